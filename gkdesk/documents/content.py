"""The bytes of a file, within bounds."""

from __future__ import annotations

from pathlib import Path

from gkdesk.errors import FileMissing, FileTooLarge, FileUnreadable

MOST_BYTES = 64 * 1024 * 1024
"""A notice with a photograph on every page stays below."""


def content(path: Path, most: int = MOST_BYTES) -> bytes:
    """All bytes of the file, which is read once.

    Raises FileMissing, FileUnreadable, or FileTooLarge before anything is read.
    """
    try:
        if path.stat().st_size > most:
            raise FileTooLarge(path)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise FileMissing(path) from fault
    except OSError as fault:
        raise FileUnreadable(path, fault.strerror or "") from fault
