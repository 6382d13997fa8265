"""A table that is only read: columns with heads, and as many lines as it holds."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SHOWN: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
"""The roles in which a cell says its words."""
_ROOT: Final = QModelIndex()


class HeadedTable(QAbstractTableModel):
    """Says how large it is and what stands above; ``heads`` are the words of its columns."""

    heads: ClassVar[tuple[str, ...]]

    def __len__(self) -> int:
        """How many lines it holds."""
        raise NotImplementedError

    def __bool__(self) -> bool:
        return True  # an empty table is a table

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None
