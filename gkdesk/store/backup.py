"""Copies of a ledger in a folder beside it (备份): when one is taken, and which ones stay.

Every copy is proven before it gets its name; only then may older ones go.
"""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from gkdesk.domain.backups import Backup, BackupKind
from gkdesk.errors import FileFault, LedgerDamaged
from gkdesk.store.backup_names import free_name, kind_of, marked, name_of
from gkdesk.store.backup_rotation import days_to_drop, moments_to_drop
from gkdesk.store.copying import copy, counts, prove

__all__ = ["copy", "counts", "prove"]
FOLDER = "备份"
_LEFT_BEHIND_SECONDS = 3600.0


def folder_of(ledger: Path) -> Path:
    """Where the copies of a ledger lie."""
    return ledger.parent / FOLDER


def all_copies(ledger: Path) -> list[Backup]:
    """Every copy by the ledger's name, oldest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for path in folder_of(ledger).iterdir():
            told = kind_of(ledger, path)
            if told is not None and path.is_file():
                found.append(Backup(path, told[0], told[1], path.stat().st_size))
    return sorted(found, key=lambda each: (each.taken, len(each.path.name), each.path.name))


def copies(ledger: Path) -> list[Path]:
    """The daily copies, oldest first."""
    return [each.path for each in all_copies(ledger) if each.kind is BackupKind.DAILY]


def last_backup(ledger: Path) -> datetime | None:
    """When the newest copy was written, local time."""
    moments = []
    with suppress(OSError):
        moments = [each.path.stat().st_mtime for each in all_copies(ledger)]
    return datetime.fromtimestamp(max(moments)).astimezone() if moments else None


def daily(ledger: Path, now: datetime, *, gently: bool = False) -> Path:
    """The day's copy, taken unless there is one.

    Raises LedgerDamaged when the ledger itself does not hold, LedgerUnwritable, LedgerBusy
    or TargetFull where the copy could not be written.
    """
    target = folder_of(ledger) / name_of(ledger, BackupKind.DAILY, now)
    try:
        if target.exists():
            return target
    except OSError:
        pass  # the copy will say what is wrong with the folder
    return _take(ledger, BackupKind.DAILY, now, target, gently=gently)


def daily_if_possible(ledger: Path, now: datetime) -> Path | None:
    """The same on the way of other work: None where it could not be written, of which the
    check tells. Raises LedgerDamaged."""
    try:
        return daily(ledger, now)
    except LedgerDamaged:
        raise
    except FileFault:
        return None


def before_migration(ledger: Path, version: int, now: datetime) -> Path:
    """A copy of the ledger as the older program left it. Raises as ``daily``."""
    kind = BackupKind.BEFORE_MIGRATION
    target = folder_of(ledger) / name_of(ledger, kind, now, version)
    return _take(ledger, kind, now, free_name(target))


def take(ledger: Path, kind: BackupKind, now: datetime) -> Path:
    """A copy of another kind, under a name of its own. Raises as ``daily``."""
    return _take(ledger, kind, now, place_of(ledger, kind, now))


def place_of(ledger: Path, kind: BackupKind, now: datetime) -> Path:
    """Where a copy of that kind would lie now; nothing stands there yet."""
    return free_name(folder_of(ledger) / name_of(ledger, kind, now))


def place_aside(ledger: Path, now: datetime) -> Path:
    """Where a file that is no sound ledger is kept; such a name is no copy's."""
    return free_name(folder_of(ledger) / marked(ledger, "损坏", now))


def _take(
    ledger: Path, kind: BackupKind, now: datetime, target: Path, *, gently: bool = False
) -> Path:
    copy(ledger, target, gently=gently)
    _drop_old(ledger, kind, now)
    return target


def _drop_old(ledger: Path, kind: BackupKind, now: datetime) -> None:
    """Only after a copy was proven. One that another program holds open stays as well."""
    mine = [each for each in all_copies(ledger) if each.kind is kind]
    local = now.replace(microsecond=0, tzinfo=None)
    if kind is BackupKind.DAILY:
        days = days_to_drop({each.taken.date() for each in mine}, local.date())
        old = [each for each in mine if each.taken.date() in days]
    else:
        moments = moments_to_drop({each.taken for each in mine}, local, kind)
        old = [each for each in mine if each.taken in moments]
    for each in old:
        with suppress(OSError):
            each.path.unlink(missing_ok=True)


def drop_drafts(ledger: Path) -> None:
    """Take away what a copy or a restore that was broken off has left behind. Only who holds
    the ledger's lock may ask for it."""
    with suppress(OSError):
        for draft in ledger.parent.glob(f"{escape(ledger.name)}.restored*"):
            draft.unlink(missing_ok=True)
        for draft in folder_of(ledger).glob("*.part"):
            if draft.name.startswith(ledger.stem) and _is_left_behind(draft):
                draft.unlink(missing_ok=True)


def _is_left_behind(draft: Path) -> bool:
    """Another process may be writing it at this moment."""
    return abs(time.time() - draft.stat().st_mtime) > _LEFT_BEHIND_SECONDS
