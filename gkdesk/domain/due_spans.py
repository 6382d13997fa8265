"""The spans of days by which an office asks what is due: 本月, 本季度, 下半年."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum


class DueSpan(StrEnum):
    """A span that goes with the day: kept in a saved view it means another one next year."""

    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"
    THIS_QUARTER = "this_quarter"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    THIS_YEAR = "this_year"


def days_of(span: DueSpan, today: date) -> tuple[date, date]:
    """The first and the last day of a span; halves and the year are those of today."""
    quarter = (today.month - 1) // 3 * 3 + 1
    year, month = today.year, today.month
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return {
        DueSpan.THIS_MONTH: _months(year, month, month),
        DueSpan.NEXT_MONTH: _months(following[0], following[1], following[1]),
        DueSpan.THIS_QUARTER: _months(year, quarter, quarter + 2),
        DueSpan.FIRST_HALF: _months(year, 1, 6),
        DueSpan.SECOND_HALF: _months(year, 7, 12),
        DueSpan.THIS_YEAR: _months(year, 1, 12),
    }[span]


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
