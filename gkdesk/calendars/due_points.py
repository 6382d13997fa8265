"""The due points of a rule in one year, with the names of their periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from gkdesk.calendars.counting import moved
from gkdesk.calendars.festivals import festival
from gkdesk.calendars.periods import (
    period_holding,
    period_name,
    report_period,
    stretch_of_months,
)
from gkdesk.calendars.recurrence import Rule, days_of, parsed
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import DeadlineKind, Period
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.written_days import written_day

_MOVING = re.compile("(春节|除夕|元宵|清明|端午|中秋|重阳)节?(?:之前|以前|前)")
_AFTERWARDS = re.compile(
    r"(?:结束|终了|届满)(?:之?后|以后)?|(?:年|季度?|月)(?:之后|以后|后)|次(?:月|季)"
)
_WITHIN = re.compile(r"(?:日|天|周|工作日|个月)(?:之?内|以内)")
_ONE_DAY = timedelta(days=1)


class Point(NamedTuple):
    """A due point apart from its words; ``reported`` tells one that is only told of each
    period and never late. The other fields are those of ``Term``."""

    name: str = ""
    year: int | None = None
    start: date | None = None
    due: date | None = None
    late_after: date | None = None
    provisional: bool = False
    early: bool = False
    reported: bool = False


_TOLD_AFTERWARDS = (Period.YEAR, Period.HALF_YEAR, Period.QUARTER, Period.MONTH)
"""Periods whose report may be due once they are over."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the days of a rule depend on: the year that periods of several years are counted
    from, the day of the signature, the rule on rest days, the calendar, and how many months
    a reporting period has."""

    first_year: int
    signed_on: date | None
    rest_days: RestDays
    calendar: WorkCalendar
    report_months: int = 3

    def settled(
        self, point: Point, kind: DeadlineKind, *, before: bool = False, again: bool = False
    ) -> Point:
        """The point with the day after which it is late: none for one of many that lay
        before the signature."""
        due = point.due
        if due is None:
            return point
        if self.signed_on is not None and due < self.signed_on:
            point = point._replace(early=True)
            if again:
                return point
        late_after, certain = moved(due, kind, self.rest_days, self.calendar, before=before)
        uncertain = point.provisional or not certain
        return point._replace(late_after=late_after, provisional=uncertain)


def points_of(
    rule: str, period: Period | None, words: str, year: int, ways: Ways
) -> tuple[Point, ...]:
    """The points of a rule that are due in a year, in order.

    ``words`` tell the festival of a rule that cannot say it (每年春节前).
    """
    known = parsed(rule)
    if known is None:
        return ()
    if rule == "FREQ=YEARLY" and "年初" in words:
        return _early_in_year(year, ways.signed_on)
    told = period or _own_period(known)
    if told in _TOLD_AFTERWARDS and _AFTERWARDS.search(words):
        return _told_afterwards(known, told, words, year, ways)
    days = days_of(known, year, ways.first_year, ways.calendar)
    eve = _eve(words, year) if days and rule == "FREQ=YEARLY" else None
    if eve is not None:
        days = [(eve, True)]
    dues = [due for due, _ in days]
    points = zip(_names(dues, known, period), _starts(dues, known, period), days, strict=True)
    return tuple(
        ways.settled(
            Point(name, year, start, due, provisional=not certain),
            DeadlineKind.RECURRING,
            again=True,
        )
        for name, start, (due, certain) in points
    )


def _early_in_year(year: int, signed_on: date | None) -> tuple[Point, ...]:
    """每年年初 settles no day: told of in the first quarter, never late."""
    name, start, end = report_period(date(year, 1, 1), 3)
    early = signed_on is not None and end < signed_on
    return (Point(name, year, start, end, early=early, reported=True),)


def _told_afterwards(
    rule: Rule, period: Period, words: str, year: int, ways: Ways
) -> tuple[Point, ...]:
    """The points that follow the periods of a year (每季度结束后10日内, 次月10日前): the last
    one lies in the next year. A count of days after a period runs on as a counted stretch
    does."""
    following = [
        each
        for due_year in (year, year + 1)
        if due_year <= date.max.year
        for each in days_of(rule, due_year, ways.first_year, ways.calendar)
    ]
    kind = DeadlineKind.RELATIVE if _WITHIN.search(words) else DeadlineKind.RECURRING
    points = []
    for due, certain in following:
        first, last = _period_before(due, period)
        if first.year == year:
            name = period_name(first, last, period)
            point = Point(name, year, first, due, provisional=not certain)
            points.append(ways.settled(point, kind, again=True))
    return tuple(points)


def _period_before(due: date, period: Period) -> tuple[date, date]:
    """The last period that was over when ``due`` came."""
    return period_holding(period_holding(due, period)[0] - _ONE_DAY, period)


@lru_cache(maxsize=256)
def reported_points(year: int, report_months: int, signed_on: date | None) -> tuple[Point, ...]:
    """The reporting periods of a year as points that are never late."""
    points = []
    for month in range(1, 13, report_months):
        name, start, end = report_period(date(year, month, 1), report_months)
        early = signed_on is not None and end < signed_on
        points.append(Point(name, year, start, end, early=early, reported=True))
    return tuple(points)


def _eve(words: str, year: int) -> date | None:
    """The day before the festival that the words name, where it moves from year to year."""
    named = _MOVING.search(words)
    day = festival(named[1], year) if named else None
    return day - _ONE_DAY if day else None


def _own_period(rule: Rule) -> Period | None:
    """The period of a rule by itself; None where it has several months or weeks."""
    if rule.weekly:
        return Period.WEEK if rule.interval == 1 else None
    if rule.yearly:
        return Period.YEAR if len(rule.months) == 1 else Period.MONTH
    return Period.MONTH if rule.interval == 1 else None


def _names(dues: Sequence[date], rule: Rule, period: Period | None) -> list[str]:
    """The names of the periods; by months, tens of days or days where one period has
    several points."""
    period = period or _own_period(rule)
    starts = _starts(dues, rule, period)
    for finer in (period, Period.MONTH, None):
        names = [period_name(s, due, finer) for s, due in zip(starts, dues, strict=True)]
        if len(set(names)) == len(names):
            return names
    return [written_day(due) for due in dues]


def _starts(dues: Sequence[date], rule: Rule, period: Period | None) -> list[date]:
    """Where the stretch of each point begins: with its period, or behind the point before."""
    period = period or _own_period(rule)
    starts: list[date] = []
    for place, due in enumerate(dues):
        start = period_holding(due, period)[0] if period else _begin(due, rule)
        starts.append(max(start, dues[place - 1] + _ONE_DAY) if place else start)
    return starts


def _begin(due: date, rule: Rule) -> date:
    """The first day of a period of several weeks or months."""
    if rule.weekly:
        ordinal = due.toordinal() - due.weekday() - 7 * (rule.interval - 1)
        return date.fromordinal(max(ordinal, 1))
    if 12 % rule.interval == 0:
        return stretch_of_months(due, rule.interval)[0]
    months = max(0, due.year * 12 + due.month - rule.interval - 12)
    return date(months // 12 + 1, months % 12 + 1, 1)
