"""Printed names that nobody has claimed yet: each with the number of rows it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt

from gkdesk.domain.directory import Match
from gkdesk.services.unit_queue import WaitingName
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

_WHY: Final = {Match.AMBIGUOUS: "几个单位都像", Match.UNKNOWN: "名录里没有"}


class WaitingModel(HeadedTable):
    """The names in the order given, which is that of the queue."""

    heads = ("名称", "原因", "处数")

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[WaitingName, ...] = ()

    def __len__(self) -> int:
        return len(self._names)

    def name(self, row: int) -> WaitingName:
        """The name of a line."""
        return self._names[row]

    def row_of(self, name: str) -> int:
        """The line of a name; -1 where it is not waiting."""
        return next((at for at, each in enumerate(self._names) if each.name == name), -1)

    def show(self, names: Sequence[WaitingName]) -> None:
        """Take the names that are waiting now."""
        self.beginResetModel()
        self._names = tuple(names)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        waiting = self._names[index.row()]
        if role in SHOWN:
            return (waiting.name, _WHY.get(waiting.how, ""), str(waiting.rows))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == len(self.heads) - 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
