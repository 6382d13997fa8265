"""How many rows each table of a ledger has, and how large its file is."""

from __future__ import annotations

from gkdesk.store.ledger import Ledger

_TABLES = """
SELECT name FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql LIKE '%STRICT%'
ORDER BY name
"""


def counts(ledger: Ledger) -> dict[str, int]:
    """The rows of our tables, those taken out too, by the table's name."""
    names = [name for (name,) in ledger.rows(_TABLES)]
    return {name: int(ledger.value(f'SELECT count(*) FROM "{name}"')) for name in names}


def version(ledger: Ledger) -> int:
    """The version of the ledger's tables."""
    return int(ledger.value("PRAGMA user_version"))


def sqlite_version(ledger: Ledger) -> str:
    """The version of SQLite that is at work."""
    return str(ledger.value("SELECT sqlite_version()"))
