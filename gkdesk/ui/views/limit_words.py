"""Time limits in sentences: the day, how far off it is, and the rule that gave it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.tasks import Light, Outlook, Row
from gkdesk.domain.written_days import written_day
from gkdesk.exports import rule_words as exported
from gkdesk.terms import label
from gkdesk.ui.models.day_words import distance, long_day
from gkdesk.ui.models.row_words import is_group

__all__ = ["distance", "long_day", "printed_line", "rule_words", "standing"]

_DAY = re.compile(r"[\d一二三四五六七八九十]\s*[日号]|-\d{1,2}$|/\d{1,2}$")
_WEEKDAYS = {
    "MO": "周一", "TU": "周二", "WE": "周三", "TH": "周四", "FR": "周五", "SA": "周六",
    "SU": "周日",
}  # fmt: skip
_YEAR_END = re.compile(r"年\s*[底末内终]|年年底|年度内|全年")


def standing(row: Row, outlook: Outlook) -> tuple[Light, str]:
    """The light of a row and its words: 临期，剩 2 天; 已办结，9月20日."""
    light = row.light(outlook)
    if light is Light.DONE and row.done_on is not None:
        return light, f"{label(light)}，{_closed(row.done_on, outlook.today)}"
    late = row.soonest if is_group(row) else row.late_after
    if late is None or light in (Light.DONE, Light.UNLIMITED):
        return light, label(light)
    return light, f"{label(light)}，{distance(late, outlook.today)}"


def _closed(day: date, today: date) -> str:
    """The day something was closed, without the year where it is this one."""
    return f"{day.month}月{day.day}日" if day.year == today.year else written_day(day)


def printed_line(limit: Deadline) -> str:
    """The printed words and what follows from them: 原文“2022年9月底前”，取该月最后一天."""
    who = f"（{limit.who}）" if limit.who else ""
    rule = rule_words(limit)
    return f"原文“{limit.expression}”{who}" + (f"，{rule}" if rule else "")


def rule_words(limit: Deadline) -> str:
    """By which rule the day follows from the words; "" when they name the day in full."""
    return _RULES[limit.kind](limit)


def _date(limit: Deadline) -> str:
    due, words = limit.due, limit.expression
    if due is None:
        return "没有说明是哪一天"
    named_year = re.search(r"\d{4}", words) is not None
    if _DAY.search(words):
        return "" if named_year else f"年份取{due.year}年"
    year = "" if named_year else f"{due.year}年"
    if _YEAR_END.search(words):
        return f"取{year or '当年'}最后一天"
    if "季" in words and _ends_month(due):
        return "取该季度最后一天"
    if "月" in words and _ends_month(due):
        return "取该月最后一天" if named_year else f"取{year}{due.month}月最后一天"
    return f"取{due.month}月{due.day}日"


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _recurring(limit: Deadline) -> str:
    again = f"{label(limit.period)}一次" if limit.period else "按周期办理"
    parts = exported.rule_parts(limit.rule or "")
    if "BYSETPOS" in parts or "," in parts.get("BYMONTHDAY", "") + parts.get("BYDAY", ""):
        return f"{exported.rule_words(limit.rule or '')}前"
    month, day, weekday = (parts.get(name, "") for name in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    months = f"{month.replace(',', '、')}月" if month else ""
    if day == "-1":
        return f"{again}，{months or '当月'}最后一天前"
    if day.isdigit() and (months or parts.get("FREQ") == "MONTHLY"):
        return f"{again}，{months}{day}日前"
    if weekday in _WEEKDAYS and parts.get("FREQ") == "WEEKLY":
        return f"{again}，{_WEEKDAYS[weekday]}前"
    return again if day or weekday or month else f"{again}，取每期最后一天"


def _relative(limit: Deadline) -> str:
    if limit.amount is None or limit.amount_unit is None:
        return "从所说的事情发生时算起"
    span = f"{limit.amount} {label(limit.amount_unit)}"
    since = f"从{limit.event}起算 {span}" if limit.event else f"起算后 {span}"
    return f"{since}，当日不计" if limit.due else f"{since}，起算日原文没有给出"


def _quantity(limit: Deadline) -> str:
    if limit.due is not None:
        return f"计到{written_day(limit.due)}"
    return f"{label(limit.period)}计数" if limit.period else "只定数量，没有截止日"


_RULES: dict[DeadlineKind, Callable[[Deadline], str]] = {
    DeadlineKind.DATE: _date,
    DeadlineKind.RECURRING: _recurring,
    DeadlineKind.RELATIVE: _relative,
    DeadlineKind.QUANTITY: _quantity,
    DeadlineKind.ONGOING: lambda _limit: "长期任务，没有截止日",
    DeadlineKind.VAGUE: lambda _limit: "没有写具体日期",
}
