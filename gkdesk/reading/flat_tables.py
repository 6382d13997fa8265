"""Breakdown tables that a web page or the clipboard has flattened to text -> tables.

The heads tell where a table begins; its cells are put into columns by what they look like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.document import Cell, Table
from gkdesk.domain.spans import Span
from gkdesk.reading.flat_fit import Fitting, Look, look
from gkdesk.reading.flat_heads import FlatHeads, Form, heads_at, parts_of
from gkdesk.reading.flat_rows import columns_of
from gkdesk.reading.flat_stream import Put, Token, put_together
from gkdesk.reading.table_heads import CONTENT, ROLES, Kind, kind_of_head, plain_head

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NEAR = 3
_PAGE = re.compile(r"\s*[—–\-－]{1,2}\s*\d{1,4}\s*[—–\-－]{1,2}\s*")
_RULE = re.compile(r"[\s|｜│┃:：+=\-—_]*-[\s|｜│┃:：+=\-—_]*")
_MOST_TRIES = 24
"""Streams that were no table after all; more heads than that are no table of this kind."""
_ENOUGH_ROWS = 2

_Row = list[tuple[int, int, Span]]
"""A row's cells: column, how many columns, words."""


def flat_tables(text: str, taken: Sequence[Span]) -> list[Table]:
    """The flattened breakdown tables of a text outside the stretches already ``taken``."""
    lines = list(_free_lines(text, taken))
    tables: list[Table] = []
    number = tries = 0
    while number < len(lines) and tries < _MOST_TRIES:
        heads = heads_at(text, lines, number)
        if heads is None:
            number += 1
            continue
        reader = _stream if heads.form in (Form.LINE, Form.LINE_PIPE) else _rows
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


