"""The lines of the palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.services.palette import Candidate, FindKind

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
KINDS: Final = {
    FindKind.COMMAND: "命令",
    FindKind.PAGE: "页面",
    FindKind.PLAN: "计划",
    FindKind.LIST: "清单",
    FindKind.VIEW: "视图",
    FindKind.UNIT: "单位",
    FindKind.TASK: "任务",
}


class PaletteModel(QAbstractListModel):
    """Candidates, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Candidate] = []

    def show(self, found: Sequence[Candidate]) -> None:
        """Other lines; nothing happens where they are the same."""
        if list(found) == self._found:
            return
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def candidate(self, index: Index) -> Candidate | None:
        """The candidate of a line."""
        return self._found[index.row()] if index.isValid() else None

    def found(self) -> list[Candidate]:
        """All lines."""
        return list(self._found)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self.candidate(index)
        if each is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return each.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (KINDS[each.kind], each.words, each.hint) if part)
        return None
