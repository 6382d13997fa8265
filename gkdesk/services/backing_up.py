"""Copies of the ledger: the day's, those before an import, and those a person asks for.

What takes a path instead of a session may run in a worker thread.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import Backup, BackupKind, Holdings
from gkdesk.errors import LedgerItself
from gkdesk.services.session import Session
from gkdesk.store import backup, changes
from gkdesk.store import holdings as store_holdings


def backups(ledger: Path) -> list[Backup]:
    """All copies beside a ledger, newest first; their names alone are read."""
    return backup.all_copies(ledger)[::-1]


def look_into(copy: Path) -> Holdings:
    """What a copy holds, after it was proven. Raises FileMissing, BackupUnfit, LedgerNewer."""
    return store_holdings.look_into(copy)


def newest_good(ledger: Path) -> tuple[Backup, Holdings] | None:
    """The newest copy that holds, None where there is none."""
    return store_holdings.newest_good(ledger)


def take_daily(ledger: Path, now: datetime) -> Path:
    """The day's copy, unless there is one, beside other work. Raises LedgerDamaged where the
    ledger does not hold, LedgerUnwritable, LedgerBusy or TargetFull."""
    return backup.daily(ledger, now, gently=True)


def suggested(session: Session) -> Path:
    """Where a copy made by hand lies, unless another file is chosen."""
    return backup.place_of(session.path, BackupKind.BY_HAND, session.now())


def take(session: Session, target: Path | None = None) -> tuple[Path, Holdings]:
    """A copy that a person asks for, to a file or into the folder of copies; where it lies
    and what it holds. Raises LedgerItself, LedgerDamaged, LedgerUnwritable, TargetFull."""
    if target is None:
        written = backup.take(session.path, BackupKind.BY_HAND, session.now())
    elif target.exists() and target.samefile(session.path):
        raise LedgerItself(target)
    else:
        written = backup.copy(session.path, target)
    return written, store_holdings.look_into(written)


def before_import(session: Session) -> Path | None:
    """A copy before documents are taken in; None where there is nothing to lose yet, or
    where a copy holds everything but what was just imported.

    Raises LedgerDamaged, LedgerUnwritable, LedgerBusy, TargetFull: without a copy nothing
    is taken in. Not inside a transaction.
    """
    if not changes.any_made(session.ledger):
        return None
    newest = backup.all_copies(session.path)[-1:]
    for each in newest:
        last = store_holdings.last_change(each.path)
        if last is not None and changes.only_imports_since(session.ledger, last):
            return None
    return backup.take(session.path, BackupKind.BEFORE_IMPORT, session.now())
