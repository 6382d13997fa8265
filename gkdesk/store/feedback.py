"""What units answered about rows (反馈), and the evidence they gave."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gkdesk.domain.changes import Value
from gkdesk.domain.feedback import Evidence, Feedback, SentBack
from gkdesk.domain.tasks import Status
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

FEEDBACK = (
    "unit",
    "period",
    "progress",
    "status",
    "done_on",
    "count",
    "person",
    "problem",
    "reported_on",
)
"""The columns of an answer that change."""

_OF = "json_each(:ids) AS wanted CROSS JOIN {table} AS said ON said.node_id = wanted.value"
_FEEDBACK = f"""
SELECT said.id, said.plan_id, said.node_id, said.occurrence_id, said.unit, said.period,
       said.progress, said.status, said.done_on, said.count, said.person, said.problem,
       said.reported_on
FROM {_OF.format(table="feedback")} WHERE said.deleted = 0 ORDER BY said.id
"""
_EVIDENCE = f"""
SELECT said.id, said.plan_id, said.node_id, said.occurrence_id, said.unit, said.words,
       said.link, said.day, said.source
FROM {_OF.format(table="evidence")} WHERE said.deleted = 0 ORDER BY said.id
"""
_SENT_BACK = f"""
SELECT said.id, said.plan_id, said.node_id, said.occurrence_id, said.unit, said.reason,
       said.day, said.settled
FROM {_OF.format(table="sent_back")} WHERE said.deleted = 0 ORDER BY said.id
"""

# A measure is done with its task, and has its units where it names none in a role itself.
_PLACES = """
SELECT node.id, node.plan_id,
       iif(node.kind = 'measure' AND above.status = 'done', 'done', node.status),
       node.progress, node.lead, node.responsible, node.supporting,
       iif(node.kind = 'measure', above.lead, '[]'),
       iif(node.kind = 'measure', above.responsible, '[]'),
       iif(node.kind = 'measure', above.supporting, '[]')
FROM json_each(:ids) AS wanted CROSS JOIN node ON node.id = wanted.value
JOIN plan ON plan.id = node.plan_id AND plan.deleted = 0
LEFT JOIN node AS above ON above.id = node.parent_id
WHERE node.deleted = 0
"""

_ANSWER = 13
"""So many columns an answer has."""


class Answered(NamedTuple):
    """A row as those who answer for it see it. The names are printed ones, of the roles in
    their order; a role without a name of its own shows those above a measure."""

    node_id: int
    plan_id: int
    status: str
    progress: str
    names: tuple[str, str, str]


def answered_rows(ledger: Ledger, ids: Iterable[int]) -> dict[int, Answered]:
    """Rows that stand in a plan that stands; names are JSON lists as in the table."""
    found = {}
    for node_id, plan_id, status, progress, *lists in ledger.rows(_PLACES, _wanted(ids)):
        own, above = lists[:3], lists[3:]
        names = [
            one if one != "[]" else over or "[]" for one, over in zip(own, above, strict=True)
        ]
        found[node_id] = Answered(
            node_id, plan_id, status, progress, (names[0], names[1], names[2])
        )
    return found


def of_rows(ledger: Ledger, ids: Iterable[int]) -> list[Feedback]:
    """What was answered about rows, the oldest row of the table first."""
    return [Feedback(*_typed(row, (8, 12))) for row in ledger.rows(_FEEDBACK, _wanted(ids))]


def columns_of(ledger: Ledger, numbers: Iterable[int]) -> dict[int, dict[str, Value]]:
    """The columns of answers that change, as they stand: the before-images."""
    sql = f"""
    SELECT feedback.id, {", ".join(FEEDBACK)} FROM json_each(:ids) AS wanted
    CROSS JOIN feedback ON feedback.id = wanted.value
    """
    rows = ledger.rows(sql, _wanted(numbers))
    return {number: dict(zip(FEEDBACK, said, strict=True)) for number, *said in rows}


def evidence_of_rows(ledger: Ledger, ids: Iterable[int]) -> list[Evidence]:
    """The evidence given for rows, in the order it came."""
    return [Evidence(*_typed(row, (7,))) for row in ledger.rows(_EVIDENCE, _wanted(ids))]


def sent_back_of_rows(ledger: Ledger, ids: Iterable[int]) -> list[SentBack]:
    """What was sent back of rows, in order; settled ones too."""
    rows = ledger.rows(_SENT_BACK, _wanted(ids))
    return [SentBack(*_typed((*row[:7], bool(row[7])), (6,))) for row in rows]


def _typed(row: tuple[Any, ...], days: Sequence[int]) -> list[Any]:
    """The columns of a row with its days as days, and an answer's status as one."""
    values = list(row)
    for place in days:
        values[place] = columns.as_day(values[place])
    if len(values) == _ANSWER and values[7]:
        values[7] = Status(values[7])
    return values


def _wanted(ids: Iterable[int]) -> dict[str, str]:
    return {"ids": json.dumps(sorted(set(ids)))}
