"""The tables of holidays that come with the program: the State Council's notices from 2004
on, as chinesecalendar holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

NEW_YEAR = "元旦"
_ONE_DAY = timedelta(days=1)
_FREE: Mapping[date, str] = chinese_calendar.holidays
_MADE_UP: Mapping[date, str] = chinese_calendar.workdays
_NAMES = {"国庆节": "国庆"}


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that a notice names: ``name`` is the holiday's, ``works`` tells a make-up day
    (调休补班) from a free one."""

    name: str
    works: bool


@dataclass(frozen=True, slots=True)
class YearTable:
    """What the notice of one year arranges: the days off, the weekends inside them with
    them, and the make-up days. Days of the December before stand with the New Year they
    belong to."""

    year: int
    days: Mapping[date, SpecialDay]

    @property
    def changed(self) -> dict[date, SpecialDay]:
        """The days that differ from Monday to Friday."""
        return {
            day: special
            for day, special in self.days.items()
            if special.works != (day.weekday() < 5)
        }


def _years() -> range:
    years = [day.year for day in _FREE]
    return range(min(years), max(years) + 1)


YEARS = _years()
"""The years whose notices are built in."""


@lru_cache(maxsize=64)
def table(year: int) -> YearTable | None:
    """The built-in table of a year; None where there is none."""
    if year not in YEARS:
        return None
    days = {
        day: SpecialDay(_name(holiday), works)
        for source, works in ((_FREE, False), (_MADE_UP, True))
        for day, holiday in source.items()
        if _arranged_in(day, holiday) == year
    }
    return YearTable(year, with_weekends(days))


def with_weekends(
    days: Mapping[date, SpecialDay], left_out: Collection[date] = ()
) -> dict[date, SpecialDay]:
    """The days with the free weekends that adjoin a holiday (与周末连休), in order: they are
    part of it, whether a source lists them or not. Those ``left_out`` stay so."""
    found = dict(days)
    for day, special in days.items():
        if special.works or day.weekday() > 4:
            continue
        for step in (-_ONE_DAY, _ONE_DAY):
            beside = day + step
            while beside.weekday() > 4 and beside not in found and beside not in left_out:
                found[beside] = special
                beside += step
    return dict(sorted(found.items()))


def _arranged_in(day: date, holiday: str) -> int:
    """The year whose notice arranges a day: the last days of December for a New Year."""
    return day.year + (day.month == 12 and _name(holiday) == NEW_YEAR)


def _name(holiday: str) -> str:
    chinese: str = chinese_calendar.Holiday(holiday).chinese
    return _NAMES.get(chinese, chinese)
