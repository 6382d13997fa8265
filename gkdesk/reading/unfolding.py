"""A notice pasted as one line: broken again where its labels count on."""

from __future__ import annotations

import re
from itertools import pairwise

from gkdesk.domain.spans import Span
from gkdesk.reading.labels import Label, label_of

_LONGEST_PAIR = 80
# A signature's day set on one line with other words: （此件公开发布）    2017年6月13日
_PAIR = re.compile(r"(?<=\S)(?:\s{4,}|\u3000{2,})(?=\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$)")
# A section's heading that a page set behind the last sentence before it.
_LATE = re.compile(
    r"(?<=[。！？；])[ \u3000]{1,8}(?=[一二三四五六七八九十]{1,3}、[^，。；：\s]{2,24}\Z)"
)
_SHORTEST = 80
_SHARE = 0.5
"""A line that is half of a document may be a notice that lost its line ends; an ordinary
paragraph may well count (1) (2) (3) in itself."""
_FEWEST = 3
_LONGEST_LABEL = 12
# Behind a stop, or behind the blanks that stand for a line end.
_BREAK = re.compile(r"(?:(?<=[。；：！？”）)])|(?<=\s))\s*(?=[一二三四五六七八九十第（(\d①-⑳])")


def unfolded(source: str, line: Span) -> list[Span]:
    """The line's paragraphs: the line itself, or its parts where it holds a counted list."""
    length = line.end - line.start
    if match := _LATE.search(source, max(line.start, line.end - _LONGEST_PAIR), line.end):
        before = Span(line.start, match.start())
        return [*unfolded(source, before), Span(match.end(), line.end)]
    if length <= _LONGEST_PAIR and (match := _PAIR.search(source, *line)):
        return [Span(line.start, match.start()), Span(match.end(), line.end)]
    if length < _SHORTEST or length < _SHARE * len(source):
        return [line]
    starts = _starts(source, line)
    if len(starts) < _FEWEST:
        return [line]
    edges = [line.start, *starts, line.end]
    return [part for start, end in pairwise(edges) if (part := _stripped(source, start, end))]


def _starts(source: str, line: Span) -> list[int]:
    """Where labels stand whose numbers count on from one."""
    due: dict[str, int] = {}
    starts: list[int] = []
    for match in _BREAK.finditer(source, *line):
        at = match.end()
        label = label_of(source[at : at + _LONGEST_LABEL])
        if label and at > line.start and _counts_on(label, due):
            due[label.style] = label.number + 1
            starts.append(at)
    return starts if sum(style_ends - 1 for style_ends in due.values()) >= _FEWEST else []


def _counts_on(label: Label, due: dict[str, int]) -> bool:
    return label.number == due.get(label.style, 1) or (label.number == 1 and bool(due))


def _stripped(source: str, start: int, end: int) -> Span | None:
    words = source[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None
