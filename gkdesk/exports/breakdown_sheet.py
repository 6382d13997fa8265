"""A breakdown table -> a laid-out sheet: title, basis, heads, body, merges and page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.domain.table_design import TableColumn, TableDesign
from gkdesk.exports.body_lines import (
    BodyLine,
    banner_lines,
    long_row_blocks,
    row_lines,
    sections_of,
)
from gkdesk.exports.column_widths import Ruling, ruling_for
from gkdesk.exports.columns import banners
from gkdesk.exports.page_groups import group_blocks, heights
from gkdesk.exports.pages import fill
from gkdesk.exports.sheet import Block, Cell, Faces, Line, Sheet, page_points
from gkdesk.exports.sheet_edges import (
    fill_line,
    head_line,
    note_lines,
    title_lines,
    whole_width,
)
from gkdesk.exports.text_fit import TALLEST_ROW, clean

_LEAST_LINES = 8


def breakdown_sheet(
    table: BreakdownTable, design: TableDesign | Layout, ruling: Ruling | None = None
) -> Sheet:
    """Lays a whole table out on one sheet of the design's paper; ``ruling`` where several
    sheets are to have the same columns."""
    design = TableDesign(layout=design) if isinstance(design, Layout) else design
    ruling = ruling or ruling_for(table.rows, design)
    sheet = _top(table, design, ruling)
    ruling = replace(ruling, tallest=_tallest(sheet, ruling))
    body = list(_body(table.rows, design, ruling))
    _set_pages(sheet, body, ruling)
    _add_notes(sheet, note_lines(design, ruling), ruling)
    return sheet


def _tallest(sheet: Sheet, ruling: Ruling) -> float:
    """The greatest height of a row: what Excel allows and the first page has room for."""
    free = page_points(ruling.widths, ruling.paper) - sum(line.height for line in sheet.lines)
    return min(TALLEST_ROW, max(free, _LEAST_LINES * ruling.points))


def _top(table: BreakdownTable, design: TableDesign, ruling: Ruling) -> Sheet:
    """The sheet down to the heads of its columns."""
    lines = title_lines(table, design, ruling)
    blocks = whole_width(lines, 0)
    filled = fill_line(design.fill_line, ruling)
    if filled:
        line, spans = filled
        blocks += [Block(len(lines), a, len(lines), b) for a, b in spans if b > a]
        lines.append(line)
    shown = [column.shows for column in ruling.columns]
    return Sheet(
        clean(table.title),
        clean(table.basis),
        ruling.widths,
        [*lines, head_line(design, ruling)],
        blocks,
        len(lines),
        [],
        len(table.rows),
        faces=Faces(design.title_letters, design.head_letters, design.body_letters),
        paper=ruling.paper,
        numbered=shown.index(TableColumn.ORDINAL) if TableColumn.ORDINAL in shown else None,
    )


def _body(
    rows: Sequence[BreakdownRow], design: TableDesign, ruling: Ruling
) -> Iterator[BodyLine]:
    if not banners(design.layout, rows):
        yield from row_lines(ruling, rows)
        return
    for section, members in sections_of(rows):
        if section.strip():
            yield from banner_lines(section, ruling)
        yield from row_lines(ruling, members)


def _set_pages(sheet: Sheet, body: list[BodyLine], ruling: Ruling) -> None:
    """Adds the body to the sheet page by page: heights, merges, page ends."""
    columns = ruling.columns
    paper = page_points(sheet.widths, sheet.paper)
    used = sum(line.height for line in sheet.lines)
    head = sheet.lines[sheet.head].height

    def fits(page: int, start: int, stop: int) -> bool:
        free = paper - (head if page else used)
        return sum(heights(body, ruling, start, stop)) <= free

    offset = len(sheet.lines)
    for page in fill(len(body), fits, [line.banner for line in body]):
        if page.start:
            sheet.breaks.append(offset + page.start)
        tall = heights(body, ruling, page.start, page.stop)
        sheet.lines += [
            Line(body[at].cells, height) for at, height in zip(page, tall, strict=True)
        ]
        blocks = group_blocks(body, columns, page.start, page.stop)
        sheet.blocks += _cover(sheet, (_moved(block, offset) for block in blocks))
    across = (Block(at, 0, at, len(columns) - 1) for at, line in enumerate(body) if line.banner)
    rest = chain(across, long_row_blocks(body, columns))
    sheet.blocks += _cover(sheet, (_moved(block, offset) for block in rest))


def _add_notes(sheet: Sheet, notes: Sequence[Line], ruling: Ruling) -> None:
    """Adds the lines below the table, on a new page where the last one has no room."""
    paper = page_points(ruling.widths, ruling.paper)
    head = sheet.lines[sheet.head].height
    start = sheet.breaks[-1] if sheet.breaks else 0
    used = sum(line.height for line in sheet.lines[start:]) + (head if start else 0)
    for line in notes:
        if used + line.height > paper:
            sheet.breaks.append(len(sheet.lines))
            used = head
        sheet.blocks += whole_width([line], len(sheet.lines))
        sheet.lines.append(line)
        used += line.height


def _moved(block: Block, by: int) -> Block:
    return Block(block.top + by, block.left, block.bottom + by, block.right)


def _cover(sheet: Sheet, blocks: Iterator[Block]) -> Iterator[Block]:
    """Empties the cells a block covers, all but its first."""
    for block in blocks:
        for at in range(block.top, block.bottom + 1):
            cells = sheet.lines[at].cells
            for left in range(block.left, block.right + 1):
                if (at, left) != (block.top, block.left):
                    cells[left] = Cell("", cells[block.left].look)
        yield block
