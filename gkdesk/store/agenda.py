"""What is due when: single days of rows and the due points that stand beside them.

A row with one plain day carries it itself; every other limit stands as occurrences. A task
that only shows the earliest day of its measures or occurrences is never listed for it.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from typing import Any

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light, Outlook, Status, light_of
from gkdesk.store import columns
from gkdesk.store.agenda_rows import AgendaRow, agenda_rows
from gkdesk.store.ledger import Ledger

Point = tuple[Any, ...]
"""A due point before its row is known: node, occurrence (None: the row's own day), whether
closed, due and late_after as ISO text, words, name, provisional, rule, series."""

OWN_DAYS = """
SELECT id, NULL, status = 'done', due, late_after, '', '', 0, NULL, 0
FROM node INDEXED BY node_standing
WHERE staged = 0 AND deadline_own = 1 AND due IS NOT NULL AND kind <> 'section' AND deleted = 0
"""
"""The points that rows carry themselves, to be narrowed by conditions."""

OCCURRENCES = """
SELECT node_id, id, status = 'done', due, late_after, words, name, provisional, rule, series
FROM occurrence WHERE deleted = 0
"""
"""The points that stand beside their rows, to be narrowed by conditions."""

_THESE_ROWS = """
SELECT id, NULL, 0, due, late_after, '', '', 0, NULL, 0 FROM node
WHERE id IN (SELECT value FROM json_each(?))
"""
_THESE_OCCURRENCES = f"{OCCURRENCES} AND id IN (SELECT value FROM json_each(?))"
_IN_RANGE = "(due BETWEEN :first AND :last OR late_after BETWEEN :first AND :last)"
_REMINDERS = "SELECT node_id, count(*) FROM reminder WHERE deleted = 0 GROUP BY node_id"
_DUE, _LATE = 3, 4


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
    wanted = f" AND {_IN_RANGE}" + ("" if done else " AND status = 'open'")
    if plan_id is not None:
        wanted += " AND plan_id = :plan"
    points = ledger.rows(f"{OWN_DAYS}{wanted} UNION ALL {OCCURRENCES}{wanted}", frame)
    return items(ledger, points, outlook, done=done)


def waiting(
    ledger: Ledger, outlook: Outlook, *, plan_id: int | None = None
) -> list[AgendaItem]:
    """The open due points whose event has no day yet, as printed."""
    sql = f"{OCCURRENCES} AND due IS NULL AND event IS NOT NULL AND status = 'open'"
    if plan_id is not None:
        sql += " AND plan_id = :plan"
    return items(ledger, ledger.rows(sql, {"plan": plan_id}), outlook)


def items_of(
    ledger: Ledger, outlook: Outlook, points: Collection[tuple[int, int | None]]
) -> dict[tuple[int, int | None], AgendaItem]:
    """The items of some open due points, given as (node, occurrence); an occurrence None is
    the row itself, with or without a day."""
    nodes = [node for node, occurrence in points if occurrence is None]
    occurrences = [occurrence for _, occurrence in points if occurrence is not None]
    found = ledger.rows(_THESE_ROWS, (json.dumps(nodes),))
    found += ledger.rows(_THESE_OCCURRENCES, (json.dumps(occurrences),))
    return {(item.node, item.occurrence): item for item in items(ledger, found, outlook)}


def items(
    ledger: Ledger, points: list[Point], outlook: Outlook, *, done: bool = False
) -> list[AgendaItem]:
    """The points as items, in the order of the agenda; those whose row or plan is gone, or
    without ``done`` is closed, are left out."""
    with _undisturbed():
        rows = agenda_rows(ledger, {point[0] for point in points}, done=done)
        place = {node: number for number, node in enumerate(rows)}
        points = [point for point in points if point[0] in place]
        points.sort(key=lambda point: place[point[0]])
        points.sort(key=lambda point: point[_LATE] or point[_DUE] or "")
        return list(_items(ledger, points, rows, outlook))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the search for rings, which would walk through all rows again and again
    while they come; they hold none."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _items(
    ledger: Ledger, points: Sequence[Point], rows: dict[int, AgendaRow], outlook: Outlook
) -> Iterator[AgendaItem]:
    """Days and lights are few, so each is worked out once."""
    told: dict[int, int] = dict(ledger.rows(_REMINDERS))
    when = cache(partial(_when, outlook))
    make = AgendaItem._make
    for node, occurrence, closed, due, late, words, name, provisional, rule, series in points:
        _, task, plan, _, row_closed, text, label, path, own_words, own, units = rows[node]
        if occurrence is None:
            words, provisional = own_words, own
        yield make((
            task, node, occurrence, plan, *when(closed or row_closed, words != "", due, late),
            units, text, label, words, name, provisional == 1, told.get(node, 0), path, rule,
            series,
        ))  # fmt: skip


def _when(
    outlook: Outlook, closed: int, limited: bool, due: str | None, late: str | None
) -> tuple[date | None, date | None, Light]:
    """Both days and the light."""
    last = columns.as_day(late)
    status = Status.DONE if closed else Status.OPEN
    return columns.as_day(due), last, light_of(status, last, limited, outlook)
