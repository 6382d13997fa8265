"""Any number of cells written as one change: pasted, filled, or changed in bulk.

Every cell means what it means in ``editing.set_field``; the whole is undone as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gkdesk.domain.cells import Cell, CellFault, Manner
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value
from gkdesk.domain.characters import storable
from gkdesk.domain.tasks import EditField, NodeKind
from gkdesk.services import bulk_limits, cell_meaning, reached_counts, shown_limits
from gkdesk.services.cell_meaning import Meaning
from gkdesk.services.editing import unit_names
from gkdesk.services.session import Session
from gkdesk.store import bulk_rows, changes, columns
from gkdesk.terms import STATUS_WORDS

__all__ = [
    "Cell",
    "CellFault",
    "Manner",
    "Wanted",
    "follow",
    "set_cells",
    "understood",
    "wanted",
]

_UNITS = frozenset((EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING))
_Before = Mapping[int, Value]


def understood(session: Session, cells: Iterable[Cell]) -> list[CellFault]:
    """The cells that cannot be written, each with its reason; nothing is written."""
    return cell_meaning.read(session, cells).faults


def set_cells(session: Session, cells: Sequence[Cell]) -> tuple[int, ...]:
    """Write cells of any rows as one change; the ids of the rows that changed. What stands
    already changes nothing, and leaves no line in the history where it is all.

    Units added join those the row shows, inherited ones too. Raises what the first cell
    raises that cannot be written, and StaleEdit; nothing is written then.
    """
    with session.ledger.transaction():
        found = wanted(session, cells)
        if not found.fields:
            return ()
        change = Change(ChangeKind.BULK, found.fields)
        number = changes.apply(session.ledger, change, session.hand)
        follow(session, number, found)
    rows = (field.target for field in found.fields if field.entity == "node")
    return tuple(dict.fromkeys((*rows, *found.limited)))


class Wanted(NamedTuple):
    """What cells change: all of it, what of it is of due points, and the rows with another
    limit."""

    fields: tuple[FieldChange, ...]
    limits: tuple[FieldChange, ...]
    limited: tuple[int, ...]


def wanted(session: Session, cells: Sequence[Cell]) -> Wanted:
    """What cells change, for a change that holds more than them; new due points are written:
    inside its transaction. Raises what the first cell raises that cannot be written."""
    meaning = cell_meaning.read(session, cells)
    if meaning.faults:
        raise meaning.faults[0].why
    limits = bulk_limits.set_by_hand(session, meaning.limits)
    return Wanted((*_texts(session, meaning), *limits), limits, tuple(meaning.limits))


def follow(session: Session, change_id: int, found: Wanted) -> None:
    """What follows from cells that a change has written, as part of it."""
    reached_counts.close_new(session, change_id, found.limits)
    limited = [*found.limited, *_with_status(found.fields)]
    depending = bulk_rows.depending(session.ledger, limited)
    if depending:
        shown_limits.follow(session, change_id, depending)


def _with_status(fields: Iterable[FieldChange]) -> list[int]:
    return [
        field.target for field in fields if field.entity == "node" and field.field == "status"
    ]


def _texts(session: Session, meaning: Meaning) -> list[FieldChange]:
    """What differs at the cells that hold words."""
    by_field: dict[EditField, list[Cell]] = {}
    for cell in meaning.texts:
        by_field.setdefault(cell.field, []).append(cell)
    found: list[FieldChange] = []
    for name, cells in by_field.items():
        ids = dict.fromkeys(cell.node_id for cell in cells)
        before = bulk_rows.values(session.ledger, ids, name.value)
        after = _after(session, meaning, name, cells, before)
        fields = [
            FieldChange("node", node_id, name.value, before[node_id], value)
            for node_id, value in after.items()
            if before[node_id] != value
        ]
        found += fields
        if name is EditField.PROGRESS:
            told = [field.target for field in fields if field.after]
            found += bulk_rows.reported(session.ledger, told, session.now().date())
    return found


def _after(
    session: Session,
    meaning: Meaning,
    name: EditField,
    cells: Sequence[Cell],
    before: _Before,
) -> dict[int, Value]:
    """What stands in a column after all cells, the later ones upon the earlier."""
    if name in _UNITS:
        return _units(session, meaning, name, cells, before)
    after: dict[int, Value] = {}
    typed = {cell.value: storable(cell.value).strip() for cell in cells}
    for cell in cells:
        value: Value = typed[cell.value]
        if name is EditField.STATUS:
            value = STATUS_WORDS[typed[cell.value]].value
        elif cell.manner is Manner.ADD:
            value = _below(str(after.get(cell.node_id, before[cell.node_id])), str(value))
        after[cell.node_id] = value
    return after


def _below(former: str, added: str) -> str:
    return "\n".join(part for part in (former, added) if part)


def _units(
    session: Session,
    meaning: Meaning,
    name: EditField,
    cells: Sequence[Cell],
    before: _Before,
) -> dict[int, Value]:
    read = {cell.value: unit_names(storable(cell.value)) for cell in cells}
    whole = {typed: columns.names(names) for typed, names in read.items()}
    above = _above(session, meaning, name, cells)
    after: dict[int, Value] = {}
    for cell in cells:
        if cell.manner is Manner.REPLACE:
            after[cell.node_id] = whole[cell.value]
            continue
        own = columns.as_names(str(after.get(cell.node_id, before[cell.node_id])))
        shown = own or above.get(cell.node_id, ())
        if cell.manner is Manner.ADD:
            wanted = dict.fromkeys((*shown, *read[cell.value]))
        else:
            wanted = dict.fromkeys(one for one in shown if one not in read[cell.value])
        if tuple(wanted) != tuple(shown):
            after[cell.node_id] = columns.names(list(wanted))
    return after


def _above(
    session: Session, meaning: Meaning, name: EditField, cells: Sequence[Cell]
) -> dict[int, tuple[str, ...]]:
    """The units that measures show of their tasks, where some are added or taken out."""
    joined = (cell.node_id for cell in cells if cell.manner is not Manner.REPLACE)
    places = {node_id: meaning.places[node_id] for node_id in joined}
    tasks = {
        node_id: place.parent_id
        for node_id, place in places.items()
        if place.kind is NodeKind.MEASURE and place.parent_id
    }
    found = bulk_rows.values(session.ledger, set(tasks.values()), name.value)
    return {node_id: columns.as_names(str(found[above])) for node_id, above in tasks.items()}
