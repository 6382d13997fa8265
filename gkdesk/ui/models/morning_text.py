"""The reminder of a unit (催办文字) as plain text, ready for a message or a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.written_days import written_day
from gkdesk.ui.models import morning_words as words

_NOBODY = Caller("", "", "", ())
PRESSING = (Bell.OVERDUE, Bell.TODAY, Bell.THIS_WEEK, Bell.SOON)
"""The groups whose rows a reminder names one by one; the longest late first."""


def owed_by_unit(morning: Morning) -> dict[str, list[Caller]]:
    """What each unit owes over the groups, in the order in which they press."""
    found: dict[str, list[Caller]] = {}
    for bell in (*PRESSING, Bell.UNREPORTED):
        for caller in morning.groups.get(bell, ()):
            found.setdefault(caller.unit, []).append(caller)
    return found


def reminder_text(morning: Morning, units: Iterable[str] | None = None) -> str:
    """A paragraph for each unit wanted (all where None): the unit and its contact, its rows
    with number, words, limit and days gone, and how many it has not reported."""
    wanted = None if units is None else set(units)
    named = {bell: _by_unit(morning, bell) for bell in (*PRESSING, Bell.UNREPORTED)}
    paragraphs = [
        "\n".join(_paragraph(callers[0], named, morning))
        for unit, callers in owed_by_unit(morning).items()
        if unit and (wanted is None or unit in wanted)
    ]
    return "\n\n".join(paragraphs)


def _by_unit(morning: Morning, bell: Bell) -> dict[str, Caller]:
    return {caller.unit: caller for caller in morning.groups.get(bell, ())}


def _paragraph(
    unit: Caller, named: dict[Bell, dict[str, Caller]], morning: Morning
) -> Iterator[str]:
    contact = "，".join(part for part in (unit.person, unit.phone) if part)
    yield f"{unit.unit}（{contact}）：" if contact else f"{unit.unit}："
    today = morning.outlook.today
    items = [item for bell in PRESSING for item in _items(named[bell], unit.unit)]
    for number, item in enumerate(items, 1):
        yield f"{number}. {_row(item, today)}"
    rest = sum(words.total(callers[unit.unit]) for callers in named.values()
               if unit.unit in callers) - len(items)  # fmt: skip
    silent = words.total(named[Bell.UNREPORTED].get(unit.unit, _NOBODY))
    if rest > silent:
        yield f"另有 {rest - silent} 条，详见台账。"
    if silent:
        end = written_day(morning.period_end)
        yield f"{morning.period}还有 {silent} 条没有报送进展，{end}截止。"


def _items(callers: dict[str, Caller], unit: str) -> Sequence[AgendaItem]:
    return callers[unit].items if unit in callers else ()


def _row(item: AgendaItem, today: date) -> str:
    text = f"{words.number(item)}{words.item_words(item)}".rstrip("。；;")
    return f"{text}。时限{limit_words(item)}，{_standing(item, today)}。"


def limit_words(item: AgendaItem) -> str:
    """The day in full, with the day to which a rest day moves it."""
    if item.due is None:
        return item.words
    said = written_day(item.due)
    if item.late_after and item.late_after != item.due:
        turn = "顺延至" if item.late_after > item.due else "提前到"
        said += f"（{turn}{written_day(item.late_after)}）"
    return said + ("（暂算）" if item.provisional else "")


def _standing(item: AgendaItem, today: date) -> str:
    gone = words.late_by(item, today)
    if gone > 0:
        return f"已超 {gone} 天"
    return f"还剩 {-gone} 天" if gone else "今天到期"
