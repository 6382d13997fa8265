"""Rows of the ledger, a screenful at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.tasks import Assignment, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import UnknownTask
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

EDITABLE = (
    "status",
    "done_on",
    "progress",
    "note",
    "due",
    "words",
    "deadline_kind",
    "deadline_rule",
    "deadline_set",
    "late_after",
    "provisional",
    "deadline_own",
    "staged",
    "reported_on",
    "lead",
    "responsible",
    "supporting",
)
"""The columns of a row that an edit may touch."""
PRINTED = (
    "label",
    "path",
    "heading",
    "text",
    "places",
    "heading_places",
    "parent_id",
    "seq",
    "last_seq",
    "level",
    "kind",
)
"""The columns of a row that a newer version of its notice may touch."""

# A measure without units of its own shows those of its task, and is done with it.
_ROWS = """
SELECT node.id, node.plan_id, node.parent_id, node.kind, node.level, node.label, node.path,
       node.heading, node.text,
       iif(node.kind = 'measure' AND above.status = 'done', 'done', node.status),
       node.progress, node.note, node.due, node.words, node.deadline_kind,
       node.deadline_rule, node.deadline_set,
       node.lead, node.responsible, node.supporting,
       iif(node.kind = 'measure', above.lead, '[]'),
       iif(node.kind = 'measure', above.responsible, '[]'),
       iif(node.kind = 'measure', above.supporting, '[]'),
       node.late_after, node.provisional, node.staged, node.reported_on,
       iif(node.kind = 'measure' AND above.status = 'done',
           ifnull(node.done_on, above.done_on), node.done_on),
       node.seq, node.last_seq
FROM json_each(?) AS wanted
JOIN node ON node.id = wanted.value AND node.deleted = 0
JOIN plan ON plan.id = node.plan_id AND plan.deleted = 0
LEFT JOIN node AS above ON above.id = node.parent_id
"""

_BELOW = """
SELECT count(*), total(status = 'done'), min(CASE status WHEN 'open' THEN late_after END),
       max(status = 'open' AND words <> '')
FROM node INDEXED BY node_standing
WHERE plan_id = ? AND seq BETWEEN ? AND ? AND kind = 'task' AND deleted = 0
"""

_PLANS = """
SELECT plan.id, plan.title FROM json_each(?) AS wanted
JOIN plan ON plan.id = wanted.value AND plan.deleted = 0
"""


# The tasks of the plans these rows are of, counted up to the last of them.
_ORDINALS = """
WITH wanted (id, plan_id, seq) AS (
    SELECT node.id, node.plan_id, node.seq FROM json_each(?) AS each
    JOIN node ON node.id = each.value AND node.kind = 'task'),
counted (id, plan_id, seq, number) AS (
    SELECT id, plan_id, seq, row_number() OVER (PARTITION BY plan_id ORDER BY seq)
    FROM node INDEXED BY node_standing
    WHERE plan_id IN (SELECT plan_id FROM wanted) AND kind = 'task' AND deleted = 0
    AND seq <= (SELECT max(seq) FROM wanted))
SELECT counted.id, counted.number FROM counted JOIN wanted ON wanted.id = counted.id
"""


def ordinals(ledger: Ledger, ids: Sequence[int]) -> dict[int, int]:
    """The running numbers (序号) of tasks within their plans; other rows have none."""
    return dict(_some(ledger, _ORDINALS, [wanted for wanted in ids if wanted > 0]))


def rows(ledger: Ledger, ids: Sequence[int]) -> dict[int, Row]:
    """The rows of these ids; a negative id is the plan's own row. Unknown ids are left out."""
    nodes = [wanted for wanted in ids if wanted > 0]
    plans = [-wanted for wanted in ids if wanted < 0]
    found = {row[0]: _row(ledger, row) for row in _some(ledger, _ROWS, nodes)}
    for plan_id, title in _some(ledger, _PLANS, plans):
        found[-plan_id] = _plan_row(ledger, plan_id, title)
    return found


