"""Cells between the marks of a Word 97 table -> a grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from gkdesk.documents.blocks import Block
from gkdesk.documents.word97_properties import Row
from gkdesk.documents.word_grid import Slot, grid_blocks

_NEAR = 40
"""Edges of columns closer than this (twentieths of a point) are one: 0.7 mm."""


class Table97:
    """Gathers the cells of a table as their marks come by."""

    def __init__(self) -> None:
        self._rows: list[tuple[list[list[Block]], Row]] = []
        self._cells: list[list[Block]] = []
        self._blocks: list[Block] = []

    def add(self, blocks: list[Block]) -> None:
        """A paragraph of the cell that is open."""
        self._blocks += blocks

    def end_cell(self) -> None:
        self._cells.append(self._blocks)
        self._blocks = []

    def end_row(self, row: Row) -> None:
        self._rows.append((self._cells, row))
        self._cells = []

    def blocks(self) -> list[Block]:
        """The table; a row that never ended counts as one."""
        if self._blocks:
            self.end_cell()
        if self._cells:
            self.end_row(Row())
        edges = self._edges()
        slots: list[Slot] = []
        above: dict[int, Slot] = {}
        for number, (cells, row) in enumerate(self._rows):
            above = _Places(row, edges, above).fill(number, cells, slots)
        return grid_blocks(slots)

    def _edges(self) -> list[int]:
        """The edges of the columns of all rows, from the left."""
        edges: list[int] = []
        for edge in sorted({edge for _, row in self._rows for edge in row.edges}):
            if not edges or edge - edges[-1] > _NEAR:
                edges.append(edge)
        return edges


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the cells of a row stand: its own edges among those of all columns, and the
    slots above by their column."""

    row: Row
    edges: list[int]
    above: dict[int, Slot]

    def fill(self, number: int, cells: list[list[Block]], slots: list[Slot]) -> dict[int, Slot]:
        """Add the cells that begin in the row and let those from above grow; the slots that
        reach it, by their column. Without edges of its own a row's cells are counted."""
        here: dict[int, Slot] = {}
        known = len(self.row.edges) > len(cells)
        column = 0
        for index, blocks in enumerate(cells):
            column, end = self._span(index, column) if known else (column, column + 1)
            upper = self.above.get(column) if known and self.row.from_above[index] else None
            if upper:
                upper.rows += 1
                here[column] = upper
            elif here and known and self.row.from_left[index]:
                here[max(here)].columns += end - column
            else:
                here[column] = Slot(number, column, end - column, blocks)
                slots.append(here[column])
            column = end
        return here

    def _span(self, index: int, least: int) -> tuple[int, int]:
        """The column a cell begins in, at least ``least``, and the one behind it."""
        start, end = (
            bisect_left(self.edges, edge - _NEAR) for edge in self.row.edges[index : index + 2]
        )
        start = max(start, least)
        return start, max(end, start + 1)
