"""What a directory workbook would bring, line by line: new, changed, the same, or amiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING


class Outcome(Enum):
    """What becomes of a line of the workbook, in the words of the preview."""

    NEW = "新增"
    CHANGED = "更新"
    SAME = "相同"
    AMISS = "有问题"


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One line of the workbook. ``key`` is its number among the rows read, None of a problem
    alone; ``about`` says what changes or what is amiss."""

    place: str
    name: str
    kind: str
    contact: str
    outcome: Outcome
    about: str = ""
    key: int | None = None

    @property
    def takes(self) -> bool:
        """Whether importing the line changes anything."""
        return self.key is not None and self.outcome is not Outcome.SAME


class DirectoryLinesModel(HeadedTable):
    """The lines in the workbook's order; those that change anything are ticked."""

    heads: ClassVar[tuple[str, ...]] = ("名称", "类别", "联系人", "处理", "说明", "位置")
    ticked = Signal()

    def __init__(self, lines: Sequence[DirectoryLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._ticked = {at for at, line in enumerate(lines) if line.takes}

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, row: int) -> DirectoryLine:
        """A line of the table."""
        return self._lines[row]

    def chosen(self) -> list[int]:
        """The numbers of the ticked rows among those read."""
        keys = (self._lines[at].key for at in sorted(self._ticked))
        return [key for key in keys if key is not None]

    def count(self, outcome: Outcome) -> int:
        """How many lines come to this."""
        return sum(line.outcome is outcome for line in self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        tickable = index.isValid() and index.column() == 0 and self._lines[index.row()].takes
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in SHOWN:
            said = (line.name, line.kind, line.contact, line.outcome.value, line.about,
                    line.place)  # fmt: skip
            return said[index.column()] or NOTHING
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.takes:
            on = index.row() in self._ticked
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._ticked.add if on else self._ticked.discard)(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def tick_all(self, on: bool) -> None:
        """Tick every line that changes anything, or none."""
        takes = {at for at, line in enumerate(self._lines) if line.takes}
        self._ticked = takes if on else set()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self) - 1, 0))
        self.ticked.emit()
