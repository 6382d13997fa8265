"""Which rows press or have not been reported, as the morning page groups them: numbers of
rows and units only, so that a large ledger is counted without its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from gkdesk.store.agenda_rows import plan_ranks
from gkdesk.store.ledger import Ledger

_NEVER = "9999-12-31"


class Ringing(NamedTuple):
    """A due point or row to be called about. ``day`` is the last day in time as ISO text,
    "" where nothing is ever late; ``units`` the JSON list of units to call: those that lead,
    else the responsible ones."""

    node: int
    occurrence: int | None
    day: str
    plan: int
    seq: int
    units: str


_UNITS = """
CASE WHEN node.lead <> '[]' THEN node.lead
     WHEN node.kind = 'measure' AND task.lead <> '[]' THEN task.lead
     WHEN node.responsible <> '[]' OR task.id IS NULL THEN node.responsible
     ELSE task.responsible END
"""
_TASK = "LEFT JOIN node AS task ON node.kind = 'measure' AND task.id = node.parent_id"
_OPEN = """
node.deleted = 0 AND node.status = 'open' AND ifnull(task.status, 'open') = 'open'
"""

_OWN_DAYS = f"""
SELECT node.id, NULL, node.late_after, node.plan_id, node.seq, {_UNITS}
FROM node INDEXED BY node_standing {_TASK}
WHERE node.staged = 0 AND node.deadline_own = 1 AND node.kind <> 'section'
AND node.late_after <= :last AND {_OPEN}
"""
_POINTS = f"""
SELECT node.id, point.id, point.late_after, node.plan_id, node.seq, {_UNITS}
FROM occurrence AS point CROSS JOIN node ON node.id = point.node_id AND node.staged = 1 {_TASK}
WHERE point.deleted = 0 AND point.status = 'open' AND point.late_after <= :last AND {_OPEN}
"""

# A task that merely shows the limits of its measures is told of measure by measure, and as
# a whole once they are done.
_UNSTAGED = f"""
SELECT node.id, NULL, ifnull(node.late_after, ''), node.plan_id, node.seq, {_UNITS}
FROM node INDEXED BY node_standing {_TASK}
WHERE node.staged = 0
AND CASE WHEN node.kind = 'measure' THEN node.words <> '' AND task.deadline_own = 0
         WHEN node.kind = 'task' THEN node.deadline_own = 1 OR NOT EXISTS (
             SELECT 1 FROM node AS part WHERE part.parent_id = node.id AND part.words <> ''
             AND part.kind = 'measure' AND part.status = 'open' AND part.deleted = 0) END
AND ifnull(node.reported_on, '') < :first AND {_OPEN}
"""
# min() takes the other columns from the row where it finds the earliest day.
_PRESENT = f"""
SELECT node.id, point.id, ifnull(point.late_after, ''), node.plan_id, node.seq, {_UNITS},
       min(point.due)
FROM occurrence AS point CROSS JOIN node ON node.id = point.node_id AND node.staged = 1 {_TASK}
WHERE point.deleted = 0 AND point.status = 'open' AND point.due >= :first
AND ifnull(point.start, point.due) <= :last AND ifnull(node.reported_on, '') < :first
AND {_OPEN}
GROUP BY point.node_id
"""
# A task told of is told of with its measures, and a measure with its task.
_TOLD = """
WITH told AS (
    SELECT id FROM node INDEXED BY node_standing
    WHERE reported_on >= :first AND deleted = 0
    UNION
    SELECT node_id FROM occurrence
    WHERE deleted = 0 AND (reported_on >= :first OR done_on >= :first))
SELECT id FROM told
UNION SELECT node.parent_id FROM told JOIN node ON node.id = told.id AND node.kind = 'measure'
UNION SELECT node.id FROM told JOIN node ON node.parent_id = told.id AND node.kind = 'measure'
"""

# A plan without a year goes by its signature, else by the day it was read.
_PLANS_IN_VIEW = """
WITH standing (id, last, year) AS (
    SELECT id, last_year, coalesce(
        year, CAST(substr(coalesce(signed_on, imported_at), 1, 4) AS INTEGER))
    FROM plan WHERE deleted = 0)
SELECT id FROM standing WHERE :year BETWEEN year AND max(year, ifnull(last, year))
"""


def pressing(ledger: Ledger, last: date) -> list[Ringing]:
    """The open due points whose last day in time is ``last`` or before, in the order of the
    agenda."""
    rank = plan_ranks(ledger)
    sql = f"{_OWN_DAYS} UNION ALL {_POINTS}"
    found = map(Ringing._make, ledger.rows(sql, {"last": last.isoformat()}))
    return _in_order((each for each in found if each.plan in rank), rank)


def unreported(ledger: Ledger, first: date, last: date, year: int) -> list[Ringing]:
    """The open rows of the plans in view in ``year`` of which nothing was told or closed
    since ``first``; where due points stand beside a row, with the earliest open one of the
    period from ``first`` to ``last``. What is never late comes at the end."""
    rank = plan_ranks(ledger)
    plans = {plan_id for (plan_id,) in ledger.rows(_PLANS_IN_VIEW, {"year": year})}
    parameters = {"first": first.isoformat(), "last": last.isoformat()}
    told = {node for (node,) in ledger.rows(_TOLD, parameters)}
    found = ledger.rows(_UNSTAGED, parameters)
    found += (row[:6] for row in ledger.rows(_PRESENT, parameters))
    wanted = (row for row in found if row[3] in plans and row[0] not in told)
    return _in_order(map(Ringing._make, wanted), rank)


def _in_order(found: Iterable[Ringing], rank: Mapping[int, int]) -> list[Ringing]:
    """Sorted in turns, the last first: rows come nearly so, and sorting keeps it."""
    rung = sorted(found, key=itemgetter(4))
    if len(rank) > 1:
        rung.sort(key=lambda each: rank[each.plan])
    rung.sort(key=lambda each: each.day or _NEVER)
    return rung
