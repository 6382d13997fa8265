"""Which cells of an Excel 97 workbook are formulas ([MS-XLS] 2.4.127): the reader of their
values does not say it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

Place = tuple[int, int]

_FORMULA, _SHEET, _SUPPORTING, _BEGIN = 0x0006, 0x0085, 0x01AE, 0x0809
_WORKSHEET = 0
_INTERNAL = (b"\x01\x04", b"\x01\x3a")
"""How a supporting link begins that is the workbook itself, or the functions of add-ins."""
_SHEET_NAME_AT, _TOKENS_AT = 6, 22
_ELSEWHERE = frozenset(
    kind | part for kind in (0x20, 0x40, 0x60) for part in (0x19, 0x1A, 0x1B, 0x1C, 0x1D)
)
"""Tokens that name another sheet, in each of their three classes."""
INSIDE: Final = ""
OUTSIDE: Final = "[]"
"""What is told of a formula, which is not put into words: whether it may look into another
file."""


def formulas(records: bytes) -> list[dict[Place, str]]:
    """The formulas of each worksheet, in the order of the sheets, by row and column."""
    starts = list(_sheets(records))
    found: list[dict[Place, str]] = [{} for _ in starts]
    numbers = {at: number for number, at in enumerate(starts)}
    linked = False
    now: int | None = None
    for at, kind, body in _records(records):
        if kind == _SUPPORTING:
            linked |= body[2:4] not in _INTERNAL
        elif kind == _BEGIN:
            now = numbers.get(at, now)
        elif kind == _FORMULA and now is not None and len(body) >= _TOKENS_AT:
            outside = linked and not _ELSEWHERE.isdisjoint(body[_TOKENS_AT:])
            row, column = struct.unpack_from("<HH", body)
            found[now][row, column] = OUTSIDE if outside else INSIDE
    return found


def _sheets(records: bytes) -> Iterator[int]:
    """Where the worksheets begin, in their order."""
    for _, kind, body in _records(records):
        if kind == _SHEET and len(body) >= _SHEET_NAME_AT and body[5] == _WORKSHEET:
            yield struct.unpack_from("<I", body)[0]


def _records(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The place, the kind and the body of each record."""
    at = 0
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        yield at, kind, records[at + 4 : at + 4 + length]
        at += 4 + length
