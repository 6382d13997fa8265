"""Which cells a pasted block, a fill or a clearing writes, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gkdesk.domain.cells import Cell
from gkdesk.domain.tasks import Row
from gkdesk.ui.models import grid_words
from gkdesk.ui.models.grid_block import Area
from gkdesk.ui.models.grid_columns import FIELDS, GridColumn

RowAt = Callable[[int], Row | None]
"""A shown row by its number; None past the last one."""


class Sheet(NamedTuple):
    """What the grid shows: its rows by number, its columns in their order."""

    row: RowAt
    columns: Sequence[GridColumn]

    def rows(self, area: Area) -> list[Row]:
        """The rows of a block. Those that hold others count only where the block takes in
        the words of the rows: their other cells take nothing."""
        content = self.columns[area.left] is GridColumn.CONTENT
        found = (self.row(number) for number in range(area.top, area.bottom + 1))
        return [row for row in found if row is not None and (content or _takes(row))]

    def below(self, area: Area, count: int) -> list[Row]:
        """So many rows from the top of a block downwards, fewer where there are no more."""
        content = self.columns[area.left] is GridColumn.CONTENT
        found: list[Row] = []
        number = area.top
        while len(found) < count and (row := self.row(number)) is not None:
            if content or _takes(row):
                found.append(row)
            number += 1
        return found

    def above(self, number: int) -> Row | None:
        """The next row upwards that takes values."""
        for at in range(number - 1, -1, -1):
            row = self.row(at)
            if row is not None and _takes(row):
                return row
        return None

    def wide(self, area: Area) -> Sequence[GridColumn]:
        """The columns of a block."""
        return self.columns[area.left : area.right + 1]


class TooLarge(NamedTuple):
    """A block has more rows or columns than there are from its first cell on."""

    has: int
    left: int
    across: bool


def copied(sheet: Sheet, area: Area) -> list[list[str]]:
    """The values of a block, as one types them."""
    return [
        [grid_words.typed(row, column) for column in sheet.wide(area)]
        for row in sheet.rows(area)
    ]


def pasted(
    sheet: Sheet, area: Area, block: Sequence[Sequence[str]]
) -> tuple[list[Row], Sequence[GridColumn], list[list[str]]] | TooLarge:
    """Where a block goes: rows, columns, and the value of each. One value fills what is
    chosen, and a block what is chosen in its multiple; else it begins at the first cell."""
    high, wide = len(block), len(block[0])
    rows, columns = sheet.rows(area), sheet.wide(area)
    if not (rows and len(rows) % high == 0 and len(columns) % wide == 0):
        rows = sheet.below(area, high)
        columns = sheet.columns[area.left : area.left + wide]
    if len(rows) < high:
        return TooLarge(high, len(rows), across=False)
    if len(columns) < wide:
        return TooLarge(wide, len(columns), across=True)
    values = [
        [block[at % high][side % wide] for side in range(len(columns))]
        for at in range(len(rows))
    ]
    return rows, columns, values


def cells_of(
    rows: Sequence[Row], columns: Sequence[GridColumn], values: Sequence[Sequence[str]]
) -> list[Cell]:
    """The cells whose value would be another; a status is never emptied, and the words of a
    row are no cell."""
    found = []
    for row, line in zip(rows, values, strict=True):
        for column, value in zip(columns, line, strict=True):
            if column is GridColumn.CONTENT or not _takes(row):
                continue
            empty_status = column is GridColumn.STATUS and not value.strip()
            if not empty_status and value.strip() != grid_words.typed(row, column):
                found.append(Cell(row.id, FIELDS[column], value))
    return found


def other_words(
    rows: Sequence[Row], columns: Sequence[GridColumn], values: Sequence[Sequence[str]]
) -> int:
    """How many rows would get other words, which no block can give them."""
    if GridColumn.CONTENT not in columns:
        return 0
    side = list(columns).index(GridColumn.CONTENT)
    pairs = ((row, line[side]) for row, line in zip(rows, values, strict=True))
    return sum(
        value.strip() not in {"", grid_words.typed(row, GridColumn.CONTENT).strip()}
        for row, value in pairs
    )


def filled_down(
    sheet: Sheet, area: Area, value: Callable[[Row, GridColumn], str]
) -> list[Cell]:
    """The first row's values in the rows under it; of a single row those of the one above."""
    rows, columns = sheet.rows(area), sheet.wide(area)
    first = rows[0] if len(rows) > 1 else sheet.above(area.top)
    targets = rows[1:] if len(rows) > 1 else rows
    if first is None:
        return []
    line = [value(first, column) for column in columns]
    return cells_of(targets, columns, [line] * len(targets))


def filled_right(
    sheet: Sheet, area: Area, value: Callable[[Row, GridColumn], str]
) -> list[Cell]:
    """The first column's values in those beside it; of a single one those at its left."""
    rows, columns = sheet.rows(area), list(sheet.wide(area))
    first = columns[0]
    if len(columns) == 1:
        first = sheet.columns[max(area.left - 1, 0)]
    targets = columns[1:] or columns
    if first is GridColumn.CONTENT:
        return []
    return cells_of(rows, targets, [[value(row, first)] * len(targets) for row in rows])


def _takes(row: Row) -> bool:
    return grid_words.fillable(row, GridColumn.NOTE)
