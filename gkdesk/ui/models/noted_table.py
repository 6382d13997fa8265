"""What the lines typed after a meeting mean: which row, and what will be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt

from gkdesk.domain.meeting_notes import Noted
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.theme import Theme

_SHORT: Final = 24
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
        if role == Qt.ItemDataRole.DecorationRole and noted.faults and index.column() == 2:
            return icon(Glyph.WARNING, self._theme.palette.red, self._theme.px(16))
        if role not in SHOWN:
            return None
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 1:
            return _rows(noted, _SHORT)
        return (str(noted.line.number), _rows(noted), _meaning(noted))[index.column()]


def _rows(noted: Noted, most: int | None = None) -> str:
    """The rows by code, each with as many of its words as there is room for."""
    rows = (
        f"{each.code} {_cut(each.words, most)}{_point(each.point)}" for each in noted.targets
    )
    return "\n".join(rows) or "—"


def _cut(words: str, most: int | None) -> str:
    return words if most is None or len(words) <= most else f"{words[:most]}…"


def _point(name: str) -> str:
    return f"（{name}）" if name else ""


def _meaning(noted: Noted) -> str:
    if noted.faults:
        return "\n".join(noted.faults)
    plain = any(deed.plain for deed in noted.line.deeds)
    words = "；".join(dict.fromkeys(noted.told)) or _STANDS
    return f"{words}（没有写明，按进展记）" if plain and noted.told else words
