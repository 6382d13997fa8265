"""Time limits that were put back, with the day and words they had before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from gkdesk.domain.supervision import Extension, PutBack, leading_to
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

_COLUMNS = """
extension.id, extension.node_id, occurrence_id, former_due, former_words,
extension.due, extension.words, reason, approver, decided_on
"""

_OF_ROWS = f"""
SELECT {_COLUMNS} FROM json_each(?) AS wanted
JOIN extension ON extension.node_id = wanted.value AND extension.deleted = 0
ORDER BY extension.node_id, extension.id
"""

# What is extended is the row itself, one of its due points, or, for a task, a measure's.
_STANDING = f"""
SELECT wanted.value, {_COLUMNS}, ifnull(occurrence.name, ''),
       iif(extension.occurrence_id IS NULL, iif(own.deadline_set, own.due, NULL),
           iif(occurrence.deleted = 0 AND own.staged = 1, occurrence.due, NULL))
FROM json_each(?) AS wanted
JOIN node AS own ON own.id = wanted.value OR (own.parent_id = wanted.value
    AND own.kind = 'measure' AND own.deleted = 0)
JOIN extension ON extension.node_id = own.id AND extension.deleted = 0
LEFT JOIN occurrence ON occurrence.id = extension.occurrence_id
ORDER BY wanted.value, own.seq, occurrence.due, extension.occurrence_id, extension.id
"""

# A due point is only ever moved by extensions, so the last of them holds.
_EXTENDED_DAYS = """
SELECT occurrence_id, due FROM extension
WHERE plan_id = ? AND occurrence_id IS NOT NULL AND deleted = 0 ORDER BY id
"""

_DUE_POINTS = """
SELECT id, name, words, due FROM occurrence
WHERE node_id = ? AND deleted = 0 AND due IS NOT NULL
AND (id = ? OR (? IS NULL AND status = 'open' AND late_after IS NOT NULL))
ORDER BY due, id LIMIT 1
"""


class DuePoint(NamedTuple):
    """A due point as an extension sees it."""

    id: int
    name: str
    words: str
    due: date


def of_rows(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, list[Extension]]:
    """The extensions of rows in the order in which they were made; rows without any are
    left out."""
    found: dict[int, list[Extension]] = {}
    for row in ledger.rows(_OF_ROWS, (json.dumps(list(node_ids)),)):
        found.setdefault(row[1], []).append(_extension(row))
    return found


def extended_rows(ledger: Ledger, plan_id: int) -> list[int]:
    """The rows of a plan with an extension of their own or of a measure's."""
    sql = """
    SELECT node_id FROM extension WHERE plan_id = :plan AND deleted = 0
    UNION
    SELECT node.parent_id FROM extension JOIN node ON node.id = extension.node_id
    WHERE extension.plan_id = :plan AND extension.deleted = 0 AND node.kind = 'measure'
    """
    return [node_id for (node_id,) in ledger.rows(sql, {"plan": plan_id})]


def put_back(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, list[PutBack]]:
    """The extensions that hold, each limit's in a row, a task's with those of its measures;
    rows without any are left out."""
    found: dict[int, list[PutBack]] = {}
    lines = ledger.rows(_STANDING, (json.dumps(list(node_ids)),))
    for (node, _, _), group in groupby(lines, key=lambda line: (line[0], line[2], line[3])):
        made = list(group)
        name, due = made[0][-2:]
        steps = leading_to(columns.as_day(due), [_extension(line[1:-2]) for line in made])
        if steps:
            found.setdefault(node, []).append(PutBack(name, steps))
    return found


def _extension(row: tuple[Any, ...]) -> Extension:
    number, node, occurrence, former_due, former, due, words, reason, approver, decided = row
    return Extension(
        id=number,
        node_id=node,
        occurrence_id=occurrence,
        former_due=columns.as_day(former_due),
        former_words=former,
        due=date.fromisoformat(due),
        words=words,
        reason=reason,
        approver=approver,
        decided_on=date.fromisoformat(decided),
    )


def extended_days(ledger: Ledger, plan_id: int) -> dict[int, date]:
    """The days that extensions gave to due points of a plan, by the due points' ids: a
    recomputation leaves those standing."""
    rows = ledger.rows(_EXTENDED_DAYS, (plan_id,))
    return {occurrence: date.fromisoformat(due) for occurrence, due in rows}


def due_point(ledger: Ledger, node_id: int, occurrence_id: int | None) -> DuePoint | None:
    """A due point of a row that has a settled day; without an id the earliest one that is
    open and can be late."""
    asked = (node_id, occurrence_id, occurrence_id)
    found = ledger.one(_DUE_POINTS, asked)
    if found is None:
        return None
    number, name, words, due = found
    return DuePoint(number, name, words, date.fromisoformat(due))
