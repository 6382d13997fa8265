"""Due points of rows: what is said of them, the events and counts they hang on, and what
the office has settled for them. Every edit is one change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.occurrences import (
    Event,
    Move,
    Occurrence,
    OccurrenceField,
    RestDays,
    Tally,
)
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import Status
from gkdesk.errors import AmountNotPositive, EventDayKnown, NoEvent, UnknownStatus
from gkdesk.services import reckoning, shown_limits
from gkdesk.services.session import Session
from gkdesk.store import changes, nodes, occurrences, records, settings
from gkdesk.store import events as store_events
from gkdesk.store import plans as store_plans
from gkdesk.store import tallies as store_tallies
from gkdesk.terms import STATUS_WORDS

_LARGEST = 1_000_000


def of_row(session: Session, node_id: int) -> list[Occurrence]:
    """The due points of a row by day; none where it carries its one day itself."""
    return of_rows(session, [node_id]).get(node_id, [])


def of_rows(session: Session, ids: Sequence[int]) -> dict[int, list[Occurrence]]:
    """The due points of rows by day; rows without any are left out."""
    return occurrences.of_rows(session.ledger, ids)


# what is said of one


def set_field(
    session: Session, occurrence_id: int, field: OccurrenceField, value: str
) -> Occurrence:
    """Say something of a due point; it as it stands afterwards. ``status`` takes open/done or
    推进中/已办结. What stands already changes nothing.

    Raises UnknownOccurrence, UnknownStatus, StaleEdit.
    """
    point = occurrences.one(session.ledger, occurrence_id)
    fields = _differing(point, _wanted(session, field, storable(value).strip()))
    if fields:
        tells = value.strip() and field is not OccurrenceField.STATUS
        told = _reported(session, point) if tells else ()
        with session.ledger.transaction():
            change = Change(ChangeKind.EDIT, (*fields, *told))
            number = changes.apply(session.ledger, change, session.hand)
            shown_limits.follow(session, number, [point.node_id])
    return occurrences.one(session.ledger, occurrence_id)


def _wanted(session: Session, field: OccurrenceField, value: str) -> dict[str, Value]:
    today = session.now().date().isoformat()
    if field is OccurrenceField.STATUS:
        if value not in STATUS_WORDS:
            raise UnknownStatus(value)
        status = STATUS_WORDS[value]
        done_on = today if status is Status.DONE else None
        return {"status": status.value, "done_on": done_on}
    if field is OccurrenceField.PROGRESS:
        return {"progress": value, "reported_on": today if value else None}
    return {"evidence": value}


def _differing(point: Occurrence, wanted: dict[str, Value]) -> tuple[FieldChange, ...]:
    """The field changes; the day alone, without what it is the day of, changes nothing."""
    fields = differing("occurrence", point.id, occurrences.said_columns(point), wanted)
    only_days = all(field.field in ("done_on", "reported_on") for field in fields)
    return () if only_days else fields


def _reported(session: Session, point: Occurrence) -> tuple[FieldChange, ...]:
    """The row that was told of, and its task."""
    return nodes.reported(session.ledger, point.node_id, session.now().date())


# events


def events(session: Session, plan_id: int) -> list[Event]:
    """The events that limits of a plan count from, in printed order. Raises UnknownPlan."""
    signed_on = store_plans.reading_frame(session.ledger, plan_id)[1]
    return store_events.of_plan(session.ledger, plan_id, signed_on)


def set_event(
    session: Session, plan_id: int, event: str, day: date, note: str = ""
) -> list[Move]:
    """Enter a day of an event, for all rows of the plan that count from it; what moved. The
    same day again changes nothing. Raises UnknownPlan, NoEvent."""
    known = next((each for each in events(session, plan_id) if each.name == event), None)
    if known is None:
        raise NoEvent(event)
    if any(each.day == day for each in known.days):
        return []
    row = store_events.record(plan_id, event, day, storable(note).strip())
    with session.ledger.transaction():
        _, fields = records.add(session.ledger, "event_day", [row])
        return _reckoned(session, fields, plan_id)


def drop_event(session: Session, event_day_id: int) -> list[Move]:
    """Take a day of an event out; what moved. Raises UnknownEventDay."""
    each = store_events.day(session.ledger, event_day_id)
    with session.ledger.transaction():
        fields = records.removal("event_day", [event_day_id])
        return _reckoned(session, fields, each.plan_id)


def move_event(session: Session, event_day_id: int, day: date) -> list[Move]:
    """Put a wrong day of an event right; what moved. Raises UnknownEventDay, and
    EventDayKnown for another day of the event, whose due points would become one."""
    each = store_events.day(session.ledger, event_day_id)
    if each.day == day:
        return []
    days = store_events.days(session.ledger, each.plan_id)[each.event]
    if any(other.day == day for other in days):
        raise EventDayKnown(day.isoformat())
    former, wanted = each.day.isoformat(), day.isoformat()
    with session.ledger.transaction():
        fields = (FieldChange("event_day", event_day_id, "day", former, wanted),)
        return _reckoned(session, fields, each.plan_id)


def _reckoned(session: Session, fields: tuple[FieldChange, ...], plan_id: int) -> list[Move]:
    change = Change(ChangeKind.RECKON, fields)
    number = changes.apply(session.ledger, change, session.hand)
    return reckoning.reckon(session, number, [plan_id])


# counts


def tallies(session: Session, node_id: int) -> list[Tally]:
    """The entries of a row's counts by day."""
    return store_tallies.of_row(session.ledger, node_id)


