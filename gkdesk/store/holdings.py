"""What a ledger file holds, of today's version or an older one, and whether it is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import Backup, Holdings
from gkdesk.errors import BackupUnfit, FileFault, FileMissing, LedgerNewer
from gkdesk.store import backup
from gkdesk.store.connecting import connect
from gkdesk.store.copying import prove
from gkdesk.store.faults import sorted_faults
from gkdesk.store.opening import probe

_PLANS = "SELECT count(*) FROM plan WHERE deleted = 0"
_TASKS = (
    "SELECT count(*) FROM node JOIN plan ON plan.id = node.plan_id"
    " WHERE node.kind = 'task' AND node.deleted = 0 AND plan.deleted = 0"
)
_LAST = "SELECT max(id), at FROM change"
_LAST_WITH_MAKER = "SELECT max(id), at, who FROM change"

LastChange = tuple[int, str, str]
"""Number, moment and maker of a file's last change."""
_NONE: LastChange = (0, "", "")


def look_into(path: Path) -> Holdings:
    """What a file holds that may be put back in the place of a ledger, after it was proven.

    Raises FileMissing, BackupUnfit, LedgerNewer.
    """
    if not path.is_file():
        raise FileMissing(path)
    try:
        version = probe(path)
        if version is not None:
            with sorted_faults(path), closing(connect(path, "ro")) as connection:
                prove(path, connection)
                return _read(connection, version)
    except LedgerNewer:
        raise
    except (FileFault, sqlite3.Error) as error:  # a table that is not there is no bug of ours
        raise BackupUnfit(path) from error
    raise BackupUnfit(path)


def _read(connection: sqlite3.Connection, version: int) -> Holdings:
    plans, tasks = (connection.execute(sql).fetchone()[0] for sql in (_PLANS, _TASKS))
    last, at = connection.execute(_LAST).fetchone()
    moment = datetime.fromisoformat(at) if at else None
    return Holdings(version, int(plans), int(tasks), int(last or 0), moment)


def last_change(path: Path) -> LastChange | None:
    """A file's last change, without proving the file; None where there is none or it cannot
    be read."""
    try:
        with closing(connect(path, "ro")) as connection:
            number, at, who = connection.execute(
                "SELECT max(id), at, who FROM change"
            ).fetchone()
    except sqlite3.Error:
        return None
    return None if number is None else (int(number), str(at), str(who))


def newest_good(ledger: Path) -> tuple[Backup, Holdings] | None:
    """The copy that knows the most changes and holds, whatever the clock said when it was
    taken; None where there is none."""
    known = [((last_change(each.path) or _NONE)[0], each) for each in backup.all_copies(ledger)]
    known.sort(key=lambda pair: (pair[0], pair[1].taken), reverse=True)
    return next(_sound(each for _, each in known), None)


def _sound(copies: Iterable[Backup]) -> Iterator[tuple[Backup, Holdings]]:
    for each in copies:
        try:
            yield each, look_into(each.path)
        except FileFault:
            continue
