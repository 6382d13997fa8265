"""Tasks of the other plan to choose partners from, the likest first, with ticks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.domain.look_back import LookBackTask
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

Role = Qt.ItemDataRole
TASK: Final = 0
LIKENESS: Final = 1


class PartnersModel(HeadedTable):
    """``ticked`` follows every tick."""

    heads = ("任务", "相似")
    ticked = Signal()

    def __init__(
        self,
        tasks: Sequence[tuple[LookBackTask, int]],
        chosen: Collection[int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        first = [each for each in tasks if each[0].id in chosen]
        rest = [each for each in tasks if each[0].id not in chosen]
        self._all = [*first, *sorted(rest, key=lambda each: -each[1])]
        self._lines = self._all
        self._chosen = set(chosen)

    def __len__(self) -> int:
        return len(self._lines)

    def seek(self, words: str) -> None:
        """List only those that hold the words; what is ticked stays in sight."""
        self.beginResetModel()
        self._lines = [
            (task, likeness)
            for task, likeness in self._all
            if task.id in self._chosen or words in task.place + task.text
        ]
        self.endResetModel()

    def chosen(self) -> list[int]:
        """The ids of those ticked, in the order listed."""
        return [task.id for task, _likeness in self._all if task.id in self._chosen]

    def turn(self, row: int) -> None:
        """Tick a line, or take its tick away."""
        self._chosen ^= {self._lines[row][0].id}
        index = self.index(row, TASK)
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == TASK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        task, likeness = self._lines[index.row()]
        if index.column() == LIKENESS:
            return (str(likeness) if likeness else "") if role in SHOWN else None
        if role == Role.ToolTipRole:
            return task.text
        if role in SHOWN:
            return f"{task.place}　{task.text}"
        if role == Role.CheckStateRole:
            on = task.id in self._chosen
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid() or index.column() != TASK:
            return False
        on = self._lines[index.row()][0].id in self._chosen
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != on:
            self.turn(index.row())
        return True
