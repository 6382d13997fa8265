"""A sheet as rows and columns, where a merged cell stands in every place it covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gkdesk.domain.document import Document, Table

_TALLEST = 2000


@dataclass(frozen=True, slots=True)
class SheetCell:
    """``words`` as they stand, with line ends. ``own`` is whether the row is the cell's
    first; ``across`` how many columns it covers."""

    words: str
    own: bool = True
    across: int = 1


Row = dict[int, SheetCell]


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The cells with words by column, row by row; rows count from 0."""

    title: str
    rows: dict[int, Row]


def grid_of(document: Document, table: Table) -> SheetGrid:
    """The grid of a table. What a merged cell covers to the right stays empty, below it the
    cell is repeated."""
    rows: dict[int, Row] = defaultdict(dict)
    for cell in table.cells:
        words = document.text[cell.span.start : cell.span.end]
        if not words.strip():
            continue
        for down in range(min(cell.rows, _TALLEST)):
            place = SheetCell(words, down == 0, cell.columns)
            rows[cell.row + down].setdefault(cell.column, place)
    return SheetGrid(table.title, dict(sorted(rows.items())))


def grid_of_lines(text: str) -> SheetGrid:
    """A list without cells: one column, or several where a sign parts every line."""
    lines = {at: line for at, line in enumerate(text.split("\n")) if line.strip()}
    sign = next((each for each in "\t,;" if all(each in line for line in lines.values())), None)
    rows = {at: line.split(sign) if sign else [line] for at, line in lines.items()}
    return SheetGrid("", {at: dict(_cells(words)) for at, words in rows.items()})


def _cells(words: list[str]) -> Iterator[tuple[int, SheetCell]]:
    return ((column, SheetCell(each)) for column, each in enumerate(words) if each.strip())
