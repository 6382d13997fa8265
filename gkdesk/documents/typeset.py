"""Characters with their places on a page -> the rows a reader sees.

The order in which a file draws its characters says nothing: they are put into rows by where
they stand. Lengths are points, the upward direction counts up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from gkdesk.documents.blocks import plain
from gkdesk.documents.item_labels import label_length
from gkdesk.documents.radicals import unified

_CLOSING = "，。、；：！？）》〉」』】〕”’,.;:!?)]}%％…—"
_OPENING = "（《〈「『【〔“‘([{"
_WORD = re.compile(r"[!-~À-ɏ]")
_WIDE_GAP = 1.5
_HAN_GAP = 0.75
_WORD_GAP = 0.2


class Glyph(NamedTuple):
    """A character as drawn; ``size`` is the height of its letters in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Characters side by side. ``lead`` is how wide the first thing in it is that cannot be
    broken, ``label_end`` where the words behind its item number begin (0 without one),
    ``blank_end`` whether a blank was typed at its end, ``pieces`` the stretches that wide
    gaps part."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    lead: float = 0
    label_end: float = 0
    blank_end: bool = False
    pieces: tuple[tuple[float, float], ...] = ()

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def draws_blanks(glyphs: Sequence[Glyph]) -> bool:
    """Whether the program that made the page drew the blanks between words. Then a narrow
    gap is none: Word sets Chinese and figures a quarter apart."""
    return any(glyph.text == " " for glyph in glyphs)


def rows_of(glyphs: Sequence[Glyph], blanks_drawn: bool) -> list[Row]:
    """The rows of a page, or of a cell, from top to bottom."""
    rows = (row_of(line, blanks_drawn) for line in _lines(glyphs))
    return [row for row in rows if row is not None]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    middle = half = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle):
        if line and middle - glyph.middle > half:
            yield line
            line = []
        if not line:
            middle, half = glyph.middle, (glyph.top - glyph.bottom) / 2
        elif glyph.top - glyph.bottom > 2 * half:
            half = (glyph.top - glyph.bottom) / 2
        line.append(glyph)
    if line:
        yield line


def row_of(glyphs: Sequence[Glyph], blanks_drawn: bool) -> Row | None:
    """The row that characters of one height make; None where they are all blank."""
    drawn = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not drawn:
        return None
    line = sorted(glyphs, key=attrgetter("left"))
    while line[0].text.isspace():
        del line[0]
    blank_end = line[-1].text.isspace()
    while line[-1].text.isspace():
        del line[-1]
    text = plain(unified("".join(_written(line, blanks_drawn)))).strip()
    if not text:
        return None
    size = Counter(round(glyph.size, 1) for glyph in drawn).most_common(1)[0][0]
    return Row(
        text=text,
        left=line[0].left,
        right=max(glyph.right for glyph in line),
        bottom=min(glyph.bottom for glyph in drawn),
        top=max(glyph.top for glyph in drawn),
        size=size,
        bold=2 * sum(glyph.bold for glyph in drawn) > len(drawn),
        lead=_lead(line),
        label_end=_label_end(line, text),
        blank_end=blank_end,
        pieces=tuple(_pieces(line, size)),
    )


def _written(line: Sequence[Glyph], blanks_drawn: bool) -> Iterator[str]:
    """The characters of a line with a blank for a gap, two for a wide one."""
    before: Glyph | None = None
    blanks = 0
    for glyph in line:
        if glyph.text.isspace():
            blanks += 1
            yield glyph.text
            continue
        if before is not None:
            gap = glyph.left - before.right
            if glyph.text == before.text and glyph.left - before.left < 0.1 * glyph.size:
                continue
            yield " " * max(0, _blanks(before, glyph, gap, blanks_drawn) - blanks)
        yield glyph.text
        before, blanks = glyph, 0


def _blanks(before: Glyph, glyph: Glyph, gap: float, drawn: bool) -> int:
    size = max(before.size, glyph.size)
    if gap >= _WIDE_GAP * size:
        return 2
    words = _WORD.fullmatch(before.text) and _WORD.fullmatch(glyph.text)
    return int(gap >= (_WORD_GAP if words or not drawn else _HAN_GAP) * size)


def _lead(line: Sequence[Glyph]) -> float:
    """The width of the first characters that no line end may part."""
    end = 0
    while end < len(line) - 1 and line[end].text in _OPENING:
        end += 1
    if _WORD.fullmatch(line[end].text):
        while end < len(line) - 1 and _WORD.fullmatch(line[end + 1].text):
            end += 1
    while end < len(line) - 1 and line[end + 1].text in _CLOSING:
        end += 1
    return line[end].right - line[0].left


def _label_end(line: Sequence[Glyph], text: str) -> float:
    length = label_length(text)
    if not length or length >= len(line):
        return 0
    return next((glyph.left for glyph in line[length:] if not glyph.text.isspace()), 0)


def _pieces(line: Sequence[Glyph], size: float) -> Iterator[tuple[float, float]]:
    drawn = [glyph for glyph in line if not glyph.text.isspace()]
    left, right = drawn[0].left, drawn[0].right
    for glyph in drawn[1:]:
        if glyph.left - right >= _WIDE_GAP * size:
            yield left, right
            left = glyph.left
        right = max(right, glyph.right)
    yield left, right
