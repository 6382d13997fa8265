"""The days on which work comes again: a rule of the reader (RFC 5545) as days of a year.

What the office means, where RFC 5545 says less: a rule without a point is due on the last
day of each period (of a week on Sunday); the 29th to 31st are the last day of a month that
is shorter, and the fifth Friday its last one, so that no period is left out; the first and
last working days go by the calendar of holidays.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from gkdesk.calendars.workdays import WorkCalendar

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING_WEEK = frozenset(range(5))
_PARTS = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"}
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_EVERY_MONTH = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its point made plain.

    ``months`` are those it may fall in, ``days`` days of the month (-1 the last), ``weekdays``
    pairs of which one in the month (0: each) and the weekday (0 Monday), ``nth_working`` the
    working day of the month. ``weekly`` tells that the weekdays are those of each week.
    ``interval`` counts years, months or weeks; ``daily`` work has no days of its own.
    """

    daily: bool = False
    weekly: bool = False
    yearly: bool = False
    interval: int = 1
    months: tuple[int, ...] = _EVERY_MONTH
    days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    nth_working: int = 0

    @property
    def step(self) -> int:
        """How many months a period has; 0 for weeks."""
        if self.weekly or self.daily:
            return 0
        return self.interval * (12 if self.yearly else 1)


@lru_cache(maxsize=1024)
def parsed(rule: str) -> Rule | None:
    """The rule; None where it is none that says days of months or weeks."""
    try:
        parts = dict(part.split("=") for part in rule.split(";"))
        if parts.keys() - _PARTS:
            return None
        return _rule(parts)
    except (ValueError, KeyError):
        return None


def _rule(parts: dict[str, str]) -> Rule | None:
    frequency = parts["FREQ"]
    interval = int(parts.get("INTERVAL", "1"))
    weekdays = tuple(_weekday(word) for word in _listed(parts, "BYDAY"))
    if not 1 <= interval <= 1000 or frequency not in _FREQUENCIES:
        return None
    whole_week = {day for nth, day in weekdays if not nth} >= _WORKING_WEEK
    if frequency == "DAILY" or (frequency == "WEEKLY" and whole_week):
        return Rule(daily=True, interval=interval)
    if frequency == "WEEKLY":
        if "BYSETPOS" in parts:
            return None
        return Rule(weekly=True, interval=interval, weekdays=weekdays or ((0, 6),))
    return _in_months(parts, weekdays, interval)


def _in_months(
    parts: dict[str, str], weekdays: tuple[tuple[int, int], ...], interval: int
) -> Rule | None:
    yearly = parts["FREQ"] == "YEARLY"
    months = tuple(sorted(set(map(int, _listed(parts, "BYMONTH")))))
    days = tuple(map(int, _listed(parts, "BYMONTHDAY")))
    nth = int(parts.get("BYSETPOS", "0"))
    possible = all(1 <= month <= 12 for month in months)
    if not possible or not all(1 <= abs(day) <= 31 for day in days):
        return None
    if nth and {day for _, day in weekdays} != _WORKING_WEEK:
        return None
    if yearly and not months:
        months = (12,)
    return Rule(
        yearly=yearly,
        interval=interval,
        months=months or _EVERY_MONTH,
        days=() if weekdays else days or (-1,),
        weekdays=() if nth else weekdays,
        nth_working=nth,
    )


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _weekday(word: str) -> tuple[int, int]:
    """2FR as (2, 4). What no month has of a weekday is the last."""
    nth = int(word[:-2] or 0)
    return (nth if -4 <= nth <= 4 else -1 if nth > 0 else 1), _WEEKDAYS.index(word[-2:])


def days_of(
    rule: Rule, year: int, first_year: int, calendar: WorkCalendar
) -> list[tuple[date, bool]]:
    """The days of the rule that lie in a year, in order, each with whether it is certain.

    ``first_year`` is the year from whose beginning longer periods are counted (每两年). Work
    of each day has none.
    """
    if rule.daily:
        return []
    if rule.weekly:
        return [(day, True) for day in _weekly(rule, year, first_year)]
    months = [month for month in rule.months if _falls(rule, year - first_year, month)]
    if rule.nth_working:
        return [calendar.nth_of_month(year, month, rule.nth_working) for month in months]
    return [(day, True) for month in months for day in _in_month(rule, year, month)]


def _falls(rule: Rule, years: int, month: int) -> bool:
    """Whether a period ends in that month, or begins in that year where years are counted."""
    if rule.yearly:
        return years % rule.interval == 0
    return (years * 12 + month) % rule.interval == 0


def _in_month(rule: Rule, year: int, month: int) -> list[date]:
    length = monthrange(year, month)[1]
    found = {_clipped(day, length) for day in rule.days}
    for nth, weekday in rule.weekdays:
        first = 1 + (weekday - date(year, month, 1).weekday()) % 7
        each = range(first, length + 1, 7)
        found |= set(each) if not nth else {each[nth - 1 if nth > 0 else nth]}
    return [date(year, month, day) for day in sorted(found)]


def _clipped(day: int, length: int) -> int:
    return min(day, length) if day > 0 else max(1, length + 1 + day)


def _weekly(rule: Rule, year: int, first_year: int) -> list[date]:
    """The days of the weeks that end with a period; the first week is that of 4 January."""
    anchor = date(first_year, 1, 4)
    anchor -= timedelta(days=anchor.weekday())
    weekdays = {weekday for _, weekday in rule.weekdays}
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return [
        date.fromordinal(ordinal)
        for ordinal in range(first, last + 1)
        if (ordinal + 6) % 7 in weekdays
        and ((ordinal - anchor.toordinal()) // 7 + 1) % rule.interval == 0
    ]
