"""Putting off (稍后再提醒): what the morning page does not ring before a day.

A whole row put off takes its due points with it. Nothing of the work itself changes: its
limit, light and place in every list stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.errors import DayNotAhead, UnknownTask
from gkdesk.services.session import Session
from gkdesk.store import changes, records, supervision


@dataclass(frozen=True, slots=True)
class Quiet:
    """What is not rung on a day: rows with all their due points, and single due points."""

    rows: frozenset[int]
    occurrences: frozenset[int]

    def covers(self, node_id: int, occurrence_id: int | None) -> bool:
        """Whether this row or due point is not rung."""
        return node_id in self.rows or occurrence_id in self.occurrences


def put_off(session: Session, node_id: int, occurrence_id: int | None, until: date) -> None:
    """Do not ring a row (or one of its due points) before ``until``; another day takes the
    place of the former. Raises DayNotAhead, UnknownTask."""
    if until <= session.now().date():
        raise DayNotAhead(until.isoformat())
    _known(session, node_id, occurrence_id)
    with session.ledger.transaction():
        fields = _wanted(session, node_id, occurrence_id, until.isoformat())
        if fields:
            changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)


def _known(session: Session, node_id: int, occurrence_id: int | None) -> None:
    ledger = session.ledger
    row_stands = node_id in supervision.plan_of(ledger, [node_id])
    if not row_stands or not (
        occurrence_id is None or supervision.occurrence_stands(ledger, node_id, occurrence_id)
    ):
        raise UnknownTask(str(node_id))


def _wanted(
    session: Session, node_id: int, occurrence_id: int | None, until: str
) -> tuple[FieldChange, ...]:
    found = supervision.put_off_record(session.ledger, node_id, occurrence_id)
    if found is None:
        record = {"node_id": node_id, "occurrence_id": occurrence_id, "until": until}
        (number,), stands = records.add(session.ledger, "put_off", [record])
        return (*stands, _day(number, until, until))
    number, former = found
    return () if former == until else (_day(number, former, until),)


def _day(number: int, before: str, after: str) -> FieldChange:
    """The day, also where it stays: the history says it as it was."""
    return FieldChange("put_off", number, "until", before, after)


def take_back(session: Session, node_id: int, occurrence_id: int | None = None) -> bool:
    """Ring a row or due point again from now on; False where it was not put off."""
    found = supervision.put_off_record(session.ledger, node_id, occurrence_id)
    if found is None:
        return False
    number, day = found
    fields = (*records.removal("put_off", [number]), _day(number, day, day))
    changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
    return True


def quiet(session: Session, today: date | None = None) -> Quiet:
    """What is not rung on a day, today where none is given."""
    day = (today or session.now().date()).isoformat()
    ahead = [found for found in supervision.put_off(session.ledger) if found.until > day]
    return Quiet(
        frozenset(found.node for found in ahead if found.occurrence is None),
        frozenset(found.occurrence for found in ahead if found.occurrence is not None),
    )


def until(session: Session) -> dict[tuple[int, int | None], date]:
    """The day on which each row or due point is rung again, also where it has come."""
    found = supervision.put_off(session.ledger)
    return {(each.node, each.occurrence): date.fromisoformat(each.until) for each in found}
