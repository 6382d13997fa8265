"""What stands in a ledger, column by column, and how many lines its history has."""

from __future__ import annotations

import hashlib

from gkdesk.services.session import Session

Content = dict[str, list[tuple[object, ...]]]

_APART = {"change", "change_field", "setting"}


def content(session: Session) -> Content:
    """Everything that stands in any table but the history, column by column."""
    tables = session.ledger.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    said = {
        table: _standing(session, table)
        for (table,) in tables
        if not table.startswith(("_", "sqlite")) and table not in _APART
    }
    return said | {"setting": [(repr(session.preferences),)]}  # one at its default says it


def _standing(session: Session, table: str) -> list[tuple[object, ...]]:
    """What does not stand says nothing, nor does what belongs to it."""
    columns = [row[1] for row in session.ledger.rows(f"PRAGMA table_info({table})")]
    rules = {
        "deleted": "deleted = 0",
        "plan_id": "plan_id IN (SELECT id FROM plan WHERE deleted = 0)",
        "node_id": "(node_id IS NULL OR node_id IN (SELECT node.id FROM node JOIN plan"
        " ON plan.id = node.plan_id WHERE node.deleted = 0 AND plan.deleted = 0))",
    }
    which = " AND ".join(rule for column, rule in rules.items() if column in columns)
    sql = f"SELECT * FROM {table} WHERE {which or 1}"
    return sorted(session.ledger.rows(sql), key=repr)


def fingerprint(session: Session) -> str:
    """A digest of the content."""
    return hashlib.sha256(repr(content(session)).encode()).hexdigest()


def last_change(session: Session) -> int:
    """The number of the newest line of the history."""
    number: int = session.ledger.value("SELECT coalesce(max(id), 0) FROM change")
    return number
