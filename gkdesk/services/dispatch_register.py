"""The register of workbooks handed out (收发台账): who got which version when and how, what
came back, what is still blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.dispatches import Dispatch, DispatchKind, Handing, SentRow
from gkdesk.domain.row_codes import RowCode
from gkdesk.errors import UnknownDispatch
from gkdesk.services.session import Session
from gkdesk.store import changes, columns, dispatches, records


def register(session: Session, plan_id: int | None = None) -> list[Dispatch]:
    """Its lines, the last sent first; of one plan where it is given."""
    return dispatches.every(session.ledger, plan_id)


def line(session: Session, dispatch_id: int) -> Dispatch:
    """One line. Raises UnknownDispatch."""
    return dispatches.one(session.ledger, dispatch_id)


def sent_rows(session: Session, dispatch_id: int) -> dict[RowCode, SentRow]:
    """The rows of a workbook as they were handed out, in its order."""
    return dispatches.sent_rows(session.ledger, dispatch_id)


def by_code(session: Session, code: str) -> Dispatch | None:
    """The line of a workbook that says this code of itself; None where it is none of ours."""
    return dispatches.by_code(session.ledger, code)


def newest(session: Session, plan_id: int, unit: str, period: str) -> Dispatch | None:
    """The last report that a unit got for a plan and period."""
    return dispatches.newest(session.ledger, plan_id, unit, period)


def owing(
    session: Session, plan_id: int | None = None, period: str | None = None
) -> list[Dispatch]:
    """The last line of each unit, plan and period of which something is still to come, in
    the order they were sent; of one period where it is given."""
    found: dict[tuple[int, str, str], Dispatch] = {}
    for each in all_owing(session, plan_id, period):
        found.setdefault((each.plan_id, each.period, each.unit), each)
    return sorted(found.values(), key=lambda each: each.id)


def all_owing(
    session: Session, plan_id: int | None = None, period: str | None = None
) -> list[Dispatch]:
    """All reports of which something is still to come, the last sent first."""
    return [
        each
        for each in register(session, plan_id)
        if each.kind is DispatchKind.REPORT and each.owes and period in (None, each.period)
    ]


def hand(session: Session, ids: Iterable[int], handing: Handing | None, day: date) -> int:
    """Note how workbooks reached their units, and when; ``None`` takes the note back. How
    many lines changed. Raises UnknownDispatch, StaleEdit."""
    wanted: dict[str, Value] = {
        "handing": handing.value if handing else None,
        "handed_on": columns.day(day) if handing else None,
    }
    lines = _lines(session, ids)
    return _write(session, [field for each in lines for field in _differing(each, wanted)])


def annotate(session: Session, dispatch_id: int, note: str) -> int:
    """Write a note beside a line. Raises UnknownDispatch, StaleEdit."""
    (each,) = _lines(session, [dispatch_id])
    return _write(session, _differing(each, {"note": storable(note).strip()}))


def take_out(session: Session, ids: Iterable[int]) -> int:
    """Take lines out of the register; the files are where they are. How many. Raises
    UnknownDispatch, StaleEdit."""
    lines = _lines(session, ids)
    return _write(session, records.removal("dispatch", [each.id for each in lines]))


def _lines(session: Session, ids: Iterable[int]) -> list[Dispatch]:
    wanted = list(dict.fromkeys(ids))
    found = {each.id: each for each in dispatches.of_ids(session.ledger, wanted)}
    for number in wanted:
        if number not in found:
            raise UnknownDispatch(str(number))
    return [found[number] for number in wanted]


def _differing(each: Dispatch, wanted: dict[str, Value]) -> tuple[FieldChange, ...]:
    before: dict[str, Value] = {
        "handing": each.handing.value if each.handing else None,
        "handed_on": columns.day(each.handed_on),
        "note": each.note,
    }
    return differing("dispatch", each.id, before, wanted)


def _write(session: Session, fields: Sequence[FieldChange]) -> int:
    if fields:
        change = Change(ChangeKind.DISPATCH, tuple(fields))
        changes.apply(session.ledger, change, session.hand)
    return len({field.target for field in fields})
