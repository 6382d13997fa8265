"""Writing a hand-over archive: each file is added once and its digest noted on the way."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from gkdesk.domain.hand_over import HandedFile

CHUNK: Final = 1024 * 1024
_FILE_MODE: Final = 0o100644 << 16
_FIRST_YEAR: Final = 1980  # a zip knows none before
_PACKED: Final = frozenset((".pdf", ".jpg", ".jpeg", ".png", ".zip", ".mp4", ".docx", ".xlsx"))


class ArchiveWriter:
    """Adds files to a zip at ``path``; ``assure`` is called between pieces and may raise."""

    def __init__(self, path: Path, at: datetime, assure: Callable[[], None]) -> None:
        self._zip = zipfile.ZipFile(path, "x")
        self._at = at
        self._assure = assure
        self.files: list[HandedFile] = []

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, name: str, data: bytes) -> None:
        """Add bytes under a name."""
        self._add(name, BytesIO(data), len(data))

    def add_file(self, name: str, file: Path) -> None:
        """Add a file of the disk. Raises OSError."""
        with file.open("rb") as stream:
            self._add(name, stream, file.stat().st_size)

    def _add(self, name: str, stream: IO[bytes], size: int) -> None:
        digest, count = hashlib.sha256(), 0
        with self._zip.open(self._info(name, size), "w") as member:
            while piece := stream.read(CHUNK):
                self._assure()
                digest.update(piece)
                count += len(piece)
                member.write(piece)
        self.files.append(HandedFile(name, count, digest.hexdigest()))

    def _info(self, name: str, size: int) -> zipfile.ZipInfo:
        at = self._at
        moment = (max(at.year, _FIRST_YEAR), at.month, at.day, at.hour, at.minute, at.second)
        info = zipfile.ZipInfo(name, moment)
        packed = Path(name).suffix.lower() in _PACKED
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        info.external_attr = _FILE_MODE
        info.create_system = 3  # the mode is a Unix one
        info.file_size = size  # so that more than 4 GB gets the longer fields
        return info
