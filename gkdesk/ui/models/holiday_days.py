"""The special days of one year as a table to be edited: the day, its weekday, 放假 or 上班,
the holiday's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from gkdesk.calendars.workdays import SpecialDay, YearTable
from gkdesk.domain.written_days import weekday

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SHOWN: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_SPOKEN: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_DAY: Final = re.compile(r"(?:(\d{4})\D+)?(\d{1,2})\D+(\d{1,2})\D*")

_BOLD: Final = QFont()
_BOLD.setBold(True)
FREE, WORKING = "放假", "上班"
HEADS: Final = ("日期", "星期", "安排", "名称")


class DayColumn(IntEnum):
    DAY = 0
    WEEKDAY = 1
    KIND = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class HolidayDay:
    """A line: a day, whether it is worked, and the holiday's name."""

    day: date
    works: bool
    name: str


class HolidayDaysModel(QAbstractTableModel):
    """The days in order. ``edited`` follows every change by hand, ``refused`` carries the
    sentence that says why one was not taken."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._days: list[HolidayDay] = []
        self._editable = False

    def show_table(self, year: int, table: YearTable | None, *, editable: bool) -> None:
        """Show a year's table, None where the year has none."""
        self.beginResetModel()
        self._year, self._editable = year, editable
        days = table.days.items() if table is not None else ()
        self._days = [HolidayDay(day, said.works, said.name) for day, said in sorted(days)]
        self.endResetModel()

    def table(self) -> YearTable:
        """The table as it stands now."""
        days = {line.day: SpecialDay(line.name, line.works) for line in self._days}
        return YearTable(self._year, days)

    @property
    def year(self) -> int:
        """The year shown."""
        return self._year

    def add_day(self) -> int:
        """Add the day after the last one; returns its line."""
        last = self._days[-1] if self._days else HolidayDay(date(self._year, 1, 1), False, "")
        day = last.day + timedelta(days=1) if self._days else last.day
        if day.year > self._year:
            day = _first_free(self._year, (line.day for line in self._days))
        return self._insert(HolidayDay(day, False, last.name))

    def drop(self, rows: Iterable[int]) -> None:
        """Remove lines."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(_ROOT, row, row)
            del self._days[row]
            self.endRemoveRows()
        self.edited.emit()

    def _insert(self, line: HolidayDay) -> int:
        row = bisect_left([each.day for each in self._days], line.day)
        self.beginInsertRows(_ROOT, row, row)
        self._days.insert(row, line)
        self.endInsertRows()
        self.edited.emit()
        return row

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(DayColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable and index.column() != DayColumn.WEEKDAY:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._days[index.row()]
        if role in _SPOKEN:
            kind = WORKING if line.works else FREE
            return f"{line.day.isoformat()} {weekday(line.day)} {kind} {line.name}"
        if role == Qt.ItemDataRole.FontRole and line.works:
            return _BOLD
        if role not in _SHOWN:
            return None
        return {
            DayColumn.DAY: line.day.isoformat(),
            DayColumn.WEEKDAY: weekday(line.day),
            DayColumn.KIND: WORKING if line.works else FREE,
            DayColumn.NAME: line.name,
        }[DayColumn(index.column())]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not self._editable:
            return False
        line, said = self._days[index.row()], str(value).strip()
        match DayColumn(index.column()):
            case DayColumn.DAY:
                return self._set_day(index, said)
            case DayColumn.KIND:
                changed = replace(line, works=said == WORKING)
            case DayColumn.NAME:
                changed = replace(line, name=said)
            case _:
                return False
        return self._put(index, changed)

    def _put(self, index: Index, line: HolidayDay) -> bool:
        if line != self._days[index.row()]:
            self._days[index.row()] = line
            row = index.row()
            ends = (self.index(row, DayColumn.DAY), self.index(row, DayColumn.NAME))
            self.dataChanged.emit(*ends)
            self.edited.emit()
        return True

    def _set_day(self, index: Index, said: str) -> bool:
        row = index.row()
        line, day = self._days[row], typed_day(said, self._year)
        if day is None:
            self.refused.emit(f"“{said}”不是{self._year}年的日期，可写 2月6日")
            return False
        if day == line.day:
            return True
        if any(each.day == day for each in self._days):
            self.refused.emit(f"{day.month}月{day.day}日已经在表里")
            return False
        others = [each.day for each in self._days if each is not line]
        to = bisect_left(others, day)
        if to != row:
            self.beginMoveRows(_ROOT, row, row, _ROOT, to + (to > row))
            self._days.insert(to, self._days.pop(row))
            self.endMoveRows()
        return self._put(self.index(to, DayColumn.DAY), replace(line, day=day))


def typed_day(said: str, year: int) -> date | None:
    """A typed day of a year's notice: 2月6日, 2-6, 2027-02-06; the December before belongs
    to it. None where it is no day of that year."""
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    named, month, day = found.groups()
    try:
        typed = date(int(named or year), int(month), int(day))
    except ValueError:
        return None
    before = (typed.year, typed.month) == (year - 1, 12)
    return typed if typed.year == year or before else None


def _first_free(year: int, taken: Iterable[date]) -> date:
    """The first day of the year that is not in the table yet."""
    known, day = set(taken), date(year, 1, 1)
    while day in known:
        day += timedelta(days=1)
    return day
