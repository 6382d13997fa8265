"""Schemes of printing (打印方案) as they stand in the ledger."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.store.ledger import Ledger


class SchemeRow(NamedTuple):
    """A scheme as it is kept: ``scheme`` is JSON."""

    id: int
    name: str
    scheme: str
    place: int


def standing(ledger: Ledger) -> list[SchemeRow]:
    """The schemes, in their order."""
    sql = """
    SELECT id, name, scheme, place FROM print_scheme WHERE deleted = 0 ORDER BY place, id
    """
    return [SchemeRow(*row) for row in ledger.rows(sql)]
