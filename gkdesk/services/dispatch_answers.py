"""What a unit has answered to one workbook, row by row, with what speaks against the worth of
an answer: for looking through it, and for sending some of it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gkdesk.domain.collected import Hint
from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.feedback import Feedback, SentBack
from gkdesk.domain.tasks import Status
from gkdesk.services import answer_hints, dispatch_register, feedback
from gkdesk.services.sending_back import Answered
from gkdesk.services.session import Session

_Key = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class AnswerToRow:
    """A row of a workbook and its unit's answer, None where there is none. ``back`` is the
    last time it was sent back and not answered anew since."""

    key: Answered
    sent: SentRow
    said: Feedback | None
    hints: tuple[Hint, ...] = ()
    back: SentBack | None = None


def answers(session: Session, dispatch_id: int) -> list[AnswerToRow]:
    """The rows of a workbook in its order. Raises UnknownDispatch."""
    unit = dispatch_register.line(session, dispatch_id).unit
    rows = list(dispatch_register.sent_rows(session, dispatch_id).values())
    nodes = list(dict.fromkeys(row.code.node_id for row in rows))
    said = _said(session, nodes, unit)
    copied = answer_hints.repeated(_reports(said.values()))
    found = []
    for row in rows:
        key = row.code.node_id, row.code.occurrence_id
        answer = said.get(key)
        hints = _hints(session, answer, copied) if answer else ()
        back = _back(session, key, unit)
        found.append(AnswerToRow(Answered(*key, unit), row, answer, hints, back))
    return found


def _said(session: Session, nodes: Iterable[int], unit: str) -> dict[_Key, Feedback]:
    lists = feedback.of_rows(session, nodes).values()
    return {
        (each.node_id, each.occurrence_id): each
        for answers in lists
        for each in answers
        if each.unit == unit
    }


def _reports(said: Iterable[Feedback]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for each in said:
        if each.progress:
            found.setdefault(each.node_id, []).append(each.progress)
    return found


def _hints(session: Session, said: Feedback, copied: frozenset[str]) -> tuple[Hint, ...]:
    hints = answer_hints.of_progress(said.progress, (), copied) if said.progress else []
    if said.status is Status.DONE:
        given = feedback.evidence(session, said.node_id)
        if not any(
            each.unit == said.unit and each.occurrence_id == said.occurrence_id
            for each in given
        ):
            hints.append(Hint.DONE_WITHOUT_EVIDENCE)
    return tuple(hints)


def _back(session: Session, key: _Key, unit: str) -> SentBack | None:
    """The last time a row was sent back to a unit, where that is not settled."""
    all_of_row = feedback.sent_back(session, key[0])
    open_ones = [
        each
        for each in all_of_row
        if each.unit == unit and each.occurrence_id == key[1] and not each.settled
    ]
    return open_ones[-1] if open_ones else None
