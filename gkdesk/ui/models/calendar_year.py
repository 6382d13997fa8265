"""A year as twelve cells, one a month, with what is due on each of its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.agenda import DayCount
from gkdesk.domain.tasks import Light
from gkdesk.ui.models.calendar_words import due_on, numbers, sum_lights

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_MONTHS: Final = 12
_WORDS: Final = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class YearModel(QAbstractTableModel):
    """The months side by side in ``columns`` (4, 3 or 2, whatever the width holds)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self.year = 0
        self._columns = 4
        self._months: list[list[DayCount]] = [[] for _month in range(_MONTHS)]

    def show_year(self, year: int, counts: Sequence[DayCount], today: date) -> None:
        """Show a year's days."""
        months: list[list[DayCount]] = [[] for _month in range(_MONTHS)]
        for count in counts:
            months[count.day.month - 1].append(count)
        self.year, self.today, self._months = year, today, months
        self.dataChanged.emit(self.index(0, 0), self.index_of(_MONTHS))

    def set_columns(self, columns: int) -> None:
        """Set the months so many side by side."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def month(self, index: Index) -> int:
        """The month of a cell, 1 to 12."""
        return index.row() * self._columns + index.column() + 1

    def index_of(self, month: int) -> QModelIndex:
        """The cell of a month."""
        return self.index((month - 1) // self._columns, (month - 1) % self._columns)

    def days(self, month: int) -> list[DayCount]:
        """The days of a month in order."""
        return self._months[month - 1]

    def lights(self, month: int) -> dict[Light, int]:
        """What is due in a month, by light."""
        return sum_lights(count.lights for count in self.days(month))

    def busiest(self) -> int:
        """How many fall on the fullest day of the year."""
        return max((due_on(count) for days in self._months for count in days), default=0)

    @property
    def certain(self) -> bool:
        """Whether the year follows its notice."""
        return all(count.certain for days in self._months for count in days)

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _MONTHS // self._columns

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        month = self.month(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{month}月"
        if role in _WORDS:
            return f"{self.year}年{month}月，{numbers(self.lights(month)) or '没有到期'}"
        return None
