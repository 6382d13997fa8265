"""Which tables of a document are breakdown tables: its own, and those flattened to text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkdesk.domain.document import Document, Table
from gkdesk.domain.spans import Span
from gkdesk.reading.tables.columns import Header, header_of
from gkdesk.reading.tables.flat_tables import flat_tables
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.joining import continued
from gkdesk.reading.tables.rows import RowKind, rows_of


@dataclass(frozen=True, slots=True)
class Found:
    """A breakdown table; ``span`` is the stretch of the text it takes."""

    span: Span
    table: Table
    grid: Grid
    header: Header

    @property
    def titles(self) -> list[str]:
        """The words of the rows above the head, and the name of the sheet."""
        rows = range(self.header.row)
        words = [self.grid.text(cell) for row in rows for cell in self.grid.starting(row)]
        return [*words, self.table.title]


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
