"""Counting from a day, and what becomes of a limit that ends on a rest day (Civil Code,
articles 201 to 203)."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import AmountUnit, DeadlineKind
from gkdesk.domain.occurrences import RestDays

LONGEST = 3660
"""No office counts more days, working days, months or hours from an event."""


def counted(
    day: date, amount: int, unit: AmountUnit, before: bool, calendar: WorkCalendar
) -> tuple[date, bool]:
    """The last day of a stretch after an event's day, or before it, and whether it is
    certain.

    The event's day is not counted; a month ends on the corresponding day, else on the
    month's last (articles 201 and 202); of hours only whole days count, for nobody enters
    an event's hour. Raises OverflowError for more than ``LONGEST`` and beyond the calendar's
    ends, ValueError for a negative amount.
    """
    if amount < 0:
        raise ValueError(f"a stretch is not negative: {amount}")
    if amount > LONGEST:
        raise OverflowError(amount)
    if unit is AmountUnit.WORKING_DAY:
        return calendar.back(day, amount) if before else calendar.add(day, amount)
    sign = -1 if before else 1
    if unit is AmountUnit.MONTH:
        return _months_on(day, sign * amount), True
    days = amount // 24 if unit is AmountUnit.HOUR else amount
    return day + timedelta(days=sign * days), True


def _months_on(day: date, months: int) -> date:
    try:
        return day + relativedelta(months=months)
    except ValueError:  # a year the calendar does not have
        raise OverflowError(months) from None


def moved(
    due: date,
    kind: DeadlineKind,
    rest_days: RestDays,
    calendar: WorkCalendar,
    *,
    before: bool = False,
) -> tuple[date, bool]:
    """The last day still in time once the plan's rule on rest days has moved ``due``, and
    whether it is certain.

    By law a counted stretch after an event runs on to the next working day (article 203); a
    day that is named stays, and so does one counted back from an event (会前3日), which the
    event would overtake.
    """
    if rest_days is RestDays.BACKWARD:
        return calendar.previous_working(due)
    runs_on = kind is DeadlineKind.RELATIVE and not before
    if rest_days is RestDays.FORWARD or (rest_days is RestDays.BY_LAW and runs_on):
        return calendar.next_working(due)
    return due, True
