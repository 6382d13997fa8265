"""How much room a text takes in a cell, and which characters a cell can hold.

Widths are counted in half-width characters: an East-Asian character is two, an ASCII
character one. Heights are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import ceil

TALLEST_ROW = 409.0
"""The greatest height of a row that Excel accepts."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_ODD_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_WORD = re.compile("[!-~]{12,}")
_SENTENCE_END = re.compile("[。；！？\n]")
_NEVER_FIRST = frozenset("、，。；：！？）》”’】〉〕…—,.;:!?)")
_NARROW = 26
_FILL = 11 * 0.92


def clean(text: str) -> str:
    """The text as a sheet can hold it: XML's forbidden characters dropped, one kind of
    line break, a lone surrogate shown as the replacement character."""
    text = _ODD_BREAK.sub("\n", text)
    text = _UNPRINTABLE.sub("", text)
    return _LONE_SURROGATE.sub("\ufffd", text).strip()


def width_of(text: str) -> int:
    """Width in half-width characters; all beyond ASCII counts as wide, to be safe."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def room_of(column_width: float, points: float) -> int:
    """Half-width characters on one line of a column, whole wide characters only."""
    return max(2, int(column_width * _FILL / points / 2) * 2)


def _stepwise(paragraph: str, room: int) -> int:
    """Lines of one paragraph, character by character, closing marks never first."""
    lines, used = 1, 0
    for character in paragraph:
        width = 1 if character < "\x80" else 2
        used += width
        if used > room:
            lines += 1
            used = width + (2 if character in _NEVER_FIRST else 0)
    return lines


def _paragraph_lines(paragraph: str, room: int) -> int:
    width = width_of(paragraph)
    if width <= room:
        return 1
    if len(paragraph) * 2 - width >= 12:  # a long Latin word leaves the line before it open
        width += sum(min(room, len(word)) for word in _LONG_WORD.findall(paragraph))
    plain = ceil(width / room)
    return plain if room > _NARROW else max(plain, _stepwise(paragraph, room))


@lru_cache(maxsize=4096)
def lines_of(text: str, room: int) -> int:
    """Number of lines the text wraps to in ``room`` half-width characters."""
    if "\n" not in text:
        return _paragraph_lines(text, room)
    return sum(_paragraph_lines(paragraph, room) for paragraph in text.split("\n"))


def height_of(lines: int, points: float) -> float:
    """Height in points of that many lines, unbounded."""
    return lines * points * 1.45 + 4


def most_lines(points: float, height: float = TALLEST_ROW) -> int:
    """The lines that go into a row of that height."""
    return int((height - 4) / (points * 1.45))


def _longest_prefix(text: str, start: int, stop: int, room: int, lines: int) -> int:
    low, high = start + 1, stop
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(text[start:middle], room) <= lines:
            low = middle
        else:
            high = middle - 1
    return low


def split(text: str, room: int, lines: int) -> Iterator[str]:
    """The text in pieces of at most ``lines`` lines, cut behind a sentence where one ends
    in the last third. Joined, the pieces are the text again."""
    start = 0
    while start < len(text):
        reach = min(len(text), start + room * lines + lines)
        cut = _longest_prefix(text, start, reach, room, lines)
        if cut < len(text):
            ends = [end.end() for end in _SENTENCE_END.finditer(text, start, cut)]
            if ends and ends[-1] - start > (cut - start) * 2 / 3:
                cut = ends[-1]
        yield text[start:cut]
        start = cut
    if not text:
        yield text
