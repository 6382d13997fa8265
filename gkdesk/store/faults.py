"""SQLite's errors sorted into the environment (told to the person) and our bugs (raised)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gkdesk.errors import (
    FileFault,
    LedgerBusy,
    LedgerDamaged,
    LedgerUnwritable,
    TargetFull,
)

_PRIMARY = 0xFF
_ENVIRONMENT: dict[int, type[FileFault]] = {
    sqlite3.SQLITE_BUSY: LedgerBusy,
    sqlite3.SQLITE_LOCKED: LedgerBusy,
    sqlite3.SQLITE_PERM: LedgerUnwritable,
    sqlite3.SQLITE_READONLY: LedgerUnwritable,
    sqlite3.SQLITE_CANTOPEN: LedgerUnwritable,
    sqlite3.SQLITE_IOERR: LedgerUnwritable,
    sqlite3.SQLITE_FULL: TargetFull,
    sqlite3.SQLITE_CORRUPT: LedgerDamaged,
    sqlite3.SQLITE_NOTADB: LedgerDamaged,
}


@contextmanager
def sorted_faults(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the world into faults with the ledger at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        fault = None if code is None else _ENVIRONMENT.get(code & _PRIMARY)
        if fault is None:
            raise
        raise fault(path) from error
