"""Sentences of an item, and the clauses of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdesk.domain.spans import Span

# What stands in quotation marks or brackets ends neither a sentence nor a clause. The
# bound keeps unclosed marks from being searched for again and again.
_ENCLOSED = (
    r"“[^“”\n]{0,300}+”|《[^《》\n]{0,200}+》|‘[^‘’\n]{0,200}+’"
    r"|[（(][^（()）\n]{0,300}+(?:[（(][^（()）\n]{0,100}+[）)][^（()）\n]{0,200}+)?[）)]"
)
_SENTENCE = re.compile(
    rf"(?:[^。！？“《‘（(\n]++|{_ENCLOSED}|[“《‘（(])++(?:[。！？]++[”’]?+)?+|[。！？]++"
)
# The colon of a clock time (17:00) ends no clause, nor does the comma of a figure (1,000).
_CLAUSE = re.compile(
    rf"(?:[^，。；：！？,;:“《‘（(\n]++|{_ENCLOSED}|[“《‘（(]|(?<=\d)[:：,](?=\d\d))++"
)


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """Offsets of the sentences in ``text[start:]``, final stop included, blanks outside."""
    for match in _SENTENCE.finditer(text, start):
        if span := _without_blanks(match):
            yield span


def clauses(text: str, span: Span) -> Iterator[Span]:
    """Offsets of the clauses (stretches between ，；：。) of one sentence."""
    for match in _CLAUSE.finditer(text, *span):
        if clause := _without_blanks(match):
            yield clause


def _without_blanks(match: re.Match[str]) -> Span | None:
    start, end = match.span()
    text = match.string
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
