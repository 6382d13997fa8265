"""The parts a row would be split into, with what each says of limits and units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from gkdesk.domain.arranging import Part
from gkdesk.domain.written_days import written_day
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

_NONE = "—"


class PartsTable(HeadedTable):
    """A line for each part, in their order."""

    heads = ("序", "内容", "完成时限", "提到的单位")

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()

    def __len__(self) -> int:
        return len(self._parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Other parts."""
        self.beginResetModel()
        self._parts = tuple(parts)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        part = self._parts[index.row()]
        words = (str(index.row() + 1), part.text.strip(), _limit(part), "、".join(part.units))
        return words[index.column()] or _NONE


def _limit(part: Part) -> str:
    """The words of a limit, and the day they settle where they do not say it."""
    limit = part.limit
    if limit is None:
        return ""
    day = written_day(limit.due) if limit.due else ""
    return (
        f"{limit.expression}（{day}）" if day and day != limit.expression else limit.expression
    )
