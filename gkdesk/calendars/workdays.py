"""Working days by the State Council's yearly notices on holidays (节假日安排)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)  # the table behind it looks for its bounds at every question
def workday(day: date) -> tuple[bool, bool]:
    """Whether ``day`` is a working day, make-up days (调休补班) included, and whether that
    is certain: without the year's notice only the weekend is known."""
    try:
        return bool(chinese_calendar.is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False


def add_working_days(day: date, n: int) -> tuple[date, bool]:
    """The day ``n`` working days after ``day``, and whether it is certain.

    ``day`` itself is not counted (Civil Code, article 201). ``n`` must not be negative.
    """
    if n < 0:
        raise ValueError(f"working days cannot be added backwards: {n}")
    certain = True
    while n and day < date.max:
        day += _ONE_DAY
        works, known = workday(day)
        certain = certain and known
        n -= works
    return day, certain
