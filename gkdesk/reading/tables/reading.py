"""A breakdown table -> draft nodes, doubts, and a home for every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.draft import Doubt, DraftNode, Leftover, Piece
from gkdesk.domain.spans import Span
from gkdesk.reading.days import Frame
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.fields import Fields
from gkdesk.reading.tables.finding import Found
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.homes import leftovers_of, pieces_of
from gkdesk.reading.tables.nodes import Nodes
from gkdesk.reading.tables.ordinals import number_knots
from gkdesk.reading.tables.rows import Row, RowKind, rows_of
from gkdesk.reading.tables.tree import planted

_FIRST_LEADS = ("第一位", "排名第一", "首位", "排在第一", "第一个")


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
    number_knots(tree)
    fields = Fields(
        grid, header, frame, first_in_lead=first_in_lead or says_so, answers=answers
    )
    nodes = Nodes(grid, header, frame, fields)
    roots = nodes.of(tree)
    titles = [cell.span for number in range(header.row) for cell in grid.starting(number)]
    notes = [row for row in rows if row.kind is RowKind.NOTE]
    homes = dict.fromkeys((span.start for span in titles), "title")
    homes |= {cell.span.start: "closing" for row in notes for cell in row.own.values()}
    homes |= {start: nodes.paths[id(knot)] for start, knot in tree.homes.items()}
    doubts = [*nodes.doubts, *fields.doubts, *_of_header(found)]
    return TableReading(
        span=found.span,
        nodes=roots,
        doubts=tuple(sorted(doubts, key=lambda one: one.span)),
        leftovers=tuple(leftovers_of(grid, header, rows, homes)),
        pieces=tuple(pieces_of(found, homes)),
        titles=tuple(titles),
        notes=tuple(map(_span_of, notes)),
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
