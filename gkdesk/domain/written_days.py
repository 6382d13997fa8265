"""Days in words, as documents and lists write them."""

from __future__ import annotations

from datetime import date
from typing import Final

WEEKDAYS: Final = "一二三四五六日"
"""From Monday on."""


def written_day(day: date) -> str:
    """2022年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """周五."""
    return f"周{WEEKDAYS[day.weekday()]}"
