"""Units to be ticked as the members of a collective name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from gkdesk.domain.directory import Unit
from gkdesk.ui.models import unit_words
from gkdesk.ui.models.headed_table import SHOWN, Index

_ROOT: Final = QModelIndex()


class MembersModel(QAbstractListModel):
    """``ticked`` carries a unit's id and whether it is to belong. The tick itself follows
    when the ledger has taken it."""

    ticked = Signal(int, bool)

    def __init__(self, parent: QObject | None = None, *, writing: bool = True) -> None:
        super().__init__(parent)
        self._units: tuple[Unit, ...] = ()
        self._members: frozenset[int] = frozenset()
        self._writing = writing

    def show(self, units: Sequence[Unit], members: Sequence[int]) -> None:
        """The units that could belong, and the ids of those that do."""
        same = [unit.id for unit in units] == [unit.id for unit in self._units]
        if not same:
            self.beginResetModel()
        self._units, self._members = tuple(units), frozenset(members)
        if not same:
            self.endResetModel()
        elif self._units:
            self.dataChanged.emit(self.index(0), self.index(len(self._units) - 1))

    def unit(self, index: Index) -> Unit:
        """The unit of a line."""
        return self._units[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._units)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        tickable = index.isValid() and self._writing
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        unit = self._units[index.row()]
        if role in SHOWN:
            return f"{unit.name}　{unit_words.kind(unit)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            on = unit.id in self._members
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or not self._writing:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(self._units[index.row()].id, on)
        return True
