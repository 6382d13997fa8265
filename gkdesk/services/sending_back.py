"""Answers sent back to their units (退回): a workbook with only these rows, and the reason.

It is not undone, the files being out. What was sent back is settled once its unit has answered
anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.domain.characters import storable
from gkdesk.domain.dispatches import DispatchKind, SentRow
from gkdesk.domain.report_periods import period_of
from gkdesk.errors import NoReasonToSendBack, NothingToSend
from gkdesk.services import sending
from gkdesk.services.fill_values import FillFrame
from gkdesk.services.sending import SentFile, UnitPart
from gkdesk.services.sent_rows import rows_of_plan
from gkdesk.services.session import Session
from gkdesk.services.unit_parts import with_values
from gkdesk.store import changes, dispatches, records
from gkdesk.store.collecting import RowKey


class Answered(NamedTuple):
    """A unit's answer about a row, or about one of its due points."""

    node_id: int
    occurrence_id: int | None
    unit: str


class _Round(NamedTuple):
    """What goes into the workbooks of one sending: a plan and a period."""

    plan_id: int
    period: str


def send_back(
    session: Session,
    answers: Iterable[Answered | tuple[int, int | None, str]],
    reason: str,
    folder: Path,
) -> list[SentFile]:
    """Write a workbook for each unit, plan and period with only these rows, enter it in the
    register, and note what was sent back and why. Rows that do not stand are left out.

    Raises NoReasonToSendBack, NothingToSend, TargetUnwritable, TargetFull; nothing is noted
    then.
    """
    why = storable(reason).strip()
    if not why:
        raise NoReasonToSendBack
    rounds = _rounds(session, [Answered(*each) for each in answers])
    if not rounds:
        raise NothingToSend
    sent: list[SentFile] = []
    for about, parts in rounds.items():
        prepared = sending.prepare(
            session,
            with_values(session, parts),
            kind=DispatchKind.RETURNED,
            period=about.period or None,
            reason=why,
        )
        written = sending.write(prepared, folder)
        with session.ledger.transaction():
            files = sending.record(session, prepared, written)
            _note(session, about, prepared.parts, files, why)
        sent += files
    return sent


def _note(
    session: Session,
    about: _Round,
    parts: Sequence[UnitPart],
    files: Sequence[SentFile],
    why: str,
) -> None:
    """Note each row of the workbooks as sent back, one line of the history."""
    day = session.now().date().isoformat()
    noted = [
        {
            "plan_id": about.plan_id,
            "node_id": row.code.node_id,
            "occurrence_id": row.code.occurrence_id,
            "dispatch_id": file.dispatch_id,
            "unit": part.unit,
            "reason": why,
            "day": day,
        }
        for part, file in zip(parts, files, strict=True)
        for row in part.rows
    ]
    _, stands = records.add(session.ledger, "sent_back", noted)
    change = Change(ChangeKind.SEND_BACK, stands)
    changes.apply(session.ledger, change, session.hand, undoable=False)


def _rounds(session: Session, answers: Sequence[Answered]) -> dict[_Round, list[UnitPart]]:
    """The rows by plan, period and unit, each once."""
    fill = FillFrame.of(session, (each.node_id for each in answers))
    found: dict[_Round, dict[str, dict[RowKey, None]]] = defaultdict(lambda: defaultdict(dict))
    for each in answers:
        key = each.node_id, each.occurrence_id
        if fill.stands(*key):
            said = fill.answer(*key, each.unit)
            about = _Round(fill.rows[each.node_id].plan_id, said.period if said else "")
            found[about][each.unit][key] = None
    return {about: _parts(session, about, by_unit, fill) for about, by_unit in found.items()}


def _parts(
    session: Session, about: _Round, by_unit: dict[str, dict[RowKey, None]], fill: FillFrame
) -> list[UnitPart]:
    rows = _rows(session, about)
    parts = []
    for unit, keys in by_unit.items():
        key = fill.key(unit)
        known = fill.answerers.known.units.get(key) if isinstance(key, int) else None
        sent = tuple(rows[each] for each in keys if each in rows)
        parts.append(UnitPart(known.name if known else unit, known.id if known else None, sent))
    return parts


def _rows(session: Session, about: _Round) -> dict[RowKey, SentRow]:
    """The rows of a plan as a workbook shows them now; those about a due point as they were
    last handed out, where the period shows them no more."""
    period = period_of(about.period) if about.period else None
    found: dict[RowKey, SentRow] = {}
    for line in reversed(dispatches.every(session.ledger, about.plan_id)):
        for code, row in dispatches.sent_rows(session.ledger, line.id).items():
            found[code.node_id, code.occurrence_id] = row
    for rows_by in (RowsBy.MEASURE, RowsBy.TASK):
        for each in rows_of_plan(session, about.plan_id, rows_by, period):
            code = each.sent.code
            found[code.node_id, code.occurrence_id] = each.sent
    return found
