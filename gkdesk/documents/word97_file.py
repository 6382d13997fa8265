"""The streams of a Word 97 file and what its head says about them: [MS-DOC] 2.5."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from gkdesk.documents.kinds import Kind
from gkdesk.errors import FileDamaged, FileProtected, NotText

FORM = Kind.WORD97.value

_WORD_97, _OLDER = 0xA5EC, {0xA5DC, 0xA5DB, 0xA697, 0xA698, 0xA699}
_FIRST_97 = 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS, _PLACES = 0x40, 0x9A
"""Where the lengths of the texts and the places of the tables begin."""

STYLES, PARAGRAPHS, CHARACTERS = 1, 13, 12
PIECES, LISTS, LIST_USES = 33, 73, 74


@dataclass(frozen=True, slots=True)
class Word97:
    """The bytes of an opened file.

    ``main`` is the stream with the text, ``tables`` the one with the tables, ``data`` the
    one with overlong properties.
    """

    main: bytes
    tables: bytes
    data: bytes

    def length(self, index: int) -> int:
        """How many characters a text of the file has: 3 the body, 4 footnotes, 5 headers, 7
        comments, 8 endnotes, 9 text boxes."""
        (count,) = struct.unpack_from("<i", self.main, _LENGTHS + 4 * index)
        return max(int(count), 0)

    def place(self, index: int) -> tuple[int, int]:
        """Where a table begins in its stream, and how many bytes it has."""
        start, count = struct.unpack_from("<II", self.main, _PLACES + 8 * index)
        return int(start), int(count)

    def table(self, index: int) -> bytes:
        """The bytes of a table, none where the file has no such table. Raises ValueError
        where they are cut off, which would lose numbers and tables in silence."""
        start, count = self.place(index)
        if count and start + count > len(self.tables):
            raise ValueError("a table that is not there")
        return self.tables[start : start + count]


def opened(data: bytes, path: Path) -> Word97:
    """The streams of a Word 97 file.

    Raises FileDamaged, FileProtected, or NotText where it is of Word 6 or older.
    """
    streams = _streams(data, path)
    main = streams["WordDocument"]
    if len(main) < _PLACES:
        raise FileDamaged(path, FORM)
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if magic in _OLDER or (magic == _WORD_97 and version < _FIRST_97):
        raise NotText(path, "Word 95 文档")
    if magic != _WORD_97:
        raise FileDamaged(path, FORM)
    if flags & _ENCRYPTED:
        raise FileProtected(path, FORM)
    tables = streams["1Table" if flags & _SECOND_TABLE else "0Table"]
    return Word97(main, tables, streams["Data"])


def _streams(data: bytes, path: Path) -> dict[str, bytes]:
    import olefile

    names = ("WordDocument", "0Table", "1Table", "Data")
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            return {
                name: file.openstream(name).read() if file.exists(name) else b""
                for name in names
            }
    except Exception as fault:  # olefile lets struct, index, key and OS errors through
        raise FileDamaged(path, FORM) from fault
