"""Working days by the State Council's yearly notices on holidays (节假日安排)."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from gkdesk.calendars import published
from gkdesk.calendars.published import SpecialDay, YearTable

__all__ = ["SpecialDay", "WorkCalendar", "YearTable", "add_working_days", "workday"]

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class _Year:
    """The working days of one year as ordinals, in order, and whether they are certain."""

    working: array[int]
    certain: bool


class WorkCalendar:
    """Which days are worked: the tables entered in a ledger before the built-in ones; a
    year that neither has goes by weekends, and answers about it are not certain.

    An entered table stands for its whole year. The days of the December before, which a
    notice arranges for its New Year, are laid over that year and do not count it as
    published. A day beyond the calendar's ends (years 1 to 9999) is the last there is.
    """

    def __init__(self, entered: Mapping[int, YearTable] = MappingProxyType({})) -> None:
        self._entered = dict(entered)
        self._years: dict[int, _Year] = {}

    def table(self, year: int) -> YearTable | None:
        """The table that holds for a year; None where its notice is not known."""
        return self._entered.get(year) or published.table(year)

    def published(self, year: int) -> bool:
        """Whether the year's notice is known."""
        return year in self._entered or year in published.YEARS

    def special(self, day: date) -> SpecialDay | None:
        """What a notice says of a day; None where none names it."""
        for year in (day.year, day.year + 1):
            table = self.table(year)
            if table is not None and day in table.days:
                return table.days[day]
        return None

    def works(self, day: date) -> bool:
        """Whether the day is a working day, make-up days (调休补班) included."""
        special = self.special(day)
        return day.weekday() < _SATURDAY if special is None else special.works

    def name(self, day: date) -> str:
        """The holiday a day is free for or made up for; "" where none."""
        special = self.special(day)
        return special.name if special else ""

    def add(self, day: date, n: int) -> tuple[date, bool]:
        """The day ``n`` working days after ``day``, and whether it is certain.

        ``day`` itself is not counted (Civil Code, article 201). Raises ValueError for a
        negative ``n``.
        """
        if n < 0:
            raise ValueError(f"working days cannot be added backwards: {n}")
        if n == 0:
            return day, True
        certain, after = True, day.toordinal()
        for year in range(day.year, date.max.year + 1):
            known = self._year(year)
            certain = certain and (known.certain or _is_last(day, year))
            found = bisect_right(known.working, after) + n - 1
            if found < len(known.working):
                return date.fromordinal(known.working[found]), certain
            n = found - len(known.working) + 1
        return date.max, False

    def back(self, day: date, n: int) -> tuple[date, bool]:
        """The day ``n`` working days before ``day``, itself not counted, and whether it is
        certain. Raises ValueError for a negative ``n``."""
        if n < 0:
            raise ValueError(f"working days cannot be taken back forwards: {n}")
        if n == 0:
            return day, True
        certain, before = True, day.toordinal()
        for year in range(day.year, 0, -1):
            known = self._year(year)
            certain = certain and (known.certain or _is_first(day, year))
            found = bisect_left(known.working, before) - n
            if found >= 0:
                return date.fromordinal(known.working[found]), certain
            n = -found
        return date.min, False

    def next_working(self, day: date) -> tuple[date, bool]:
        """The day itself where it is worked, else the next that is; whether certain."""
        if day == date.min:
            return self.add(day, 1)
        return self.add(day - timedelta(days=1), 1)

    def previous_working(self, day: date) -> tuple[date, bool]:
        """The day itself where it is worked, else the last before that is; whether
        certain."""
        if day == date.max:
            return self.back(day, 1)
        return self.back(day + timedelta(days=1), 1)

    def between(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, both included."""
        start, end = first.toordinal(), last.toordinal()
        return sum(
            max(0, bisect_right(working, end) - bisect_left(working, start))
            for working in (self._year(y).working for y in range(first.year, last.year + 1))
        )

    def nth_of_month(self, year: int, month: int, n: int) -> tuple[date, bool]:
        """The ``n``-th working day of a month, from its end where ``n`` is negative, and
        whether it is certain; the last (the first) one where there are not so many, the
        first day where a table leaves none."""
        known = self._year(year)
        first = bisect_left(known.working, date(year, month, 1).toordinal())
        end = len(known.working)
        if month < 12:
            end = bisect_left(known.working, date(year, month + 1, 1).toordinal())
        if first == end:
            return date(year, month, 1), known.certain
        place = first + n - 1 if n > 0 else end + n
        return date.fromordinal(known.working[min(max(place, first), end - 1)]), known.certain

    def _year(self, year: int) -> _Year:
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = _Year(self._working(year), self.published(year))
        return known

    def _working(self, year: int) -> array[int]:
        """The ordinals of the working days: the weekdays, then what notices change."""
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        working = {o for o in range(first, last + 1) if (o + 6) % 7 < _SATURDAY}
        for table in (self.table(year + 1), self.table(year)):
            for day, special in table.days.items() if table else ():
                if day.year == year:
                    (working.add if special.works else working.discard)(day.toordinal())
        return array("l", sorted(working))


def _is_last(day: date, year: int) -> bool:
    """Whether no day after ``day`` lies in that year: it has no part in counting on."""
    return day.year == year and (day.month, day.day) == (12, 31)


def _is_first(day: date, year: int) -> bool:
    """Whether no day before ``day`` lies in that year."""
    return day.year == year and (day.month, day.day) == (1, 1)


_BUILT_IN = WorkCalendar()


def workday(day: date) -> tuple[bool, bool]:
    """Whether ``day`` is a working day by the built-in tables, make-up days included, and
    whether that is certain: without the year's notice only the weekend is known."""
    return _BUILT_IN.works(day), _BUILT_IN.published(day.year)


def add_working_days(day: date, n: int) -> tuple[date, bool]:
    """``WorkCalendar.add`` by the built-in tables."""
    return _BUILT_IN.add(day, n)
