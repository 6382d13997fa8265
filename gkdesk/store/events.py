"""Days of events that limits count from, entered once for all tasks of a plan."""

from __future__ import annotations

from datetime import date

from gkdesk.domain.occurrences import Event, EventDay
from gkdesk.errors import UnknownEventDay
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

_DAYS = """
SELECT id, plan_id, event, day, note FROM event_day
WHERE deleted = 0 AND (plan_id = :plan OR id = :id) ORDER BY day, id
"""

_WAITING = """
SELECT occurrence.event, count(DISTINCT occurrence.node_id)
FROM occurrence JOIN node ON node.id = occurrence.node_id AND node.deleted = 0
WHERE occurrence.plan_id = ? AND occurrence.deleted = 0 AND occurrence.kind = 'relative'
AND occurrence.event IS NOT NULL
GROUP BY 1 ORDER BY min(node.seq)
"""


def days(ledger: Ledger, plan_id: int) -> dict[str, tuple[EventDay, ...]]:
    """The days entered for the events of a plan, by name, in order."""
    found: dict[str, tuple[EventDay, ...]] = {}
    for row in ledger.rows(_DAYS, {"plan": plan_id, "id": None}):
        each = _event_day(row)
        found[each.event] = (*found.get(each.event, ()), each)
    return found


def settled_by_hand(ledger: Ledger, plan_id: int) -> dict[str, date | None]:
    """The events of a plan that ever had a day entered, each with the day its document
    settles as it stands, None where it settles none: what holds once no day is entered any
    more."""
    sql = """
    SELECT event, (SELECT max(counted_from) FROM deadline
        WHERE deadline.plan_id = plan.id AND deadline.edition = plan.edition
        AND deadline.event = event_day.event)
    FROM event_day JOIN plan ON plan.id = event_day.plan_id
    WHERE plan.id = ? GROUP BY event
    """
    return {event: columns.as_day(printed) for event, printed in ledger.rows(sql, (plan_id,))}


def day(ledger: Ledger, event_day_id: int) -> EventDay:
    """One day. Raises UnknownEventDay."""
    row = ledger.one(_DAYS, {"plan": None, "id": event_day_id})
    if row is None:
        raise UnknownEventDay(str(event_day_id))
    return _event_day(row)


def of_plan(ledger: Ledger, plan_id: int, signed_on: date | None) -> list[Event]:
    """The events limits of a plan count from, in printed order, with their days."""
    entered = days(ledger, plan_id)
    found = []
    for name, tasks in ledger.rows(_WAITING, (plan_id,)):
        known = entered.get(name, ())
        early = signed_on is not None and any(each.day < signed_on for each in known)
        found.append(Event(plan_id, name, known, tasks, before_signing=early))
    return found


def _event_day(row: tuple[int, int, str, str, str]) -> EventDay:
    number, plan_id, event, day_text, note = row
    return EventDay(number, plan_id, event, date.fromisoformat(day_text), note)


def record(plan_id: int, event: str, when: date, note: str) -> dict[str, object]:
    """A day as a row of its table."""
    return {"plan_id": plan_id, "event": event, "day": columns.day(when), "note": note}
