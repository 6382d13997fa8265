"""Which rows press or have not been reported, as the morning page groups them: numbers of
rows, days and units only, so that a large ledger is counted without its texts."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.store.agenda_rows import ringing_ranks
from gkdesk.store.ledger import Ledger
from gkdesk.store.plans import FIRST_YEAR

_NEVER = "9999-12-31"
_PLACES = 1 << 40
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Ringing:
    """Due points and rows to be called about, column by column as they were found.

    ``order`` are the places of those that are meant, in the order of the agenda.
    ``occurrences`` are 0 where the row itself is meant. ``days`` are the last days in time
    as ISO text, 9999-12-31 where nothing is ever late. ``units`` are JSON lists of the units
    to call: those that lead, else the responsible ones.
    """

    order: list[int]
    nodes: list[int]
    occurrences: list[int]
    days: list[str]
    units: list[str]

    def __len__(self) -> int:
        return len(self.order)

    def point(self, place: int) -> tuple[int, int | None]:
        """The row at a place of the columns, and its occurrence where one is meant."""
        return self.nodes[place], self.occurrences[place] or None

    def between(self, after: date, last: date) -> Ringing:
        """Those whose last day in time lies after one day and not after another."""
        day = self.days.__getitem__
        start, stop = (bisect_right(self.order, str(end), key=day) for end in (after, last))
        return replace(self, order=self.order[start:stop])

    def without(self, points: Collection[tuple[int, int | None]]) -> Ringing:
        """All but those of some rows and occurrences."""
        if not points:
            return self
        order = [place for place in self.order if self.point(place) not in points]
        return replace(self, order=order)


# Tasks and measures apart: only a measure looks at the row above it, for the units it does
# not have itself and whether that is closed.
_TASK_UNITS = "iif(node.lead <> '[]', node.lead, node.responsible)"
_UNITS = """
CASE WHEN node.lead <> '[]' THEN node.lead
     WHEN node.kind = 'measure' AND task.lead <> '[]' THEN task.lead
     WHEN node.responsible <> '[]' OR task.id IS NULL THEN node.responsible
     ELSE task.responsible END
"""
_PLACE = f"node.plan_id * {_PLACES} + node.seq"
_OPEN_TASK = "node.kind = 'task' AND node.status = 'open' AND node.deleted = 0"
_OPEN_MEASURE = """
node.kind = 'measure' AND node.status = 'open' AND node.deleted = 0 AND task.status = 'open'
"""

_OWN_DAY = "node.staged = 0 AND node.deadline_own = 1 AND node.late_after <= :last"
_OWN_DAYS = f"""
SELECT node.id, 0 AS point, node.late_after AS day, {_PLACE} AS place, {_TASK_UNITS} AS units
FROM node INDEXED BY node_standing WHERE {_OWN_DAY} AND {_OPEN_TASK}
UNION ALL
SELECT node.id, 0, node.late_after, {_PLACE}, {_UNITS}
FROM node INDEXED BY node_standing CROSS JOIN node AS task ON task.id = node.parent_id
WHERE {_OWN_DAY} AND {_OPEN_MEASURE}
"""
_TASK = "LEFT JOIN node AS task ON node.kind = 'measure' AND task.id = node.parent_id"
_OPEN = """
node.staged = 1 AND node.deleted = 0 AND node.status = 'open'
AND ifnull(task.status, 'open') = 'open'
"""
_POINTS = f"""
SELECT node.id, point.id, point.late_after, {_PLACE}, {_UNITS}
FROM occurrence AS point CROSS JOIN node ON node.id = point.node_id {_TASK}
WHERE point.deleted = 0 AND point.status = 'open' AND point.late_after <= :last AND {_OPEN}
"""

# A task that merely shows the limits of its measures is told of measure by measure, and as
# a whole once they are done. A progress is of the whole task, whichever of its measures it
# was entered at.
_UNSTAGED = f"""
SELECT node.id, 0 AS point, ifnull(node.late_after, '{_NEVER}') AS day, {_PLACE} AS place,
       {_TASK_UNITS} AS units
