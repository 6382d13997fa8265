"""The morning page on paper: a banner for each group and unit, a row for each due point."""

from __future__ import annotations

from collections.abc import Iterator

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.exports.task_list import PrintBanner, PrintList, PrintRow, PrintTask
from gkdesk.terms import label
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_lines import ORDER, blocks_of, point
from gkdesk.ui.models.morning_text import limit_words

MOST = 300
"""Rows printed of a group; nobody calls more on one day."""


def morning_list(morning: Morning, days: words.DayKinds) -> PrintList:
    """The page as a printed list: what presses most first, each due point once in a group,
    the units that have not reported as one line each."""
    today = morning.outlook.today
    counts = [f"{words.title(bell, morning, days)}{morning.counts.get(bell, 0)}条"
              for bell in ORDER]  # fmt: skip
    rows = tuple(_rows(morning, days))
    title = f"{written_day(today)}政务公开工作晨报"
    return PrintList(title, "\u3000".join(counts), rows)


def _rows(morning: Morning, days: words.DayKinds) -> Iterator[PrintRow]:
    numbers: dict[tuple[int, int | None], int] = {}
    for bell in ORDER:
        if not morning.groups.get(bell):
            continue
        said = f"{words.title(bell, morning, days)}　{words.group_words(bell, morning)}"
        yield PrintBanner(1, said)
        if bell is Bell.UNREPORTED:
            yield from _silent(morning)
        else:
            yield from _owing(bell, morning, days, numbers)


def _silent(morning: Morning) -> Iterator[PrintRow]:
    for caller in morning.groups[Bell.UNREPORTED]:
        yield PrintBanner(2, f"{_contact(caller)}　{words.owed(caller)}")


def _owing(
    bell: Bell,
    morning: Morning,
    days: words.DayKinds,
    numbers: dict[tuple[int, int | None], int],
) -> Iterator[PrintRow]:
    """The units of a group with their rows; what stood above is named by its number."""
    first = len(numbers)
    for block in blocks_of(morning.groups[bell]):
        if len(numbers) - first >= MOST:
            break
        known = [numbers[point(item)] for item in block.items if point(item) in numbers]
        also = f"　另见第 {'、'.join(map(str, known))} 条" if known else ""
        yield PrintBanner(2, "；".join(map(_contact, block.callers)) + also)
        for item in block.items:
            if point(item) not in numbers and len(numbers) - first < MOST:
                numbers[point(item)] = len(numbers) + 1
                yield _task(len(numbers), item, bell, morning, days)
    rest = morning.counts[bell] - (len(numbers) - first)
    if rest > 0:
        yield PrintBanner(2, f"其余 {rest} 条未印，可打印各计划的任务清单")


def _contact(caller: Caller) -> str:
    known = " ".join(part for part in (caller.person, caller.phone) if part)
    unit = caller.unit or words.NO_UNIT
    return f"{unit}（{known}）" if known else unit


def _task(
    ordinal: int, item: AgendaItem, bell: Bell, morning: Morning, days: words.DayKinds
) -> PrintTask:
    left = words.left_words(item, bell, morning.outlook.today, days)
    return PrintTask(
        ordinal,
        "",
        f"{words.number(item)}　{words.item_words(item)}",
        _names(item, Role.LEAD),
        _names(item, Role.RESPONSIBLE),
        limit_words(item),
        item.light,
        left or label(item.light),
    )


def _names(item: AgendaItem, role: Role) -> tuple[str, ...]:
    return tuple(name for each, name in item.units if each is role)
