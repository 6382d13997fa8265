"""The items due on one day, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.agenda import AgendaItem
from gkdesk.ui.models.calendar_words import item_spoken

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SPOKEN: Final = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class DayModel(QAbstractListModel):
    """A snapshot of the day's items in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[AgendaItem] = ()

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show another day's items."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._items)

    def item(self, index: Index) -> AgendaItem:
        """The item of a line."""
        return self._items[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.item(index).label}{self.item(index).text}"
        return item_spoken(self.item(index)) if role in _SPOKEN else None
