"""Properties of Word 97 as lists of single changes (Prl): [MS-DOC] 2.2.5 and 2.6."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gkdesk.documents.word_styles import PLAIN, Look

_BODY_LEVEL = 9
_NO_LIST = 0xF801
_CENTERED = 1
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615

Change = tuple[int, bytes]
"""The number of a property and the bytes of its value."""


def changes(data: bytes) -> Iterator[Change]:
    """The single changes of a list; a list that breaks off ends there."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            head, size = _varying(code, data, at)
            at += head
        yield code, data[at : at + size]
        at += size


def _varying(code: int, data: bytes, at: int) -> tuple[int, int]:
    """How long the length is and how long the value, where a value tells its length."""
    if code == _TABLE_DEFINITION and at + 2 <= len(data):
        (size,) = struct.unpack_from("<H", data, at)
        return 2, max(size - 1, 0)
    size = data[at] if at < len(data) else 0
    if code == _TABS and size == 255 and at + 2 <= len(data):
        deleted = data[at + 1]
        added_at = at + 2 + 4 * deleted
        added = data[added_at] if added_at < len(data) else 0
        return 1, 2 + 4 * deleted + 3 * added
    return 1, size


@dataclass(frozen=True, slots=True)
class Row:
    """What the mark at a row's end says: the edges of its columns and, for each cell,
    whether it goes on from the left or from above."""

    edges: tuple[int, ...] = ()
    from_left: tuple[bool, ...] = ()
    from_above: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphMarks:
    """What the properties of a paragraph say; ``row_end`` is the mark behind a row."""

    look: Look = PLAIN
    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    row: Row | None = None
    long_at: int | None = None


@dataclass(frozen=True, slots=True)
class RunMarks:
    """What the properties of a run say; ``removed`` and ``added`` are tracked changes,
    ``sign`` is the number of a character of a symbol font."""

    look: Look = PLAIN
    removed: bool = False
    added: bool = False
    sign: int | None = None


def paragraph_marks(data: bytes, marks: ParagraphMarks = ParagraphMarks()) -> ParagraphMarks:
    """The marks of a paragraph with the changes in ``data`` laid over them."""
    for code, value in changes(data):
        marks = _paragraph_change(marks, code, value)
    return marks


def _paragraph_change(marks: ParagraphMarks, code: int, value: bytes) -> ParagraphMarks:
    number = int.from_bytes(value[:4], "little")
    match code:
        case 0x2416:
            return replace(marks, in_table=bool(number))
        case 0x2417:
            return replace(marks, row_end=bool(number))
        case 0x6649:
            return replace(marks, depth=number)
        case 0xD608 | 0xD62B:
            return replace(marks, row=_row_change(marks.row, code, value))
        case 0x6645 | 0x6646:
            return replace(marks, long_at=number)
    return replace(marks, look=_paragraph_look(marks.look, code, number))


def _paragraph_look(look: Look, code: int, number: int) -> Look:
    match code:
        case 0x260A:
            return replace(look, level=number)
        case 0x460B:
            return replace(look, number="0" if number >= _NO_LIST else str(number))
        case 0x2403 | 0x2461:
            return replace(look, centered=number == _CENTERED)
        case 0x2640:
            return replace(look, heading=number + 1 if number < _BODY_LEVEL else 0)
    return look


def _row_change(row: Row | None, code: int, value: bytes) -> Row | None:
    if code == 0xD608:
        return _row(value)
    return _merged(row, value) if row else None


def _row(value: bytes) -> Row:
    count = value[0] if value else 0
    cells_at = 1 + 2 * (count + 1)
    if len(value) < cells_at:
        return Row()
    flags = [
        int.from_bytes(value[at : at + 2], "little")
        for at in range(cells_at, cells_at + 20 * count, 20)
    ]
    return Row(
        struct.unpack_from(f"<{count + 1}h", value, 1),
        tuple(flag & 3 == 1 for flag in flags),
        tuple(flag >> 5 & 3 == 1 for flag in flags),
    )


def _merged(row: Row, value: bytes) -> Row:
    """The row with what a later change says about one of its cells."""
    above = [*row.from_above]
    if len(value) >= 2 and value[0] < len(above):
        above[value[0]] = value[1] == 1
    return replace(row, from_above=tuple(above))


def run_marks(data: bytes, marks: RunMarks = RunMarks()) -> RunMarks:
    """The marks of a run with the changes in ``data`` laid over them."""
    for code, value in changes(data):
        marks = _run_change(marks, code, value)
    return marks


def _run_change(marks: RunMarks, code: int, value: bytes) -> RunMarks:
    number = int.from_bytes(value[:4], "little")
    match code:
        case 0x0800:
            return replace(marks, removed=bool(number))
        case 0x0801:
            return replace(marks, added=bool(number))
        case 0x6A09:
            return replace(marks, sign=number >> 16)
    return replace(marks, look=_run_look(marks.look, code, number))


def _run_look(look: Look, code: int, number: int) -> Look:
    match code:
        case 0x0835:
            return replace(look, bold=_toggled(number))
        case 0x083C:
            return replace(look, hidden=_toggled(number))
        case 0x4A43:
            return replace(look, size=number / 2)
    return look


def _toggled(number: int) -> bool | None:
    """On, off, or None for what the style says; 0x81 is the opposite of the style's, which
    is off wherever somebody chooses it by hand."""
    return None if number == 0x80 else bool(number)
