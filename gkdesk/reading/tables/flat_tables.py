"""Breakdown tables that a web page or the clipboard has flattened to text -> tables.

The heads tell where a table begins; its cells are put into columns by what they look like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gkdesk.domain.document import Cell, Table
from gkdesk.domain.spans import Span
from gkdesk.reading.tables.flat_by_cell import rows_by_cell
from gkdesk.reading.tables.flat_by_row import rows_by_line
from gkdesk.reading.tables.flat_heads import FlatHeads, Form, heads_at
from gkdesk.reading.tables.flat_layout import FlatRow
from gkdesk.reading.tables.heads import CONTENT, ROLES, Kind, kind_of_head

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MOST_TRIES = 24
"""Streams that were no table after all; more heads than that are no table of this kind."""
_LONGEST_RUN = 48
"""More lines of heads in a row than any table has columns are the head of none."""
_ENOUGH_ROWS = 2


def flat_tables(text: str, taken: Sequence[Span]) -> list[Table]:
    """The flattened breakdown tables of a text outside the stretches already ``taken``."""
    lines = list(_free_lines(text, taken))
    tables: list[Table] = []
    number = tries = 0
    runs = _head_runs(text, lines)
    while number < len(lines) and tries < _MOST_TRIES:
        heads = heads_at(text, lines, number) if runs[number] <= _LONGEST_RUN else None
        if heads is None:
            number += 1
            continue
        reader = rows_by_cell if heads.form in (Form.LINE, Form.LINE_PIPE) else rows_by_line
        rows, heads = reader(text, lines[number + heads.lines :], heads)
        if _is_table(rows, heads.kinds):
            table = _table(rows, heads)
            tables.append(table)
            while number < len(lines) and lines[number].start < table.span.end:
                number += 1
        else:
            tries += 1
            number += 1
    return tables


def _head_runs(text: str, lines: Sequence[Span]) -> list[int]:
    """How many lines from each on are heads and nothing else."""
    runs = [0] * (len(lines) + 1)
    for number in range(len(lines) - 1, -1, -1):
        if kind_of_head(text[slice(*lines[number])]) is not None:
            runs[number] = runs[number + 1] + 1
    return runs


def _free_lines(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The lines with words that no table of the document holds."""
    starts = sorted(taken)
    begins = [span.start for span in starts]
    for match in _LINE.finditer(text):
        before = bisect_right(begins, match.start()) - 1
        if before < 0 or starts[before].end <= match.start():
            yield Span(*match.span())


def _is_table(rows: Sequence[FlatRow], kinds: Sequence[Kind]) -> bool:
    """Whether enough rows hold work, and most of them who or until when."""
    work = bound = 0
    for row in rows:
        held = {kinds[column] for column, _, span in row if span.start < span.end}
        if len(row) > 1 and held & {*CONTENT, Kind.OTHER}:
            work += 1
            bound += bool(held & {*ROLES, Kind.LIMIT})
    if not {*ROLES, Kind.LIMIT} & set(kinds):
        return work >= _ENOUGH_ROWS
    return work >= _ENOUGH_ROWS and bound >= 0.5 * work


def _table(rows: Sequence[FlatRow], heads: FlatHeads) -> Table:
    """The table with its header row in front."""
    width = len(heads.kinds)
    cells = [Cell(span, 0, column) for column, span in enumerate(heads.heads) if span.end]
    for number, row in enumerate(rows, 1):
        for column, columns, span in row:
            cells.append(Cell(span, number, min(column, width - 1), 1, columns))
    start = min(span.start for span in (*heads.heads, *heads.groups) if span.end)
    end = max(cell.span.end for cell in cells)
    return Table(Span(start, end), tuple(cells))
