"""The directory as a table: one line a unit, in the office's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, Signal

from gkdesk.domain.directory import Unit
from gkdesk.ui.models import unit_words
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

MIME: Final = "application/x-gkdesk-units"
_ROOT_ROW: Final = -1


class UnitColumn(IntEnum):
    """The columns of the table."""

    PLACE = 0
    NAME = 1
    SHORT = 2
    KIND = 3
    PERSON = 4
    PHONE = 5
    TASKS = 6


_SAID: Final[Mapping[UnitColumn, Callable[[Unit], str]]] = {
    UnitColumn.NAME: lambda unit: unit.name,
    UnitColumn.SHORT: lambda unit: unit.short,
    UnitColumn.KIND: unit_words.kind,
    UnitColumn.PERSON: lambda unit: unit.person,
    UnitColumn.PHONE: lambda unit: unit.phone,
}


class UnitsModel(HeadedTable):
    """The units shown. ``dropped`` carries the ids of dragged units and the id of the unit
    they were let go above, 0 at the end; the table itself moves nothing."""

    heads = ("序号", "名称", "简称", "类别", "联系人", "电话", "任务")
    dropped = Signal(list, int)

    def __init__(self, parent: QObject | None = None, *, movable: bool = True) -> None:
        super().__init__(parent)
        self._units: tuple[Unit, ...] = ()
        self._places: Mapping[int, int] = {}
        self._counts: Mapping[int, int] | None = None
        self._movable = movable

    def __len__(self) -> int:
        return len(self._units)

    def unit(self, row: int) -> Unit:
        """The unit of a line."""
        return self._units[row]

    def row_of(self, unit_id: int) -> int:
        """The line of a unit; -1 where it is not shown."""
        lines = (at for at, unit in enumerate(self._units) if unit.id == unit_id)
        return next(lines, -1)

    def show(self, units: Sequence[Unit], places: Mapping[int, int]) -> None:
        """Take the units to list, with the number each has in the whole directory; where
        they are the same ones in the same order, only their words are painted again."""
        same = [unit.id for unit in units] == [unit.id for unit in self._units]
        if not same:
            self.beginResetModel()
        self._units, self._places = tuple(units), places
        if not same:
            self.endResetModel()
        elif self._units:
            self._repaint(0, len(self.heads) - 1)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """How many tasks name each unit, by its id."""
        self._counts = counts
        if self._units:
            self._repaint(UnitColumn.TASKS, UnitColumn.TASKS)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(0, first), self.index(len(self._units) - 1, last))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in SHOWN:
            return self._words(self._units[index.row()], UnitColumn(index.column())) or NOTHING
        figures = (UnitColumn.PLACE, UnitColumn.TASKS)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in figures:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _words(self, unit: Unit, column: UnitColumn) -> str:
        if column is UnitColumn.PLACE:
            return str(self._places.get(unit.id, ""))
        if column is UnitColumn.TASKS:
            return "" if self._counts is None else str(self._counts.get(unit.id, 0))
        return _SAID[column](unit)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (
            UnitColumn.PLACE,
            UnitColumn.TASKS,
        ):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    # dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        if not self._movable:
            return plain
        flag = Qt.ItemFlag
        return plain | (flag.ItemIsDragEnabled if index.isValid() else flag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        ids = " ".join(str(self._units[row].id) for row in rows)
        data = QMimeData()
        data.setData(MIME, QByteArray(ids.encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tells where the units shall go; False, for the view is to take nothing away."""
        if data.hasFormat(MIME) and self._movable:
            ids = [int(each) for each in bytes(data.data(MIME).data()).split()]
            above = (
                row if row != _ROOT_ROW else (parent.row() if parent.isValid() else len(self))
            )
            before = self._units[above].id if above < len(self) else 0
            self.dropped.emit(ids, before)
        return False
