"""What a setting of time limits comes to, shown on a day while it is being chosen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from gkdesk.calendars.schedule import moved, report_period
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import RestDays
from gkdesk.ui.models.calendar_words import PROVISIONAL
from gkdesk.ui.models.day_words import long_day, told_day

_WAYS: Final = (("写明的日子", DeadlineKind.DATE), ("起算的期限", DeadlineKind.RELATIVE))


def near_example(today: date, days: int, calendar: WorkCalendar) -> str:
    """Until which day work counts as near, seen from today."""
    last, certain = calendar.add(today, days)
    return f"从今天数，{told_day(last, calendar)}及以前到期的算临期{_doubt(certain)}。"


def period_example(today: date, months: int) -> str:
    """Which reporting period it is now, and when it ends."""
    name, _start, end = report_period(today, months)
    return f"现在是{name}，{long_day(end)}截止。"


def rest_example(year: int, rule: RestDays, calendar: WorkCalendar) -> str:
    """What becomes of a limit on a rest day near the year's end, by this rule."""
    day = rest_day(year, calendar)
    ends = [(way, moved(day, kind, rule, calendar)) for way, kind in _WAYS]
    said = f"例：{told_day(day, calendar)}到期"
    if ends[0][1] == ends[1][1]:
        return f"{said}，{_outcome(day, *ends[0][1], calendar)}。"
    parts = "；".join(f"{way}{_outcome(day, *end, calendar)}" for way, end in ends)
    return f"{said}，{parts}。"


def rest_day(year: int, calendar: WorkCalendar) -> date:
    """The last end of a month of the year that is no working day."""
    months = (date(year + month // 12, month % 12 + 1, 1) for month in range(12, 0, -1))
    ends = [first - timedelta(days=1) for first in months]
    return next((day for day in ends if not calendar.works(day)), ends[0])


def _outcome(day: date, last: date, certain: bool, calendar: WorkCalendar) -> str:
    if last == day:
        return "仍是当天"
    way = "顺延到" if last > day else "提前到"
    return f"{way}{told_day(last, calendar)}{_doubt(certain)}"


def _doubt(certain: bool) -> str:
    return "" if certain else f"（{PROVISIONAL}）"
