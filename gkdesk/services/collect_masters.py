"""Cells of returned master tables, which mean what a person types into the grid means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.cells import Cell
from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.tasks import EditField
from gkdesk.services import bulk_editing
from gkdesk.services.session import Session

_UNREAD = {EditField.DEADLINE: Why.TERM_NOT_READ, EditField.STATUS: Why.STATUS_NOT_READ}


def understood(session: Session, cells: Sequence[CollectedCell]) -> list[CollectedCell]:
    """The cells, those of them contradictory that could not be written."""
    typed = {cell.key: each for cell in cells if (each := _typed(cell)) is not None}
    faults = {id(fault.cell) for fault in bulk_editing.understood(session, typed.values())}
    unread = {key for key, cell in typed.items() if id(cell) in faults}
    return [_unread(cell) if cell.key in unread else cell for cell in cells]


def _typed(cell: CollectedCell) -> Cell | None:
    if not cell.takable or cell.node_id is None or cell.value is None:
        return None
    field = cell.field
    return Cell(cell.node_id, field, cell.value) if isinstance(field, EditField) else None


def _unread(cell: CollectedCell) -> CollectedCell:
    assert isinstance(cell.field, EditField)
    return replace(
        cell,
        value=None,
        verdict=Verdict.CONTRADICTORY,
        why=_UNREAD.get(cell.field, Why.LOCKED_ALTERED),
        takable=False,
        taken=False,
    )
