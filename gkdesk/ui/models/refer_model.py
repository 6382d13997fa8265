"""Items of a plan beside the likest of another, with ticks for what is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.domain.table_design import TableColumn
from gkdesk.services.referring import Proposal, Taken
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index


class ReferColumn(IntEnum):
    ITEM = 0
    OTHER = 1
    LIKENESS = 2
    UNITS = 3
    LIMIT = 4


_TICKED = (ReferColumn.UNITS, ReferColumn.LIMIT)
Role = Qt.ItemDataRole


class ReferModel(HeadedTable):
    """``ticked`` follows every change of what is taken over."""

    heads = ("本计划条目", "参照条目", "相似", "单位", "时限")
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Proposal] = []
        self._chosen: set[tuple[int, int]] = set()

    def show(self, proposals: Sequence[Proposal], likely: float) -> None:
        """Take other proposals; those that are like enough are ticked."""
        self.beginResetModel()
        self._lines = list(proposals)
        self._chosen.clear()
        self.endResetModel()
        self.tick_from(likely)

    def tick_from(self, likely: float) -> None:
        """Tick everything of at least that likeness, and nothing else."""
        self._chosen = {
            (line, column)
            for line, each in enumerate(self._lines)
            if each.likeness >= likely
            for column in _TICKED
            if self._words(each, column)
        }
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticked.emit()

    def taken(self) -> list[Taken]:
        """What is ticked."""
        return [
            Taken(
                each,
                units=(line, ReferColumn.UNITS) in self._chosen,
                limit=(line, ReferColumn.LIMIT) in self._chosen,
            )
            for line, each in enumerate(self._lines)
            if any((line, column) in self._chosen for column in _TICKED)
        ]

    def __len__(self) -> int:
        return len(self._lines)

    def proposal(self, line: int) -> Proposal:
        """The proposal in a line."""
        return self._lines[line]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        tickable = index.isValid() and index.column() in _TICKED
        if tickable and self._words(self._lines[index.row()], index.column()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each = self._lines[index.row()]
        words = self._words(each, index.column())
        if role in SHOWN:
            told = role == Role.ToolTipRole and index.column() == ReferColumn.UNITS
            return f"{words}\n{_adapted(each)}".strip() if told else words
        if role == Role.CheckStateRole and index.column() in _TICKED and words:
            ticked = (index.row(), index.column()) in self._chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not self.flags(index) & _CHECKABLE:
            return False
        place = index.row(), index.column()
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._chosen.add if checked else self._chosen.discard)(place)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _words(self, each: Proposal, column: int) -> str:
        match column:
            case ReferColumn.ITEM:
                return each.item
            case ReferColumn.OTHER:
                return each.other
            case ReferColumn.LIKENESS:
                return str(each.likeness)
            case ReferColumn.UNITS:
                return units_words(each)
        return each.limit


_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


def units_words(each: Proposal) -> str:
    """牵头单位：区财政局；责任单位：各镇街."""
    return "；".join(
        f"{label(TableColumn(role))}：{'、'.join(names)}" for role, names in each.units.items()
    )


def _adapted(each: Proposal) -> str:
    """Which names were turned into those of our level."""
    return "，".join(f"“{theirs}”改作“{ours}”" for theirs, ours in each.adapted)
