"""Edits by hand, each one change; taking back, doing again, and the history."""

from __future__ import annotations

import json

from gkdesk.domain.changes import (
    Change,
    ChangeKind,
    FieldChange,
    HistoryEntry,
    Value,
    differing,
)
from gkdesk.domain.characters import storable
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import FieldNotEditable, UnknownStatus
from gkdesk.reading.units import split_names
from gkdesk.services import limit_placing, reached_counts, row_words, shown_limits
from gkdesk.services.session import Session
from gkdesk.services.typed_limits import understood_all
from gkdesk.store import changes, limited_rows, nodes, plans
from gkdesk.store import history as store_history
from gkdesk.terms import STATUS_WORDS

_ROLES = {
    EditField.LEAD: Role.LEAD,
    EditField.RESPONSIBLE: Role.RESPONSIBLE,
    EditField.SUPPORTING: Role.SUPPORTING,
}
EVERYTHING = -1
"""As the limit of a history: no limit."""

_Values = dict[str, Value]


def set_field(session: Session, node_id: int, field: EditField, value: str) -> Row:
    """One edit; the row as it stands afterwards. A value that is there already changes
    nothing and leaves no line in the history.

    ``status`` takes open/done or 推进中/已办结; ``deadline`` an ISO day or a phrase the
    reader understands, "" for the printed limit; units are names joined by 、.
    Raises UnknownTask, UnknownStatus, DeadlineNotUnderstood, FieldNotEditable, NoWords,
    StaleEdit.
    """
    row = nodes.row(session.ledger, node_id)
    if row.kind is NodeKind.PLAN or (row.kind, field) == (NodeKind.SECTION, EditField.STATUS):
        raise FieldNotEditable(field.value)
    with session.ledger.transaction():
        fields = _wanted(session, row, field, storable(value).strip())
        if fields:
            change = Change(ChangeKind.EDIT, fields)
            number = changes.apply(session.ledger, change, session.hand)
            reached_counts.close_new(session, number, fields)
            if field in (EditField.DEADLINE, EditField.STATUS):
                shown_limits.follow(session, number, [node_id])
            if field is EditField.LABEL:
                row_words.follow(session, number, node_id, storable(value).strip())
    return nodes.row(session.ledger, node_id)


def _wanted(
    session: Session, row: Row, field: EditField, value: str
) -> tuple[FieldChange, ...]:
    """What an edit changes at the row itself; nothing where the value stands already."""
    if field in row_words.FIELDS:
        return row_words.wanted(row, field, value)
    if field is EditField.DEADLINE:
        return _limit(session, row, value)
    if field is EditField.STATUS:
        wanted: _Values = {"status": _status(value).value}
    elif field in _ROLES:
        wanted = {field.value: json.dumps(unit_names(value), ensure_ascii=False)}
    else:
        wanted = {field.value: value}
    stored = nodes.stored(session.ledger, row.id)
    fields = differing("node", row.id, stored, wanted)
    if fields and field is EditField.PROGRESS and value:
        fields += nodes.reported(session.ledger, row.id, session.now().date())
    return fields


def _status(value: str) -> Status:
    if value not in STATUS_WORDS:
        raise UnknownStatus(value)
    return STATUS_WORDS[value]


def unit_names(value: str) -> list[str]:
    """The names of a list as it is typed: separated by 、 or another stop, each once; a
    collective (区政府各部门、单位) stays one name."""
    return list(dict.fromkeys(split_names(value)))


def _limit(session: Session, row: Row, value: str) -> tuple[FieldChange, ...]:
    limits = _typed_limits(session, row, value) if value else None
    if limits is None and not row.deadline_set:
        return ()
    rows = limited_rows.of_ids(session.ledger, [row.id])
    if not rows:
        raise FieldNotEditable(EditField.DEADLINE.value)
    return limit_placing.set_by_hand(session, rows[0], limits)


def _typed_limits(session: Session, row: Row, value: str) -> tuple[Deadline, ...]:
    year, signed_on = plans.reading_frame(session.ledger, row.plan_id)
    return understood_all(value, year or session.now().year, signed_on)


def undo(session: Session) -> list[HistoryEntry]:
    """Take the last change back; what changed by that. Raises NothingToUndo, StaleEdit."""
    change_id = changes.undo(session.ledger, session.hand)
    return store_history.entries_of(session.ledger, change_id)


def redo(session: Session) -> list[HistoryEntry]:
    """Do again what was taken back last. Raises NothingToRedo, StaleEdit."""
    change_id = changes.redo(session.ledger, session.hand)
    return store_history.entries_of(session.ledger, change_id)


def can_undo(session: Session) -> bool:
    """Whether there is a change to take back."""
    return changes.can_undo(session.ledger)


def can_redo(session: Session) -> bool:
    """Whether there is a change to do again."""
    return changes.can_redo(session.ledger)


def history(
    session: Session, node_id: int | None = None, limit: int = 200
) -> list[HistoryEntry]:
    """The newest ``limit`` changes, newest first; of one row where it is given."""
    return store_history.entries(session.ledger, node_id, limit)
