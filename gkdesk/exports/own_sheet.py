"""A filled form as a laid-out sheet, so that the preview shows it before it is written."""

from __future__ import annotations

from typing import Any

from gkdesk.domain.own_form import OwnForm
from gkdesk.domain.table_design import Letters
from gkdesk.exports.own_cells import height_of_row, points_of, width_of_column
from gkdesk.exports.own_layout import paper_of_form
from gkdesk.exports.own_paper import last_column, last_row
from gkdesk.exports.own_workbook import Filled
from gkdesk.exports.sheet import Block, Cell, Faces, Line, Look, Sheet

_SIDEWAYS = {"center", "centerContinuous", "distributed"}


def sheet_of(filled: Filled) -> Sheet:
    """What the preview shows of a filled sheet: words, widths, heights, merges, ends of
    pages; letters by kind of line."""
    sheet, form = filled.sheet, filled.form
    last = last_row(sheet, form, len(filled.lines))
    width = last_column(sheet, form, last)
    lines = [_line(sheet, form, row, width, len(filled.lines)) for row in range(last)]
    blocks = [
        Block(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1)
        for one in sheet.merged_cells.ranges
        if one.max_row <= last and one.max_col <= width
    ]
    for block in blocks:
        _cover(lines, block)
    title = sheet.cell(form.title[0] + 1, form.title[1] + 1).value if form.title else ""
    return Sheet(
        str(title or ""),
        "",
        tuple(width_of_column(sheet, at) or 0.1 for at in range(width)),
        lines,
        blocks,
        form.body - 1,
        [each.id for each in sheet.row_breaks.brk],
        filled.rows,
        tab=sheet.title,
        faces=_faces(sheet, form),
        paper=paper_of_form(sheet),
        numbered=None,
    )


def _line(sheet: Any, form: OwnForm, row: int, width: int, body: int) -> Line:
    cells = [_cell(sheet, form, row, at, body) for at in range(width)]
    return Line(cells, height_of_row(sheet, row))


def _cell(sheet: Any, form: OwnForm, row: int, column: int, body: int) -> Cell:
    cell = sheet.cell(row + 1, column + 1)
    value = cell.value
    words = "" if value is None or cell.data_type == "f" else str(value)
    return Cell(words, _look(cell, form, row, body))


def _look(cell: Any, form: OwnForm, row: int, body: int) -> Look:
    centred = cell.alignment.horizontal in _SIDEWAYS
    if row < form.head:
        if form.title is not None and row == form.title[0]:
            return Look.TITLE
        return Look.SUBTITLE if centred else Look.BASIS
    if row < form.body:
        return Look.HEAD
    if row < form.body + body:
        return Look.CENTRE if centred else Look.LEFT
    return Look.NOTE


def _cover(lines: list[Line], block: Block) -> None:
    """Empties the cells a block covers, all but its first."""
    for row in range(block.top, min(block.bottom + 1, len(lines))):
        cells = lines[row].cells
        for at in range(block.left, min(block.right + 1, len(cells))):
            if (row, at) != (block.top, block.left):
                cells[at] = Cell("", cells[at].look)


def _faces(sheet: Any, form: OwnForm) -> Faces:
    body = sheet.cell(form.body + 1, form.work[-1].at + 1)
    head = sheet.cell(form.head + 1, form.work[-1].at + 1)
    title = sheet.cell(form.title[0] + 1, form.title[1] + 1) if form.title else head
    return Faces(
        *(Letters(one.font.name or "宋体", points_of(one)) for one in (title, head, body))
    )
