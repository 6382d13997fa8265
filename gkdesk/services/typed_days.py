"""A day as a person types it when something took place: 9月28日, 09-28, 28日, 昨天."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.errors import DayNotUnderstood, NoSuchDay
from gkdesk.reading.deadlines import read_deadline

_NEAR = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1}
_WHOLE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_YEAR = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_IN_MONTH = re.compile(r"(\d{1,2})\s*[日号]")
_NAMED = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
    r"|(?P<iso>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
)


def typed_day(typed: str, today: date) -> date:
    """The day that was typed. One without a year or month is the last such day that is not
    after ``today``, for what is recorded has happened.

    Raises DayNotUnderstood, and NoSuchDay for 2月30日 (its value says which).
    """
    words = typed.strip()
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    for form in (_WHOLE, _EIGHT):
        if whole := form.fullmatch(words):
            return _day(*map(int, whole.groups()))
    if in_year := _IN_YEAR.fullmatch(words):
        month, day = map(int, in_year.groups())
        return _last_such(month, day, today)
    if in_month := _IN_MONTH.fullmatch(words):
        return _last_in_months(int(in_month[1]), today)
    return _as_the_reader(words, today)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"{year}年{month}月{day}日") from None


def _last_such(month: int, day: int, today: date) -> date:
    if day == 29 and month == 2:
        leap = (year for year in range(today.year, today.year - 9, -1) if _leaps(year))
        found = [date(year, 2, 29) for year in leap]
        return next(each for each in found if each <= today)
    this_year = _day(today.year, month, day)
    return this_year if this_year <= today else this_year.replace(year=today.year - 1)


def _leaps(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _last_in_months(day: int, today: date) -> date:
    first = today.replace(day=1)
    for _ in range(3):
        if day <= monthrange(first.year, first.month)[1]:
            found = first.replace(day=max(day, 1))
            if day and found <= today:
                return found
        first = (first - timedelta(days=1)).replace(day=1)
    raise NoSuchDay(f"{day}日")


def _as_the_reader(words: str, today: date) -> date:
    limit = read_deadline(words, today.year)
    if limit is None or limit.kind is not DeadlineKind.DATE or limit.due is None:
        raise DayNotUnderstood(words)
    return limit.due


def impossible_day(typed: str, year: int) -> str | None:
    """The day named in typed words that no calendar has, as 2022年2月30日; None where none
    is. ``year`` is meant where none is written."""
    for found in _NAMED.finditer(typed):
        parts = [int(part) for part in found.groups() if part is not None]
        in_year, month, day = parts if len(parts) == 3 else (year, *parts)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(in_year, month)[1]:
            return f"{in_year}年{month}月{day}日"
    return None
