"""A number that is the same for two ledger files that say the same, however their pages lie.

Every row of every table counts, deleted ones and the history too; not in which order rows
or columns stand, nor what is worked out from others. Which migrations brought the file to
its version is no part of what it says.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from gkdesk.errors import LedgerDamaged
from gkdesk.store.connecting import connect
from gkdesk.store.faults import sorted_faults

_MIGRATIONS = "_sqlite_migrations"
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
    " ESCAPE '\\' ORDER BY name"
)


def logical_hash(path: Path) -> str:
    """The SHA-256 of what a ledger file of any version says, in hexadecimal. Raises
    LedgerDamaged, LedgerBusy, LedgerUnwritable."""
    with sorted_faults(path), closing(connect(path, "ro")) as connection:
        try:
            return _hash(connection)
        except (sqlite3.OperationalError, OverflowError, UnicodeError) as fault:
            raise LedgerDamaged(path) from fault


def _hash(connection: sqlite3.Connection) -> str:
    whole = hashlib.sha256()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    whole.update(_field(version))
    for (table,) in connection.execute(_TABLES).fetchall():
        if table == _MIGRATIONS:
            continue
        columns = sorted(_columns(connection, table))
        names = ", ".join(f'"{_quoted(name)}"' for name in columns)
        rows = connection.execute(f'SELECT {names} FROM "{_quoted(table)}"')
        for word in (table, *columns):
            whole.update(_field(word))
        for digest in sorted(_digests(rows)):
            whole.update(digest)
        whole.update(b".")
    return whole.hexdigest()


def _columns(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """The columns that are stored and not worked out from others (``hidden`` 2 and 3)."""
    for row in connection.execute(f'PRAGMA table_xinfo("{_quoted(table)}")').fetchall():
        if row[6] == 0:
            yield row[1]


def _digests(rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    for row in rows:
        yield hashlib.sha256(b"".join(_field(value) for value in row)).digest()


def _field(value: object) -> bytes:
    """A value with its kind and length before it, so that no two rows run together."""
    if value is None:
        return b"n"
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    if isinstance(value, str):
        words = value.encode("utf-8", "surrogatepass")
        return b"t%d:" % len(words) + words
    kind = b"i" if isinstance(value, int) else b"f"
    return kind + repr(value).encode() + b";"


def _quoted(name: str) -> str:
    return name.replace('"', '""')
