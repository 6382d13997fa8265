"""Putting a copy back: what that would change, what a damaged file still gives, the act."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import FileDifference, Holdings, Restored
from gkdesk.domain.changes import HistoryEntry
from gkdesk.services.session import Clock, Session
from gkdesk.store import comparing, history, restoring, salvage
from gkdesk.store.copying import copy
from gkdesk.store.opening import BUSY_SECONDS
from gkdesk.store.salvage import SavedField
from gkdesk.store.version import VERSION
from gkdesk.terms import HISTORY_FIELDS

_HEADS = ("序号", "时间", "操作人", "条目", "栏目", "改前", "改后")
_ENTITIES = {"node": "任务", "plan": "计划", "occurrence": "各期", "unit": "单位"}


@dataclass(frozen=True, slots=True)
class Rescued:
    """What could be read of a damaged ledger's changes after its newest copy."""

    changes: int
    fields: tuple[SavedField, ...]


def difference(ledger: Path, chosen: Path, holdings: Holdings, clock: Clock) -> FileDifference:
    """What the ledger would become by a copy that holds ``holdings``. May run in a worker
    thread. Raises LedgerDamaged, LedgerUnwritable, LedgerBusy."""
    with _of_today(chosen, holdings, clock) as other:
        return comparing.difference(ledger, other)


@contextmanager
def _of_today(chosen: Path, holdings: Holdings, clock: Clock) -> Iterator[Path]:
    """The copy itself, or where it is of an older version what it will become."""
    if holdings.version == VERSION:
        yield chosen
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        raised = copy(chosen, Path(name) / chosen.name)
        Session.open(raised, clock, daily=False).close()
        yield raised


def lost_entries(session: Session, found: FileDifference, most: int) -> list[HistoryEntry]:
    """The newest changes that would be lost, as the history tells them."""
    lost = {change.id for change in found.lost[:most]}
    since = max(lost, default=0) - min(lost, default=0) + 1
    entries = history.entries(session.ledger, None, since) if lost else []
    return [entry for entry in entries if entry.change_id in lost]


def restore(
    ledger: Path,
    chosen: Path,
    now: datetime,
    *,
    wait: float = BUSY_SECONDS,
    program: str = "gkdesk",
) -> Restored:
    """Put a copy in the ledger's place; the present file is kept among the copies. No
    session may have the ledger open.

    Raises FileMissing, BackupUnfit, LedgerNewer, LedgerItself, LedgerBusy, LedgerUnwritable,
    TargetFull; the ledger is untouched then.
    """
    return restoring.put_back(ledger, chosen, now, wait=wait, program=program)


def save_open(session: Session, target: Path) -> Path | None:
    """Write what a session holds, whose file was taken away, to a file; where the file that
    stood there is kept. Raises LedgerDamaged, LedgerUnwritable, TargetFull."""
    return restoring.save_open(session.ledger, target, session.now())


def rescued(damaged: Path, chosen: Path, holdings: Holdings) -> Rescued:
    """What a damaged ledger still gives of the changes after a copy. Touches neither."""
    fields = salvage.changes_after(damaged, chosen, holdings.changes)
    return Rescued(len({field.change_id for field in fields}), tuple(fields))


def write_rescued(found: Rescued, target: Path) -> Path:
    """List what was read as a table that Excel and WPS open. Raises OSError."""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(_HEADS)
    for field in found.fields:
        about = field.words or f"{_ENTITIES.get(field.entity, field.entity)} {field.target}"
        name = HISTORY_FIELDS.get(field.field, field.field)
        told = (field.change_id, field.at, field.who, about, name, field.before, field.after)
        lines.writerow([_harmless(value) for value in told])
    target.write_text(text.getvalue(), "utf-8-sig", newline="")
    return target


def _harmless(value: object) -> object:
    """Words that a spreadsheet would take for a formula get a mark before them."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return value
