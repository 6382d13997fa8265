"""Due points that moved, as a table: which row, its words, the day before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.occurrences import Move
from gkdesk.domain.tasks import Row
from gkdesk.ui.models.row_words import NOTHING, content, day

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SHOWN: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class MoveColumn(IntEnum):
    ROW = 0
    WORDS = 1
    BEFORE = 2
    AFTER = 3


HEADS: Final = ("任务", "时限", "原来", "现在")


class MovesModel(QAbstractTableModel):
    """A snapshot of the moves; ``rows`` are the ledger's rows they are about."""

    def __init__(
        self, moves: Sequence[Move], rows: Mapping[int, Row], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._moves, self._rows = tuple(moves), rows

    def move(self, index: Index) -> Move:
        """The move of a line."""
        return self._moves[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._moves)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(MoveColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _SHOWN:
            return None
        move = self.move(index)
        match MoveColumn(index.column()):
            case MoveColumn.ROW:
                row = self._rows.get(move.node_id)
                return content(row) if row is not None else NOTHING
            case MoveColumn.WORDS:
                return move.words or NOTHING
            case MoveColumn.BEFORE:
                return day_words(move.before)
            case MoveColumn.AFTER:
                return day_words(move.after)


def day_words(when: date | None) -> str:
    """A day as lists show it; one that is not there yet waits for its event."""
    return day(when) if when is not None else "待定"
