"""What a setting of time limits comes to, shown on a day while it is being chosen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from gkdesk.calendars.schedule import moved, report_period
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import RestDays
from gkdesk.ui.models.calendar_words import PROVISIONAL
from gkdesk.ui.models.row_words import WEEKDAYS

_WAYS: Final = (("写明的日子", DeadlineKind.DATE), ("起算的期限", DeadlineKind.RELATIVE))


def near_example(today: date, days: int, calendar: WorkCalendar) -> str:
    """Until which day work counts as near, seen from today."""
    last, certain = calendar.add(today, days)
    return f"今天是{_day(today)}，到{_day(last)}为止到期的算临期{_doubt(certain)}。"


def period_example(today: date, months: int) -> str:
    """Which reporting period it is now, and when it ends."""
    name, _start, end = report_period(today, months)
    return f"现在是{name}，{_day(end)}截止。"


def rest_example(year: int, rule: RestDays, calendar: WorkCalendar) -> str:
    """What becomes of a limit on a rest day near the year's end, by this rule."""
    day = rest_day(year, calendar)
    ends = [(way, moved(day, kind, rule, calendar)) for way, kind in _WAYS]
    said = f"例：{_long(day)}到期"
    if ends[0][1] == ends[1][1]:
        return f"{said}，{_outcome(day, *ends[0][1])}。"
    parts = "；".join(f"{way}{_outcome(day, *end)}" for way, end in ends)
    return f"{said}，{parts}。"


def rest_day(year: int, calendar: WorkCalendar) -> date:
    """The last end of a month of the year that is no working day."""
    months = (date(year + month // 12, month % 12 + 1, 1) for month in range(12, 0, -1))
    ends = [first - timedelta(days=1) for first in months]
    return next((day for day in ends if not calendar.works(day)), ends[0])


def _outcome(day: date, last: date, certain: bool) -> str:
    if last == day:
        return "仍是当天"
    way = "顺延到" if last > day else "提前到"
    return f"{way}{_long(last) if last.year != day.year else _day(last)}{_doubt(certain)}"


def _doubt(certain: bool) -> str:
    return "" if certain else f"（{PROVISIONAL}）"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def _long(day: date) -> str:
    return f"{day.year}年{_day(day)}"
