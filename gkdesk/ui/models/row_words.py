"""What the cells of a ledger row say, as words; the painter and a screen reader share them."""

from __future__ import annotations

from datetime import date
from typing import Final

from gkdesk.domain.tasks import Light, NodeKind, Outlook, Row
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import weekday
from gkdesk.terms import label
from gkdesk.ui.models.aside import Aside

NOTHING: Final = "—"
NO_ASIDE: Final = Aside()


def is_group(row: Row) -> bool:
    """Whether the row stands for others below it and carries their counts."""
    return row.kind in (NodeKind.SECTION, NodeKind.PLAN)


def day(when: date) -> str:
    """A day as lists show it: 2022-09-30 周五."""
    return f"{when.isoformat()} {weekday(when)}"


def body(row: Row) -> str:
    """The words of the item: its heading where it heads others, else its text."""
    return (row.heading or row.text) if is_group(row) else (row.text or row.heading)


def content(row: Row) -> str:
    return f"{row.label}{body(row)}" or NOTHING


def lead(row: Row) -> str:
    return "" if is_group(row) else "、".join(row.names(Role.LEAD)) or NOTHING


def responsible(row: Row) -> str:
    return "" if is_group(row) else "、".join(row.names(Role.RESPONSIBLE)) or NOTHING


def deadline(row: Row, outlook: Outlook, aside: Aside = NO_ASIDE) -> tuple[str, str]:
    """First and second line of 完成时限: the computed day, then the notice's own words, or
    what is said of its due points; the event it waits for where there is no day yet."""
    if is_group(row):
        return (_pressing(row, outlook), "")
    if row.due is None:
        second = aside.second if aside.first or aside.second != row.words else ""
        return (aside.first or row.words or NOTHING, second)
    if aside.second:
        return (day(row.due), aside.second)
    if row.deadline_set:
        return (day(row.due), "人工设定")
    return (day(row.due), row.words if row.words != row.due.isoformat() else "")


def urged(aside: Aside) -> str:
    """催办 2 次: what the receiver with a figure stands for; "" without any."""
    return f"催办 {aside.reminders} 次" if aside.reminders else ""


def _pressing(row: Row, outlook: Outlook) -> str:
    light = row.light(outlook)
    if row.soonest is None or light not in (Light.OVERDUE, Light.SOON):
        return ""
    near = abs((row.soonest - outlook.today).days) < 183
    shown = f"{row.soonest:%m-%d}" if near else row.soonest.isoformat()
    return f"{shown} {label(light)}"


def status(row: Row, outlook: Outlook) -> tuple[str, str]:
    """First and second line of 状态: the light's word, and how long still or since."""
    if is_group(row):
        return (f"{row.done}/{row.total}", "")
    light = row.light(outlook)
    return (label(light), remaining(row, outlook))


def remaining(row: Row, outlook: Outlook) -> str:
    """已超 13 天, 今天到期, 剩 2 天; "" where it is never late or the work is done. Counted
    from the last day in time, to which the plan's rule may have moved the plain one. Four
    figures would not fit beside 已超."""
    if row.late_after is None or row.light(outlook) is Light.DONE:
        return ""
    days = (row.late_after - outlook.today).days
    if days < 0:
        return f"已超 {-days} 天" if days > -1000 else f"超 {-days} 天"
    return f"剩 {days} 天" if days else "今天到期"
