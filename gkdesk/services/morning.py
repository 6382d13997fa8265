"""The morning page (晨报): what is late, due, near or not reported, and who is to be called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from gkdesk.calendars.periods import report_period
from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.supervision import Contact
from gkdesk.domain.tasks import Outlook
from gkdesk.services import contacts, known_units, putting_off
from gkdesk.services.next_holiday import next_holiday
from gkdesk.services.session import Session
from gkdesk.store import agenda as store_agenda
from gkdesk.store import columns
from gkdesk.store import morning as store_morning
from gkdesk.store.morning import Ringing

MOST = 200
"""So many items of a unit are given in full in each group; all are counted."""

_DAY = timedelta(days=1)
_Point = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _Owed:
    """What a unit owes in a group: how much, since when, and the first of it."""

    unit: str
    total: int
    first: str
    points: tuple[_Point, ...]


def morning(session: Session) -> Morning:
    """The morning page of today.

    Overdue, today, this week and soon hold due points by the last day in time, each in one
    group; unreported holds rows of which nothing was told since the reporting period began,
    whatever their day. Units that lead are called, else the responsible ones, by the
    directory's name where it knows the printed one, "" where there is none. What is put off
    is left out and counted in ``hidden``.
    """
    outlook = session.outlook
    period, begins, ends = report_period(outlook.today, session.preferences.report_months)
    rung, hidden = _rung(session, outlook, begins, ends)
    shown = known_units.shown(session)
    owed = {bell: _owed(each, lambda name: shown(name)[0]) for bell, each in rung.items()}
    points = {point for unit in chain(*owed.values()) for point in unit.points}
    items = store_agenda.items_of(session.ledger, outlook, points)
    known = contacts.contacts(session)
    return Morning(
        outlook=outlook,
        groups={
            bell: tuple(_caller(each, items, known) for each in owed[bell]) for bell in Bell
        },
        counts={bell: len(rung[bell]) for bell in Bell},
        period=period,
        period_end=ends,
        holiday=next_holiday(session.calendar, outlook.today),
        uncertain=_uncertain(session, outlook, items.values()),
        hidden=hidden,
    )


def _rung(
    session: Session, outlook: Outlook, begins: date, ends: date
) -> tuple[dict[Bell, Ringing], int]:
    """What each group holds, the longest late first, and how much is put off."""
    today = outlook.today
    sunday = today + min(timedelta(days=6 - today.weekday()), date.max - today)
    last = max(sunday, outlook.soon_until)
    pressing = store_morning.pressing(session.ledger, last)
    found = {
        Bell.OVERDUE: pressing.between(date.min, today - _DAY),
        Bell.TODAY: pressing.between(today - _DAY, today),
        Bell.THIS_WEEK: pressing.between(today, sunday),
        Bell.SOON: pressing.between(sunday, last),
        Bell.UNREPORTED: store_morning.unreported(session.ledger, begins, ends, today.year),
    }
    quiet, hidden = putting_off.quiet(session), set[_Point]()
    if quiet.rows or quiet.occurrences:
        points = {rung.point(place) for rung in found.values() for place in rung.order}
        hidden = {point for point in points if quiet.covers(*point)}
    return {bell: rung.without(hidden) for bell, rung in found.items()}, len(hidden)


def _owed(rung: Ringing, called: Callable[[str], str]) -> list[_Owed]:
    """The units with what they owe, the longest late first, then by how much. Lists of units
    are few beside rows, so each is read once; numbers in ``rung.order`` keep the order."""
    lists: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(rung.order):
        lists[rung.units[place]].append(number)
    numbers: dict[str, list[list[int]]] = defaultdict(list)
    for names, found in lists.items():
        for unit in dict.fromkeys(map(called, columns.as_names(names))) or ("",):
            numbers[unit].append(found)
    owed = [_of_unit(unit, sorted(chain(*found)), rung) for unit, found in numbers.items()]
    return sorted(owed, key=lambda each: (each.first, -each.total))


def _of_unit(unit: str, numbers: list[int], rung: Ringing) -> _Owed:
    points = tuple(rung.point(rung.order[number]) for number in numbers[:MOST])
    return _Owed(unit, len(numbers), rung.days[rung.order[numbers[0]]], points)


def _caller(
    owed: _Owed, items: Mapping[_Point, AgendaItem], known: Mapping[str, Contact]
) -> Caller:
    contact = known.get(owed.unit)
    return Caller(
        unit=owed.unit,
        person=contact.person if contact else "",
        phone=contact.phone if contact else "",
        items=tuple(items[point] for point in owed.points),
        total=owed.total,
    )


def _uncertain(session: Session, outlook: Outlook, items: Iterable[AgendaItem]) -> bool:
    """Whether a day that is shown rests on a year without its notice."""
    years = {outlook.today.year, outlook.soon_until.year}
    return not all(map(session.calendar.published, years)) or any(
        item.provisional for item in items
    )
