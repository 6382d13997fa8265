"""What does not fit together in a year's table of holidays, as sentences for a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from gkdesk.calendars.festivals import festival
from gkdesk.calendars.notice_days import day_words, weekday
from gkdesk.calendars.notice_parts import HOLIDAYS
from gkdesk.calendars.published import SpecialDay, YearTable

_ONE_DAY = timedelta(days=1)
_MANY = 4
_SEVEN_SINCE = 2008
"""Before, the regulation had no day off for 清明, 端午 and 中秋."""
_BEFORE = ("元旦", "春节", "劳动节", "国庆")


def doubts_of(table: YearTable) -> tuple[str, ...]:
    """The days of a table that cannot be meant: outside its year, made up on a working day,
    holes inside a holiday, a holiday that leaves its own day out."""
    found = [*_outside(table), *_not_made_up(table)]
    stretches = _free_by_name(table)
    for title, days in stretches.items():
        found += _holes(title, days, table)
        found += [
            f"{name}放假的日子里没有{name}当天（{day_words(own)}）。"
            for name in title.split("、")
            if (own := _own_day(name, table.year)) and own not in days
        ]
    return tuple(found)


def fits(day: date, special: SpecialDay, year: int) -> bool:
    """Whether a day may stand in a year's table: in the year or its New Year's December, and
    a make-up day only on a weekend."""
    arranged = day.year == year or (day.year, day.month) == (year - 1, 12)
    return arranged and (not special.works or day.weekday() >= 5)


def missing(names: Iterable[str], year: int) -> tuple[str, ...]:
    """The holidays that a notice of a whole year should arrange and does not."""
    wanted = HOLIDAYS if year >= _SEVEN_SINCE else _BEFORE
    absent = [name for name in wanted if name not in set(names)]
    return (f"没有读到{'、'.join(absent)}的安排。",) if absent else ()


def _own_day(name: str, year: int) -> date | None:
    return festival(name, year) if name in HOLIDAYS else None


def _outside(table: YearTable) -> list[str]:
    days = [
        f"{day.year}年{day_words(day)}"
        for day in table.days
        if day.year != table.year and (day.year, day.month) != (table.year - 1, 12)
    ]
    return [f"{_listed(days)}不在{table.year}年之内，没有填入。"] if days else []


def _not_made_up(table: YearTable) -> list[str]:
    return [
        f"{day_words(day)}是{weekday(day)}，本来就是工作日，不用补班。"
        for day, special in table.days.items()
        if special.works and day.weekday() < 5
    ]


def _listed(days: list[str]) -> str:
    """Days in a sentence; of many the first ones."""
    return (
        "、".join(days) if len(days) <= _MANY else f"{'、'.join(days[:_MANY])}等{len(days)}天"
    )


def _free_by_name(table: YearTable) -> dict[str, list[date]]:
    free: dict[str, list[date]] = {}
    for day, special in table.days.items():
        if not special.works:
            free.setdefault(special.name, []).append(day)
    return free


def _holes(title: str, days: list[date], table: YearTable) -> list[str]:
    """The working days that lie inside a holiday. Weekends join its parts."""
    first, last = min(days), max(days)
    if (last - first).days > 31:
        return [f"{title}的放假日期前后隔得太远：{day_words(first)}到{day_words(last)}。"]
    inside = [first + n * _ONE_DAY for n in range((last - first).days)]
    holes = [day_words(day) for day in inside if day not in table.days and day.weekday() < 5]
    made_up = [day for day in inside if day in table.days and table.days[day].works]
    return [
        *([f"{title}放假中间缺了{_listed(holes)}。"] if holes else []),
        *(f"{day_words(day)}补班，却落在{title}假期中间。" for day in made_up),
    ]
