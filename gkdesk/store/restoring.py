"""Putting a copy in the place of a ledger: the new file is made beside it and proven, the
present one is kept, and one rename makes the change. At every instant either stands there."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import BackupKind, Restored
from gkdesk.errors import FileFault, LedgerDamaged, LedgerItself, LedgerUnwritable
from gkdesk.store import backup, copying
from gkdesk.store.holdings import look_into
from gkdesk.store.ledger import Ledger
from gkdesk.store.lock import Hold
from gkdesk.store.opening import probe

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; it belongs to that file and to no other."""


def put_back(
    ledger: Path, chosen: Path, now: datetime, *, wait: float, program: str = "gkdesk"
) -> Restored:
    """Put a copy in the ledger's place. Nobody may have the ledger open to write.

    Raises FileMissing, BackupUnfit, LedgerNewer (the copy's fault), LedgerItself, LedgerBusy,
    LedgerUnwritable, TargetFull; the ledger is untouched then.
    """
    if _same(ledger, chosen):
        raise LedgerItself(chosen)
    holdings = look_into(chosen)
    try:
        ledger.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnwritable(ledger) from error
    hold = Hold(ledger, now, wait, program)
    try:
        draft = ledger.with_name(ledger.name + ".restored")
        copying.copy(chosen, draft)
        kept = _exchange(ledger, draft, now)
    finally:
        hold.release()
    return Restored(ledger, kept, holdings)


def save_open(ledger: Ledger, target: Path, now: datetime) -> Path | None:
    """Write what an open ledger holds, whose file was taken away, to ``target``: under its
    own name again, or another. A file that stands there is kept; where.

    Raises LedgerDamaged, LedgerUnwritable, TargetFull.
    """
    draft = ledger.copy_to(target.with_name(target.name + ".restored"))
    return _exchange(target, draft, now)


def _same(ledger: Path, chosen: Path) -> bool:
    try:
        return ledger.samefile(chosen)
    except OSError:
        return False


def _exchange(ledger: Path, draft: Path, now: datetime) -> Path | None:
    """Keep what stands there, then let the proven draft take its place."""
    try:
        kept = _keep(ledger, now)
        for mark in _BESIDE:
            ledger.with_name(ledger.name + mark).unlink(missing_ok=True)
        copying.put_in_place(draft, ledger)
    except OSError as error:
        raise LedgerUnwritable(ledger) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return kept


def _keep(ledger: Path, now: datetime) -> Path | None:
    """A proven copy of a sound ledger, the very bytes of anything else."""
    if not ledger.exists() or (ledger.is_file() and not ledger.stat().st_size):
        return None
    try:
        probe(ledger)
        return backup.take(ledger, BackupKind.BEFORE_RESTORE, now)
    except LedgerDamaged:
        return _keep_bytes(ledger, now)
    except FileFault:
        if not _is_readable(ledger):
            raise
        return _keep_bytes(ledger, now)


def _is_readable(ledger: Path) -> bool:
    """Whether the fault lies in what the file is, and not in the right to read it."""
    return ledger.is_dir() or os.access(ledger, os.R_OK)


def _keep_bytes(ledger: Path, now: datetime) -> Path:
    """The file as it is, with what SQLite keeps beside it. A folder moves as a whole."""
    aside = backup.place_aside(ledger, now)
    aside.parent.mkdir(parents=True, exist_ok=True)
    if ledger.is_dir():
        return ledger.replace(aside)
    for mark in ("", *_BESIDE):
        source = ledger.with_name(ledger.name + mark)
        if source.exists():
            shutil.copy2(source, aside.with_name(aside.name + mark))
    return aside
