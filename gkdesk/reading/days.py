"""The day that words of time settle, seen from the notice that prints them.

The plan's year stands in for a year left out; a month or year "底" means its last day. N
days after an event are counted by Civil Code 201 (the day of the event is not counted);
working days by the State Council's published holidays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gkdesk.calendars import workdays
from gkdesk.domain.deadlines import AmountUnit
from gkdesk.reading.numerals import number

_NAMED_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1}
_LAST_DAYS = {"上旬": 10, "中旬": 20, "初": 10}
_LONGEST = 3660
"""No office counts more days after an event than ten years of them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against: the plan's year and the notice's own days."""

    year: int | None = None
    signed_on: date | None = None
    printed_on: date | None = None


def in_calendar(month: int, day: int) -> bool:
    """Whether some year has such a day; -1 is the last of the month."""
    return 1 <= month <= 12 and (day == -1 or calendar_day(2024, month, day) is not None)


def month_day(match: re.Match[str]) -> int:
    """The day of the month a match names; -1 is the last."""
    if match["day"]:
        return number(match["day"])
    return _LAST_DAYS.get(match["part"] or "", -1)


def event_day(event: str, frame: Frame) -> date | None:
    """The day of an event the notice itself dates: its own printing (印发)."""
    if re.fullmatch(
        r"(?:本|该|此)?(?:文件|通知|方案|要点|意见|实施方案)?(?:印发|发布|下发)", event
    ):
        return frame.printed_on or frame.signed_on
    return None


def after(event: date | None, amount: int, unit: AmountUnit) -> date | None:
    """The last day of a stretch after an event, None where that cannot be known."""
    if event is None or amount > _LONGEST:
        return None
    try:
        if unit is AmountUnit.WORKING_DAY:
            return workdays.add_working_days(event, amount)[0]
        if unit is AmountUnit.MONTH:
            return event + relativedelta(months=amount)
        return event + timedelta(days=amount)
    except (OverflowError, ValueError):
        return None


def year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year a match names or leaves to the plan."""
    if match["year"]:
        return number(match["year"])
    if frame.year is None:
        return None
    return frame.year + _NAMED_YEARS.get(match["named_year"] or "", 0)


def last_day(match: re.Match[str], year: int) -> date | None:
    """The last day in time of a match in that year; None for a day that does not exist."""
    if match["year_end"]:
        return calendar_day(year, 12, 31)
    if match["half"]:
        return _end_of_month(year, 6 if match["half"] == "上半年" else 12)
    if match["quarter"]:
        return _end_of_month(year, 3 * number(match["quarter"]))
    month = number(match["month"])
    day = month_day(match)
    return _end_of_month(year, month) if day == -1 else calendar_day(year, month, day)


def _end_of_month(year: int, month: int) -> date | None:
    first = calendar_day(year, month, 1)
    return first + relativedelta(day=31) if first else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
