"""How much is due on each day, and how the lights of each unit stand: counted in SQL, as a
calendar of a year shows no row."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light, Outlook, Status, light_of
from gkdesk.store import columns
from gkdesk.store.columns import Shown
from gkdesk.store.conditions import LIGHT, frame, wanted
from gkdesk.store.ledger import Ledger

# A measure is closed with its task.
_DAYS = """
WITH standing (id, staged, own, closed, due, late) AS MATERIALIZED (
    SELECT node.id, node.staged, node.deadline_own,
           'done' IN (node.status, ifnull(task.status, 'open')), node.due, node.late_after
    FROM node INDEXED BY node_standing
    LEFT JOIN node AS task ON node.kind = 'measure' AND task.id = node.parent_id
    WHERE node.kind <> 'section' AND node.deleted = 0
    AND (node.staged = 1 OR node.due IS NOT NULL)
    AND node.plan_id IN (SELECT id FROM plan WHERE deleted = 0)),
due (day, never, closed) AS (
    SELECT ifnull(late, due), late IS NULL, closed FROM standing WHERE staged = 0 AND own = 1
    UNION ALL
    SELECT ifnull(point.late_after, point.due), point.late_after IS NULL,
           standing.closed OR point.status = 'done'
    FROM occurrence AS point JOIN standing ON standing.id = point.node_id AND staged = 1
    WHERE point.deleted = 0)
SELECT day, never, closed, count(*) FROM due WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3
"""


def lights_of_days(
    ledger: Ledger, outlook: Outlook, first: date, last: date
) -> dict[date, dict[Light, int]]:
    """How many due points of each light stand on each day, closed ones too; days without
    any are left out."""
    days: dict[date, Counter[Light]] = defaultdict(Counter)
    for text, never, closed, number in ledger.rows(_DAYS, (str(first), str(last))):
        day = date.fromisoformat(text)
        status = Status.DONE if closed else Status.OPEN
        days[day][light_of(status, None if never else day, True, outlook)] += number
    return {day: dict(lights) for day, lights in days.items()}


def unit_lights(
    ledger: Ledger, outlook: Outlook, plan_id: int | None, shown: Shown = columns.as_it_is
) -> dict[str, dict[Light, int]]:
    """How many tasks of each unit, in any role, show each light; most tasks first."""
    query = Query(plan_id=plan_id)
    sql = (
        "SELECT group_concat(node.lead || char(30) || node.responsible || char(30)"
        f" || node.supporting || char(30) || {LIGHT}, char(31))"
        f" FROM node WHERE {wanted(query)}"
    )
    found = ledger.value(sql, frame(query, outlook))
    units: dict[str, Counter[Light]] = defaultdict(Counter)
    # In one text, counted here: SQLite would sort all of them to put them together.
    for alike, number in Counter(found.split("\x1f") if found else ()).items():
        *lists, light = alike.split("\x1e")
        for name in columns.shown_names(lists, shown):
            units[name][Light(light)] += number
    by_number = sorted(units.items(), key=lambda unit: -unit[1].total())
    return {name: dict(lights) for name, lights in by_number}
