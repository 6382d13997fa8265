"""What is due when: single days of rows and the due points that stand beside them.

A row with one plain day carries it itself; every other limit stands as occurrences. A task
that only shows the earliest day of its measures or occurrences is never listed for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light, Outlook, Status, light_of
from gkdesk.domain.units import Role
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

_Values = tuple[Any, ...]

# Everything an item shows, then what it is sorted by. A measure without units of its own
# has those of its task, and is closed with it.
_SHOWN = """
iif(node.kind = 'measure', node.parent_id, node.id), node.id, {point}.plan_id,
iif(node.status = 'done' OR above.status = 'done' OR {point}.status = 'done', 'done', 'open'),
node.lead, node.responsible, node.supporting, above.lead, above.responsible, above.supporting,
node.text, coalesce(above.label, node.label), coalesce(above.path, node.path),
{point}.words, {point}.provisional, {point}.due, {point}.late_after, {special},
coalesce({point}.late_after, {point}.due), node.seq
"""

# Without the plus SQLite would look plans up by id, row for row.
_STANDS = """
node.deleted = 0 AND node.kind <> 'section'
AND +node.plan_id IN (SELECT id FROM plan WHERE deleted = 0)
"""

_ABOVE = "LEFT JOIN node AS above ON node.kind = 'measure' AND above.id = node.parent_id"

_ROWS = f"""
SELECT {_SHOWN.format(point="node", special="NULL, '', NULL, 0")}
FROM node {_ABOVE}
WHERE node.staged = 0 AND node.deadline_own = 1 AND node.due IS NOT NULL AND {_STANDS}
"""

_SPECIAL = "point.id, point.name, point.rule, point.series"
_POINTS = f"""
SELECT {_SHOWN.format(point="point", special=_SPECIAL)}
FROM occurrence AS point JOIN node ON node.id = point.node_id AND node.staged = 1 {_ABOVE}
WHERE point.deleted = 0 AND {_STANDS}
"""

_OPEN = "AND node.status = 'open' AND ifnull(above.status, 'open') = 'open'"
_IN_RANGE = """
AND ({point}.due BETWEEN :first AND :last OR {point}.late_after BETWEEN :first AND :last)
"""
_WAITING = "AND point.due IS NULL AND point.event IS NOT NULL"

_PLANS = """
SELECT id FROM plan WHERE deleted = 0
ORDER BY year DESC NULLS LAST, issuer NULLS LAST, id
"""
_REMINDERS = "SELECT node_id, count(*) FROM reminder WHERE deleted = 0 GROUP BY node_id"

_PLAN, _DAY, _SEQ = 2, 21, 22


def agenda(
    ledger: Ledger,
    outlook: Outlook,
    first: date | None,
    last: date | None,
    *,
    done: bool = False,
    plan_id: int | None = None,
) -> list[AgendaItem]:
    """The due points with their plain or moved day from ``first`` to ``last``, None: without
    an end; by day, then by plan as plans are listed, then as printed. ``done`` adds closed
    ones."""
    frame = {
        "first": columns.day(first) or "",
        "last": columns.day(last) or "9999-12-31",
        "plan": plan_id,
    }
    found = ledger.rows(_statement(_IN_RANGE, done=done, one_plan=plan_id is not None), frame)
    return list(_items(ledger, _in_order(ledger, found), outlook))


def waiting(
    ledger: Ledger, outlook: Outlook, *, plan_id: int | None = None
) -> list[AgendaItem]:
    """The open due points whose event has no day yet, in printed order."""
    one_plan = " AND point.plan_id = :plan" if plan_id is not None else ""
    sql = f"{_POINTS} {_WAITING} {_OPEN} AND point.status = 'open'{one_plan}"
    found = ledger.rows(sql, {"plan": plan_id})
    return list(_items(ledger, _in_order(ledger, found, by_day=False), outlook))


def _statement(condition: str, *, done: bool, one_plan: bool) -> str:
    parts = []
    for sql, point in ((_ROWS, "node"), (_POINTS, "point")):
        sql += condition.format(point=point)
        if not done:
            sql += f"{_OPEN} AND {point}.status = 'open'"
        parts.append(sql + (f" AND {point}.plan_id = :plan" if one_plan else ""))
    return " UNION ALL ".join(parts)


def _in_order(ledger: Ledger, rows: list[_Values], *, by_day: bool = True) -> list[_Values]:
    """Sorted in turns, the last first: the rows come nearly so, and sorting keeps it."""
    rank = {plan_id: place for place, (plan_id,) in enumerate(ledger.rows(_PLANS))}
    rows.sort(key=itemgetter(_SEQ))
    if len(rank) > 1:
        rows.sort(key=lambda row: rank[row[_PLAN]])
    if by_day:
        rows.sort(key=itemgetter(_DAY))
    return rows


def _items(ledger: Ledger, rows: Iterable[_Values], outlook: Outlook) -> Iterator[AgendaItem]:
    """Days, lights and unit lists are few, so each is worked out once."""
    told: Mapping[int, int] = dict(ledger.rows(_REMINDERS))
    day, units = cache(columns.as_day), cache(_units)
    light = cache(lambda late: light_of(Status.OPEN, columns.as_day(late), True, outlook))
    make = AgendaItem._make
    for row in rows:
        (task, node, plan, status, *lists, text, label, path, words, provisional,
         due, late, occurrence, name, rule, series, _, _) = row  # fmt: skip
        yield make((
            task, node, occurrence, plan, day(due), day(late),
            light(late) if status == "open" else Light.DONE,
            units(*lists), text, label, words, name, bool(provisional), told.get(node, 0),
            path, rule, series,
        ))  # fmt: skip


def _units(*lists: str | None) -> tuple[tuple[Role, str], ...]:
    """The units of three own lists and three inherited ones, in the order of the roles."""
    own, above = lists[:3], lists[3:]
    return tuple(
        (role, name)
        for role, names, inherited in zip(Role, own, above, strict=True)
        for name in columns.as_names(names or "[]") or columns.as_names(inherited or "[]")
    )
