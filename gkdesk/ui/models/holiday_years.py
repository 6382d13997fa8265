"""The years the holidays dialog offers, each with where its table comes from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.ui.models.calendar_words import PROVISIONAL

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SPOKEN: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Standing(StrEnum):
    """Built in: the program knows the notice. Entered: the office's own table holds.
    Provisional: neither; the year goes by weekends."""

    BUILT_IN = "built_in"
    ENTERED = "entered"
    PROVISIONAL = "provisional"


WORDS: Final = {
    Standing.BUILT_IN: "程序自带",
    Standing.ENTERED: "已录入",
    Standing.PROVISIONAL: PROVISIONAL,
}
_MEANING: Final = {
    Standing.BUILT_IN: "按程序自带的国务院通知",
    Standing.ENTERED: "按本台账录入的安排",
    Standing.PROVISIONAL: "还没有安排，工作日暂按双休日计算",
}
UNSAVED: Final = "未保存"


class HolidayYearsModel(QAbstractListModel):
    """The years, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._years: list[int] = []
        self._standing: dict[int, Standing] = {}
        self._unsaved: set[int] = set()

    def show_years(self, standing: Mapping[int, Standing]) -> None:
        """Show these years."""
        self.beginResetModel()
        self._standing = dict(standing)
        self._years = sorted(standing, reverse=True)
        self.endResetModel()

    def add_year(self, year: int) -> None:
        """Offer one more year, which has no table yet."""
        if year not in self._standing:
            at = sum(each > year for each in self._years)
            self.beginInsertRows(_ROOT, at, at)
            self._years.insert(at, year)
            self._standing[year] = Standing.PROVISIONAL
            self.endInsertRows()

    def set_unsaved(self, year: int, unsaved: bool) -> None:
        """Tell whether a year was changed and not saved."""
        (self._unsaved.add if unsaved else self._unsaved.discard)(year)
        index = self.index_of(year)
        self.dataChanged.emit(index, index)

    def year(self, index: Index) -> int:
        """The year of a line."""
        return self._years[index.row()]

    def standing(self, year: int) -> Standing:
        """Where a year's table comes from."""
        return self._standing[year]

    def index_of(self, year: int) -> QModelIndex:
        """The line of a year; invalid where it is not offered."""
        return self.index(self._years.index(year)) if year in self._years else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._years)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        year = self.year(index)
        standing = self._standing[year]
        if role == Qt.ItemDataRole.DisplayRole:
            said = UNSAVED if year in self._unsaved else WORDS[standing]
            return f"{year}年　{said}"
        return f"{year}年，{_MEANING[standing]}" if role in _SPOKEN else None
