"""The history on paper and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gkdesk.exports.task_list import PrintList, PrintRecord
from gkdesk.ui.models.history_model import HEADS

_SHARES: Final = (0.105, 0.075, 0.075, 0.28, 0.085, 0.19, 0.19)


def history_list(title: str, subtitle: str, lines: Sequence[Sequence[str]]) -> PrintList:
    """Lines of cells as a printed table with a head on each page."""
    rows = tuple(PrintRecord(tuple(cells)) for cells in lines)
    return PrintList(title, subtitle, rows, heads=HEADS, shares=_SHARES)


def as_text(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells as they are pasted into a table: a tab between cells."""
    return "\n".join("\t".join(cells) for cells in [HEADS, *lines])
