"""What a day of the calendar says, in words: the painter and a screen reader share them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from gkdesk.calendars.festivals import NAMES, festival
from gkdesk.domain.agenda import AgendaItem, DayCount
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.terms import label
from gkdesk.ui.models.draft_figures import place_words
from gkdesk.ui.models.row_words import NOTHING

COUNTED: Final = (Light.OVERDUE, Light.SOON, Light.RUNNING, Light.DONE)
"""The lights a day can count, the most urgent first; what has no limit is due on no day."""

REST, WORK, PROVISIONAL = "休", "班", "暂算"


def mark(count: DayCount) -> str:
    """休 on every free day of a holiday, its weekend too; 班 on a make-up workday."""
    if count.makeup:
        return WORK
    return REST if count.off or (count.name and not count.works) else ""


@lru_cache(maxsize=32)
def feasts(year: int) -> Mapping[date, str]:
    """The festivals of a year by their own day; of two names for one day the first."""
    found = {day: name for name in reversed(NAMES) if (day := festival(name, year))}
    return MappingProxyType(found)


def day_name(count: DayCount) -> str:
    """The holiday the day belongs to, else the festival it is."""
    return count.name or feasts(count.day.year).get(count.day, "")


def shown_lights(lights: Mapping[Light, int]) -> list[tuple[Light, int]]:
    """The lights with anything behind them, the most urgent first."""
    return [(light, lights[light]) for light in COUNTED if lights.get(light, 0)]


def due_on(count: DayCount) -> int:
    """How many due points fall on the day."""
    return sum(number for _light, number in shown_lights(count.lights))


def sum_lights(lights: Iterable[Mapping[Light, int]]) -> dict[Light, int]:
    """What several days come to, by light."""
    total = dict.fromkeys(COUNTED, 0)
    for one in lights:
        for light in COUNTED:
            total[light] += one.get(light, 0)
    return total


def short_day(day: date) -> str:
    """9月30日　周五: the heading of a day within a month that is named elsewhere."""
    return f"{day.month}月{day.day}日　{weekday(day)}"


def kind_of_day(count: DayCount) -> str:
    """国庆节放假, 调休上班, 周末: what sort of day it is; "" for a plain working day. A day
    of a year without its notice says 暂算."""
    if count.makeup:
        said = f"{count.name}调休上班" if count.name else "调休上班"
    elif count.off or (count.name and not count.works):
        said = f"{count.name}放假" if count.name else "放假"
    else:
        named = (day_name(count), "" if count.works else "周末")
        said = "，".join(part for part in named if part)
    return "，".join(part for part in (said, "" if count.certain else PROVISIONAL) if part)


def numbers(lights: Mapping[Light, int]) -> str:
    """逾期 1，推进中 2; "" where nothing is due."""
    return "，".join(f"{label(light)} {number}" for light, number in shown_lights(lights))


def spoken(count: DayCount, today: date) -> str:
    """A day in one sentence: 2022年9月30日，周五，今天，临期 4."""
    day = count.day
    parts = [
        written_day(day),
        weekday(day),
        "今天" if day == today else "",
        kind_of_day(count),
        numbers(count.lights) or "没有到期",
    ]
    return "，".join(part for part in parts if part)


def item_place(item: AgendaItem) -> str:
    """Which item of the plan it is: 一（六）2."""
    return place_words(item.path) if item.path else item.label


def item_units(item: AgendaItem) -> tuple[str, ...]:
    """Who answers for the item: those who lead and those responsible, each once."""
    roles = (Role.LEAD, Role.RESPONSIBLE)
    named = [name for role in roles for one, name in item.units if one is role]
    return tuple(dict.fromkeys(named))


def item_words(item: AgendaItem) -> str:
    """The printed words of the limit after the period's name; then the day it was moved to
    by the plan's rule on rest days, and 暂算."""
    parts = (item.name, item.words, moved_words(item), PROVISIONAL if item.provisional else "")
    return "　".join(part for part in parts if part) or NOTHING


def moved_words(item: AgendaItem) -> str:
    """顺延至10月8日, 提前到9月30日; "" where the plain day counts."""
    last, due = item.late_after, item.due
    if last is None or due is None or last == due:
        return ""
    return f"{'顺延至' if last > due else '提前到'}{last.month}月{last.day}日"


def item_spoken(item: AgendaItem) -> str:
    """An item in one sentence for a screen reader."""
    units = "、".join(item_units(item))
    parts = (
        label(item.light),
        f"{item_place(item)}，{item.text}",
        units,
        item_words(item),
    )
    return "，".join(part for part in parts if part)
