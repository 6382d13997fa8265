"""A recurrence of RFC 5545 in words: 每季度首月10日, 每月最后一个工作日."""

from __future__ import annotations

from collections.abc import Mapping

from gkdesk.domain.written_days import WEEKDAYS

_EVERY: Mapping[tuple[str, int], str] = {
    ("MONTHLY", 3): "每季度",
    ("MONTHLY", 6): "每半年",
    ("MONTHLY", 12): "每年",
}
_FREQUENCIES = {"YEARLY": "年", "MONTHLY": "个月", "WEEKLY": "周", "DAILY": "天"}
_EACH = {"YEARLY": "每年", "MONTHLY": "每月", "WEEKLY": "每周", "DAILY": "每天"}
_WEEKDAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
_WORKING = {"MO", "TU", "WE", "TH", "FR"}


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name."""
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def rule_words(rule: str) -> str:
    """A rule in words; what has no point within its period ends with 最后一天."""
    parts = rule_parts(rule)
    months = _months(parts.get("BYMONTH", ""))
    point = _days_of_month(parts.get("BYMONTHDAY", "")) or _weekdays(parts)
    head = _every(parts)
    if not (months or point) and parts.get("FREQ") != "DAILY":
        return f"{head}最后一天"
    if months and not point:
        return f"{head}{months}最后一天"
    return head + months + point


def _every(parts: Mapping[str, str]) -> str:
    frequency, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1"))
    if interval == 1:
        return _EACH.get(frequency, "")
    every = _EVERY.get((frequency, interval))
    return every or f"每{interval}{_FREQUENCIES.get(frequency, '')}"


def _months(listed: str) -> str:
    return "、".join(f"{month}月" for month in listed.split(",") if month)


def _days_of_month(listed: str) -> str:
    return "、".join(_day_of_month(int(day)) for day in listed.split(",") if day)


def _day_of_month(day: int) -> str:
    if day > 0:
        return f"{day}日"
    return "最后一天" if day == -1 else f"倒数第{-day}天"


def _weekdays(parts: Mapping[str, str]) -> str:
    listed = [day for day in parts.get("BYDAY", "").split(",") if day]
    place = int(parts.get("BYSETPOS", "0"))
    if set(listed) == _WORKING:
        return f"{_nth(place)}个工作日" if place else "每个工作日"
    days = "、".join(_weekday(day) for day in listed)
    return f"{_nth(place)}个{days}" if place and days else days


def _weekday(day: str) -> str:
    number, name = day[:-2], f"周{_WEEKDAYS.get(day[-2:], '')}"
    return f"{_nth(int(number))}个{name}" if number else name


def _nth(place: int) -> str:
    if place > 0:
        return f"第{place}"
    return "最后一" if place == -1 else f"倒数第{-place}"
