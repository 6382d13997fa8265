"""Reminders and what is put off, as they stand in the ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gkdesk.domain.supervision import Reminder, Way
from gkdesk.store.ledger import Ledger

_REMINDERS = """
SELECT id, node_id, unit, day, way, person, said FROM reminder
WHERE node_id = ? AND deleted = 0 ORDER BY day DESC, id DESC
"""

# Who was reminded of a measure was reminded of its task.
_TOLD = """
SELECT wanted.value, count(*), max(reminder.day)
FROM json_each(?) AS wanted
JOIN node AS own ON own.id = wanted.value OR (own.parent_id = wanted.value
    AND own.kind = 'measure' AND own.deleted = 0)
JOIN reminder ON reminder.node_id = own.id AND reminder.deleted = 0
GROUP BY wanted.value
"""

_TOLD_TASKS = """
SELECT iif(node.kind = 'measure', node.parent_id, node.id) AS task, count(*)
FROM reminder JOIN node ON node.id = reminder.node_id AND node.deleted = 0
WHERE reminder.plan_id = ? AND reminder.deleted = 0 GROUP BY task
"""

_TOLD_UNITS = """
SELECT unit, count(*), max(day) FROM reminder WHERE deleted = 0 AND node_id IN (
    SELECT ? UNION SELECT id FROM node
    WHERE parent_id = ? AND kind = 'measure' AND deleted = 0)
GROUP BY unit ORDER BY min(id)
"""

_PUT_OFF = """
SELECT node_id, occurrence_id, until FROM put_off WHERE deleted = 0 ORDER BY until, id
"""


class Told(NamedTuple):
    """How often reminders went out, and the ISO day of the last."""

    times: int
    last: str


class PutOff(NamedTuple):
    """A row put off until an ISO day; ``occurrence`` None is the whole row."""

    node: int
    occurrence: int | None
    until: str


def reminders(ledger: Ledger, node_id: int) -> list[Reminder]:
    """The reminders of one row itself, the last first."""
    return [
        Reminder(number, node, unit, date.fromisoformat(day), Way(way), person, said)
        for number, node, unit, day, way, person, said in ledger.rows(_REMINDERS, (node_id,))
    ]


def told(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, Told]:
    """The reminders of rows, a task's with those of its measures; rows without any are
    left out."""
    rows = ledger.rows(_TOLD, (json.dumps(list(node_ids)),))
    return {node: Told(times, last) for node, times, last in rows}


def told_tasks(ledger: Ledger, plan_id: int) -> dict[int, int]:
    """How many reminders the tasks of a plan have had, with those of their measures."""
    return dict(ledger.rows(_TOLD_TASKS, (plan_id,)))


def told_units(ledger: Ledger, node_id: int) -> dict[str, Told]:
    """The reminders of one row by unit, a task's with those of its measures."""
    rows = ledger.rows(_TOLD_UNITS, (node_id, node_id))
    return {unit: Told(times, last) for unit, times, last in rows}


def plan_of(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, int]:
    """The plans of rows that stand."""
    sql = """
    SELECT node.id, node.plan_id FROM json_each(?) AS wanted
    JOIN node ON node.id = wanted.value AND node.deleted = 0
    JOIN plan ON plan.id = node.plan_id AND plan.deleted = 0
    """
    return dict(ledger.rows(sql, (json.dumps(list(node_ids)),)))


def put_off(ledger: Ledger) -> list[PutOff]:
    """Everything that is put off, also what has come up again since."""
    return [PutOff(*row) for row in ledger.rows(_PUT_OFF)]


def put_off_record(
    ledger: Ledger, node_id: int, occurrence_id: int | None
) -> tuple[int, str] | None:
    """Id and ISO day of what puts off exactly this row or occurrence."""
    sql = """
    SELECT id, until FROM put_off
    WHERE node_id = ? AND occurrence_id IS ? AND deleted = 0
    """
    found = ledger.one(sql, (node_id, occurrence_id))
    return None if found is None else (found[0], found[1])


def occurrence_stands(ledger: Ledger, node_id: int, occurrence_id: int) -> bool:
    """Whether the row has this due point."""
    sql = "SELECT 1 FROM occurrence WHERE id = ? AND node_id = ? AND deleted = 0"
    return ledger.value(sql, (occurrence_id, node_id)) is not None
