"""The units a workbook can go to, ticked; and the rows of one unit's workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.units import Role
from gkdesk.services.sending import UnitPart
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

_TICK: Final = Qt.ItemDataRole.CheckStateRole
_ROLES: Final = ((Role.LEAD, "牵头"), (Role.RESPONSIBLE, "责任"), (Role.SUPPORTING, "配合"))
UNKNOWN: Final = "不在名录里"


class PartColumn(IntEnum):
    UNIT = 0
    ROWS = 1
    ROLES = 2


class RowColumn(IntEnum):
    ORDINAL = 0
    WORDS = 1
    ROLE = 2
    DEADLINE = 3
    NOW = 4


def role_words(rows: Iterable[SentRow]) -> str:
    """牵头 3、配合 2: how many rows of each role."""
    counts = Counter(row.role for row in rows)
    return "、".join(f"{name} {counts[role]}" for role, name in _ROLES if counts[role])


class PartsModel(HeadedTable):
    """What each unit would be asked, all ticked at first. ``ticked_others`` follows ticks."""

    heads = ("单位", "项数", "其中")
    ticked_others = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[UnitPart] = []
        self._left: set[str] = set()

    def show_parts(self, parts: Sequence[UnitPart]) -> None:
        """List other parts; a unit whose tick was taken away stays without."""
        self.beginResetModel()
        self._parts = list(parts)
        self.endResetModel()
        self.ticked_others.emit()

    def part(self, row: int) -> UnitPart:
        """The part of a line."""
        return self._parts[row]

    def ticked(self) -> list[UnitPart]:
        """The parts to be written."""
        return [part for part in self._parts if part.unit not in self._left]

    def unknown(self) -> list[UnitPart]:
        """The parts whose names the directory does not know."""
        return [part for part in self._parts if part.unit_id is None]

    def knows_any(self) -> bool:
        """Whether the directory knows any of the units; else it is not used."""
        return any(part.unit_id is not None for part in self._parts)

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Tick lines, or take their ticks away."""
        for row in rows:
            (self._left.discard if on else self._left.add)(self._parts[row].unit)
        if self._parts:
            last = self.index(len(self._parts) - 1, PartColumn.UNIT)
            self.dataChanged.emit(self.index(0, PartColumn.UNIT), last, [_TICK])
        self.ticked_others.emit()

    def turn(self, rows: Sequence[int]) -> None:
        """Tick lines; where all of them are ticked, take the ticks away."""
        self.tick(rows, any(self._parts[row].unit in self._left for row in rows))

    def __len__(self) -> int:
        return len(self._parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        ticks = index.isValid() and index.column() == PartColumn.UNIT
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or not index.isValid() or index.column() != PartColumn.UNIT:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part, column = self._parts[index.row()], index.column()
        if role == _TICK and column == PartColumn.UNIT:
            on = part.unit not in self._left
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        if role not in SHOWN:
            return None
        missing = f"　{UNKNOWN}" if part.unit_id is None and self.knows_any() else ""
        return (part.unit, str(len(part.rows)), f"{role_words(part.rows)}{missing}")[column]


class SentRowsModel(HeadedTable):
    """The rows of one unit's workbook, as they will stand in it."""

    heads = ("序号", "任务", "角色", "时限", "现在")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SentRow, ...] = ()

    def show_rows(self, rows: Sequence[SentRow]) -> None:
        """Show another unit's rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        row = self._rows[index.row()]
        progress = " ".join(row.values.get(FillField.PROGRESS, "").split())
        roles = dict(_ROLES)
        return (
            str(row.ordinal),
            row.measure or row.task,
            roles[row.role] if row.role else NOTHING,
            row.deadline or NOTHING,
            progress or (label(row.light) if row.light else NOTHING),
        )[index.column()]
