"""Reminders (催办): who was reminded of what, when, how, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.domain.characters import storable
from gkdesk.domain.supervision import Reminder, Way
from gkdesk.errors import DayInFuture, NoUnitGiven, UnknownTask
from gkdesk.services.session import Session
from gkdesk.store import changes, records, supervision
from gkdesk.store.supervision import Told


def remind(  # noqa: PLR0917  six things are told of a reminder
    session: Session,
    reminded: Iterable[tuple[int, str]],
    day: date,
    way: Way,
    person: str = "",
    said: str = "",
) -> int:
    """Record that units were reminded of rows, as (row, unit), each pair once; one change,
    however many there are. The number of reminders.

    Raises NoUnitGiven, DayInFuture, UnknownTask; nothing is recorded then.
    """
    pairs = list(dict.fromkeys((node, storable(unit).strip()) for node, unit in reminded))
    if not pairs or not all(unit for _, unit in pairs):
        raise NoUnitGiven
    not_in_future(session, day)
    plans = supervision.plan_of(session.ledger, [node for node, _ in pairs])
    for node, _ in pairs:
        if node not in plans:
            raise UnknownTask(str(node))
    words = {"person": storable(person).strip(), "said": storable(said).strip()}
    alike = {"day": day.isoformat(), "way": Way(way).value, **words}
    found = [{"plan_id": plans[node], "node_id": node, "unit": u, **alike} for node, u in pairs]
    with session.ledger.transaction():
        _, fields = records.add(session.ledger, "reminder", found)
        changes.apply(session.ledger, Change(ChangeKind.REMIND, fields), session.hand)
    return len(pairs)


def not_in_future(session: Session, day: date) -> None:
    """Raises DayInFuture for a day after today: what is recorded has happened."""
    if day > session.now().date():
        raise DayInFuture(day.isoformat())


def reminders(session: Session, node_id: int) -> list[Reminder]:
    """The reminders of one row itself, the last first."""
    return supervision.reminders(session.ledger, node_id)


def told(session: Session, node_ids: Sequence[int]) -> dict[int, Told]:
    """How often units were reminded of these rows and when last, a task with its measures;
    rows without any reminder are left out."""
    return supervision.told(session.ledger, node_ids)


def told_units(session: Session, node_id: int) -> dict[str, Told]:
    """How often each unit was reminded of one row and when last, a task with its measures."""
    return supervision.told_units(session.ledger, node_id)


def counts(session: Session, node_ids: Sequence[int]) -> dict[int, int]:
    """How many reminders each row has had; rows without any are left out."""
    return {node: found.times for node, found in told(session, node_ids).items()}


def plan_counts(session: Session, plan_id: int) -> dict[int, int]:
    """How many reminders the tasks of a plan have had; tasks without any are left out."""
    return supervision.told_tasks(session.ledger, plan_id)


def drop(session: Session, reminder_id: int) -> None:
    """Take out a reminder that was recorded by mistake. Raises StaleEdit where it does not
    stand."""
    fields = records.removal("reminder", [reminder_id])
    changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
