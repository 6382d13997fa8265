"""Changes page by page, the newest first, so that a long history opens at once."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from gkdesk.domain.changes import ChangeKind, HistoryEntry
from gkdesk.domain.history_pages import HistoryAsked, HistoryChange
from gkdesk.store import history
from gkdesk.store.ledger import Ledger

PAGE = 200
"""Changes read at once."""

MANY = 400
"""A change of more fields is read when it is opened."""

_CHANGES = """
SELECT change.id, change.at, change.who, change.kind,
       (SELECT count(*) FROM change_field WHERE change_id = change.id)
FROM change WHERE change.id < :before {which} ORDER BY change.id DESC LIMIT :limit
"""


def page(
    ledger: Ledger, asked: HistoryAsked, before: int | None
) -> tuple[list[HistoryChange], int | None]:
    """The next changes under an id (None: the newest), and the id under which to go on;
    None at the end. What only the lines of a change can tell is not asked here."""
    parameters = {
        "before": before if before is not None else 2**62,
        "limit": PAGE,
        "node": asked.node_id,
        "kind": asked.kind.value if asked.kind else None,
        "who": asked.who,
        "first": asked.first.isoformat() if asked.first else None,
        "last": asked.last.isoformat() if asked.last else None,
    }
    found = ledger.rows(_CHANGES.format(which=_which(asked)), parameters)
    read_all = asked.reads_lines or asked.node_id is not None
    small = [row[0] for row in found if read_all or row[4] <= MANY]
    entries = _entries(ledger, small, asked.node_id)
    changes = [_change(row, entries.get(row[0])) for row in found]
    return changes, found[-1][0] if len(found) == PAGE else None


def _which(asked: HistoryAsked) -> str:
    parts = {
        f"change.id IN ({history.OF_ROW.format(column='change_id')})": asked.node_id,
        "change.kind = :kind": asked.kind,
        "change.who = :who": asked.who or None,
        "substr(change.at, 1, 10) >= :first": asked.first,
        "substr(change.at, 1, 10) <= :last": asked.last,
    }
    return "".join(f" AND {sql}" for sql, value in parts.items() if value is not None)


def _entries(
    ledger: Ledger, ids: list[int], node_id: int | None
) -> dict[int, tuple[HistoryEntry, ...]]:
    found = history.entries_of_many(ledger, ids, node_id)
    grouped = groupby(found, key=lambda entry: entry.change_id)
    return dict.fromkeys(ids, ()) | {number: tuple(group) for number, group in grouped}


def _change(
    row: tuple[int, str, str, str, int], entries: tuple[HistoryEntry, ...] | None
) -> HistoryChange:
    number, at, who, kind, fields = row
    size = fields if entries is None else len(entries)
    return HistoryChange(
        number, datetime.fromisoformat(at), who, ChangeKind(kind), size, entries
    )


def people(ledger: Ledger) -> list[str]:
    """Who ever changed anything."""
    return [who for (who,) in ledger.rows("SELECT DISTINCT who FROM change ORDER BY who")]


def size(ledger: Ledger, change_id: int) -> tuple[ChangeKind, int, int]:
    """What kind a change is, how many fields and how many rows it touched."""
    sql = """
    SELECT kind, (SELECT count(*) FROM change_field WHERE change_id = change.id),
           (SELECT count(DISTINCT target) FROM change_field
            WHERE change_id = change.id AND entity = 'node') FROM change WHERE id = ?
    """
    kind, fields, rows = ledger.rows(sql, (change_id,))[0]
    return ChangeKind(kind), fields, rows
