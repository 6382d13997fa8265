"""One month as a table of weeks, Monday to Sunday, with what is due on each day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.agenda import DayCount
from gkdesk.domain.written_days import WEEKDAYS
from gkdesk.ui.models.calendar_words import spoken

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_WEEK: Final = 7
_WORDS: Final = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def weeks_of(year: int, month: int) -> tuple[date, int]:
    """The Monday on which the month's first week begins, and how many weeks it touches."""
    first = date(year, month, 1)
    before = first.weekday()
    return first - timedelta(before), -(-(before + monthrange(year, month)[1]) // _WEEK)


class MonthModel(QAbstractTableModel):
    """The cells of a month. Days of the months beside it are there to be gone to, and have
    no counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self._month = (1, 1)
        self._first = date.min
        self._weeks = 0
        self._counts: dict[date, DayCount] = {}

    def show_month(
        self, year: int, month: int, counts: Sequence[DayCount], today: date
    ) -> None:
        """Show a month; the same month again only tells that its data changed."""
        same = (year, month) == self._month
        if not same:
            self.beginResetModel()
        self._month, self.today = (year, month), today
        self._first, self._weeks = weeks_of(year, month)
        self._counts = {count.day: count for count in counts}
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, _WEEK - 1))
        else:
            self.endResetModel()

    @property
    def month(self) -> tuple[int, int]:
        """The year and month shown."""
        return self._month

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self._first + timedelta(index.row() * _WEEK + index.column())

    def within(self, index: Index) -> bool:
        """Whether the day belongs to the month shown."""
        day = self.day(index)
        return (day.year, day.month) == self._month

    def count(self, index: Index) -> DayCount | None:
        """What is due on the day of a cell; None for the months beside."""
        return self._counts.get(self.day(index)) if self.within(index) else None

    def count_on(self, day: date) -> DayCount | None:
        """What is due on a day of the month shown."""
        return self._counts.get(day)

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; invalid where it is not shown."""
        away = (day - self._first).days
        if not 0 <= away < self._weeks * _WEEK:
            return QModelIndex()
        return self.index(away // _WEEK, away % _WEEK)

    @property
    def certain(self) -> bool:
        """Whether the days of the month follow the year's notice."""
        return all(count.certain for count in self._counts.values())

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _WEEK

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return f"周{WEEKDAYS[section]}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.day(index).day)
        if role in _WORDS:
            count = self.count(index)
            day = self.day(index)
            return spoken(count, self.today) if count else f"{day.month}月{day.day}日"
        return None
