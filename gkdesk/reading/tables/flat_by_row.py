"""Flattened tables with a row a line, or a little more where a cell has line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gkdesk.domain.spans import Span
from gkdesk.reading.tables.flat_fit import Fitting, Look, look
from gkdesk.reading.tables.flat_heads import FlatHeads, Form, parts_of
from gkdesk.reading.tables.flat_layout import FlatRow, FlatRows, add_to, implied_ordinals
from gkdesk.reading.tables.flat_rows import columns_of
from gkdesk.reading.tables.flat_stream import Token, put_together
from gkdesk.reading.tables.heads import Kind, plain_head

_NEAR = 3
_RULE = re.compile(r"[\s|｜│┃:：+=\-—_]*-[\s|｜│┃:：+=\-—_]*")


def rows_by_line(text: str, lines: Sequence[Span], heads: FlatHeads) -> FlatRows:
    """The rows of a table with a row a line, or a little more where a cell has line ends."""
    gathered = list(_gathered(text, lines, heads))
    looks = [[look(text[slice(*part)]) for part in parts] for parts in gathered]
    heads = implied_ordinals(heads, [seen for row in looks for seen in row])
    printed = [plain_head(text[slice(*head)]) for head in heads.heads]
    fitting = Fitting(heads.kinds)
    rows: list[FlatRow] = []
    for parts, seen in zip(gathered, looks, strict=True):
        if [plain_head(text[slice(*part)]) for part in parts] == printed:
            rows.append([(index, 1, part) for index, part in enumerate(parts)])
        elif len(parts) == 1 or (seen[0].banner and all(one.blank for one in seen[1:])):
            rows.append([(0, len(heads.kinds), parts[0])])
        else:
            row = _crowded(parts, seen, fitting) if len(parts) > len(heads.kinds) else None
            rows.append(row or _row(parts, columns_of(seen, fitting)))
    return rows, heads


def _crowded(parts: Sequence[Span], seen: Sequence[Look], fitting: Fitting) -> FlatRow | None:
    """More cells than columns: some mark stood inside a cell. None where they make no row."""
    tokens = [Token(part, one) for part, one in zip(parts, seen, strict=True)]
    puts = put_together(tokens, fitting)
    if len(puts) < len(parts) or any(put.row or put.column < 0 for put in puts):
        return None
    row: FlatRow = []
    for put in puts:
        add_to(row, put, len(fitting.missing))
    return row


def _row(parts: Sequence[Span], columns: Sequence[int]) -> FlatRow:
    """The cells at their columns; those that found none go on with the last one."""
    pairs = list(zip(columns, parts, strict=True))
    row = [(column, 1, part) for column, part in pairs if column >= 0]
    over = [part.end for column, part in pairs if column < 0 and part.start < part.end]
    if row and over:
        column, columns_covered, span = row[-1]
        row[-1] = (column, columns_covered, Span(span.start, max(span.end, *over)))
    return row


def _gathered(text: str, lines: Sequence[Span], heads: FlatHeads) -> Iterator[list[Span]]:
    """The cells of each row; a line that only goes on with a cell is joined to it."""
    form = heads.form
    row: list[Span] = []
    for number, line in enumerate(lines):
        parts = parts_of(text, line, form)
        if form is Form.PIPE and _RULE.fullmatch(text, *line):
            continue
        alone = form.value.search(text, *line) is None
        if alone and not _is_inside(text, lines, number, form):
            break
        if row and parts and _goes_on(text, row, parts, heads.kinds):
            row[-1] = Span(row[-1].start, parts[0].end)
            row += parts[1:]
            continue
        if row:
            yield row
        row = parts
    if row:
        yield row


def _is_inside(text: str, lines: Sequence[Span], number: int, form: Form) -> bool:
    """Whether the table goes on behind a line without a mark."""
    return any(
        len([part for part in parts_of(text, line, form) if part.start < part.end]) > 1
        for line in lines[number + 1 : number + 1 + _NEAR]
    )


def _goes_on(
    text: str, row: Sequence[Span], parts: Sequence[Span], kinds: Sequence[Kind]
) -> bool:
    """Whether a line goes on with the last cell of an unfinished row."""
    whole = len(row) + len(parts) - 1
    if len(row) < 2 or len(row) >= len(kinds) or whole > len(kinds):
        return False
    first, last = look(text[slice(*parts[0])]), look(text[slice(*row[-1])])
    if first.number >= 0 or first.banner or last.units:
        return False
    numbered = Kind.ORDINAL in kinds and look(text[slice(*row[0])]).number >= 0
    return len(parts) == 1 or (numbered and whole == len(kinds))
