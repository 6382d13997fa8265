"""The day a point in time settles, seen from its sentence and its notice."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gkdesk.calendars import festivals
from gkdesk.reading.days import calendar_day
from gkdesk.reading.limits.clause import Context
from gkdesk.reading.limits.points import Point
from gkdesk.reading.numerals import number

_PART_DAYS = {"上旬": 10, "中旬": 20, "初": 10}
_NEXT_YEARS = re.compile("明年")
_FOLLOWING_YEARS = re.compile("次年|翌年|下")


_NEAR = ("this_month", "bare_end", "week", "only_weekday", "quarter_now", "only_day")


def part_day(part: str) -> int:
    """The last day of a part of the month; -1 is the month's last."""
    return _PART_DAYS.get(part.removesuffix("末") or part, -1)


def settle(point: Point, context: Context) -> date | None:
    """The last day in time; None for a day that does not exist or is not settled."""
    try:
        return _settled(point, context)
    except (OverflowError, ValueError):  # beyond the last year of the calendar
        return None


def _settled(point: Point, context: Context) -> date | None:
    named = point.match
    if any(named[name] for name in _NEAR):
        return _near(named, context)
    if named["full_year"]:
        day = number(named["full_day"]) if named["full_day"] else -1
        return calendar_day(number(named["full_year"]), number(named["full_month"]), day)
    if named["five"]:
        return date(1955 + 5 * number(named["five"]), 12, 31)
    year = year_of(point, context)
    if year is not None and named["festival"]:
        return _eve(point, year, context.frame.signed_on)
    return None if year is None else _in_year(named, year)


def _eve(point: Point, year: int, signed: date | None) -> date | None:
    """The day before a festival. With no year said, the one to come: of New Year's Day the
    next year's, of a day that was over when the notice was signed too."""
    name = point.match["festival"]
    day = festivals.festival(name, year)
    over = day is not None and signed is not None and day <= signed
    if not point.dated and (name == "元旦" or over):
        day = festivals.festival(name, year + 1)
    return day - timedelta(days=1) if day else None


def _in_year(named: re.Match[str], year: int) -> date | None:
    if named["short_month"]:
        return calendar_day(year, number(named["short_month"]), number(named["short_day"]))
    if named["half"]:
        return calendar_day(year, 6 if named["half"] == "上半年" else 12, -1)
    if named["quarter"]:
        return calendar_day(year, 3 * number(named["quarter"]), -1)
    if not named["month"]:
        return calendar_day(year, 12, 31)
    day = number(named["day"]) if named["day"] else part_day(named["part"] or "")
    return calendar_day(year, number(named["month"]), day)


def _near(named: re.Match[str], context: Context) -> date | None:
    """A day told by the month or week of the notice, or by the day named before."""
    signed = context.frame.signed_on
    if named["only_day"]:
        return _day_alone(number(named["only_day"]), context)
    if signed is None:
        return None
    if named["quarter_now"]:
        quarters = (signed.month - 1) // 3 + 1 + named["quarter_now"].startswith("下")
        return date(signed.year, 1, 1) + relativedelta(months=3 * quarters, days=-1)
    if named["only_weekday"]:
        ahead = ("一二三四五六日".find(named["only_weekday"]) - signed.weekday()) % 7
        return signed + timedelta(days=ahead)
    if named["week"]:
        weekday = "一二三四五六日".find((named["weekday"] or "日").replace("天", "日"))
        ahead = 7 if named["week"].startswith("下") else 0
        return signed + timedelta(days=weekday - signed.weekday() + ahead)
    ahead = 1 if (named["this_month"] or "").startswith("下") else 0
    month = signed + relativedelta(months=ahead)
    day = number(named["day_this"]) if named["day_this"] else part_day(named["part_this"] or "")
    return calendar_day(month.year, month.month, day)


def _day_alone(day: int, context: Context) -> date | None:
    """A day without its month: in the month named before, else the next one to come."""
    if context.day:
        return calendar_day(context.day.year, context.day.month, day)
    signed = context.frame.signed_on
    if signed is None:
        return None
    month = signed + relativedelta(months=1) if day <= signed.day else signed
    return calendar_day(month.year, month.month, day)


def first_day(point: Point, context: Context) -> date | None:
    """The day a stretch begins that opens with this point."""
    named = point.match
    if named["from_month"] or named["from_day"]:
        year = year_of(point, context)
        month = number(named["from_month"] or named["month"])
        return calendar_day(year, month, number(named["from_day"] or "1")) if year else None
    if named["month"] and not named["day"]:
        begin = {"中旬": 11, "下旬": 21}.get(named["part"] or "", 1)
        year = year_of(point, context)
        return calendar_day(year, number(named["month"]), begin) if year else None
    if named["full_month"] and not named["full_day"]:
        return calendar_day(number(named["full_year"]), number(named["full_month"]), 1)
    day = settle(point, context)
    if day and (named["half"] or named["quarter"]):
        return day.replace(day=1) - relativedelta(months=5 if named["half"] else 2)
    return day


def year_of(point: Point, context: Context) -> int | None:
    """The year a point names or leaves to its sentence and plan."""
    named = point.match
    if named["year"]:
        return number(re.sub("[0０](?=.*[一-九])|(?<=[一-九])[0０]", "〇", named["year"]))
    plain, words = context.frame.year, named["named_year"] or ""
    if words in ("今年", "本年", "本年度") or _NEXT_YEARS.match(words):
        return None if plain is None else plain + bool(_NEXT_YEARS.match(words))
    year = context.plan_year
    return None if year is None else year + bool(_FOLLOWING_YEARS.match(words))
