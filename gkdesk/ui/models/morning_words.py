"""What the morning page (晨报) says of days, groups and units, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.written_days import WEEKDAYS, weekday
from gkdesk.terms import label

NO_UNIT = "未列单位"
_WHICH = 16
"""So many letters of a limit's words tell it from the others of its row."""

QUIET: Mapping[Bell, str] = {
    Bell.OVERDUE: "没有逾期的工作",
    Bell.TODAY: "今天没有到期的工作",
    Bell.THIS_WEEK: "本周后几天没有到期的工作",
    Bell.SOON: "近几个工作日没有到期的工作",
    Bell.UNREPORTED: "本期都已报过进展",
}
"""What an empty group says."""


class DayKinds(Protocol):
    """What is asked of a calendar: whether a day works, and how many of a stretch do."""

    def works(self, day: date) -> bool: ...

    def between(self, first: date, last: date) -> int: ...


def heading(today: date, days: DayKinds) -> str:
    """9月28日　星期三; （休） or （上班） where the weekday tells otherwise, or it is free."""
    named = f"星期{WEEKDAYS[today.weekday()]}{mark(today, days)}"
    return f"{today.month}月{today.day}日　{named}"


def holiday_line(morning: Morning) -> str:
    """节前还有 3 个工作日，国庆节假期 10月1日至7日; in a holiday, how long it lasts."""
    doubt = "（暂算）" if morning.uncertain else ""
    if morning.holiday is None:
        return "节假日安排尚未公布，按周末暂算" if morning.uncertain else ""
    name, first, last, working = morning.holiday
    name = name if name.endswith("假") else f"{name}假期"
    if first <= morning.outlook.today:
        return f"{name}，到{_day(last)}{doubt}"
    until = f"至{last.day}日" if first.month == last.month else f"至{_day(last)}"
    stretch = _day(first) + (until if last > first else "")
    return f"节前还有 {working} 个工作日，{name} {stretch}{doubt}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def title(bell: Bell, morning: Morning, days: DayKinds) -> str:
    """A group's name; the near days and the period are named in full."""
    if bell is Bell.SOON:
        return f"{soon_days(morning, days)} 个工作日内"
    if bell is Bell.UNREPORTED:
        return f"{short_period(morning.period)}未报"
    return label(bell)


def soon_days(morning: Morning, days: DayKinds) -> int:
    """The number of working days that count as near."""
    outlook = morning.outlook
    return days.between(outlook.today + timedelta(days=1), outlook.soon_until)


def short_period(period: str) -> str:
    """三季度 of 2022年三季度: the page is about this year."""
    head, year, rest = period.partition("年")
    return rest if year and rest and head.isdigit() else period


def card_words(bell: Bell, morning: Morning) -> str:
    """The second line of a card: what the number does not tell."""
    outlook, callers = morning.outlook, morning.groups.get(bell, ())
    if bell is Bell.THIS_WEEK:
        return f"至{_day(outlook.today + timedelta(days=6 - outlook.today.weekday()))}"
    if bell is Bell.SOON:
        return f"至{_day(outlook.soon_until)}"
    if bell is Bell.UNREPORTED:
        return short_period(morning.period)
    if not callers:
        return ""
    if bell is Bell.OVERDUE:
        return f"最长 {max(late_by(item, outlook.today) for item in callers[0].items)} 天"
    first = callers[0].unit or NO_UNIT
    return f"{first}等 {len(callers)} 个单位" if len(callers) > 1 else first


def late_by(item: AgendaItem, today: date) -> int:
    """How many calendar days have gone since the last day in time; below 0 while in time."""
    last = item.late_after or item.due
    return (today - last).days if last else 0


def day_words(item: AgendaItem, today: date, days: DayKinds, *, brief: bool = False) -> str:
    """09-30 周五, with （上班） or （休） where the weekday does not tell, and the day to which
    the plan's rule moves it; ``brief`` keeps it short: 10-01休 顺延10-08."""
    due = item.due
    if due is None:
        return item.words
    moved = item.late_after
    named = f"{short_day(due, today)} {weekday(due)}{mark(due, days)}"
    if moved is None or moved == due:
        return named
    turn = "顺延" if moved > due else "提前"
    if brief:
        return f"{short_day(due, today)}{mark(due, days)[1:2]} {turn}{short_day(moved, today)}"
    return f"{named}{turn} {short_day(moved, today)}"


def short_day(day: date, today: date) -> str:
    """09-30 within the year, else with it."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def again_words(until: date, today: date) -> str:
    """When what was put off is told again: 10-08 周六再提."""
    return f"{short_day(until, today)} {weekday(until)}再提"


def mark(day: date, days: DayKinds) -> str:
    """（上班） on a weekend day that works, （休） on any day that does not."""
    if days.works(day):
        return "（上班）" if day.weekday() >= 5 else ""
    return "（休）"


def left_words(item: AgendaItem, bell: Bell, today: date, days: DayKinds) -> str:
    """超 13 天, 今天, 剩 2 天; among the near days 剩 4 个工作日. "" where nothing is ever
    late."""
    last = item.late_after or (item.due if bell is not Bell.UNREPORTED else None)
    if last is None or bell is Bell.UNREPORTED:
        return ""
    gone = (today - last).days
    if gone > 0:
        return f"超 {gone} 天"
    if gone == 0:
        return "今天"
    if bell is Bell.SOON:
        return f"剩 {days.between(today + timedelta(days=1), last)} 个工作日"
    return f"剩 {-gone} 天"


def item_words(item: AgendaItem) -> str:
    """What is to be done, the period first where there is one; of several limits without
    periods, which one it is."""
    which = item.name or (item.words[:_WHICH] if item.series else "")
    return f"{which}　{item.text}" if which else item.text


def number(item: AgendaItem) -> str:
    """The number as a person names it: （十三）-1 of 三/十三/1, 三（一） of 三/一. A measure's
    and an item's number alone would be the same in many places."""
    parts = item.path.split("/")
    if len(parts) < 2:
        return item.label
    if len(parts) > 2:
        return f"（{parts[-2]}）-{parts[-1]}"
    return parts[0] + item.label if item.label[:1] in ("（", "(") else "-".join(parts)


def group_words(bell: Bell, morning: Morning) -> str:
    """3 条，3 个单位."""
    callers = [caller for caller in morning.groups.get(bell, ()) if caller.unit]
    if not morning.counts.get(bell, 0):
        return ""
    count = f"{morning.counts.get(bell, 0)} 条"
    return f"{count}，{len(callers)} 个单位" if callers else count


def pressing(morning: Morning) -> str:
    """逾期 3 条，今日到期 1 条; "" where nothing has to be done in the near days."""
    near = (Bell.OVERDUE, Bell.TODAY, Bell.THIS_WEEK, Bell.SOON)
    counts = ((label(bell), morning.counts.get(bell, 0)) for bell in near)
    return "，".join(f"{name} {count} 条" for name, count in counts if count)


def total(caller: Caller) -> int:
    """How many rows a unit owes in a group, also where not all of them are at hand."""
    return max(caller.total, len(caller.items))


def owed(caller: Caller) -> str:
    """欠 7 条."""
    return f"欠 {total(caller)} 条"
