"""Flattened tables with a cell a line, perhaps with marks between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gkdesk.domain.spans import Span
from gkdesk.reading.tables.flat_fit import Fitting, look
from gkdesk.reading.tables.flat_heads import FlatHeads, Form, parts_of
from gkdesk.reading.tables.flat_layout import FlatRow, FlatRows, add_to, implied_ordinals
from gkdesk.reading.tables.flat_stream import Token, put_together
from gkdesk.reading.tables.heads import kind_of_head, plain_head

_NEAR = 3
_PAGE = re.compile(r"\s*[—–\-－]{1,2}\s*\d{1,4}\s*[—–\-－]{1,2}\s*")


def rows_by_cell(text: str, lines: Sequence[Span], heads: FlatHeads) -> FlatRows:
    """The rows of a table with a cell a line."""
    piped = heads.form is Form.LINE_PIPE
    tokens = list(_piped(text, lines)) if piped else list(_plain(text, lines))
    tokens, repeated = _without_heads(text, tokens, heads)
    heads = implied_ordinals(heads, [token.look for token in tokens])
    kinds = heads.kinds
    puts = put_together(tokens, Fitting(kinds))
    rows: dict[int, FlatRow] = {}
    for put in puts:
        add_to(rows.setdefault(put.row, []), put, len(kinds))
    end = puts[-1].token.span.end if puts else 0
    found = [row for row in rows.values() if row]
    found += [
        [(column, 1, token.span) for column, token in enumerate(run)]
        for run in repeated
        if run[0].span.start < end
    ]
    return sorted(found, key=lambda row: row[0][2]), heads


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
