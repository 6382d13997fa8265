"""A flattened table's rows while they are put together, and columns nobody headed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.spans import Span
from gkdesk.reading.tables.flat_fit import Look
from gkdesk.reading.tables.flat_heads import FlatHeads
from gkdesk.reading.tables.flat_stream import Put
from gkdesk.reading.tables.heads import CONTENT, Kind

FlatRow = list[tuple[int, int, Span]]
"""A row's cells: column, how many columns, words."""
FlatRows = tuple[list[FlatRow], FlatHeads]
"""The rows, and the heads with those that nobody printed."""


def add_to(row: FlatRow, put: Put, width: int) -> None:
    """Puts a token into the row, as a cell or as a further line of the last one."""
    span = put.token.span
    if span.start == span.end:
        return
    if put.goes_on and row:
        column, columns, before = row[-1]
        row[-1] = (column, columns, Span(before.start, span.end))
    else:
        row.append((max(put.column, 0), width if put.column < 0 else 1, span))


def implied_ordinals(heads: FlatHeads, looks: Sequence[Look]) -> FlatHeads:
    """The heads with a column for running numbers that have no head of their own."""
    if Kind.ORDINAL in heads.kinds:
        return heads
    numbers = [seen.number for seen in looks if seen.number >= 0]
    if numbers[:2] != [1, 2]:
        return heads
    content = [index for index, kind in enumerate(heads.kinds) if kind in CONTENT]
    at = 0 if looks[0].number >= 0 or not content else content[-1]
    kinds = (*heads.kinds[:at], Kind.ORDINAL, *heads.kinds[at:])
    spans = (*heads.heads[:at], Span(0, 0), *heads.heads[at:])
    return replace(heads, kinds=kinds, heads=spans)
