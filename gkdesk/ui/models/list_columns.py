"""The columns of a printed list as a person arranges them: which, and under which head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from gkdesk.domain.print_scheme import ListColumn, ListColumnChoice
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

NAME, HEAD = range(2)
_NOWHERE: Final = QModelIndex()
_TICK = Qt.ItemDataRole.CheckStateRole


@dataclass(slots=True)
class _Entry:
    """A column that stands in the list, or could."""

    shows: ListColumn
    head: str = ""
    share: float = 0.0
    on: bool = False


class ListColumns(HeadedTable):
    """One line a column, in the order of the list; ``changed`` tells of every change that a
    person makes. Columns that do not stand come behind those that do."""

    heads: ClassVar[tuple[str, ...]] = ("栏目", "表头")
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._usual: tuple[ListColumnChoice, ...] = ()

    def __len__(self) -> int:
        return len(self._entries)

    def show(
        self, columns: Sequence[ListColumnChoice], usual: Sequence[ListColumnChoice]
    ) -> None:
        """The columns of a scheme; where it has none, those usual for its kind."""
        standing = columns or usual
        shown = {one.shows for one in standing} | {ListColumn.BLANK}
        self.beginResetModel()
        self._usual = tuple(usual)
        self._entries = [_Entry(one.shows, one.head, one.share, on=True) for one in standing]
        self._entries += [_Entry(one) for one in ListColumn if one not in shown]
        self.endResetModel()

    def columns(self) -> tuple[ListColumnChoice, ...]:
        """The columns that stand, none where they are the usual ones."""
        standing = tuple(
            ListColumnChoice(one.shows, one.head, one.share) for one in self._entries if one.on
        )
        return () if standing == self._usual else standing

    def add_blank(self) -> int:
        """Another column for handwriting, behind the last that stands; its line."""
        at = max((row for row, one in enumerate(self._entries, 1) if one.on), default=0)
        self.beginInsertRows(_NOWHERE, at, at)
        self._entries.insert(at, _Entry(ListColumn.BLANK, on=True))
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
        if index.column() == NAME:
            if role == _TICK:
                return (Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked).value
            return label(entry.shows) if role in SHOWN else None
        if role in SHOWN:
            return entry.head or _usual_head(entry)
        return entry.head if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        entry = self._entries[index.row()]
        if role == _TICK and index.column() == NAME:
            entry.on = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and index.column() == HEAD:
            words = " ".join(str(value).split())
            entry.head = "" if words == _usual_head(entry) else words
        else:
            return False
        at = index.row()
        self.dataChanged.emit(self.index(at, NAME), self.index(at, HEAD))
        self.changed.emit()
        return True


def _usual_head(entry: _Entry) -> str:
    return "" if entry.shows is ListColumn.BLANK else label(entry.shows)
