"""The morning page on paper: a banner for each group and unit, a row for each due point."""

from __future__ import annotations

from collections.abc import Iterator

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.exports.printed_list import (
    PrintedCell,
    PrintedColumn,
    PrintedHeading,
    PrintedLine,
    PrintedList,
    PrintedRow,
)
from gkdesk.terms import label
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_lines import ORDER, blocks_of, point
from gkdesk.ui.models.morning_text import limit_words

MOST = 300
"""Rows printed of a group; nobody calls more on one day."""
COLUMNS = (
    PrintedColumn("序号", centred=True),
    PrintedColumn("任务内容"),
    PrintedColumn("牵头单位"),
    PrintedColumn("责任单位"),
    PrintedColumn("完成时限", centred=True),
    PrintedColumn("状态"),
)


def morning_list(morning: Morning, days: words.DayKinds) -> PrintedList:
    """The page as a printed list: what presses most first, each due point once in a group,
    the units that have not reported as one line each."""
    today = morning.outlook.today
    counts = [f"{words.title(bell, morning, days)}{morning.counts.get(bell, 0)}条"
              for bell in ORDER]  # fmt: skip
    rows = tuple(_rows(morning, days))
    title = f"{written_day(today)}政务公开工作晨报"
    tasks = sum(isinstance(row, PrintedRow) for row in rows)
    return PrintedList(title, "\u3000".join(counts), COLUMNS, rows, tasks)


def _rows(morning: Morning, days: words.DayKinds) -> Iterator[PrintedLine]:
    numbers: dict[tuple[int, int | None], int] = {}
    for bell in ORDER:
        if not morning.groups.get(bell):
            continue
        said = f"{words.title(bell, morning, days)}　{words.group_words(bell, morning)}"
        yield PrintedHeading(1, said)
        if bell is Bell.UNREPORTED:
            yield from _silent(morning)
        else:
            yield from _owing(bell, morning, days, numbers)


def _silent(morning: Morning) -> Iterator[PrintedLine]:
    for caller in morning.groups[Bell.UNREPORTED]:
        yield PrintedHeading(2, f"{_contact(caller)}　{words.owed(caller)}")


def _owing(
    bell: Bell,
    morning: Morning,
    days: words.DayKinds,
    numbers: dict[tuple[int, int | None], int],
) -> Iterator[PrintedLine]:
    """The units of a group with their rows; what stood above is named by its number."""
    first = len(numbers)
    for block in blocks_of(morning.groups[bell]):
        if len(numbers) - first >= MOST:
            break
        known = [numbers[point(item)] for item in block.items if point(item) in numbers]
        also = f"　另见第 {'、'.join(map(str, known))} 条" if known else ""
        yield PrintedHeading(2, "；".join(map(_contact, block.callers)) + also)
        for item in block.items:
            if point(item) not in numbers and len(numbers) - first < MOST:
                numbers[point(item)] = len(numbers) + 1
                yield _task(len(numbers), item, bell, morning, days)
    rest = morning.counts[bell] - (len(numbers) - first)
    if rest > 0:
        yield PrintedHeading(2, f"其余 {rest} 条未印，可打印各计划的任务清单")


def _contact(caller: Caller) -> str:
    known = " ".join(part for part in (caller.person, caller.phone) if part)
    unit = caller.unit or words.NO_UNIT
    return f"{unit}（{known}）" if known else unit


def _task(
    ordinal: int, item: AgendaItem, bell: Bell, morning: Morning, days: words.DayKinds
) -> PrintedRow:
    left = words.left_words(item, bell, morning.outlook.today, days)
    return PrintedRow(
        (
            PrintedCell(str(ordinal)),
            PrintedCell(f"{words.number(item)}　{words.item_words(item)}"),
            PrintedCell(names=_names(item, Role.LEAD)),
            PrintedCell(names=_names(item, Role.RESPONSIBLE)),
            PrintedCell(limit_words(item)),
            PrintedCell(left or label(item.light), light=item.light),
        ),
        item.node,
    )


def _names(item: AgendaItem, role: Role) -> tuple[str, ...]:
    return tuple(name for each, name in item.units if each is role)
