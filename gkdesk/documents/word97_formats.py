"""Which properties hold at a place of a Word 97 file: [MS-DOC] 2.9.22, 2.9.33, 2.9.271."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gkdesk.documents.word97_file import CHARACTERS, PARAGRAPHS, STYLES, Word97
from gkdesk.documents.word97_properties import paragraph_marks, run_marks
from gkdesk.documents.word_styles import PLAIN, Look

_PAGE = 512
_HEADINGS = range(1, 10)
_MOST_STYLES = 64
_MOST_STRETCHES = 1_000_000
"""Runs of a thousand pages; more would fill memory."""


class Stretches:
    """Stretches of the main stream with the bytes of their properties."""

    def __init__(self, found: Iterator[tuple[int, int, bytes]]) -> None:
        entries = sorted(found)
        self._starts = [entry[0] for entry in entries]
        self._entries = entries

    def at(self, offset: int) -> tuple[int, int, bytes]:
        """The stretch that holds an offset: start, end, properties; an empty one of no
        properties where none does."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self._entries[index][1] > offset:
            return self._entries[index]
        return offset, self._starts[index + 1] if index + 1 < len(self._starts) else -1, b""


def paragraph_stretches(file: Word97) -> Stretches:
    """The properties of all paragraphs: the number of the style, then changes."""
    return Stretches(_stretches(file, PARAGRAPHS, 13, _paragraph_properties))


def character_stretches(file: Word97) -> Stretches:
    """The properties of all runs."""
    return Stretches(_stretches(file, CHARACTERS, 1, _character_properties))


def _stretches(
    file: Word97, table: int, width: int, properties: Callable[[bytes, int], bytes]
) -> Iterator[tuple[int, int, bytes]]:
    left = _MOST_STRETCHES
    for page in _pages(file, table):
        runs = page[-1]
        left -= runs
        if left < 0:
            raise ValueError("too many runs")
        if 4 * (runs + 1) + width * runs > _PAGE:
            continue
        offsets = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            where = 2 * page[4 * (runs + 1) + width * run]
            found = properties(page, where) if where else b""
            yield offsets[run], offsets[run + 1], found


def _pages(file: Word97, table: int) -> Iterator[bytes]:
    """The pages of properties a table names, each once. Raises ValueError where one is cut
    off, which would lose numbers and tables in silence."""
    data = file.table(table)
    count = max((len(data) - 4) // 8, 0)
    numbers = struct.unpack_from(f"<{count}I", data, 4 * (count + 1)) if count else ()
    for number in dict.fromkeys(number & 0x3FFFFF for number in numbers):
        page = file.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            raise ValueError("a page that is not there")
        yield page


def _paragraph_properties(page: bytes, at: int) -> bytes:
    words = page[at]
    if words:
        return page[at + 1 : at + 2 * words]
    words = page[at + 1] if at + 1 < _PAGE else 0
    return page[at + 2 : at + 2 + 2 * words]


def _character_properties(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    paragraph: bytes
    run: bytes
    heading: int


class Styles97:
    """The looks of the styles, each with what it inherits."""

    def __init__(self, file: Word97) -> None:
        self._styles = dict(_styles(file.table(STYLES)))
        self._looks: dict[int, Look] = {}

    def look(self, number: int) -> Look:
        """The look of paragraphs and runs of a style."""
        if number not in self._looks:
            look = PLAIN
            for style in self._line(number):
                own = run_marks(style.run).look.over(paragraph_marks(style.paragraph).look)
                heading = Look(heading=style.heading) if style.heading else PLAIN
                look = look.over(own).over(heading)
            self._looks[number] = look
        return self._looks[number]

    def _line(self, number: int) -> list[_Style]:
        line: list[_Style] = []
        while number in self._styles and len(line) < _MOST_STYLES:
            line.append(self._styles[number])
            number = line[-1].base
        return line


def _styles(data: bytes) -> Iterator[tuple[int, _Style]]:
    if len(data) < 6:
        return
    (head, count, fixed) = struct.unpack_from("<HHH", data)
    at = 2 + head
    for number in range(count):
        if at + 2 > len(data):
            return
        (size,) = struct.unpack_from("<H", data, at)
        style = _style(data[at + 2 : at + 2 + size], fixed)
        if style:
            yield number, style
        at += 2 + size


def _style(data: bytes, fixed: int) -> _Style | None:
    """A paragraph style; None for styles of other kinds and for gaps in the list."""
    if len(data) < fixed + 2 or fixed < 8:
        return None
    which, kind = struct.unpack_from("<HH", data)
    if kind & 0xF != 1:
        return None
    (letters,) = struct.unpack_from("<H", data, fixed)
    at = fixed + 2 + 2 * letters + 2
    paragraph, at = _sized(data, at)
    run, _ = _sized(data, at)
    heading = which & 0xFFF
    return _Style(kind >> 4, paragraph[2:], run, heading if heading in _HEADINGS else 0)


def _sized(data: bytes, at: int) -> tuple[bytes, int]:
    """A part that tells its length, and where the next one begins (at an even place)."""
    if at + 2 > len(data):
        return b"", at
    (size,) = struct.unpack_from("<H", data, at)
    return data[at + 2 : at + 2 + size], at + 2 + size + size % 2
