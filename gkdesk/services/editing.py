"""Edits by hand, each one change; taking back, doing again, and the history."""

from __future__ import annotations

import json

from gkdesk.domain.changes import Change, ChangeKind, HistoryEntry, Value
from gkdesk.domain.characters import storable
from gkdesk.domain.deadlines import Deadline, governing
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import FieldNotEditable, UnknownStatus
from gkdesk.reading.units import split_names
from gkdesk.services import task_limit
from gkdesk.services.session import Session
from gkdesk.services.task_limit import differing
from gkdesk.services.typed_limits import understood
from gkdesk.store import changes, nodes, plans, printed
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
    Raises UnknownTask, UnknownStatus, DeadlineNotUnderstood, FieldNotEditable, StaleEdit.
    """
    row = nodes.row(session.ledger, node_id)
    if row.kind is NodeKind.PLAN or (row.kind, field) == (NodeKind.SECTION, EditField.STATUS):
        raise FieldNotEditable(field.value)
    before, after = _sides(session, row, field, storable(value).strip())
    fields = differing(node_id, before, after)
    if fields and row.kind is NodeKind.MEASURE:
        fields += task_limit.following(session.ledger, row, after)
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
    return nodes.row(session.ledger, node_id)


def _sides(session: Session, row: Row, field: EditField, value: str) -> tuple[_Values, _Values]:
    """The columns an edit touches, as they are and as they are wanted."""
    stored = nodes.stored(session.ledger, row.id)
    if field is EditField.STATUS:
        wanted: _Values = {"status": _status(value).value}
    elif field is EditField.DEADLINE:
        wanted = _limit(session, row, value)
    elif field in _ROLES:
        wanted = {field.value: json.dumps(unit_names(value), ensure_ascii=False)}
    else:
        wanted = {field.value: value}
    return stored, wanted


def _status(value: str) -> Status:
    if value not in STATUS_WORDS:
        raise UnknownStatus(value)
    return STATUS_WORDS[value]


def unit_names(value: str) -> list[str]:
    """The names of a list as it is typed: separated by 、 or another stop, each once; a
    collective (区政府各部门、单位) stays one name."""
    return list(dict.fromkeys(split_names(value)))


def _limit(session: Session, row: Row, value: str) -> _Values:
    if not value and not row.deadline_set:
        return {}
    limit = _typed_limit(session, row, value) if value else _unset_limit(session, row)
    return nodes.limit_columns(limit) | {"deadline_set": int(bool(value))}


def understand(session: Session, node_id: int, value: str) -> Deadline:
    """What ``set_field`` would make of a typed time limit; nothing is changed.

    Raises UnknownTask, DeadlineNotUnderstood.
    """
    return _typed_limit(session, nodes.row(session.ledger, node_id), value.strip())


def _unset_limit(session: Session, row: Row) -> Deadline | None:
    """The limit of a row where no person sets one."""
    if row.kind is NodeKind.TASK:
        return task_limit.limit_of_task(session.ledger, row.id)
    return governing(printed.limits(session.ledger, row.id))


def _typed_limit(session: Session, row: Row, value: str) -> Deadline:
    year, signed_on = plans.reading_frame(session.ledger, row.plan_id)
    return understood(value, year or session.now().year, signed_on)


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
