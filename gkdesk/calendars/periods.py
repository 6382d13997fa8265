"""The periods an office reports by, and their names: 2022年三季度, 2022年第12周."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from gkdesk.domain.deadlines import Period
from gkdesk.domain.written_days import written_day

_MONTHS = {Period.YEAR: 12, Period.HALF_YEAR: 6, Period.QUARTER: 3, Period.MONTH: 1}
_NAMES = {months: period for period, months in _MONTHS.items()}
_HAN = "一二三四"
_TENS = {(1, 10): "上旬", (11, 20): "中旬"}


def months_in(period: Period) -> int:
    """How many months a period has; 0 for a week."""
    return _MONTHS.get(period, 0)


def stretch_of_months(day: date, months: int) -> tuple[date, date]:
    """The first and last day of the stretch of 1, 2, 3, 4, 6 or 12 months of its year that
    holds a day."""
    last = -(-day.month // months) * months
    return (
        date(day.year, last - months + 1, 1),
        date(day.year, last, monthrange(day.year, last)[1]),
    )


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week, as far as the calendar's ends reach."""
    ordinal = day.toordinal() - day.weekday()
    first = date.fromordinal(max(ordinal, 1))
    return first, date.fromordinal(min(ordinal + 6, date.max.toordinal()))


def period_holding(day: date, period: Period) -> tuple[date, date]:
    """The first and last day of the period that holds a day."""
    months = months_in(period)
    return stretch_of_months(day, months) if months else week_of(day)


def report_period(day: date, months: int) -> tuple[str, date, date]:
    """The reporting period of 1, 3, 6 or 12 months that holds a day: name, first and last
    day. Raises ValueError for another number of months."""
    if months not in _NAMES:
        raise ValueError(f"no reporting period has {months} months")
    start, end = stretch_of_months(day, months)
    return period_name(start, end, _NAMES[months]), start, end


def period_name(start: date | None, due: date, period: Period | None) -> str:
    """What to call the period a due day belongs to: 2022年, 2022年上半年, 2022年三季度,
    2022年3月, 2022年第12周 (ISO 8601, GB/T 7408). Without a period the stretch from
    ``start`` on is named by its months, tens of days or days."""
    if period is Period.YEAR:
        return f"{due.year}年"
    if period is Period.HALF_YEAR:
        return f"{due.year}年{'上' if due.month <= 6 else '下'}半年"
    if period is Period.QUARTER:
        return f"{due.year}年{_HAN[(due.month - 1) // 3]}季度"
    if period is Period.MONTH:
        return f"{due.year}年{due.month}月"
    if period is Period.WEEK:
        year, week, _ = due.isocalendar()
        return f"{year}年第{week}周"
    return _stretch_name(start or due, due)


def _stretch_name(start: date, due: date) -> str:
    length = monthrange(due.year, due.month)[1]
    if start == due or start.year != due.year:
        return written_day(due)
    if start.day == 1 and due.day == length:
        months = due.month - start.month + 1
        whole = stretch_of_months(due, months) if months in _NAMES else None
        if whole == (start, due):
            return period_name(start, due, _NAMES[months])
        return f"{due.year}年{start.month}至{due.month}月"
    if start.month == due.month:
        tens = "下旬" if (start.day, due.day) == (21, length) else ""
        if tens := _TENS.get((start.day, due.day), tens):
            return f"{due.year}年{due.month}月{tens}"
    if (start.weekday(), due - start) == (0, timedelta(days=6)):
        return period_name(start, due, Period.WEEK)
    return written_day(due)
