"""Where the cells of a table went: the pieces of its text, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gkdesk.domain.document import Cell
from gkdesk.domain.draft import Leftover, Piece
from gkdesk.domain.spans import Span
from gkdesk.reading.tables.cell_words import is_blank
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.finding import Found
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import Kind
from gkdesk.reading.tables.rows import Row, RowKind

_WHY = {
    Kind.MARKS: "考核或分期计划一类的栏目，不列为任务。",
    Kind.OTHER: "“{head}”一栏不属于任务、单位和时限。",
    Kind.ORDINAL: "序号后面没有任务。",
}
_ROW_WHY = {
    RowKind.HEADS: "表头，每页重复。",
    RowKind.SUM: "合计行，不是任务。",
    RowKind.NOTE: "表格下面的说明。",
}


def leftovers_of(
    grid: Grid, header: Header, rows: Sequence[Row], homes: Mapping[int, str]
) -> Iterator[Leftover]:
    """Cells with words that no node took: the header, notes without a limit, other columns."""
    for number in range(header.row, header.body):
        for cell in grid.starting(number):
            yield _leftover(grid, cell, "表头。")
    taken_rows = {row.number: row for row in rows}
    for number in range(header.body, grid.height):
        row = taken_rows.get(number)
        for cell in grid.starting(number):
            if cell.span.start in homes or is_blank(grid.text(cell)):
                continue
            yield _leftover(grid, cell, _why(grid, header, row, cell, number))


def _why(grid: Grid, header: Header, row: Row | None, cell: Cell, number: int) -> str:
    if row is None:
        return "已说明不是任务。"
    if row.kind in _ROW_WHY:
        return _ROW_WHY[row.kind]
    columns = grid.columns_of(number, cell)
    column = header.columns[columns[0]] if columns else None
    if column is None:
        return "没有找到它属于哪一行。"
    return _WHY.get(column.kind, "这一行没有任务内容。").format(head=column.head)


def _leftover(grid: Grid, cell: Cell, why: str) -> Leftover:
    return Leftover(grid.text(cell), why, Span(cell.span.start, cell.span.end))


def pieces_of(found: Found, homes: Mapping[int, str]) -> Iterator[Piece]:
    """Every cell with what stands before it, so that nothing is left between."""
    position = found.span.start
    cells = sorted(
        (cell for cell in found.table.cells if found.grid.text(cell)), key=lambda one: one.span
    )
    for cell in cells:
        if cell.span.end > position:
            home = homes.get(cell.span.start, "leftover")
            yield Piece(Span(position, cell.span.end), home)
            position = cell.span.end
    if position < found.span.end:
        yield Piece(Span(position, found.span.end), "blank")
