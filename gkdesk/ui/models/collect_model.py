"""What came back as one table: listed by a filter, each cell to be taken or refused."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.domain.collected import Collection
from gkdesk.ui.models.collect_filter import CollectFilter
from gkdesk.ui.models.collect_lines import Line, RowPlace, Shelf, lines_of
from gkdesk.ui.models.collect_words import COLUMN_WORDS, CollectColumn
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

LINE_ROLE = Qt.ItemDataRole.UserRole


class CollectModel(HeadedTable):
    """``decided`` tells that a cell was accepted or refused, ``listed`` that other lines are
    shown. A decision holds as long as the cell can be taken, whatever is listed."""

    decided = Signal()
    listed = Signal()
    heads = ("收", "结论", "单位", "任务", "栏目", "发出时", "收回", "台账现在", "说明")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._shown: list[Line] = []
        self._decided: dict[int, bool] = {}
        self.asked = CollectFilter()
        self._only: frozenset[int] | None = None

    def take(
        self, collection: Collection, tasks: Mapping[int, str], declined: frozenset[RowPlace]
    ) -> None:
        """Show what was compared; what a person decided before still holds."""
        self.lines = lines_of(collection, tasks, declined)
        self.show_only(self.asked)

    def show_only(self, asked: CollectFilter) -> None:
        """List what a filter lets through."""
        self.beginResetModel()
        self.asked = asked
        self._shown = [line for line in self.lines if self._stands(line) and asked.takes(line)]
        self.endResetModel()
        self.listed.emit()

    def keep_only(self, keys: Iterable[int]) -> None:
        """From now on there is nothing but these cells."""
        self._only = frozenset(keys)
        self.show_only(CollectFilter())

    def _stands(self, line: Line) -> bool:
        return self._only is None or line.cell.key in self._only

    def standing(self) -> list[Line]:
        """All lines there are, listed or not."""
        return [line for line in self.lines if self._stands(line)]

    def __len__(self) -> int:
        return len(self._shown)

    def line(self, row: int) -> Line:
        """The line in a row."""
        return self._shown[row]

    def row_of(self, key: int) -> int | None:
        """Where a cell is listed."""
        found = (at for at, line in enumerate(self._shown) if line.cell.key == key)
        return next(found, None)

    # what is decided

    def is_accepted(self, line: Line) -> bool:
        """Whether the cell would be taken."""
        cell = line.cell
        takable = cell.takable and not line.declined
        return takable and self._decided.get(cell.key, cell.taken)

    def accepted(self) -> frozenset[int]:
        """The keys of all that would be taken."""
        return frozenset(line.cell.key for line in self.lines if self.is_accepted(line))

    def decide(self, lines: Iterable[Line], on: bool) -> None:
        """Accept or refuse cells; those that cannot be taken stay as they are."""
        for line in lines:
            if line.cell.takable:
                self._decided[line.cell.key] = on
        self._repaint()

    def turn(self, lines: Some[Line]) -> None:
        """Accept them all, or refuse them where all are accepted."""
        can = [line for line in lines if line.cell.takable and not line.declined]
        self.decide(can, not all(map(self.is_accepted, can)))

    def _repaint(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, CollectColumn.TAKE)
            self.dataChanged.emit(self.index(0, CollectColumn.TAKE), last)
        self.decided.emit()

    def alike(self, line: Line, *, file: bool = False) -> list[Line]:
        """The lines of the same row, or of the same ``file``."""
        number, place = line.file.number, line.place
        if file:
            return [each for each in self.lines if each.file.number == number]
        return [each for each in self.lines if each.place == place]

    def shown_lines(self) -> list[Line]:
        """What is listed."""
        return list(self._shown)

    # what Qt asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], CollectColumn(index.column())
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._ticked(line) if column is CollectColumn.TAKE else None
        return COLUMN_WORDS[column](line) if role in SHOWN else None

    def _ticked(self, line: Line) -> int | None:
        if not line.cell.takable or line.declined:
            return None
        accepted = self.is_accepted(line)
        return int((Qt.CheckState.Checked if accepted else Qt.CheckState.Unchecked).value)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        line = self._shown[index.row()]
        if not line.cell.takable:
            return False
        self.decide([line], value == Qt.CheckState.Checked.value)
        return True


def waiting(lines: Iterable[Line]) -> int:
    """How many of the lines need a person: all but the new and the unchanged."""
    ready = (Shelf.NEW, Shelf.UNCHANGED)
    return sum(line.shelf not in ready and not line.declined for line in lines)
