"""The columns of a table as a person arranges them: which, under which head, how wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from gkdesk.domain.table_design import ColumnDesign, TableColumn
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

NAME, HEAD, WIDTH = range(3)
_NOWHERE: Final = QModelIndex()
_WIDEST: Final = 120.0
_NARROWEST: Final = 4.0
_AUTOMATIC: Final = "自动"
_TICK = Qt.ItemDataRole.CheckStateRole


@dataclass(slots=True)
class _Entry:
    """A column that stands in the table, or could."""

    shows: TableColumn
    head: str = ""
    width: float = 0.0
    on: bool = False


class DesignColumns(HeadedTable):
    """One line a column, in the order of the table; ``changed`` tells of every change that a
    person makes. Columns that do not stand come behind those that do."""

    heads: ClassVar[tuple[str, ...]] = ("栏目", "表头", "宽度")
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._usual: tuple[ColumnDesign, ...] = ()

    def __len__(self) -> int:
        return len(self._entries)

    def show(self, columns: Sequence[ColumnDesign], usual: Sequence[ColumnDesign]) -> None:
        """The columns of a design; where it has none, those the plan's table has usually."""
        standing = columns or usual
        shown = {one.shows for one in standing}
        self.beginResetModel()
        self._usual = tuple(usual)
        self._entries = [_Entry(one.shows, one.head, one.width, on=True) for one in standing]
        self._entries += [_Entry(one) for one in TableColumn if one not in shown]
        self.endResetModel()

    def columns(self) -> tuple[ColumnDesign, ...]:
        """The columns that stand, none where they are the usual ones."""
        standing = tuple(
            ColumnDesign(one.shows, one.head, one.width) for one in self._entries if one.on
        )
        return () if standing == self._usual else standing

    def add_blank(self) -> int:
        """Another column for handwriting, behind the last that stands; its line."""
        at = max((row for row, one in enumerate(self._entries, 1) if one.on), default=0)
        self.beginInsertRows(_NOWHERE, at, at)
        self._entries.insert(at, _Entry(TableColumn.BLANK, on=True))
        self.endInsertRows()
        self.changed.emit()
        return at

    def move(self, row: int, by: int) -> int:
        """Moves a line up (-1) or down (1), as far as there is room; where it stands then."""
        to = row + by
        if not (0 <= row < len(self) and 0 <= to < len(self)):
            return row
        self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, to + (by > 0))
        self._entries.insert(to, self._entries.pop(row))
        self.endMoveRows()
        self.changed.emit()
        return to

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        able = Qt.ItemFlag.ItemIsUserCheckable
        return flags | (able if index.column() == NAME else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _TICK and index.column() == NAME:
            return (Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked).value
        if role in SHOWN:
            return _shown(entry, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return _typed(entry, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        entry = self._entries[index.row()]
        if role == _TICK and index.column() == NAME:
            entry.on = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole or not _take(entry, index.column(), str(value)):
            return False
        at = index.row()
        self.dataChanged.emit(self.index(at, NAME), self.index(at, WIDTH))
        self.changed.emit()
        return True


def _shown(entry: _Entry, column: int) -> str:
    if column == NAME:
        return label(entry.shows)
    return _typed(entry, column) or (_usual_head(entry) if column == HEAD else _AUTOMATIC)


def _typed(entry: _Entry, column: int) -> str:
    """What a person has typed there."""
    if column == HEAD:
        return entry.head
    return f"{entry.width:g}" if column == WIDTH and entry.width else ""


def _usual_head(entry: _Entry) -> str:
    return "" if entry.shows is TableColumn.BLANK else label(entry.shows)


def _take(entry: _Entry, column: int, typed: str) -> bool:
    """Takes a head, or a width in Excel's characters ("" and 自动: the program finds one);
    whether it was one."""
    if column == HEAD:
        words = " ".join(typed.split())
        entry.head = "" if words == _usual_head(entry) else words
        return True
    if typed.strip() in ("", "0", _AUTOMATIC):
        entry.width = 0.0
        return column == WIDTH
    try:
        width = float(typed)
    except ValueError:
        return False
    if column != WIDTH or not _NARROWEST <= width <= _WIDEST:
        return False
    entry.width = width
    return True
