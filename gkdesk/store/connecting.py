"""A raw connection to a SQLite file in a given mode, wherever the file lies."""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePath
from typing import Literal

from gkdesk.domain.characters import folded

Mode = Literal["ro", "rw", "rwc"]
"""Read only; read and write; the same, and made when missing."""


def connect(path: Path, mode: Mode, wait: float = 5.0) -> sqlite3.Connection:
    """Connect to the file at ``path``; statements wait up to ``wait`` seconds for others.
    Beside SQLite's own functions they know ``folded``; what is stored needs it not.

    Raises sqlite3.Error.
    """
    place = f"{address(path.absolute())}?mode={mode}"
    connection = sqlite3.connect(place, uri=True, timeout=wait)
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


def address(path: PurePath) -> str:
    """An absolute path as the address SQLite takes. It knows no hosts: a shared folder
    (``\\\\server\\share``) is a path that begins with two strokes."""
    uri = path.as_uri()
    return uri.replace("file://", "file:////", 1) if path.drive.startswith("\\\\") else uri
