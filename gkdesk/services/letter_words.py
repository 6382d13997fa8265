"""The words of letters: titles, openings, tables. What the office types stands instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.domain.letters import (
    Addressee,
    LetterKind,
    LetterText,
    LetterWishes,
    UnitStanding,
)
from gkdesk.domain.written_days import written_day

_HEADS = ("序号", "任务内容", "分工", "完成时限", "办理情况")
_WIDTHS = (1.0, 6.2, 1.0, 2.2, 1.6)
_CIRCULAR = ("单位", "任务", "办结", "按时", "逾期", "未报", "办结率")
_CIRCULAR_WIDTHS = (4.4, 1.2, 1.2, 1.2, 1.2, 1.2, 1.6)
ROW_FIELDS = ("序号", "任务", "分工", "时限", "办理情况")
CIRCULAR_FIELDS = ("序号", "单位", "任务数", "办结", "按时", "逾期", "未报", "办结率")
FIELDS = ("标题", "文号", "主送", "正文", "计划", "件数", "回复时限", "联系人", "落款", "日期")
"""The names of what a template may hold, as {{标题}}."""


def usual_title(kind: LetterKind, plan: str) -> str:
    """What a letter is called where nobody says otherwise."""
    return {
        LetterKind.SUPERVISION: f"关于办理《{plan}》有关任务的督办单",
        LetterKind.REMINDER: f"关于报送《{plan}》落实进展的催办通知",
        LetterKind.CIRCULAR: f"关于《{plan}》落实情况的通报",
    }[kind]


def usual_opening(
    wishes: LetterWishes, plan: str, today: date, count: int, done: int = 0
) -> str:
    """The paragraph above the table."""
    until = f"于{wishes.reply_by}前" if wishes.reply_by else "尽快"
    day = written_day(today)
    if wishes.kind is LetterKind.SUPERVISION:
        return (
            f"《{plan}》明确由你单位承担的以下{count}项任务尚未办结，"
            f"请{until}完成，并报送办理情况和佐证材料。"
        )
    if wishes.kind is LetterKind.REMINDER:
        return (
            f"截至{day}，《{plan}》明确由你单位承担的以下{count}项任务已经逾期、临近时限，"
            f"或者本期尚未报送进展，请{until}报送办理情况。"
        )
    rate = f"{100 * done / count:.1f}%" if count else "0%"
    return (
        f"截至{day}，《{plan}》共列任务{count}项，已办结{done}项，办结率{rate}。"
        "现将各单位办理情况通报如下（一项任务由几个单位承担的，各单位分别计算；未报指本期没有报送进展）。"
    )


def unit_letter(
    wishes: LetterWishes, plan: str, today: date, addressee: Addressee
) -> LetterText:
    """A letter to one unit."""
    count = len(addressee.tasks)
    rows = tuple(
        (str(at), task.text, task.part, task.limit.replace("\n", ""), task.standing)
        for at, task in enumerate(addressee.tasks, 1)
    )
    opening = wishes.opening or usual_opening(wishes, plan, today, count)
    table = _HEADS, _WIDTHS, rows
    return _text(wishes, plan, (addressee.unit, count), opening, table)


def circular(
    wishes: LetterWishes,
    plan: str,
    today: date,
    standings: Sequence[UnitStanding],
    totals: tuple[int, int],
) -> LetterText:
    """The circular to all; ``totals`` are the plan's tasks and those closed, each counted
    once."""
    heads = ("排名" if wishes.ranking else "序号", *_CIRCULAR)
    widths = (1.0, *_CIRCULAR_WIDTHS)
    places = _places(standings) if wishes.ranking else range(1, len(standings) + 1)
    rows = tuple(
        (
            str(place),
            one.unit,
            *map(str, (one.total, one.done, one.in_time, one.late, one.untold)),
            f"{one.rate:.1f}%",
        )
        for place, one in zip(places, standings, strict=True)
    )
    opening = wishes.opening or usual_opening(wishes, plan, today, *totals)
    return _text(wishes, plan, ("各有关单位", totals[0]), opening, (heads, widths, rows))


def _places(standings: Sequence[UnitStanding]) -> list[int]:
    """Equal rates with equally many late tasks share a place."""
    keys = [(one.rate, one.late) for one in standings]
    return [keys.index(key) + 1 for key in keys]


def _text(
    wishes: LetterWishes,
    plan: str,
    about: tuple[str, int],
    opening: str,
    table: tuple[tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]],
) -> LetterText:
    unit, count = about
    title = wishes.title or usual_title(wishes.kind, plan)
    closing = f"请于{wishes.reply_by}前回复。" if wishes.reply_by and wishes.opening else ""
    day = written_day(wishes.day) if wishes.day else "　　　年　月　日"
    values = (title, wishes.number, unit, opening, plan, str(count), wishes.reply_by,
              wishes.contact, wishes.issuer, day)  # fmt: skip
    fields = tuple(zip(FIELDS, values, strict=True))
    return LetterText(unit, title, unit, opening, *table, closing, wishes.contact, fields)
