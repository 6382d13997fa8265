"""A ledger copied through SQLite's backup API into a file that is proven before it is named."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from gkdesk.errors import LedgerDamaged, LedgerUnwritable
from gkdesk.store.connecting import connect
from gkdesk.store.faults import sorted_faults

_STEP_PAGES = 1024
_REST_SECONDS = 0.004
"""Between two steps of a gentle copy, so that somebody who writes gets in between."""


def copy(ledger: Path, target: Path, *, gently: bool = False) -> Path:
    """Write a proven copy to ``target``; half-written ones never get its name.

    ``gently`` lets others write the ledger meanwhile: for a copy taken beside the work.
    Raises LedgerDamaged, LedgerUnwritable, LedgerBusy or TargetFull.
    """
    with sorted_faults(ledger), closing(connect(ledger, "ro")) as source:
        return copy_from(ledger, source, target, gently=gently)


def copy_from(
    ledger: Path, source: sqlite3.Connection, target: Path, *, gently: bool = False
) -> Path:
    """The same from an open connection, whose file may have lost its name."""
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with sorted_faults(ledger):
            _copy_pages(ledger, source, draft, gently)
        put_in_place(draft, target)
    except OSError as error:
        raise LedgerUnwritable(target) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def _copy_pages(ledger: Path, source: sqlite3.Connection, draft: Path, gently: bool) -> None:
    with closing(sqlite3.connect(draft)) as target:
        if gently:
            source.backup(target, pages=_STEP_PAGES, progress=_rest, sleep=_REST_SECONDS)
        else:
            source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
    with closing(sqlite3.connect(draft)) as proof:
        prove(ledger, proof)
        _compare(ledger, counts(source), counts(proof))


def _rest(_status: int, _remaining: int, _total: int) -> None:
    time.sleep(_REST_SECONDS)


def _compare(ledger: Path, there: tuple[int, int, int], here: tuple[int, int, int]) -> None:
    """The copy holds as much as the ledger, or as the ledger held before its last changes."""
    if there != here and not there[-1] > here[-1]:
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


def put_in_place(draft: Path, target: Path) -> None:
    """Give a finished file its name at once, lasting even over a power cut."""
    draft.replace(target)
    if os.name != "posix":
        return
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some shares cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
