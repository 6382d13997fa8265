"""Zip archives opened with a guard: nothing is unpacked before its size has been asked."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from gkdesk.errors import FileDamaged, FileProtected, FileTooLarge, FileUnsafe

MOST_UNPACKED = 200 * 1024 * 1024
"""All members together; the worst honest notice with photographs stays far below."""
MOST_RATIO = 100
HARMLESS = 8 * 1024 * 1024
"""A small archive may have any ratio: a sheet of empty rows packs better than 1 to 100."""
MOST_MEMBERS = 10_000
MOST_PART = 32 * 1024 * 1024
"""One part; no honest text is longer."""

_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


class Archive:
    """A zip whose members are found by name without regard to case or kind of slash.

    ``path`` and ``form`` (what the file was taken for) are only named in faults. Raises
    FileDamaged, or FileUnsafe where unpacking it could fill memory.
    """

    def __init__(self, data: bytes, path: Path, form: str) -> None:
        self._path = path
        self._form = form
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:
            raise FileUnsafe(path, form)
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as fault:
            raise FileDamaged(path, form) from fault
        members = self._file.infolist()
        self._guard(members)
        self._members = {_name(member.filename): member for member in reversed(members)}
        self.doubled = len(self._members) < len(members)
        """Whether two members bear one name: readers differ in which they take."""

    def _guard(self, members: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(member.file_size for member in members)
        packed = sum(member.compress_size for member in members)
        if unpacked > MOST_UNPACKED or unpacked > max(HARMLESS, packed * MOST_RATIO):
            raise FileUnsafe(self._path, self._form)

    def __contains__(self, name: str) -> bool:
        return _name(name) in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in lower case with forward slashes."""
        return tuple(self._members)

    def read(self, name: str, most: int = MOST_PART) -> bytes:
        """The bytes of a member.

        Raises FileDamaged where it is missing or broken, FileProtected where it asks for a
        password, FileTooLarge where it holds more than ``most`` bytes.
        """
        member = self._members.get(_name(name))
        if member is None:
            raise FileDamaged(self._path, self._form)
        if member.flag_bits & 1:
            raise FileProtected(self._path, self._form)
        if member.file_size > most:
            raise FileTooLarge(self._path, self._form)
        try:
            return self._file.read(member)
        except (*_BROKEN, RuntimeError) as fault:
            raise FileDamaged(self._path, self._form) from fault


def _name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
