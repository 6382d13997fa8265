"""The cells of a table by their places, merged ones at every place they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gkdesk.domain.document import Cell

MOST_COLUMNS = 40
"""No office prints a table of more columns; a wider one is a layout or damaged."""


class Grid:
    """Rows and columns of one table, closed up: those in which no cell begins are left out.

    ``merged_down`` tells that the file says which cells reach over several rows, so that a
    blank one is really blank.
    """

    def __init__(self, source: str, cells: Sequence[Cell]) -> None:
        self.source = source
        self._texts = {
            id(cell): source[cell.span.start : cell.span.end].strip() for cell in cells
        }
        rows = sorted({cell.row for cell in cells})
        columns = sorted({cell.column for cell in cells})
        self.height = len(rows)
        self.width = len(columns)
        self.merged_down = False
        self._starts: list[list[Cell]] = [[] for _ in rows]
        self._places: list[dict[int, Cell]] = [{} for _ in rows]
        if self.width <= MOST_COLUMNS:
            for cell in sorted(cells, key=lambda cell: cell.span):
                self._put(cell, rows, columns)

    def _put(self, cell: Cell, rows: list[int], columns: list[int]) -> None:
        top, left = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        bottom = max(top + 1, bisect_left(rows, cell.row + cell.rows))
        right = max(left + 1, bisect_left(columns, cell.column + cell.columns))
        self._starts[top].append(cell)
        for row in range(top, bottom):
            places = self._places[row]
            if left in places:
                break
            for column in range(left, right):
                places.setdefault(column, cell)
            self.merged_down |= row > top and right - left < self.width

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self._places[row].get(column)

    def starting(self, row: int) -> list[Cell]:
        """The cells that begin in this row and hold words, in printed order."""
        return [cell for cell in self._starts[row] if self.text(cell)]

    def columns_of(self, row: int, cell: Cell) -> list[int]:
        """The columns a cell covers in a row."""
        return [column for column, one in self._places[row].items() if one is cell]

    def text(self, cell: Cell | None) -> str:
        """The words of a cell without blanks around them."""
        return self._texts[id(cell)] if cell else ""
