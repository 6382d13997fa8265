"""Counts that were reached by entries before their due point stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.tasks import Status
from gkdesk.services.session import Session
from gkdesk.store import changes, occurrences


def close_new(session: Session, change_id: int, fields: Sequence[FieldChange]) -> None:
    """Close the due points that a change, given by its fields, has brought for the first
    time with their count reached, as part of it. Inside its transaction."""
    new = [
        field.target
        for field in fields
        if field.entity == "occurrence" and field.field == "deleted" and not field.after
    ]
    if new:
        reached = occurrences.new_and_reached(session.ledger, new, change_id)
        changes.append(session.ledger, change_id, closing(session, reached))


def closing(session: Session, ids: Sequence[int]) -> tuple[FieldChange, ...]:
    """The field changes that close open due points today."""
    today = session.now().date().isoformat()
    return tuple(
        FieldChange("occurrence", number, name, before, after)
        for number in ids
        for name, before, after in (("status", "open", "done"), ("done_on", None, today))
    )


def close_reached(session: Session, change_id: int, node_ids: Iterable[int]) -> None:
    """Close the open due points of rows whose count new entries of a change have reached, as
    part of it. Inside its transaction."""
    reached = [
        point.id
        for points in occurrences.of_rows(session.ledger, node_ids).values()
        for point in points
        if point.term.count is not None
        and point.status is Status.OPEN
        and point.reached >= point.term.count
    ]
    changes.append(session.ledger, change_id, closing(session, reached))
