"""A breakdown table -> a laid-out sheet: title, basis, heads, body, merges and page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.exports.body_lines import (
    BodyLine,
    banner_lines,
    long_row_blocks,
    row_lines,
    sections_of,
)
from gkdesk.exports.columns import Column, columns_for, rooms_for, widths_for
from gkdesk.exports.page_groups import group_blocks, heights
from gkdesk.exports.pages import fill
from gkdesk.exports.sheet import (
    BODY_POINTS,
    TITLE_POINTS,
    Block,
    Cell,
    Line,
    Look,
    Sheet,
    page_points,
)
from gkdesk.exports.text_fit import clean, height_of, lines_of, most_lines, room_of, split

_HEAD_HEIGHT = 30.0


def breakdown_sheet(table: BreakdownTable, layout: Layout) -> Sheet:
    """Lays a table out on A4 landscape paper."""
    columns = columns_for(table.rows, layout)
    widths = widths_for(columns, table.rows)
    rooms = rooms_for(widths)
    body = list(_body(table.rows, layout, columns, rooms, sum(widths)))
    top = list(_top(table, len(columns), sum(widths)))
    lines = [*top, Line([Cell(column.head, Look.HEAD) for column in columns], _HEAD_HEIGHT)]
    blocks = [Block(at, 0, at, len(columns) - 1) for at in range(len(top))]
    sheet = Sheet(
        clean(table.title),
        clean(table.basis),
        widths,
        lines,
        blocks,
        len(top),
        [],
        len(table.rows),
    )
    _set_pages(sheet, body, columns, rooms)
    return sheet


def _body(
    rows: Sequence[BreakdownRow],
    layout: Layout,
    columns: Sequence[Column],
    rooms: Sequence[int],
    width: float,
) -> Iterator[BodyLine]:
    if layout is Layout.MERGED:
        yield from row_lines(columns, rooms, rows)
        return
    for section, members in sections_of(rows):
        if section.strip():
            yield from banner_lines(section, columns, room_of(width, BODY_POINTS))
        yield from row_lines(columns, rooms, members)


def _top(table: BreakdownTable, count: int, width: float) -> Iterator[Line]:
    """The title, and the notice it is based on."""
    room = room_of(width, TITLE_POINTS)
    for piece in split(clean(table.title), room, most_lines(TITLE_POINTS)):
        tall = height_of(lines_of(piece, room), TITLE_POINTS) + 8
        yield Line(_across(piece, Look.TITLE, count), min(tall, 409))
    basis = clean(table.basis)
    if basis:
        room = room_of(width, BODY_POINTS)
        for piece in split(f"依据：{basis}", room, most_lines(BODY_POINTS)):
            tall = height_of(lines_of(piece, room), BODY_POINTS)
            yield Line(_across(piece, Look.BASIS, count), tall)


def _across(text: str, look: Look, count: int) -> list[Cell]:
    return [Cell(text, look), *(Cell("", look) for _ in range(count - 1))]


def _set_pages(
    sheet: Sheet, body: list[BodyLine], columns: Sequence[Column], rooms: Sequence[int]
) -> None:
    """Adds the body to the sheet page by page: heights, merges, page ends."""
    paper = page_points(sheet.widths)
    used = sum(line.height for line in sheet.lines)

    def fits(page: int, start: int, stop: int) -> bool:
        free = paper - (_HEAD_HEIGHT if page else used)
        return sum(heights(body, columns, rooms, start, stop)) <= free

    offset = len(sheet.lines)
    for page in fill(len(body), fits, [line.banner for line in body]):
        if page.start:
            sheet.breaks.append(offset + page.start)
        tall = heights(body, columns, rooms, page.start, page.stop)
        sheet.lines += [
            Line(body[at].cells, height) for at, height in zip(page, tall, strict=True)
        ]
        blocks = group_blocks(body, columns, page.start, page.stop)
        sheet.blocks += _cover(sheet, (_moved(block, offset) for block in blocks))
    across = (Block(at, 0, at, len(columns) - 1) for at, line in enumerate(body) if line.banner)
    rest = chain(across, long_row_blocks(body, columns))
    sheet.blocks += _cover(sheet, (_moved(block, offset) for block in rest))


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
