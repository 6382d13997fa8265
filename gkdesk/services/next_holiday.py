"""The next holiday: when it begins, how long it lasts, how much work lies before it."""

from __future__ import annotations

from datetime import date, timedelta

from gkdesk.calendars.workdays import WorkCalendar

_DAY = timedelta(days=1)
_FAR = 366


def next_holiday(calendar: WorkCalendar, today: date) -> tuple[str, date, date, int] | None:
    """The holiday that is on or comes next within a year, with the weekends that join it:
    name, first and last free day, and the working days from ``today`` until it begins.
    None where no notice names one."""
    for ahead in range(min(_FAR, (date.max - today).days)):
        day = today + ahead * _DAY
        if not calendar.works(day) and calendar.name(day):
            first, last = _free(calendar, day, -_DAY), _free(calendar, day, _DAY)
            until = calendar.between(today, first - _DAY) if first > today else 0
            return calendar.name(day), first, last, until
    return None


def _free(calendar: WorkCalendar, day: date, step: timedelta) -> date:
    """The furthest day free without a break on one side."""
    while not calendar.works(day + step):
        day += step
    return day
