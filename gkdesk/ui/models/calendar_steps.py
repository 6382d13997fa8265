"""From one day to another by a key: arrows for days, PgUp and PgDn for months, Home today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""The years the calendar can be turned to."""

_DAYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def step_from(day: date, today: date, key: Qt.Key) -> date | None:
    """The day a key leads to; None where the key says nothing here, or the calendar ends."""
    if key is Qt.Key.Key_Home:
        return today
    if key in _DAYS:
        return within(day + timedelta(days=_DAYS[key]))
    if key in _MONTHS:
        return months_on(day, _MONTHS[key])
    return None


def months_on(day: date, by: int) -> date | None:
    """The same day so many months on, the month's last where it is shorter; None beyond the
    calendar's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def within(day: date) -> date | None:
    """The day, where the calendar reaches it."""
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
