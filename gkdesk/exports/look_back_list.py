"""A look-back as a printed list: both plans side by side, a row a piece of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from gkdesk.domain.look_back import LookBack, LookBackRow
from gkdesk.exports.look_back_words import CENTRED, HEADS, cells, subtitle, title
from gkdesk.exports.printed_list import PrintedCell, PrintedColumn, PrintedList, PrintedRow

_SHARES: Final = (0.0, 1.0, 0.45, 1.0, 0.6, 0.0, 0.0)
"""Both wordings are as wide; short words take what they need."""


def look_back_list(
    found: LookBack, rows: Sequence[LookBackRow], today: date, filtered: str = ""
) -> PrintedList:
    """These rows of a look-back; ``filtered`` says which they are, "" for all."""
    columns = zip(HEADS, _SHARES, CENTRED, strict=True)
    lines = tuple(
        PrintedRow(
            tuple(PrintedCell(words) for words in cells(row, at)),
            (row.tasks or row.formers)[0].id,
        )
        for at, row in enumerate(rows, 1)
    )
    return PrintedList(
        title(found),
        subtitle(rows, today, filtered),
        tuple(PrintedColumn(head, share, centred) for head, share, centred in columns),
        lines,
        len(rows),
    )