FROM node INDEXED BY node_standing
WHERE node.staged = 0 AND ifnull(node.reported_on, '') < :first AND {_OPEN_TASK}
AND (node.deadline_own = 1 OR NOT EXISTS (
     SELECT 1 FROM node AS part WHERE part.parent_id = node.id AND part.words <> ''
     AND part.kind = 'measure' AND part.status = 'open' AND part.deleted = 0))
UNION ALL
SELECT node.id, 0, ifnull(node.late_after, '{_NEVER}'), {_PLACE}, {_UNITS}
FROM node INDEXED BY node_standing CROSS JOIN node AS task ON task.id = node.parent_id
WHERE node.staged = 0 AND ifnull(node.reported_on, '') < :first AND {_OPEN_MEASURE}
AND node.words <> '' AND task.deadline_own = 0 AND ifnull(task.reported_on, '') < :first
"""
# min() takes the other columns from the row where it finds the earliest day. What is said
# of another period is written down at the row too, and tells nothing of this one.
_PRESENT = f"""
SELECT node.id, point.id, ifnull(point.late_after, '{_NEVER}'), {_PLACE}, {_UNITS}
FROM (SELECT node_id, id, late_after, min(iif(status = 'open', due, NULL)) AS due
      FROM occurrence
      WHERE deleted = 0 AND due >= :first AND ifnull(start, due) <= :last
      GROUP BY +node_id
      HAVING min(iif(status = 'open', due, NULL)) IS NOT NULL AND total(
          max(ifnull(reported_on, ''), ifnull(done_on, '')) >= :first) = 0) AS point
CROSS JOIN node ON node.id = point.node_id {_TASK}
WHERE {_OPEN} AND ifnull(task.deadline_own, 0) = 0
AND (max(ifnull(node.reported_on, ''), ifnull(task.reported_on, '')) < :first OR EXISTS (
     SELECT 1 FROM occurrence AS other WHERE other.node_id = node.id
     AND other.reported_on >= :first AND other.deleted = 0))
"""

_IN_VIEW = f"""
WITH standing (id, last, first) AS (
    SELECT id, last_year, {FIRST_YEAR} FROM plan WHERE deleted = 0)
SELECT id FROM standing WHERE :year BETWEEN first AND max(first, ifnull(last, first))
"""


_COLUMNS = """
SELECT json_group_array(id), json_group_array(point), json_group_array(place),
       group_concat(day, char(31)), group_concat(units, char(31))
FROM ({sql})
"""


def pressing(ledger: Ledger, last: date) -> Ringing:
    """The open due points whose last day in time is ``last`` or before."""
    sql = f"{_OWN_DAYS} UNION ALL {_POINTS}"
    return _ringing(ledger, sql, {"last": last.isoformat()}, ringing_ranks(ledger))


def unreported(ledger: Ledger, first: date, last: date, year: int) -> Ringing:
    """The open rows of the plans in view in ``year`` of which nothing was told since
    ``first``; where due points stand beside a row, nothing of those of the period from
    ``first`` to ``last``, given with the earliest open one of them. What is never late comes
    at the end."""
    in_view = {plan_id for (plan_id,) in ledger.rows(_IN_VIEW, {"year": year})}
    rank = {plan: at for plan, at in ringing_ranks(ledger).items() if plan in in_view}
    parameters = {"first": first.isoformat(), "last": last.isoformat()}
    return _ringing(ledger, f"{_UNSTAGED} UNION ALL {_PRESENT}", parameters, rank)


def _ringing(
    ledger: Ledger, sql: str, parameters: Mapping[str, object], rank: Mapping[int, int]
) -> Ringing:
    """Those in the ranked plans. Column by column, which is three times as fast as row by
    row; ordered in turns, the last first, which keeps what is in order already."""
    found = ledger.one(_COLUMNS.format(sql=sql), parameters)
    assert found is not None
    nodes, points, places = (json.loads(text) for text in found[:3])
    days, units = ((text or "").split(_SEPARATOR) for text in found[3:])
    order = list(range(len(nodes)))
    if ledger.value("SELECT count(*) FROM plan") > 1:
        order = [at for at in order if places[at] // _PLACES in rank]
        order.sort(key=lambda at: rank[places[at] // _PLACES] * _PLACES + places[at] % _PLACES)
    else:
        order = order if rank else []
        order.sort(key=places.__getitem__)
    order.sort(key=days.__getitem__)
    return Ringing(order, nodes, points, days, units)