def _free_lines(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The lines with words that no table of the document holds."""
    starts = sorted(taken)
    begins = [span.start for span in starts]
    for match in _LINE.finditer(text):
        before = bisect_right(begins, match.start()) - 1
        if before < 0 or starts[before].end <= match.start():
            yield Span(*match.span())


def _is_table(rows: Sequence[_Row], kinds: Sequence[Kind]) -> bool:
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


def _table(rows: Sequence[_Row], heads: FlatHeads) -> Table:
    """The table with its header row in front."""
    width = len(heads.kinds)
    cells = [Cell(span, 0, column) for column, span in enumerate(heads.heads) if span.end]
    for number, row in enumerate(rows, 1):
        for column, columns, span in row:
            cells.append(Cell(span, number, min(column, width - 1), 1, columns))
    start = min(span.start for span in (*heads.heads, *heads.groups) if span.end)
    end = max(cell.span.end for cell in cells)
    return Table(Span(start, end), tuple(cells))


def _rows(text: str, lines: Sequence[Span], heads: FlatHeads) -> tuple[list[_Row], FlatHeads]:
    """The rows of a table with a row a line, or a little more where a cell has line ends."""
    gathered = list(_gathered(text, lines, heads))
    looks = [[look(text[slice(*part)]) for part in parts] for parts in gathered]
    heads = implied_ordinals(heads, [seen for row in looks for seen in row])
    printed = [plain_head(text[slice(*head)]) for head in heads.heads]
    fitting = Fitting(heads.kinds)
    rows: list[_Row] = []
    for parts, seen in zip(gathered, looks, strict=True):
        if [plain_head(text[slice(*part)]) for part in parts] == printed:
            rows.append([(index, 1, part) for index, part in enumerate(parts)])
        elif len(parts) == 1 or (seen[0].banner and all(one.blank for one in seen[1:])):
            rows.append([(0, len(heads.kinds), parts[0])])
        else:
            row = _crowded(parts, seen, fitting) if len(parts) > len(heads.kinds) else None
            rows.append(row or _row(parts, columns_of(seen, fitting)))
    return rows, heads


def _crowded(parts: Sequence[Span], seen: Sequence[Look], fitting: Fitting) -> _Row | None:
    """More cells than columns: some mark stood inside a cell. None where they make no row."""
    tokens = [Token(part, one) for part, one in zip(parts, seen, strict=True)]
    puts = put_together(tokens, fitting)
    if len(puts) < len(parts) or any(put.row or put.column < 0 for put in puts):
        return None
    row: _Row = []
    for put in puts:
        _add(row, put, len(fitting.missing))
    return row


def _row(parts: Sequence[Span], columns: Sequence[int]) -> _Row:
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


def _stream(text: str, lines: Sequence[Span], heads: FlatHeads) -> tuple[list[_Row], FlatHeads]:
    """The rows of a table with a cell a line."""
    piped = heads.form is Form.LINE_PIPE
    tokens = list(_piped(text, lines)) if piped else list(_plain(text, lines))
    tokens, repeated = _without_heads(text, tokens, heads)
    heads = implied_ordinals(heads, [token.look for token in tokens])
    kinds = heads.kinds
    puts = put_together(tokens, Fitting(kinds))
    rows: dict[int, _Row] = {}
    for put in puts:
        _add(rows.setdefault(put.row, []), put, len(kinds))
    end = puts[-1].token.span.end if puts else 0
    found = [row for row in rows.values() if row]
    found += [
        [(column, 1, token.span) for column, token in enumerate(run)]
        for run in repeated
        if run[0].span.start < end
    ]
    return sorted(found, key=lambda row: row[0][2]), heads


def _add(row: _Row, put: Put, width: int) -> None:
    span = put.token.span
    if span.start == span.end:
        return
    if put.goes_on and row:
        column, columns, before = row[-1]
        row[-1] = (column, columns, Span(before.start, span.end))
    else:
        row.append((max(put.column, 0), width if put.column < 0 else 1, span))


def _plain(text: str, lines: Sequence[Span]) -> Iterator[Token]:
    for line in lines:
        if _PAGE.fullmatch(text, *line):
            continue
        (part,) = parts_of(text, line, Form.LINE) or [line]
        yield Token(part, look(text[slice(*part)]))


def _piped(text: str, lines: Sequence[Span]) -> Iterator[Token]:
    """Tokens between marks; two marks with nothing between hold a blank cell."""
    mark = Form.LINE_PIPE.value
    last = max((i for i, line in _near(text, lines) if mark.search(text, *line)), default=-1)
    parted, filled = True, True
    for line in lines[: last + 1]:
        position = line.start
        for match in [*mark.finditer(text, *line), None]:
            part = Span(position, match.start() if match else line.end)
            words = text[slice(*part)]
            if words.strip():
                start = part.start + len(words) - len(words.lstrip())
                span = Span(start, start + len(words.strip()))
                yield Token(span, look(words.strip()), parted, glued=not parted)
                parted, filled = False, True
            elif match and not filled:
                yield Token(Span(part.start, part.start), look(""), True)
            if match:
                parted, filled = True, False
                position = match.end()


def _near(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The lines until several in a row hold no mark."""
    without = 0
    for number, line in enumerate(lines):
        without = 0 if Form.PIPE.value.search(text, *line) else without + 1
        if without > 2 * _NEAR:
            return
        yield number, line


def _without_heads(
    text: str, tokens: Sequence[Token], heads: FlatHeads
) -> tuple[list[Token], list[list[Token]]]:
    """The tokens without the header where it is printed again, and those headers."""
    printed = [plain_head(text[slice(*head)]) for head in heads.heads]
    kept: list[Token] = []
    repeated: list[list[Token]] = []
    number = 0
    while number < len(tokens):
        run = tokens[number : number + len(printed)]
        if kind_of_head(text[slice(*run[0].span)]) is not None and printed == [
            plain_head(text[slice(*token.span)]) for token in run
        ]:
            repeated.append(list(run))
            number += len(printed)
        else:
            kept.append(tokens[number])
            number += 1
    return kept, repeated


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
