"""The cells of an office's own workbook, as openpyxl tells them: places from 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

USUAL_WIDTH = 8.43
_USUAL_HEIGHT = 15.0
MOST_ROWS = 2_000
MOST_COLUMNS = 60
"""How far into a sheet a form is looked for."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell with its merged block. ``points`` is the size of its letters, ``bordered``
    whether it has a line at any side."""

    row: int
    column: int
    rows: int
    columns: int
    words: str
    points: float
    bordered: bool


def opened(data: bytes) -> Any:
    """The workbook; outside links are left behind. Raises whatever openpyxl does on a
    damaged one."""
    return load_workbook(BytesIO(data), keep_links=False)


def cells_of(sheet: Any) -> Iterator[FormCell]:
    """The cells that hold words or a line, merged ones once, in order."""
    merged = {(block.min_row, block.min_col): block for block in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for block in merged.values()
        for row in range(block.min_row, min(block.max_row, MOST_ROWS) + 1)
        for column in range(block.min_col, min(block.max_col, MOST_COLUMNS) + 1)
        if (row, column) != (block.min_row, block.min_col)
    }
    near = (key for key in sheet._cells if key[0] <= MOST_ROWS and key[1] <= MOST_COLUMNS)
    for key in sorted(near):
        if key not in covered:
            yield _cell(sheet._cells[key], merged.get(key))


def _cell(cell: Any, block: Any) -> FormCell:
    tall = block.max_row - block.min_row + 1 if block else 1
    wide = block.max_col - block.min_col + 1 if block else 1
    words = "" if cell.value is None else str(cell.value).strip()
    return FormCell(
        cell.row - 1,
        cell.column - 1,
        tall,
        wide,
        words,
        points_of(cell),
        is_bordered(cell),
    )


def points_of(cell: Any) -> float:
    """The size of a cell's letters."""
    return float(cell.font.sz or 11) if cell.has_style else 11.0


def is_bordered(cell: Any) -> bool:
    """Whether a cell has a line at any side."""
    if not cell.has_style:
        return False
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return any(side is not None and side.style for side in sides)


def height_of_row(sheet: Any, row: int) -> float:
    """A row's height in points; where the file leaves it to the program, that of its
    largest letters."""
    said = sheet.row_dimensions[row + 1].height
    if said:
        return float(said)
    least = float(sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT)
    places = ((row + 1, column) for column in range(1, MOST_COLUMNS + 1))
    cells = (sheet._cells[place] for place in places if place in sheet._cells)
    sizes = (points_of(cell) for cell in cells if cell.value is not None)
    return max(least, *(size * 1.35 for size in sizes), 0.0)


def width_of_column(sheet: Any, column: int) -> float:
    """A column's width in Excel's characters; a file may say it once for several."""
    dimensions = sheet.column_dimensions
    letter = get_column_letter(column + 1)
    own = dimensions.get(letter)
    if own is None:
        own = next(
            (
                each
                for each in dimensions.values()
                if each.min and each.min <= column + 1 <= (each.max or each.min)
            ),
            None,
        )
    if own is not None and own.hidden:
        return 0.0
    if own is not None and own.customWidth:
        return float(own.width)
    return float(sheet.sheet_format.defaultColWidth or USUAL_WIDTH)
