"""Printed names that nobody has claimed yet: each with the number of rows it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt

from gkdesk.domain.directory import Match, Unit
from gkdesk.services.unit_queue import WaitingName
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

_ROWS: Final = 2
_AT_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class WaitingModel(HeadedTable):
    """The names in the order given, which is that of the queue."""

    heads = ("名称", "像哪个单位", "处数")

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[WaitingName, ...] = ()
        self._units: Mapping[int, Unit] = {}

    def __len__(self) -> int:
        return len(self._names)

    def name(self, row: int) -> WaitingName:
        """The name of a line."""
        return self._names[row]

    def row_of(self, name: str) -> int:
        """The line of a name; -1 where it is not waiting."""
        return next((at for at, each in enumerate(self._names) if each.name == name), -1)

    def show(self, names: Sequence[WaitingName], units: Mapping[int, Unit]) -> None:
        """Take the names that are waiting now, and the units by id."""
        self.beginResetModel()
        self._names, self._units = tuple(names), units
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        waiting = self._names[index.row()]
        if role in SHOWN:
            return (waiting.name, self._like(waiting), str(waiting.rows))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _ROWS:
            return _AT_RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _ROWS:
            return _AT_RIGHT
        return super().headerData(section, orientation, role)

    def _like(self, waiting: WaitingName) -> str:
        """The unit it could be, the first of several."""
        names = [self._units[each].name for each in waiting.proposals if each in self._units]
        if not names:
            return NOTHING
        several = waiting.how is Match.AMBIGUOUS and len(names) > 1
        return f"{names[0]}等 {len(names)} 个" if several else names[0]
