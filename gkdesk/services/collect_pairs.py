"""What a row's cells are judged by, and what a status and a day say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.dispatches import SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Status


@dataclass(frozen=True, slots=True)
class RowFrame:
    """What a row's cells are judged by. ``now`` holds its values without empty ones;
    ``known`` tells that somebody is known whose answer it is, so that it may be written;
    ``unasked`` that nobody has to be asked first; ``counted`` that the ledger counts single
    entries, which an answer never takes back."""

    file: int
    now: Mapping[SentField, str]
    known: bool
    unasked: bool
    today: date
    year: int
    signed_on: date | None
    master: bool = False
    counted: bool = False


def pair(cells: dict[SentField, CollectedCell], frame: RowFrame) -> None:
    """Done has a day, and a day means done; both are judged by what would stand after."""
    status, day = cells.get(FillField.STATUS), cells.get(FillField.DONE_ON)
    if day is not None and _changes(day):
        day = cells[FillField.DONE_ON] = _day_judged(day, status, frame)
    if status is not None and _changes(status) and status.value == Status.DONE:
        told = day is not None and (
            day.verdict is Verdict.UNCHANGED
            or day.verdict in (Verdict.NEW, Verdict.CONFLICTING)
        )
        if not told and not frame.now.get(FillField.DONE_ON):
            cells[FillField.STATUS] = _against(status, Why.DONE_WITHOUT_DAY)
    _leave_lone_day(cells, frame)


def _leave_lone_day(cells: dict[SentField, CollectedCell], frame: RowFrame) -> None:
    """A day is taken unasked only beside its status: where a person is asked about that one,
    the day alone would not be written."""
    status, day = cells.get(FillField.STATUS), cells.get(FillField.DONE_ON)
    if status is None or day is None or not day.taken:
        return
    if not status.taken and frame.now.get(FillField.STATUS) != Status.DONE:
        cells[FillField.DONE_ON] = replace(day, taken=False)


def _day_judged(
    day: CollectedCell, status: CollectedCell | None, frame: RowFrame
) -> CollectedCell:
    if day.verdict is Verdict.CONTRADICTORY or day.value is None:
        return day
    held = (
        status.value if status is not None and status.value else frame.now.get(FillField.STATUS)
    )
    when = date.fromisoformat(day.value)
    if held != Status.DONE:
        return _against(day, Why.DAY_WITHOUT_DONE)
    if when > frame.today:
        return _against(day, Why.DAY_IN_FUTURE)
    if frame.signed_on is not None and when < frame.signed_on:
        return _against(day, Why.DAY_BEFORE_SIGNING)
    return day


def _against(cell: CollectedCell, why: Why) -> CollectedCell:
    verdict = Verdict.CONTRADICTORY
    return replace(cell, verdict=verdict, why=cell.why or why, taken=False)


def _changes(cell: CollectedCell) -> bool:
    return cell.verdict is not Verdict.UNCHANGED
