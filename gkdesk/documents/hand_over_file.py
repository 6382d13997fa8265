"""A hand-over archive opened with a guard: its names, sizes and list are proven before a
single file of it is unpacked, every file by its digest while it is."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from gkdesk.domain.archive_names import is_safe, same
from gkdesk.domain.hand_over import (
    FORMAT,
    LEDGER,
    LIST,
    MOST_FILES,
    MOST_UNPACKED,
    HandedFile,
    HandedPlan,
    HandOverList,
)
from gkdesk.errors import HandOverAltered, HandOverUnfit

CHUNK: Final = 1024 * 1024
_MOST_LIST: Final = 8 * 1024 * 1024
_MOST_RATIO: Final = 200
_HARMLESS: Final = 64 * 1024 * 1024
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_BROKEN: Final = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    RuntimeError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


class HandOverFile:
    """An open archive whose members are exactly those of its list; ``told`` is the list.

    Raises HandOverUnfit where it is no such archive, where a name could lead out of a folder,
    stands twice or is a link, where unpacking could fill the disk; HandOverAltered where the
    list does not name the members.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as fault:
            raise HandOverUnfit(path) from fault
        try:
            self._members = self._proven()
            self.told = self._list()
            self._compare()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> HandOverFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self._zip.close()

    def pieces(self, file: HandedFile) -> Iterator[bytes]:
        """The bytes of a file piece by piece; the last piece comes before its digest is
        proven, so that what was done with them must be taken back where this raises
        HandOverAltered or HandOverUnfit."""
        digest, count = hashlib.sha256(), 0
        try:
            with self._zip.open(self._members[file.name]) as stream:
                while piece := stream.read(CHUNK):
                    count += len(piece)
                    digest.update(piece)
                    yield piece
        except zipfile.BadZipFile as fault:  # its own sum is wrong as well
            raise HandOverAltered(self.path, file.name) from fault
        except _BROKEN as fault:
            raise HandOverUnfit(self.path) from fault
        if (count, digest.hexdigest()) != (file.size, file.sha256):
            raise HandOverAltered(self.path, file.name)

    def unpack(
        self, file: HandedFile, target: Path, assure: Callable[[], None] = lambda: None
    ) -> None:
        """Write a proven file to a path where nothing stands. Raises OSError, and as
        ``pieces`` does; nothing is left then."""
        try:
            with target.open("xb") as stream:
                for piece in self.pieces(file):
                    assure()
                    stream.write(piece)
        except BaseException as fault:
            if not isinstance(fault, FileExistsError):
                target.unlink(missing_ok=True)
            raise

    # proving

    def _proven(self) -> dict[str, zipfile.ZipInfo]:
        """The members by name. Only what the archive says of itself is looked at."""
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        fits = unpacked <= min(MOST_UNPACKED, max(_HARMLESS, packed * _MOST_RATIO))
        names = {same(info.filename) for info in infos}
        if (
            not infos
            or len(infos) > MOST_FILES
            or not fits
            or len(names) < len(infos)
            or not all(map(_is_plain, infos))
            or any(folder in names for name in names for folder in _folders(name))
        ):
            raise HandOverUnfit(self.path)
        return {info.filename: info for info in infos}

    def _list(self) -> HandOverList:
        member = self._members.get(LIST)
        if member is None or member.file_size > _MOST_LIST:
            raise HandOverUnfit(self.path)
        try:
            return _read_list(json.loads(self._zip.read(member)))
        except (*_BROKEN, KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise HandOverUnfit(self.path) from fault

    def _compare(self) -> None:
        listed = {file.name: file.size for file in self.told.files}
        there = {name: info.file_size for name, info in self._members.items() if name != LIST}
        if LEDGER not in listed or len(listed) != len(self.told.files):
            raise HandOverUnfit(self.path)
        for name in (*listed, *there):
            if listed.get(name) != there.get(name):
                raise HandOverAltered(self.path, name)


def _is_plain(info: zipfile.ZipInfo) -> bool:
    """Whether a member is an ordinary file that no password closes, under a safe name."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    ordinary = kind in (0, stat.S_IFREG) and not info.flag_bits & 1
    return ordinary and info.compress_type in _METHODS and is_safe(info.orig_filename)


def _folders(name: str) -> Iterator[str]:
    """The folders a name lies in."""
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _read_list(words: Any) -> HandOverList:
    if not 1 <= int(words["format"]) <= FORMAT:
        raise ValueError("a form of list that is not known")
    plans = (HandedPlan(_text(one["title"]), int(one["tasks"])) for one in words["plans"])
    files = (
        HandedFile(_text(one["name"]), int(one["size"]), _digest(one["sha256"]))
        for one in words["files"]
    )
    return HandOverList(
        made_at=_text(words["made_at"]),
        made_by=_text(words["made_by"]),
        program=_text(words["program"]),
        ledger_hash=_digest(words["ledger_hash"]),
        changes=int(words["changes"]),
        plans=tuple(plans),
        files=tuple(files),
        missing=tuple(_text(one) for one in words["missing"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _digest(value: object) -> str:
    if not _DIGEST.fullmatch(_text(value)):
        raise ValueError("no digest")
    return _text(value)
