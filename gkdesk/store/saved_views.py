"""Saved views (保存的视图) as they stand in the ledger."""

from __future__ import annotations

from gkdesk.store.ledger import Ledger


def standing(ledger: Ledger) -> list[tuple[int, str, str, int]]:
    """Id, name, query and place of the views, in their order."""
    sql = "SELECT id, name, query, place FROM saved_view WHERE deleted = 0 ORDER BY place, id"
    return [(number, name, query, place) for number, name, query, place in ledger.rows(sql)]


def stands(ledger: Ledger, table: str, row_id: int) -> bool:
    """Whether a plan or a row of a plan is there."""
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ? AND deleted = 0)"
    return bool(ledger.value(sql, (row_id,)))
