"""Small Word 97 files written byte by byte: an OLE file with a text in pieces.

The layout is that of [MS-CFB] (version 3) and [MS-DOC] 2.5; there are no property pages,
so every paragraph is plain.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_SECTOR = 512
_LEAST = 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_FIRST_TEXT = 1024
_LENGTHS, _PLACES, _PIECES = 0x40, 0x9A, 33


@dataclass(frozen=True)
class Part:
    """A piece of the text: ``narrow`` stores it in Windows-1252; ``properties`` is the
    place of the changes that hold for all of it, from 0."""

    words: str
    narrow: bool = False
    properties: int | None = None


def doc_of(
    parts: Sequence[Part],
    *,
    properties: Sequence[bytes] = (),
    backwards: bool = False,
    magic: int = 0xA5EC,
    version: int = 0x00C1,
    flags: int = 0x0200,
    shared: bool = False,
    places: Mapping[int, tuple[int, int]] = MappingProxyType({}),
) -> bytes:
    """A Word 97 file whose text is made of ``parts``; with ``backwards`` the last of them
    stands first in the file, with ``shared`` all use the bytes of the first. ``places`` says
    otherwise where tables stand, and how long they are."""
    text = bytearray()
    offsets: dict[int, int] = {}
    for index in sorted(range(len(parts)), reverse=backwards):
        offsets[index] = _FIRST_TEXT + len(text)
        if not shared or not text:
            text += _stored(parts[index])
        if shared:
            offsets[index] = _FIRST_TEXT
    length = sum(_characters(part) for part in parts)
    table = _pieces(parts, offsets, properties)
    main = bytearray(_FIRST_TEXT)
    struct.pack_into("<HH", main, 0, magic, version)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<i", main, _LENGTHS + 4 * 3, length)
    struct.pack_into("<II", main, _PLACES + 8 * _PIECES, 0, len(table))
    for index, place in places.items():
        struct.pack_into("<II", main, _PLACES + 8 * index, *place)
    return ole({"WordDocument": bytes(main + text), "1Table": table})


def _stored(part: Part) -> bytes:
    return part.words.encode("cp1252" if part.narrow else "utf-16-le")


def _characters(part: Part) -> int:
    return len(_stored(part)) // (1 if part.narrow else 2)


def _pieces(
    parts: Sequence[Part], offsets: dict[int, int], properties: Sequence[bytes]
) -> bytes:
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + _characters(part))
    places = struct.pack(f"<{len(ends)}I", *ends)
    for index, part in enumerate(parts):
        at = offsets[index] * 2 | 0x40000000 if part.narrow else offsets[index]
        modifier = 0 if part.properties is None else part.properties << 1 | 1
        places += struct.pack("<HIH", 0, at, modifier)
    more = b"".join(struct.pack("<BH", 1, len(one)) + one for one in properties)
    return more + struct.pack("<BI", 2, len(places)) + places


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file of these streams."""
    padded = {name: _padded(data) for name, data in streams.items()}
    sectors: list[bytes] = []
    chain = [_FAT, _END]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for index, (name, data) in enumerate(padded.items(), start=1):
        first = len(chain)
        count = len(data) // _SECTOR
        chain += [*range(first + 1, first + count), _END]
        sectors += [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        right = index + 1 if index < len(padded) else _FREE
        entries.append(_entry(name, 2, first, len(data), right=right))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    assert len(fat) == len(directory) == _SECTOR, "too large for this small writer"
    return _header() + fat + directory + b"".join(sectors)


def _padded(data: bytes) -> bytes:
    size = max(-(-len(data) // _SECTOR) * _SECTOR, _LEAST)
    return data.ljust(size, b"\0")


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(
    name: str, kind: int, first: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    entry = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1)
    entry += struct.pack("<III", _FREE, right, child) + bytes(36)
    return entry + struct.pack("<IQ", first, size)
