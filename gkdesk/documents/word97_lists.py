"""The lists of a Word 97 file, whose numbers are not in its text: [MS-DOC] 2.9.131–150."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from gkdesk.documents.word97_file import LIST_USES, LISTS, Word97
from gkdesk.documents.word97_properties import run_marks
from gkdesk.documents.word_numbering import LEVELS, Counting, Level, Numbers

_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    5: "ordinal", 8: "hex", 10: "ideographDigital", 11: "japaneseCounting",
    14: "decimalFullWidth", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
    32: "ideographZodiacTraditional", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified",
    39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip
_LIST, _USE, _LEVEL = 28, 16, 28


class Lists97:
    """Counts the numbered paragraphs of a Word 97 file in reading order."""

    def __init__(self, file: Word97) -> None:
        self._counting = Counting()
        self._uses = dict(_uses(file, dict(_kinds(file))))

    def label(self, use: str, level: int | None) -> str:
        """The number of the next paragraph of the list use (from "1"), "" where it has
        none."""
        numbers = self._uses.get(use)
        place = level or 0
        if numbers is None or not 0 <= place < LEVELS:
            return ""
        return self._counting.label(use, numbers, place)


def _kinds(file: Word97) -> Iterator[tuple[int, tuple[Level, ...]]]:
    """The lists by their ids. Their levels stand behind the table, one after the other."""
    start, size = file.place(LISTS)
    table = file.tables
    if size < 2:
        return
    (count,) = struct.unpack_from("<H", table, start)
    at = start + 2 + _LIST * count
    for index in range(count):
        entry = start + 2 + _LIST * index
        (name,) = struct.unpack_from("<i", table, entry)
        simple = table[entry + 26] & 1
        levels: list[Level] = []
        for place in range(1 if simple else LEVELS):
            level, at = _level(table, at, place)
            levels.append(level)
        yield name, (*levels, *[Level()] * (LEVELS - len(levels)))


def _level(table: bytes, at: int, place: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    start, form, flags = struct.unpack_from("<iBB", table, at)
    run_size, paragraph_size, limit = struct.unpack_from("<BBB", table, at + 24)
    at += _LEVEL + paragraph_size
    hidden = run_marks(table[at : at + run_size]).look.hidden
    at += run_size
    (letters,) = struct.unpack_from("<H", table, at)
    words = table[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace")
    level = Level(
        start=start,
        format=_FORMATS.get(form, "decimal"),
        text="".join(f"%{ord(one) + 1}" if ord(one) < LEVELS else one for one in words),
        restart=min(limit, place) if flags & 8 else None,
        legal=bool(flags & 4),
        hidden=bool(hidden),
    )
    return level, at + 2 + 2 * letters


def _uses(file: Word97, kinds: dict[int, tuple[Level, ...]]) -> Iterator[tuple[str, Numbers]]:
    """The uses of the lists, numbered from 1, with what each sets otherwise."""
    start, size = file.place(LIST_USES)
    table = file.tables
    if size < 4:
        return
    (count,) = struct.unpack_from("<I", table, start)
    at = start + 4 + _USE * count
    for index in range(min(count, size // _USE)):
        entry = start + 4 + _USE * index
        (name,) = struct.unpack_from("<i", table, entry)
        overrides = table[entry + 12]
        levels = list(kinds.get(name, ()))
        starts: list[tuple[int, int]] = []
        at += 4
        for _ in range(overrides):
            at = _override(table, at, levels, starts)
        if levels:
            yield str(index + 1), Numbers(str(name), tuple(levels), tuple(starts))


def _override(table: bytes, at: int, levels: list[Level], starts: list[tuple[int, int]]) -> int:
    """Put what a use says otherwise into its levels and starts; where the next begins."""
    start, flags = struct.unpack_from("<iI", table, at)
    at += 8
    place = flags & 0xF
    known = place < len(levels)
    if flags & 0x20:
        level, at = _level(table, at, place)
        if known:
            levels[place] = level
            start = level.start
    if flags & 0x10 and known:
        levels[place] = replace(levels[place], start=start)
        starts.append((place, start))
    return at
