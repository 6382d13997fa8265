"""Extension (延期): a limit put back to a later day, with reason and approver.

What was printed stays; the former day and words stand beside the new ones, and several
extensions in a row keep the whole chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value
from gkdesk.domain.characters import storable
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.supervision import Extension, PutBack
from gkdesk.domain.tasks import Row
from gkdesk.errors import (
    DeadlineNotUnderstood,
    ExtensionNeedsDay,
    ExtensionNotLater,
    FieldNotEditable,
    NoApprover,
    NoReason,
    NothingToExtend,
)
from gkdesk.services import limit_placing, shown_limits
from gkdesk.services.reminding import not_in_future
from gkdesk.services.session import Session
from gkdesk.services.typed_limits import understood
from gkdesk.store import changes, limited_rows, nodes, plans, records
from gkdesk.store import extensions as store_extensions
from gkdesk.store.limited_rows import LimitedRow


@dataclass(frozen=True, slots=True)
class Present:
    """The limit that would be put back: its day and words, and the due point that has it."""

    due: date
    words: str
    name: str
    occurrence_id: int | None


def present(session: Session, node_id: int, occurrence_id: int | None = None) -> Present:
    """The limit of a row that an extension would put back: the given due point's; without
    one the row's own, or its earliest due point that is open and can be late.

    Raises UnknownTask, FieldNotEditable for a row that only shows what is below it, and
    NothingToExtend where no day is settled.
    """
    return _present(session, _limited(session, node_id), occurrence_id)


def _limited(session: Session, node_id: int) -> LimitedRow:
    """The task or measure; a section or plan carries no limit that could be put back."""
    nodes.row(session.ledger, node_id)
    found = limited_rows.of_ids(session.ledger, [node_id])
    if not found:
        raise FieldNotEditable("deadline")
    return found[0]


def _present(session: Session, row: LimitedRow, occurrence_id: int | None) -> Present:
    if row.staged or occurrence_id is not None:
        point = store_extensions.due_point(session.ledger, row.id, occurrence_id)
        if point is None:
            raise NothingToExtend
        return Present(point.due, point.words, point.name, point.id)
    if row.over_measures and not row.deadline_own:
        raise FieldNotEditable("deadline")
    if row.due is None:
        raise NothingToExtend
    return Present(date.fromisoformat(row.due), row.words, "", None)


def understand(
    session: Session, node_id: int, occurrence_id: int | None, typed: str
) -> Deadline:
    """The new limit that typed words mean, one settled day; nothing is changed. A phrase
    without a year is read in the year of the day that stands.

    Raises what ``present`` raises, DeadlineNotUnderstood, ExtensionNeedsDay,
    ExtensionNotLater.
    """
    row = _limited(session, node_id)
    return _later(session, row, _present(session, row, occurrence_id), typed)[0]


def _later(
    session: Session, row: LimitedRow, former: Present, typed: str
) -> tuple[Deadline, date]:
    words = storable(typed).strip()
    if not words:
        raise DeadlineNotUnderstood(words)
    signed_on = plans.reading_frame(session.ledger, row.plan_id)[1]
    limit = understood(words, former.due.year, signed_on)
    if limit.due is None or limit.rule or limit.count:
        raise ExtensionNeedsDay(words)
    if limit.due <= former.due:
        raise ExtensionNotLater(former.due.isoformat())
    return replace(limit, kind=DeadlineKind.DATE), limit.due


def extend(  # noqa: PLR0917  an extension is told with all of these
    session: Session,
    node_id: int,
    occurrence_id: int | None,
    typed: str,
    reason: str,
    approver: str,
    decided_on: date,
) -> Row:
    """Put a limit back; the row as it stands afterwards. One change.

    ``typed`` is an ISO day or a phrase that settles one. Without ``occurrence_id`` the
    limit is the one ``present`` gives. Raises what ``understand`` raises, NoReason,
    NoApprover, and DayInFuture for a decision still to come; nothing is changed then.
    """
    understand(session, node_id, occurrence_id, typed)
    told = decision(session, reason, approver, decided_on)
    with session.ledger.transaction():
        fields = wanted(session, node_id, occurrence_id, typed, told)
        change = Change(ChangeKind.EXTEND, fields)
        number = changes.apply(session.ledger, change, session.hand)
        shown_limits.follow(session, number, [node_id])
    return nodes.row(session.ledger, node_id)


def wanted(
    session: Session,
    node_id: int,
    occurrence_id: int | None,
    typed: str,
    told: Mapping[str, Value],
) -> tuple[FieldChange, ...]:
    """What an extension changes, for a change that holds more than it; its record is written:
    inside its transaction. ``told`` is what ``decision`` gives. Raises what ``understand``
    raises."""
    row = _limited(session, node_id)
    former = _present(session, row, occurrence_id)
    limit, due = _later(session, row, former, typed)
    record = {**_record(row, former, due, limit.expression), **told}
    _, stands = records.add(session.ledger, "extension", [record])
    return (*stands, *_moved(session, row, former.occurrence_id, limit, due))


def _moved(
    session: Session, row: LimitedRow, occurrence_id: int | None, limit: Deadline, due: date
) -> tuple[FieldChange, ...]:
    if occurrence_id is None:
        return limit_placing.set_by_hand(session, row, [limit])
    return limit_placing.put_back(session, occurrence_id, due)


def decision(
    session: Session, reason: str, approver: str, decided_on: date
) -> dict[str, Value]:
    """Why a limit is put back, who agreed and when. Raises NoReason, NoApprover and
    DayInFuture."""
    reason, approver = storable(reason).strip(), storable(approver).strip()
    if not reason:
        raise NoReason
    if not approver:
        raise NoApprover
    not_in_future(session, decided_on)
    return {"reason": reason, "approver": approver, "decided_on": decided_on.isoformat()}


def _record(row: LimitedRow, former: Present, due: date, words: str) -> dict[str, Value]:
    return {
        "plan_id": row.plan_id,
        "node_id": row.id,
        "occurrence_id": former.occurrence_id,
        "former_due": former.due.isoformat(),
        "former_words": former.words,
        "due": due.isoformat(),
        "words": words,
    }


def extensions(session: Session, node_id: int) -> list[Extension]:
    """The extensions of one row and its due points in the order they were made."""
    return extensions_of(session, [node_id]).get(node_id, [])


def extensions_of(session: Session, ids: Sequence[int]) -> dict[int, list[Extension]]:
    """The extensions of rows in the order they were made; rows without any are left out."""
    return store_extensions.of_rows(session.ledger, ids)


def put_back(session: Session, ids: Sequence[int]) -> dict[int, list[PutBack]]:
    """The extensions that hold today, limit by limit, a task's with those of its measures:
    what a list shows beside the words. Rows without any are left out."""
    return store_extensions.put_back(session.ledger, ids)


def plan_put_back(session: Session, plan_id: int) -> dict[int, list[PutBack]]:
    """As ``put_back``, for all tasks and measures of a plan."""
    ids = store_extensions.extended_rows(session.ledger, plan_id)
    return store_extensions.put_back(session.ledger, ids)
