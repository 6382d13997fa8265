"""Rows that come by a change: written as not standing yet, and made to stand by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdesk.domain.changes import FieldChange
from gkdesk.store.ledger import Ledger


def add(
    ledger: Ledger, entity: str, records: Sequence[Mapping[str, object]]
) -> tuple[list[int], tuple[FieldChange, ...]]:
    """Write rows of a table without their ids; the ids they got, and the field changes that
    make them stand. Must run inside the transaction that applies them."""
    if not records:
        return [], ()
    first = 1 + (ledger.value(f"SELECT max(id) FROM {entity}") or 0)
    ids = list(range(first, first + len(records)))
    rows = ({**row, "id": i, "deleted": 1} for i, row in zip(ids, records, strict=True))
    ledger.insert_all(entity, rows)
    return ids, tuple(FieldChange(entity, i, "deleted", 1, 0) for i in ids)


def removal(entity: str, ids: Sequence[int]) -> tuple[FieldChange, ...]:
    """The field changes that take rows out."""
    return tuple(FieldChange(entity, i, "deleted", 0, 1) for i in ids)
