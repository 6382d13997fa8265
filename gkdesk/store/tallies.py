"""Entries of counts: 列席会议 1 次 on a day, with a note."""

from __future__ import annotations

from datetime import date

from gkdesk.domain.occurrences import Tally
from gkdesk.errors import UnknownTally
from gkdesk.store.ledger import Ledger

_ENTRIES = """
SELECT id, node_id, series, day, amount, note FROM tally
WHERE deleted = 0 AND (node_id = :node OR id = :id) ORDER BY day, id
"""


def of_row(ledger: Ledger, node_id: int) -> list[Tally]:
    """The entries of a row by day."""
    return [_tally(row) for row in ledger.rows(_ENTRIES, {"node": node_id, "id": None})]


def one(ledger: Ledger, tally_id: int) -> Tally:
    """One entry. Raises UnknownTally."""
    row = ledger.one(_ENTRIES, {"node": None, "id": tally_id})
    if row is None:
        raise UnknownTally(str(tally_id))
    return _tally(row)


def _tally(row: tuple[int, int, int, str, int, str]) -> Tally:
    number, node_id, series, day, amount, note = row
    return Tally(number, node_id, series, date.fromisoformat(day), amount, note)
