"""How a ledger's file is written: with a rollback journal, and to the disk at every commit."""

from __future__ import annotations

import sqlite3


def settle(connection: sqlite3.Connection, *, shared: bool) -> None:
    """Set a writing connection up, and turn back a ledger that another tool has switched to
    a write-ahead log: that needs memory shared among all who open it, which a network share
    does not give, and keeps what was confirmed in a second file.

    EXTRA lets the deletion of the journal last as well, so that a power cut right after a
    commit does not take it back; on a share it would only cost time.
    Raises sqlite3.Error, above all where another program has the file open.
    """
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "delete":
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute(f"PRAGMA synchronous = {'FULL' if shared else 'EXTRA'}")
