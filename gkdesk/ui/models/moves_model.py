"""Due points that moved, as a table: which row, its words, the day before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from gkdesk.domain.occurrences import Move
from gkdesk.domain.tasks import Row
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING, content, day


class MoveColumn(IntEnum):
    ROW = 0
    WORDS = 1
    BEFORE = 2
    AFTER = 3


HEADS: Final = ("任务", "时限", "原来", "现在")


class MovesModel(HeadedTable):
    """A snapshot of the moves; ``rows`` are the ledger's rows they are about."""

    heads = HEADS

    def __init__(
        self, moves: Sequence[Move], rows: Mapping[int, Row], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._moves, self._rows = tuple(moves), rows

    def move(self, index: Index) -> Move:
        """The move of a line."""
        return self._moves[index.row()]

    def __len__(self) -> int:
        return len(self._moves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
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
