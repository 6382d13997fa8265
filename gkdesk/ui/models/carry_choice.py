"""The plans that are due for the change of year, each to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.carrying import DueToCarry

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SAID: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class CarryChoiceModel(QAbstractListModel):
    """All are ticked at first."""

    def __init__(self, due: Sequence[DueToCarry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._due = tuple(due)
        self._ticked = {plan.plan_id for plan in due}

    def plan(self, index: Index) -> DueToCarry:
        """The plan of a line."""
        return self._due[index.row()]

    def ticked(self) -> list[DueToCarry]:
        """The plans to be carried on."""
        return [plan for plan in self._due if plan.plan_id in self._ticked]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._due)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        plan = self.plan(index)
        if role in _SAID:
            return f"{plan.title}　{plan.rows} 项，{plan.last_year}年转入{plan.year}年"
        if role == Qt.ItemDataRole.CheckStateRole:
            on = plan.plan_id in self._ticked
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        plan_id = self.plan(index).plan_id
        (self._ticked.add if on else self._ticked.discard)(plan_id)
        self.dataChanged.emit(index, index)
        return True
