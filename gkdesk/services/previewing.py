"""What a typed time limit would come to, before it is taken; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gkdesk.calendars.schedule import schedule
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.occurrences import Schedule
from gkdesk.errors import DeadlineNotUnderstood, NoSuchDay
from gkdesk.services.row_limits import frame_of
from gkdesk.services.session import Session
from gkdesk.services.typed_days import impossible_day
from gkdesk.services.typed_limits import understood_all
from gkdesk.store import nodes, plans


@dataclass(frozen=True, slots=True)
class Preview:
    """The limits a line holds and the due points they come to. ``signed_on`` is the day the
    notice was signed, where it is known."""

    limits: tuple[Deadline, ...]
    schedule: Schedule
    signed_on: date | None


def preview(session: Session, node_id: int, typed: str) -> Preview:
    """What ``editing.set_field`` would make of a typed limit of this row.

    Raises UnknownTask, DeadlineNotUnderstood, and NoSuchDay for 2月30日.
    """
    row = nodes.row(session.ledger, node_id)
    year, signed_on = plans.reading_frame(session.ledger, row.plan_id)
    year = year or session.now().year
    words = typed.strip()
    impossible = impossible_day(words, year)
    if impossible is not None:
        raise NoSuchDay(impossible)
    if not words:
        raise DeadlineNotUnderstood(words)
    limits = understood_all(words, year, signed_on)
    terms = schedule(limits, frame_of(session, row.plan_id))
    return Preview(limits, terms, signed_on)
