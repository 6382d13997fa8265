"""An office's own workbook filled with a breakdown table.

All it has stays as it is: title and notes, letters, colours, widths, paper, headers and
footers, its other sheets. Only the sample rows are replaced; what stands below them moves
down. A form filled with several tables has a sheet each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl.worksheet.cell_range import CellRange

from gkdesk.domain.breakdown import BreakdownTable
from gkdesk.domain.own_form import OwnForm
from gkdesk.domain.table_design import TableColumn
from gkdesk.exports.own_cells import opened, points_of, width_of_column
from gkdesk.exports.own_layout import (
    PlacedLine,
    merged_down,
    pages_of,
    placed_lines,
    ruling_of,
)
from gkdesk.exports.own_paper import last_row, set_paper
from gkdesk.exports.own_rows import form_lines
from gkdesk.exports.own_styles import FormStyles, styles_of
from gkdesk.exports.sheet_names import sheet_names
from gkdesk.exports.text_fit import clean, height_of, lines_of, room_of

_LAST_ROW = 1_048_576
_FORMULA_SIGNS = tuple("=+-@#'")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Filled(NamedTuple):
    """A sheet of a filled form: openpyxl's, with the lines below its heads."""

    sheet: Any
    form: OwnForm
    lines: list[PlacedLine]
    rows: int


def filled_form(data: bytes, form: OwnForm, tables: Sequence[BreakdownTable]) -> list[Filled]:
    """The form's sheet once for every table; all are of one workbook."""
    book = opened(data)
    sheets = [book[form.sheet]]
    sheets += [book.copy_worksheet(sheets[0]) for _ in tables[1:]]
    if len(tables) > 1:
        others = [each for each in book.sheetnames if book[each] not in sheets]
        names = sheet_names([*others, *(table.title for table in tables)])
        for sheet, name in zip(sheets, list(names)[len(others) :], strict=True):
            sheet.title = name
    return [_fill(sheet, form, table) for sheet, table in zip(sheets, tables, strict=True)]


def form_bytes(filled: Sequence[Filled]) -> bytes:
    """The bytes of the workbook."""
    book = filled[0].sheet.parent
    book.active = book.index(filled[0].sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, form: OwnForm, table: BreakdownTable) -> Filled:
    styles = styles_of(sheet, form)
    ruling = ruling_of(sheet, form, styles.height)
    lines = list(placed_lines(ruling, list(form_lines(form, table.rows))))
    _set_title(sheet, form, table.title)
    pages = pages_of(sheet, form, lines)
    blocks = list(merged_down(form, lines, pages, ruling))
    shift = len(lines) - (form.foot - form.body)
    _make_room(sheet, form, shift)
    _write(sheet, form, lines, styles)
    at = [column.at for column in form.columns]
    for block in blocks:
        _merge(
            sheet,
            form.body + block.top,
            at[block.left],
            form.body + block.bottom,
            at[block.right],
        )
    for number, line in enumerate(lines):
        if line.banner:
            _merge(sheet, form.body + number, at[0], form.body + number, at[-1])
    set_paper(sheet, form, pages, shift, last_row(sheet, form, len(lines)))
    return Filled(sheet, form, lines, len(table.rows))


def _set_title(sheet: Any, form: OwnForm, title: str) -> None:
    """The plan's title in the form's letters, in a row that is tall enough."""
    if form.title is None or not title:
        return
    row, column = form.title
    cell = sheet.cell(row + 1, column + 1)
    _say(cell, clean(title))
    block = next((one for one in sheet.merged_cells.ranges if cell.coordinate in one), None)
    last = block.max_col if block else cell.column
    widths = sum(width_of_column(sheet, at) for at in range(column, last))
    size = points_of(cell)
    lines = lines_of(clean(title), room_of(widths, size))
    if lines > 1 and block is not None:
        wanted = copy(cell.alignment)
        wanted.wrap_text = True
        cell.alignment = wanted
        tall = height_of(lines, size)
        dimension = sheet.row_dimensions[row + 1]
        dimension.height = max(dimension.height or 0, tall)


def _make_room(sheet: Any, form: OwnForm, shift: int) -> None:
    """Takes the sample rows out and moves what stands below them."""
    below = [
        (cell.row, cell.column, cell.value, copy(cell._style))
        for cell in list(sheet._cells.values())
        if cell.row > form.foot and type(cell).__name__ != "MergedCell"
    ]
    heights = {
        number: dimension.height
        for number, dimension in sheet.row_dimensions.items()
        if number > form.foot
    }
    moved = [block for block in sheet.merged_cells.ranges if block.min_row > form.foot]
    samples = [
        block
        for block in sheet.merged_cells.ranges
        if block.max_row > form.body and block.min_row <= form.foot
    ]
    for block in [*moved, *samples]:
        sheet.unmerge_cells(block.coord)
    for number in [one for one in sheet.row_dimensions if one > form.body]:
        del sheet.row_dimensions[number]
    for key in [key for key in sheet._cells if key[0] > form.body]:
        del sheet._cells[key]
    for row, column, value, style in below:
        cell = sheet.cell(min(row + shift, _LAST_ROW), column)
        cell._style = style
        cell.value = value
    for number, height in heights.items():
        sheet.row_dimensions[number + shift].height = height
    for block in moved:
        _merge(
            sheet,
            block.min_row + shift - 1,
            block.min_col - 1,
            block.max_row + shift - 1,
            block.max_col - 1,
        )
    _move_pictures(sheet, form.foot, shift)


def _move_pictures(sheet: Any, foot: int, shift: int) -> None:
    for picture in [*sheet._images, *sheet._charts]:
        for mark in (getattr(picture.anchor, name, None) for name in ("_from", "to")):
            if mark is not None and mark.row >= foot:
                mark.row += shift


def _merge(sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
    """Merges a block without a look at all others; its cells stay as they were styled."""
    if (top, left) != (bottom, right):
        sheet.merged_cells.ranges.add(
            CellRange(min_col=left + 1, min_row=top + 1, max_col=right + 1, max_row=bottom + 1)
        )
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    sheet.cell(row + 1, column + 1).value = None


def _write(sheet: Any, form: OwnForm, lines: Sequence[PlacedLine], styles: FormStyles) -> None:
    ordinal = form.of(TableColumn.ORDINAL)
    for number, line in enumerate(lines):
        row = form.body + number + 1
        sheet.row_dimensions[row].height = round(line.height, 2)
        looks = styles.banner if line.banner else styles.of(number, len(lines))
        for column, words, look in zip(form.columns, line.words, looks, strict=True):
            cell = sheet.cell(row, column.at + 1)
            cell._style = copy(look)
            if column is ordinal and words.isdecimal():
                cell.value = int(words)
            else:
                _say(cell, words)


def _say(cell: Any, words: str) -> None:
    """Words that no program takes for a formula."""
    if not words:
        cell.value = None
        return
    cell._value = _ESCAPE.sub("_x005F_", words)
    cell.data_type = "s"
    if words.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
