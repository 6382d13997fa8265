"""Tables that a page or a sheet has cut: their parts are one table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.document import Cell, Table
from gkdesk.domain.spans import Span
from gkdesk.reading.tables.columns import Header, header_of
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import plain_head

_BETWEEN = re.compile(r"[\s\d第页共/（()）：:续表接上—–－-]*")
_LONGEST_BETWEEN = 60


def continued(source: str, tables: Sequence[Table]) -> list[Table]:
    """The tables in the order of the text, a part joined to the one it goes on with: it has
    as many columns, and no header or the same one, and only page numbers stand between."""
    groups: list[list[Table]] = []
    heads: list[str] = []
    for table in sorted(tables, key=lambda one: one.span):
        if not table.cells:
            continue
        grid = Grid(source, table.cells)
        header = header_of(grid)
        own = _heads(grid, header)
        if groups and heads and _goes_on(source, groups[-1][-1], table) and own in ([], heads):
            groups[-1].append(table)
        else:
            groups.append([table])
            heads = own
    return [_together(group) for group in groups]


def _heads(grid: Grid, header: Header | None) -> list[str]:
    """The heads of a table, title rows above them included: a part repeats none."""
    if header is None:
        return []
    rows = range(header.body)
    return [plain_head(grid.text(cell)) for row in rows for cell in grid.starting(row)]


def _goes_on(source: str, before: Table, after: Table) -> bool:
    if after.span.start - before.span.end > _LONGEST_BETWEEN or _width(before) != _width(after):
        return False
    return _BETWEEN.fullmatch(source, before.span.end, after.span.start) is not None


def _width(table: Table) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _together(parts: Sequence[Table]) -> Table:
    if len(parts) == 1:
        return parts[0]
    cells: list[Cell] = []
    height = 0
    for part in parts:
        cells += [replace(cell, row=cell.row + height) for cell in part.cells]
        height += max(cell.row + cell.rows for cell in part.cells)
    return Table(Span(parts[0].span.start, parts[-1].span.end), tuple(cells), parts[0].title)