def add_tally(  # noqa: PLR0917  an entry is told with all of these
    session: Session, node_id: int, series: int, day: date, amount: int = 1, note: str = ""
) -> Tally:
    """Count something done on a day. A due point whose count is reached by it is closed with
    it. Raises UnknownTask, AmountNotPositive."""
    if not 0 < amount <= _LARGEST:
        raise AmountNotPositive(str(amount))
    row = nodes.row(session.ledger, node_id)
    record = {
        "plan_id": row.plan_id,
        "node_id": node_id,
        "series": series,
        "day": day.isoformat(),
        "amount": amount,
        "note": storable(note).strip(),
    }
    with session.ledger.transaction():
        (number,), fields = records.add(session.ledger, "tally", [record])
        _counted(session, node_id, fields)
    return store_tallies.one(session.ledger, number)


def drop_tally(session: Session, tally_id: int) -> None:
    """Take an entry back; a due point that was reached by it is open again. Raises
    UnknownTally."""
    entry = store_tallies.one(session.ledger, tally_id)
    with session.ledger.transaction():
        _counted(session, entry.node_id, records.removal("tally", [tally_id]))


def _counted(session: Session, node_id: int, fields: tuple[FieldChange, ...]) -> None:
    """Apply entries, close what is reached now and open what is no more."""
    before = {point.id: _met(point) for point in of_row(session, node_id)}
    told = nodes.reported(session.ledger, node_id, session.now().date())
    change = Change(ChangeKind.EDIT, (*fields, *told))
    number = changes.apply(session.ledger, change, session.hand)
    for point in of_row(session, node_id):
        if _met(point) != before.get(point.id, False):
            status = Status.DONE if _met(point) else Status.OPEN
            wanted = _wanted(session, OccurrenceField.STATUS, status.value)
            changes.append(session.ledger, number, _differing(point, wanted))
    shown_limits.follow(session, number, [node_id])


def _met(point: Occurrence) -> bool:
    return point.term.count is not None and point.reached >= point.term.count


# what the office has settled


def rest_days(session: Session, plan_id: int) -> RestDays:
    """What a plan does with limits on rest days. Raises UnknownPlan."""
    return reckoning.frame(session, plan_id).rest_days


def set_rest_days(session: Session, plan_id: int, rule: RestDays) -> list[Move]:
    """Let a plan's limits on rest days move by another rule; what moved. Raises UnknownPlan."""
    before = rest_days(session, plan_id)
    if before is rule:
        return []
    fields = (FieldChange("plan", plan_id, "rest_days", before.value, rule.value),)
    with session.ledger.transaction():
        return _reckoned(session, fields, plan_id)


def preferences(session: Session) -> Preferences:
    """What the office has settled for itself."""
    return session.preferences


def set_preferences(session: Session, wanted: Preferences) -> list[Move]:
    """Settle it, as one change with the days that follow; what moved by another reporting
    period."""
    former = session.preferences
    if wanted == former:
        return []
    again = wanted.report_months != former.report_months
    with session.ledger.transaction():
        fields = settings.differing(session.ledger, wanted)
        change = Change(ChangeKind.RECKON if again else ChangeKind.EDIT, fields)
        number = changes.apply(session.ledger, change, session.hand)
        return reckoning.reckon(session, number) if again else []
