"""What an extension changes in the ledger beside its own record."""

from __future__ import annotations

from datetime import date

from gkdesk.calendars.schedule import moved
from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.services import limit_placing
from gkdesk.services.row_limits import frame_of
from gkdesk.services.session import Session
from gkdesk.store import extensions
from gkdesk.store.limited_rows import LimitedRow


def of_row(session: Session, row: LimitedRow, limit: Deadline) -> tuple[FieldChange, ...]:
    """The limit set by hand at the row that carries it."""
    return limit_placing.set_by_hand(session, row, [limit])


def of_due_point(
    session: Session, row: LimitedRow, occurrence_id: int, due: date
) -> tuple[FieldChange, ...]:
    """One due point moved; the new day is a named one, so by law it stays on a rest day."""
    frame = frame_of(session, row.plan_id)
    late_after, certain = moved(due, DeadlineKind.DATE, frame.rest_days, frame.calendar)
    before = extensions.days(session.ledger, occurrence_id)
    after: dict[str, Value] = {
        "due": due.isoformat(),
        "late_after": late_after.isoformat(),
        "provisional": int(not certain),
    }
    return tuple(
        FieldChange("occurrence", occurrence_id, name, before[name], wanted)
        for name, wanted in after.items()
        if before[name] != wanted
    )
