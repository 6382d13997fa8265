"""Days as the window writes them, and how far off they are."""

from __future__ import annotations

from datetime import date

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.written_days import weekday, written_day


def long_day(day: date) -> str:
    """2022年9月30日（周五）."""
    return f"{written_day(day)}（{weekday(day)}）"


def short_day(day: date, today: date) -> str:
    """09-30 周五 within this year, 2023-01-03 in another, for a narrow place."""
    return f"{day:%m-%d} {weekday(day)}" if day.year == today.year else day.isoformat()


def distance(day: date, today: date) -> str:
    """How many calendar days are left or gone."""
    days = (day - today).days
    if days == 0:
        return "今天到期"
    return f"剩 {days} 天" if days > 0 else f"已超 {-days} 天"


def told_day(day: date, calendar: WorkCalendar) -> str:
    """2022年10月8日（周六，上班）, 2022年10月7日（周五，国庆节休）: the day with what the
    holiday notice says of it."""
    special = calendar.special(day)
    if special is None:
        return long_day(day)
    said = "上班" if special.works else f"{special.name}休"
    return f"{written_day(day)}（{weekday(day)}，{said}）"
