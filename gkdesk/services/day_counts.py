"""The month and year calendar: what kind of day each is, and how much is due on it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from gkdesk.domain.agenda import AgendaItem, DayCount
from gkdesk.domain.tasks import Light
from gkdesk.services.agenda import agenda
from gkdesk.services.session import Session
from gkdesk.store import day_counts as store_day_counts

_SATURDAY = 5


def month(session: Session, year: int, number: int) -> list[DayCount]:
    """The days of a month."""
    return _days(
        session, date(year, number, 1), date(year, number, monthrange(year, number)[1])
    )


def year(session: Session, number: int) -> list[DayCount]:
    """The days of a year."""
    return _days(session, date(number, 1, 1), date(number, 12, 31))


def on_day(session: Session, day: date) -> list[AgendaItem]:
    """What stands on a day: the due points that ``month`` and ``year`` count there, closed
    ones too."""
    return [item for item in agenda(session, day, day, done=True) if item.day == day]


def _days(session: Session, first: date, last: date) -> list[DayCount]:
    lights = store_day_counts.lights_of_days(session.ledger, session.outlook, first, last)
    days = (first + timedelta(ahead) for ahead in range((last - first).days + 1))
    return [_day(session, day, lights.get(day, {})) for day in days]


def _day(session: Session, day: date, lights: dict[Light, int]) -> DayCount:
    calendar = session.calendar
    works, weekend = calendar.works(day), day.weekday() >= _SATURDAY
    return DayCount(
        day=day,
        works=works,
        off=not works and not weekend,
        makeup=works and weekend,
        name=calendar.name(day),
        certain=calendar.published(day.year),
        lights=lights,
    )
