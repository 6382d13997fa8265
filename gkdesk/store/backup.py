"""Proven copies of a ledger in a folder beside it (备份).

A copy is taken through SQLite's backup API, opened, checked for integrity and counted
before it gets its name; the newest ones are kept.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from gkdesk.errors import FileFault, LedgerDamaged, LedgerUnwritable
from gkdesk.store.connecting import connect
from gkdesk.store.faults import sorted_faults

FOLDER = "备份"
KEEP = 7


def folder_of(ledger: Path) -> Path:
    """Where the copies of a ledger lie."""
    return ledger.parent / FOLDER


def copies(ledger: Path) -> list[Path]:
    """The daily copies, oldest first."""
    pattern = f"{escape(ledger.stem)}-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]{ledger.suffix}"
    return sorted(folder_of(ledger).glob(pattern))


def last_backup(ledger: Path) -> datetime | None:
    """When the newest daily copy was taken, local time."""
    try:
        moments = [taken.stat().st_mtime for taken in copies(ledger)[-1:]]
    except OSError:
        return None
    return datetime.fromtimestamp(moments[0]).astimezone() if moments else None


def daily(ledger: Path, now: datetime) -> Path | None:
    """The day's copy, unless there is one; None where it could not be written (the
    check tells of it). Raises LedgerDamaged when the ledger itself does not hold."""
    target = folder_of(ledger) / f"{ledger.stem}-{now:%Y-%m-%d}{ledger.suffix}"
    try:
        if target.exists():
            return target
        copy(ledger, target)
    except LedgerDamaged:
        raise
    except (FileFault, OSError):
        return None
    _drop_old(ledger, target)
    return target


def _drop_old(ledger: Path, newest: Path) -> None:
    """Only the newest copies stay. ``newest`` is one of them even where copies of a clock
    that ran ahead bear later days; one that another program holds open stays as well."""
    others = [copy for copy in copies(ledger) if copy != newest]
    for old in others[: -(KEEP - 1)]:
        with suppress(OSError):
            old.unlink(missing_ok=True)


def before_migration(ledger: Path, version: int, now: datetime) -> Path:
    """A copy of the ledger as the older program left it."""
    name = f"{ledger.stem}-v{version}-{now:%Y-%m-%dT%H%M%S}{ledger.suffix}"
    return copy(ledger, folder_of(ledger) / name)


def copy(ledger: Path, target: Path) -> Path:
    """Write a proven copy to ``target``; half-written ones never get its name.

    Raises LedgerDamaged, LedgerUnwritable, LedgerBusy or TargetFull.
    """
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with sorted_faults(ledger):
            _copy_pages(ledger, draft)
        draft.replace(target)
    except OSError as error:
        raise LedgerUnwritable(target) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def _copy_pages(ledger: Path, draft: Path) -> None:
    with closing(connect(ledger, "ro")) as source:
        with closing(sqlite3.connect(draft)) as target:
            source.backup(target)
        with closing(sqlite3.connect(draft)) as proof:
            prove(ledger, proof)
            if counts(proof) != counts(source):
                raise LedgerDamaged(ledger)


def prove(ledger: Path, connection: sqlite3.Connection) -> None:
    """Raises LedgerDamaged, naming ``ledger``, when the connection's file is not whole."""
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise LedgerDamaged(ledger)


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Plans, rows and changes, as a copy must agree with its ledger."""
    plans, rows, changes = (
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in ("plan", "node", "change")
    )
    return plans, rows, changes
