"""Clauses that fill a line, or run from behind a stop to the line's end: 责任单位：…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdesk.reading.traced import Traced
from gkdesk.reading.units.clauses import TRIM
from gkdesk.reading.units.found import FoundClause, found_clause
from gkdesk.reading.units.kinds import surely_unit
from gkdesk.reading.units.marks import Brackets
from gkdesk.reading.units.names import name_spans
from gkdesk.reading.units.roles import Parts, parts_of
from gkdesk.reading.units.vocabulary import (
    BRACKETED_LINE,
    OTHER_FIELD,
    ROLE_LINE,
    ROLE_START,
    SECTION,
    roles_before,
)

SECTION_LINE = re.compile(rf"[（(〔\[【［]?\s{{0,3}}{SECTION}(?:由|负?责|牵头|承办|主办)")
_SAID_BY = re.compile("牵头|负责|承办|主办|配合|落实|责任|分工")
_BEGINNING = re.compile(r"(?:^|[。！？；\n]|[ \t\xa0]{2}|\u3000|—)[\s—]{0,8}")
_STOP = re.compile(r"。(?!\s*$)")
_LONGEST_NAMES = 80


def is_clause_line(text: str) -> bool:
    """Whether a line begins as a responsibility clause or a stated limit does: 责任单位：…"""
    return (
        ROLE_LINE.match(text) is not None
        or BRACKETED_LINE.match(text) is not None
        or (SECTION_LINE.match(text) is not None and _SAID_BY.search(text) is not None)
    )


def line_clauses(item: Traced, brackets: Brackets) -> Iterator[FoundClause]:
    """The clauses of an item that run to a line's end."""
    text = item.text
    position = 0
    for match in _BEGINNING.finditer(text):
        begin = match.end()
        if begin < position or not _begins(text, begin) or brackets.inside(begin):
            continue
        end = _end(text, begin)
        parts = parts_of(item.cut(begin, end).stripped(TRIM))
        if not _says_something(parts):
            continue
        position = end
        start = match.start() + match[0].startswith(("。", "！", "？", "；"))
        section = SECTION_LINE.match(text, begin) is not None
        yield found_clause(start, end, parts, section=section)


def _begins(text: str, begin: int) -> bool:
    return bool(ROLE_START.match(text, begin) or BRACKETED_LINE.match(text, begin))


def _says_something(parts: Parts) -> bool:
    return bool(parts.units or parts.limits or parts.people or parts.said)


def _end(text: str, begin: int) -> int:
    """Where a clause ends: at its line's end, before a sentence that is none, or some lines
    further where names go on."""
    end = _line_end(text, begin)
    while end < len(text):
        following = _line_end(text, end + 1)
        goes_on = text[end - 1] in "、，," or _only_names(text[end + 1 : following])
        if not goes_on:
            break
        end = following
    other = OTHER_FIELD.search(text, begin, end)
    end = other.start() if other else end
    for stop in _STOP.finditer(text, begin, end):
        if not any(_starts_clause(text, stop.end(), end)):
            return stop.end()
    return end


def _starts_clause(text: str, start: int, end: int) -> Iterator[bool]:
    """Whether the words behind a stop are still of the clause: another role, or names."""
    rest = text[start:end].lstrip()
    yield ROLE_START.match(rest) is not None
    yield _only_names(rest)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _only_names(line: str) -> bool:
    """Whether a line holds names of units and nothing else."""
    line = line.strip(TRIM)
    if not 0 < len(line) <= _LONGEST_NAMES or next(roles_before(line), None):
        return False
    return all(surely_unit(line[start:end]) for start, end in name_spans(line))
