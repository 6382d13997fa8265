"""Designs of the breakdown table (模板) as they stand in the ledger."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.store.ledger import Ledger


class DesignRow(NamedTuple):
    """A design as it is kept: ``design`` is JSON; ``own`` tells that an office's own workbook
    lies beside it."""

    id: int
    name: str
    design: str
    place: int
    own: bool


def standing(ledger: Ledger) -> list[DesignRow]:
    """The designs, in their order."""
    sql = """
    SELECT id, name, design, place, workbook IS NOT NULL FROM table_design
    WHERE deleted = 0 ORDER BY place, id
    """
    return [
        DesignRow(number, name, design, place, bool(own))
        for number, name, design, place, own in ledger.rows(sql)
    ]


def workbook(ledger: Ledger, design_id: int) -> bytes | None:
    """The office's own workbook of a design, None where it has none."""
    found = ledger.value("SELECT workbook FROM table_design WHERE id = ?", (design_id,))
    return bytes(found) if found is not None else None
