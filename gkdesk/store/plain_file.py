"""Whether a ledger file from elsewhere holds nothing that acts by itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gkdesk.store.connecting import connect
from gkdesk.store.faults import sorted_faults

_ACTING = (
    "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    " OR sql LIKE 'CREATE VIRTUAL%'"
)


def holds_tables_only(path: Path) -> bool:
    """Ours hold tables and indexes; triggers and views would work whenever the program
    writes or reads."""
    with sorted_faults(path), closing(connect(path, "ro")) as connection:
        try:
            (acting,) = connection.execute(_ACTING).fetchone()
        except sqlite3.DatabaseError:
            return False
    return not acting
