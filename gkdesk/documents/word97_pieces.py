"""The text of a Word 97 file, put together from its pieces: [MS-DOC] 2.4.1."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gkdesk.documents.word97_file import PIECES, Word97

_NARROW = 0x40000000
_PROPERTIES, _TABLE = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, from character ``start`` to ``end``; its bytes begin at
    ``offset`` of the main stream, ``width`` (1 or 2) for each character. ``properties`` are
    laid over those of its runs."""

    start: int
    end: int
    offset: int
    width: int
    properties: bytes

    def offset_of(self, place: int) -> int:
        """Where in the main stream a character of the piece stands."""
        return self.offset + (place - self.start) * self.width


class Pieces:
    """All pieces of a file in the order of the text. Raises ValueError or struct.error on a
    broken table."""

    def __init__(self, file: Word97) -> None:
        self.pieces = list(_pieces(file))
        self._starts = [piece.start for piece in self.pieces]
        self.text = "".join(_words(file.main, piece) for piece in self.pieces)

    def at(self, place: int) -> Piece:
        """The piece a character stands in."""
        return self.pieces[max(bisect_right(self._starts, place) - 1, 0)]

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that hold characters from ``start`` to ``end``."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.pieces) and self.pieces[index].start < end:
            yield self.pieces[index]
            index += 1


def _pieces(file: Word97) -> Iterator[Piece]:
    table, more = _split(file.table(PIECES))
    count = (len(table) - 4) // 12
    if count < 1:
        raise ValueError("no pieces")
    places = struct.unpack_from(f"<{count + 1}I", table)
    left = len(file.main)
    for index in range(count):
        start, end = places[index], places[index + 1]
        _, where, modifier = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * index)
        width = 1 if where & _NARROW else 2
        offset = (where & ~_NARROW & 0x7FFFFFFF) // (2 if width == 1 else 1)
        left -= max(end - start, 0) * width
        if end < start or left < 0 or offset + (end - start) * width > len(file.main):
            raise ValueError("a piece that is not there")
        properties = more[modifier >> 1] if modifier & 1 and modifier >> 1 < len(more) else b""
        yield Piece(start, end, offset, width, properties)


def _split(table: bytes) -> tuple[bytes, list[bytes]]:
    """The table of pieces, and the properties they may refer to, which stand before it."""
    more: list[bytes] = []
    at = 0
    while at < len(table) and table[at] == _PROPERTIES:
        (count,) = struct.unpack_from("<H", table, at + 1)
        more.append(table[at + 3 : at + 3 + count])
        at += 3 + count
    if at >= len(table) or table[at] != _TABLE:
        raise ValueError("no table of pieces")
    (count,) = struct.unpack_from("<I", table, at + 1)
    return table[at + 5 : at + 5 + count], more


def _words(main: bytes, piece: Piece) -> str:
    """The characters of a piece, one for each place (half a pair counts as one)."""
    data = main[piece.offset : piece.offset_of(piece.end)]
    if piece.width == 1:
        return data.decode("cp1252", "replace")
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
