"""What the lines typed after a meeting mean: which row, and what will be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from gkdesk.domain.meeting_notes import Noted
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.theme import Theme

_STANDS: Final = "台账里已经是这样"


class NotedTable(HeadedTable):
    """A line for each line typed, in their order; what cannot be written stands out."""

    heads = ("行", "任务", "记作")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._noted: tuple[Noted, ...] = ()

    def __len__(self) -> int:
        return len(self._noted)

    def show_noted(self, noted: Sequence[Noted]) -> None:
        """Other lines."""
        self.beginResetModel()
        self._noted = tuple(noted)
        self.endResetModel()

    def line(self, row: int) -> int:
        """The number of the typed line that a row is about, from 1."""
        return self._noted[row].line.number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        noted = self._noted[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and noted.faults and index.column() == 2:
            return QBrush(QColor(self._theme.palette.red_text))
        if role not in SHOWN:
            return None
        return (str(noted.line.number), _rows(noted), _meaning(noted))[index.column()]


def _rows(noted: Noted) -> str:
    rows = (f"{each.code} {each.words}{_point(each.point)}" for each in noted.targets)
    return "\n".join(rows) or "—"


def _point(name: str) -> str:
    return f"（{name}）" if name else ""


def _meaning(noted: Noted) -> str:
    if noted.faults:
        return "\n".join(noted.faults)
    plain = any(deed.plain for deed in noted.line.deeds)
    words = "；".join(dict.fromkeys(noted.told)) or _STANDS
    return f"{words}（没有写明，按进展记）" if plain and noted.told else words
