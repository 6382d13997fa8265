"""Breakdown tables (任务分解表) of a document: found by their heads, read into draft nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.document import Cell, Document, Table
from gkdesk.domain.draft import Doubt, DraftNode, Leftover, Piece
from gkdesk.domain.spans import Span
from gkdesk.reading.cell_words import is_blank
from gkdesk.reading.deadlines import Frame
from gkdesk.reading.flat_tables import flat_tables
from gkdesk.reading.table_columns import Header, header_of
from gkdesk.reading.table_grid import Grid
from gkdesk.reading.table_heads import Kind
from gkdesk.reading.table_joining import continued
from gkdesk.reading.table_nodes import Nodes
from gkdesk.reading.table_rows import Row, RowKind, rows_of
from gkdesk.reading.table_tree import planted

_FIRST_LEADS = ("第一位", "排名第一", "首位", "排在第一", "第一个")
_WHY = {
    Kind.NOTE: "备注栏里没有时限。",
    Kind.PROGRESS: "进展情况一类的栏目，不列为任务。",
    Kind.OTHER: "“{head}”一栏不属于任务、单位和时限。",
    Kind.ORDINAL: "序号后面没有任务。",
}
_ROW_WHY = {
    RowKind.HEADS: "表头，每页重复。",
    RowKind.SUM: "合计行，不是任务。",
    RowKind.NOTE: "表格下面的说明。",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A breakdown table; ``span`` is the stretch of the text it takes."""

    span: Span
    table: Table
    grid: Grid
    header: Header


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says. ``pieces`` tile ``span``; ``titles`` are the rows above the header,
    ``notes`` those that belong to no task. ``first_in_lead`` tells that the table itself
    says 列第一位的为牵头单位."""

    span: Span
    nodes: tuple[DraftNode, ...]
    doubts: tuple[Doubt, ...]
    leftovers: tuple[Leftover, ...]
    pieces: tuple[Piece, ...]
    titles: tuple[Span, ...]
    notes: tuple[Span, ...]
    first_in_lead: bool = False


def find_tables(document: Document) -> list[Found]:
    """The breakdown tables of a document, its own and those flattened to text, in order."""
    own = list(_recognised(document.text, continued(document.text, document.tables)))
    taken = [table.span for table in document.tables]
    flat = _recognised(document.text, flat_tables(document.text, taken))
    return sorted([*own, *flat], key=lambda found: found.span)


def _recognised(source: str, tables: Sequence[Table]) -> Iterator[Found]:
    end = -1
    for table in sorted(tables, key=lambda one: one.span):
        if table.span.start < end or not table.cells:
            continue
        grid = Grid(source, table.cells)
        if (header := header_of(grid)) and _has_work(grid, header):
            end = table.span.end
            yield Found(table.span, table, grid, header)


def _has_work(grid: Grid, header: Header) -> bool:
    return any(row.kind is RowKind.WORK for row in rows_of(grid, header))


def read_table(
    found: Found,
    source: str,
    frame: Frame,
    first_in_lead: bool = False,
    answers: Sequence[Answer] = (),
) -> TableReading:
    """The nodes of a table; its roots are on level 1. Never raises on odd tables."""
    grid, header = found.grid, found.header
    aside = {one.span for one in answers if one.kind is AnswerKind.ASIDE}
    rows = [row for row in rows_of(grid, header) if not _is_aside(row, aside)]
    says_so = _says_first_leads(grid, header, rows)
    tree = planted(grid, header, rows)
    nodes = Nodes(grid, header, frame, first_in_lead=first_in_lead or says_so, answers=answers)
    roots = nodes.of(tree)
    homes = {
        start: nodes.paths[id(knot)]
        for start, knot in tree.homes.items()
        if start not in nodes.idle
    }
    titles = [
        Span(cell.span.start, cell.span.end)
        for number in range(header.row)
        for cell in grid.starting(number)
    ]
    notes = [_span_of(row) for row in rows if row.kind is RowKind.NOTE]
    homes |= dict.fromkeys((span.start for span in titles), "title")
    homes |= {
        cell.span.start: "closing"
        for row in rows
        if row.kind is RowKind.NOTE
        for cell in row.own.values()
    }
    return TableReading(
        span=found.span,
        nodes=roots,
        doubts=tuple(sorted([*nodes.doubts, *_of_header(found)], key=lambda one: one.span)),
        leftovers=tuple(_leftovers(grid, header, rows, homes)),
        pieces=tuple(_pieces(found, homes)),
        titles=tuple(titles),
        notes=tuple(notes),
        first_in_lead=says_so,
    )


def _is_aside(row: Row, aside: set[Span]) -> bool:
    return bool(aside) and any(cell.span in aside for cell in row.own.values())


def _span_of(row: Row) -> Span:
    cells = row.own.values()
    return Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))


def _says_first_leads(grid: Grid, header: Header, rows: Sequence[Row]) -> bool:
    """Whether the header or a note says that the first unit leads."""
    cells = [cell for number in range(header.body) for cell in grid.starting(number)]
    cells += [cell for row in rows if row.kind is RowKind.NOTE for cell in row.own.values()]
    texts = (grid.text(cell) for cell in cells)
    return any("牵头" in text and any(word in text for word in _FIRST_LEADS) for text in texts)


def _of_header(found: Found) -> Iterator[Doubt]:
    if found.header.confidence < 1:
        column = found.header.columns[found.header.content[-1]].head
        what = f"没有认出写任务的一栏，把“{column}”一栏当作任务。"
        span = _header_span(found)
        seen = Choice("没有问题", Answer(AnswerKind.SEEN, span))
        yield Doubt("", what, span, "表头待核对", (seen,))


def _header_span(found: Found) -> Span:
    cells = [
        cell
        for number in range(found.header.row, found.header.body)
        for cell in found.grid.starting(number)
    ]
    return Span(cells[0].span.start, max(cell.span.end for cell in cells))


def _leftovers(
    grid: Grid, header: Header, rows: Sequence[Row], homes: dict[int, str]
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


def _pieces(found: Found, homes: dict[int, str]) -> Iterator[Piece]:
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


def placed(
    reading: TableReading, under: str = "", level: int = 1, unlabelled: int = 0
) -> TableReading:
    """The reading below the path ``under`` with its roots on ``level``; ``unlabelled`` roots
    stand before its own."""
    shift = level - 1

    def path(old: str) -> str:
        if not old:
            return under
        first, _, rest = old.partition("/")
        if unlabelled and first.startswith("#"):
            first = f"#{int(first[1:]) + unlabelled}"
        return "/".join(part for part in (under, first, rest) if part)

    def node(old: DraftNode) -> DraftNode:
        children = tuple(node(child) for child in old.children)
        return replace(old, path=path(old.path), level=old.level + shift, children=children)

    homes = {piece.home for piece in reading.pieces} - {"leftover", "title", "closing", "blank"}
    return replace(
        reading,
        nodes=tuple(node(root) for root in reading.nodes),
        doubts=tuple(replace(doubt, path=path(doubt.path)) for doubt in reading.doubts),
        pieces=tuple(
            replace(piece, home=path(piece.home)) if piece.home in homes else piece
            for piece in reading.pieces
        ),
    )