def _some(ledger: Ledger, sql: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    return ledger.rows(sql, (json.dumps(list(ids)),)) if ids else ()


def row(ledger: Ledger, node_id: int) -> Row:
    """One row. Raises UnknownTask."""
    found = rows(ledger, [node_id])
    if node_id not in found:
        raise UnknownTask(str(node_id))
    return found[node_id]


def _row(ledger: Ledger, values: tuple[Any, ...]) -> Row:
    node_id, plan_id, parent_id, kind, level, label, path, heading, text = values[:9]
    status, progress, note, due, words, limit_kind, rule, limit_set = values[9:17]
    late_after, provisional, staged, reported_on, done_on, seq, last_seq = values[23:]
    kind = NodeKind(kind)
    below: _Below = 0, 0, None, False
    if kind is NodeKind.SECTION:
        below = _below(ledger, plan_id, seq, last_seq)
    return Row(
        id=node_id,
        plan_id=plan_id,
        parent_id=parent_id,
        kind=kind,
        level=level,
        label=label,
        path=path,
        heading=heading,
        text=text,
        status=Status(status),
        progress=progress,
        note=note,
        due=columns.as_day(due),
        words=words,
        deadline_kind=DeadlineKind(limit_kind) if limit_kind else None,
        deadline_rule=rule,
        deadline_set=bool(limit_set),
        units=_units(values[17:20], values[20:23]),
        done=below[1],
        total=below[0],
        soonest=below[2],
        limited=below[3],
        late_after=columns.as_day(late_after),
        provisional=bool(provisional),
        staged=bool(staged),
        reported_on=columns.as_day(reported_on),
        done_on=columns.as_day(done_on) if status == Status.DONE else None,
        inherited=_inherited(values[17:20], values[20:23]),
    )


def _inherited(own: Sequence[str], above: Sequence[str]) -> tuple[Role, ...]:
    """The roles without a unit of its own in which a row shows those above it."""
    lists = zip(Role, own, above, strict=True)
    return tuple(role for role, names, over in lists if names == "[]" != over)


def _units(own: Sequence[str], inherited: Sequence[str]) -> tuple[Assignment, ...]:
    """The units of three JSON lists in the order of the roles; a role without a unit of
    its own takes the inherited ones."""
    return tuple(
        Assignment(role, name)
        for role, names, above in zip(Role, own, inherited, strict=True)
        for name in columns.as_names(names) or columns.as_names(above)
    )


_Below = tuple[int, int, date | None, bool]


def _below(ledger: Ledger, plan_id: int, seq: int, last_seq: int) -> _Below:
    """Count, done, earliest open day, and whether an open one has a limit, of the tasks in
    a stretch of a plan."""
    found = ledger.one(_BELOW, (plan_id, seq, last_seq))
    total, done, soonest, limited = found or (0, 0, None, 0)
    return total, int(done), columns.as_day(soonest), bool(limited)


def _plan_row(ledger: Ledger, plan_id: int, title: str) -> Row:
    total, done, soonest, limited = _below(ledger, plan_id, 0, 2**62)
    return Row(
        id=-plan_id,
        plan_id=plan_id,
        parent_id=None,
        kind=NodeKind.PLAN,
        level=0,
        label="",
        path="",
        heading=title,
        text=title,
        status=Status.DONE if total and done == total else Status.OPEN,
        progress="",
        note="",
        due=None,
        words="",
        deadline_kind=None,
        deadline_rule=None,
        deadline_set=False,
        units=(),
        done=done,
        total=total,
        soonest=soonest,
        limited=limited,
    )


def stored(ledger: Ledger, node_id: int) -> dict[str, Value]:
    """The columns of a row that an edit may touch, as they stand: the before-images.

    Unlike ``row`` this shows nothing inherited. Raises UnknownTask.
    """
    sql = f"SELECT {', '.join(EDITABLE)} FROM node WHERE id = ?"
    found = ledger.one(sql, (node_id,))
    if found is None:
        raise UnknownTask(str(node_id))
    return dict(zip(EDITABLE, found, strict=True))


def reported(ledger: Ledger, node_id: int, on: date) -> tuple[FieldChange, ...]:
    """The field changes that say a row was told of on a day, and with a measure its task."""
    sql = """
    SELECT id, reported_on FROM node WHERE reported_on IS NOT :day AND (id = :id
        OR id = (SELECT parent_id FROM node WHERE id = :id AND kind = 'measure'))
    """
    told = on.isoformat()
    return tuple(
        FieldChange("node", each, "reported_on", before, told)
        for each, before in ledger.rows(sql, {"day": told, "id": node_id})
    )


def limit_columns(limit: Deadline | None) -> dict[str, Value]:
    """A limit as the columns of a row."""
    if limit is None:
        return {"due": None, "words": "", "deadline_kind": None, "deadline_rule": None}
    return {
        "due": columns.day(limit.due),
        "words": limit.expression,
        "deadline_kind": limit.kind.value,
        "deadline_rule": limit.rule,
    }


def day_of(value: Value) -> date | None:
    """The day a column says."""
    return columns.as_day(str(value)) if value else None


def limit_of(values: dict[str, Value]) -> Deadline:
    """The limit that the columns of a row say; only for a row that has one."""
    due, rule = values["due"], values["deadline_rule"]
    return Deadline(
        expression=str(values["words"]),
        clause="",
        kind=DeadlineKind(str(values["deadline_kind"])),
        due=columns.as_day(str(due)) if due else None,
        rule=str(rule) if rule else None,
    )
