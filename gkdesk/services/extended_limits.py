"""What an extension changes in the ledger beside its own record."""

from __future__ import annotations

from datetime import date

from gkdesk.calendars.schedule import moved
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.services import task_limit
from gkdesk.services.session import Session
from gkdesk.store import extensions, nodes

_Values = dict[str, Value]


def late_columns(session: Session, plan_id: int, due: date) -> _Values:
    """The last day in time of an extended limit: a day that is named, so by law it stays on
    a rest day."""
    rest_days = extensions.rest_days(session.ledger, plan_id)
    late_after, certain = moved(due, DeadlineKind.DATE, rest_days, _calendar(session))
    return {"late_after": late_after.isoformat(), "provisional": int(not certain)}


def _calendar(session: Session) -> WorkCalendar:
    return getattr(session, "calendar", None) or WorkCalendar()


def of_row(session: Session, row: Row, limit: Deadline, due: date) -> tuple[FieldChange, ...]:
    """The limit set by hand on the row that carries it, and what its task shows by that."""
    stored = nodes.stored(session.ledger, row.id)
    wanted: _Values = nodes.limit_columns(limit) | {"deadline_set": 1}
    fields = task_limit.differing(row.id, stored, wanted)
    days = extensions.days(session.ledger, "node", row.id)
    fields += _differing("node", row.id, days, late_columns(session, row.plan_id, due))
    if row.kind is NodeKind.MEASURE:
        fields += task_limit.following(session.ledger, row, wanted)
    return fields


def of_due_point(
    session: Session, row: Row, occurrence_id: int, due: date
) -> tuple[FieldChange, ...]:
    """One due point moved, and the day its row shows by that."""
    before = extensions.days(session.ledger, "occurrence", occurrence_id)
    after: _Values = {"due": due.isoformat(), **late_columns(session, row.plan_id, due)}
    fields = _differing("occurrence", occurrence_id, before, after)
    shown = extensions.days(session.ledger, "node", row.id)
    soonest = extensions.soonest(session.ledger, row.id, occurrence_id, after)
    return fields + _differing("node", row.id, shown, soonest)


def _differing(
    entity: str, target: int, before: _Values, after: _Values
) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(entity, target, name, before[name], wanted)
        for name, wanted in after.items()
        if before[name] != wanted
    )
