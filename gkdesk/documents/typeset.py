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
from gkdesk.domain.characters import storable
from gkdesk.domain.radicals import unified

_CLOSING = "，。、；：！？）》〉」』】〕”’,.;:!?)]}%％…—"
_OPENING = "（《〈「『【〔“‘([{"
_WORD = re.compile(r"[!-~À-ɏ]")
NARROW = "\x1f"
_LINE_ENDS = {ord(sign): " " for sign in "\t\r\n"}
_HALF = re.compile("[\ud800-\udfff]")
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


def settled(text: str, blanks_drawn: bool) -> str:
    """The text of a row with its narrow gaps as blanks, or as nothing where the program that
    made the file drew its blanks: Word sets Chinese and figures a quarter apart."""
    return text.replace(NARROW, "" if blanks_drawn else " ")


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page, or of a cell, from top to bottom; ``NARROW`` stands in them for a
    gap that only the whole document can tell to be a blank."""
    rows = (row_of(line) for line in _lines(glyphs))
    return [row for row in rows if row is not None]


def _downwards(glyph: Glyph) -> float:
    return -glyph.bottom - glyph.top


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    middle = half = 0.0
    for glyph in sorted(glyphs, key=_downwards):
        here = (glyph.bottom + glyph.top) / 2
        if not line or middle - here > half:
            if line:
                yield line
            line = []
            middle, half = here, 0.0
        half = max(half, (glyph.top - glyph.bottom) / 2)
        line.append(glyph)
    if line:
        yield line


def row_of(glyphs: Sequence[Glyph]) -> Row | None:
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
    written = storable(_paired("".join(_written(line)).translate(_LINE_ENDS)))
    text = NARROW.join(plain(unified(part)) for part in written.split(NARROW)).strip()
    if not text:
        return None
    size = round(Counter([glyph.size for glyph in drawn]).most_common(1)[0][0], 1)
    return Row(
        text=text,
        left=line[0].left,
        right=max([glyph.right for glyph in line]),
        bottom=min([glyph.bottom for glyph in drawn]),
        top=max([glyph.top for glyph in drawn]),
        size=size,
        bold=2 * [glyph.bold for glyph in drawn].count(True) > len(drawn),
        lead=_lead(line),
        label_end=_label_end(line, settled(text, True)),
        blank_end=blank_end,
        pieces=tuple(_pieces(line, size)),
    )


def _paired(text: str) -> str:
    """The text with the two halves of a character beyond the first plane as one."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _written(line: Sequence[Glyph]) -> Iterator[str]:
    """The characters of a line with a blank for a gap, two for a wide one, ``NARROW`` for
    one that may be none."""
    before: Glyph | None = None
    blanks = 0
    for glyph in line:
        if glyph.text.isspace():
            blanks += 1
            yield glyph.text
            continue
        if before is not None:
            gap = glyph.left - before.right
            if gap < 0 and glyph.text == before.text and _over(glyph, before):
                continue
            if gap >= _WORD_GAP * glyph.size:
                yield _gap(before, glyph, gap, blanks)
        yield glyph.text
        before, blanks = glyph, 0


def _over(glyph: Glyph, before: Glyph) -> bool:
    """Whether a character was drawn twice to look bold."""
    return glyph.left - before.left < 0.1 * glyph.size


def _gap(before: Glyph, glyph: Glyph, gap: float, blanks: int) -> str:
    """What to write for a gap, beyond the ``blanks`` that were drawn in it."""
    size = max(before.size, glyph.size)
    if gap >= _WIDE_GAP * size:
        return " " * max(0, 2 - blanks)
    if blanks or gap < _WORD_GAP * size:
        return ""
    words = _WORD.fullmatch(before.text) and _WORD.fullmatch(glyph.text)
    return " " if words or gap >= _HAN_GAP * size else NARROW


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
