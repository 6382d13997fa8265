"""Opening a ledger: probe, lock, back up, migrate, connect."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gkdesk.errors import (
    FileFault,
    LedgerDamaged,
    LedgerEmptied,
    LedgerForeign,
    LedgerMissing,
    LedgerNewer,
    LedgerUnwritable,
)
from gkdesk.store import backup, journal
from gkdesk.store.connecting import Mode, connect
from gkdesk.store.faults import sorted_faults
from gkdesk.store.identity import Identity
from gkdesk.store.ledger import Ledger
from gkdesk.store.lock import Hold
from gkdesk.store.version import APPLICATION_ID, VERSION

BUSY_SECONDS = 5.0


def open_ledger(
    path: Path,
    now: datetime,
    *,
    write: bool,
    wait: float = BUSY_SECONDS,
    program: str = "gkdesk",
    daily: bool = True,
) -> Ledger:
    """Open the ledger at ``path``, created when missing and ``write``.

    A writer waits ``wait`` seconds for another one, migrates an older ledger (never
    without a backup) and takes the day's backup, unless it comes later (``daily``). Raises
    LedgerMissing, LedgerNewer, LedgerForeign, LedgerDamaged, LedgerEmptied,
    LedgerUnwritable, LedgerBusy; the file is untouched then.
    """
    version = probe(path, wait)
    if not write:
        if version is None:
            raise LedgerMissing(path)
        if version == VERSION:
            return Ledger(path, _connect(path, "ro", wait), None, Identity(path))
        open_ledger(path, now, write=True, wait=wait, program=program, daily=daily).close()
        return Ledger(path, _connect(path, "ro", wait), None, Identity(path))
    _make_folder(path)
    hold = Hold(path, now, wait, program)
    try:
        return _open_to_write(path, now, hold, wait, daily=daily)
    except BaseException:
        hold.release()
        raise


def _open_to_write(
    path: Path, now: datetime, hold: Hold, wait: float, *, daily: bool
) -> Ledger:
    version = probe(path, wait)  # again: somebody else may have written while we waited
    if version is None and backup.all_copies(path) and path.exists():
        raise LedgerEmptied(path)
    connection = _connect(path, "rw" if version is not None else "rwc", wait)
    try:
        _prove_writable(path, connection)
        identity = Identity(path)
        with sorted_faults(path):
            journal.settle(connection, shared=identity.shared)
        if version is not None and version < VERSION:
            backup.before_migration(path, version, now)
        if version != VERSION:
            _migrate(path, connection)
        if version is not None:
            backup.drop_drafts(path)
            if daily:
                backup.daily_if_possible(path, now)
    except BaseException:
        connection.close()
        raise
    return Ledger(path, connection, hold, identity)


def probe(path: Path, wait: float = BUSY_SECONDS) -> int | None:
    """The version of the ledger at ``path``, None where there is none yet.

    An empty file counts as none. Raises LedgerDamaged, LedgerForeign, LedgerNewer and
    LedgerUnwritable (no right to read) without touching the file, but for a write that
    was broken off, which is taken back.
    """
    try:
        if not path.exists() or (path.is_file() and not path.stat().st_size):
            return None
        if not path.is_file():
            raise LedgerForeign(path)
    except OSError as error:
        raise LedgerUnwritable(path) from error
    with sorted_faults(path):
        try:
            return _version_by(path, "ro", wait)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            # A write that a power cut broke off: SQLite takes it back when it may write.
            return _version_by(path, "rw", wait)


def _version_by(path: Path, mode: Mode, wait: float) -> int:
    with closing(connect(path, mode, wait)) as connection:
        return _version(path, connection)


def _version(path: Path, connection: sqlite3.Connection) -> int:
    def read(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    tables = read("SELECT count(*) FROM sqlite_master")
    if read("PRAGMA application_id") != APPLICATION_ID:
        raise LedgerForeign(path)
    version = read("PRAGMA user_version")
    fault: type[FileFault] | None = None
    if version > VERSION:
        fault = LedgerNewer
    elif not version or not tables:
        fault = LedgerDamaged
    if fault:
        raise fault(path)
    return version


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnwritable(path) from error


def _connect(path: Path, mode: Mode, wait: float) -> sqlite3.Connection:
    with sorted_faults(path):
        connection = connect(path, mode, wait)
        connection.isolation_level = None  # every transaction is opened by name
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def _prove_writable(path: Path, connection: sqlite3.Connection) -> None:
    """Write something and take it back: a mere BEGIN passes on a read-only file."""
    with sorted_faults(path):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version = {version}")
        finally:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK")


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Bring the ledger to today's version, wholly or not at all; foreign keys are off on
    the way and proven at the end, because rebuilding a table would otherwise follow them."""
    from sqlite_utils import Database

    from gkdesk.store.schema import migrations

    db = Database(connection)
    with sorted_faults(path):
        connection.execute("PRAGMA foreign_keys = OFF")
        with db.atomic():
            migrations.apply(db)
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                raise LedgerDamaged(path)
        connection.execute("PRAGMA foreign_keys = ON")
