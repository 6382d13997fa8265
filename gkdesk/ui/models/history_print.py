"""The history on paper and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gkdesk.exports.printed_list import PrintedCell, PrintedColumn, PrintedList, PrintedRow
from gkdesk.ui.models.history_model import HEADS

_SHARES: Final = (0.105, 0.075, 0.075, 0.28, 0.085, 0.19, 0.19)


def history_list(title: str, subtitle: str, lines: Sequence[Sequence[str]]) -> PrintedList:
    """Lines of cells as a printed table with a head on each page."""
    columns = tuple(map(PrintedColumn, HEADS, _SHARES))
    rows = tuple(PrintedRow(tuple(map(PrintedCell, cells))) for cells in lines)
    return PrintedList(title, subtitle, columns, rows)


def as_text(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells as they are pasted into a table: a tab between cells."""
    return "\n".join("\t".join(cells) for cells in [HEADS, *lines])
