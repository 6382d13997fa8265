"""Three ways per cell: what was sent, what came back, what stands now.

Blank never deletes. What came back as it was sent, or says what stands already, changes
nothing. Where the ledger still says what was sent, the rest is new; where it says something
else, or nobody knows what was sent, both sides have changed. What cannot be so as it is said
is contradictory, whatever else it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedCell
from gkdesk.domain.tasks import EditField, Status
from gkdesk.services.collect_rows import Placed
from gkdesk.services.collect_words import Said, bare, said
from gkdesk.services.fill_values import evidence_lines

FIELDS: tuple[SentField | LockedField, ...] = (*FillField, *EditField, *LockedField)
"""Every field a cell can be of; its place is part of the cell's key."""
_PLACES = {(type(field), field): at for at, field in enumerate(FIELDS)}
_LOCKED = (
    LockedField.SECTION,
    LockedField.TASK,
    LockedField.MEASURE,
    LockedField.DEADLINE,
)
_STATUSES = (FillField.STATUS, EditField.STATUS)
_ROOM = 32
"""More than there are fields."""
_PRINTED = frozenset((EditField.TEXT, EditField.LABEL))
"""Fields of a master table that a returned one never changes."""


@dataclass(frozen=True, slots=True)
class RowFrame:
    """What a row's cells are judged by. ``now`` holds its values without empty ones;
    ``known`` tells that somebody is known whose answer it is, so that it may be written;
    ``unasked`` that nobody has to be asked first."""

    file: int
    now: Mapping[SentField, str]
    known: bool
    unasked: bool
    today: date
    year: int
    signed_on: date | None
    master: bool = False


def cells_of(placed: Placed, frame: RowFrame) -> list[CollectedCell]:
    """The cells of a row that came back with words in them, then its fixed words that were
    altered."""
    sent = _sent_values(placed)
    cells = {
        field: _judged(placed, frame, field, cell, sent)
        for field, cell in placed.row.cells.items()
        if cell.words or cell.day or cell.number is not None
    }
    if not frame.master:
        _pair(cells, frame)
    return [
        _settled(cell, placed, frame) for cell in (*cells.values(), *_altered(placed, frame))
    ]


def _sent_values(placed: Placed) -> Mapping[str, str] | None:
    """The values that were sent, by the names of fields: what the register says, else what
    the workbook itself says."""
    if placed.sent is not None:
        return placed.sent.values
    if placed.row.sent is not None:
        return {field.value: words for field, words in placed.row.sent.items()}
    return None


def _judged(
    placed: Placed,
    frame: RowFrame,
    field: SentField,
    cell: ReturnedCell,
    values: Mapping[str, str] | None,
) -> CollectedCell:
    default = Status.OPEN.value if field in _STATUSES else ""
    sent = None if values is None else values.get(field.value, default)
    now = frame.now.get(field, "")
    read = Said(cell.words) if cell.words == sent and not cell.amiss else None
    read = read or said(field, cell, frame.year)
    verdict, why = _verdict(field, sent, read, now)
    value = _union(now, read.value) if field is FillField.EVIDENCE else read.value
    if field in _PRINTED and verdict is not Verdict.UNCHANGED:
        value, verdict, why = None, Verdict.CONTRADICTORY, Why.LOCKED_ALTERED
    if field is FillField.EVIDENCE and why is Why.EVIDENCE_MISSING and value == now:
        value = None
    return _cell(placed, frame, field, cell.place, sent, cell.words, now, value, verdict, why)


def _verdict(
    field: SentField, sent: str | None, read: Said, now: str
) -> tuple[Verdict, Why | None]:
    value, why = read
    if value is not None and value in (sent, now):
        return Verdict.UNCHANGED, None
    if why is not None:
        return Verdict.CONTRADICTORY, why
    assert value is not None
    if field is FillField.EVIDENCE:
        return _evidence(sent, value, now)
    if field is FillField.COUNT and now and int(value) < int(now):
        return Verdict.CONTRADICTORY, Why.COUNT_SMALLER
    return _three_ways(sent, now)


def _three_ways(sent: str | None, now: str) -> tuple[Verdict, Why | None]:
    if sent is None:
        return (Verdict.CONFLICTING, Why.SENT_UNKNOWN) if now else (Verdict.NEW, None)
    return (Verdict.NEW if now == sent else Verdict.CONFLICTING), None


def _evidence(sent: str | None, value: str, now: str) -> tuple[Verdict, Why | None]:
    """Pieces of evidence only ever come: those that are new are taken beside the others,
    whatever was given here meanwhile."""
    given, returned = evidence_lines(now), evidence_lines(value)
    former = [line for line in evidence_lines(sent or "") if line in given]
    missing = Why.EVIDENCE_MISSING if any(line not in returned for line in former) else None
    if all(line in given for line in returned):
        return (Verdict.CONTRADICTORY if missing else Verdict.UNCHANGED), missing
    return Verdict.NEW, missing


def _union(now: str, value: str | None) -> str | None:
    if value is None:
        return None
    return "\n".join(dict.fromkeys((*evidence_lines(now), *evidence_lines(value))))


# what a status and a day say together


def _pair(cells: dict[SentField, CollectedCell], frame: RowFrame) -> None:
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
        return replace(_against(day, Why.DAY_WITHOUT_DONE), value=None)
    if when > frame.today:
        return _against(day, Why.DAY_IN_FUTURE)
    if frame.signed_on is not None and when < frame.signed_on:
        return _against(day, Why.DAY_BEFORE_SIGNING)
    return day


def _against(cell: CollectedCell, why: Why) -> CollectedCell:
    return replace(cell, verdict=Verdict.CONTRADICTORY, why=cell.why or why)


def _changes(cell: CollectedCell) -> bool:
    return cell.verdict is not Verdict.UNCHANGED


# fixed words


def _altered(placed: Placed, frame: RowFrame) -> Iterator[CollectedCell]:
    """Fixed words that came back as others; never written."""
    if placed.sent is None or placed.key is None:
        return
    for field in _LOCKED:
        returned, sent = placed.row.locked.get(field, ""), placed.sent.locked.get(field, "")
        if returned and returned != sent and bare(returned) != bare(sent):
            place, words = placed.row.place, (sent, returned, sent)
            verdict = Verdict.CONTRADICTORY
            yield _cell(placed, frame, field, place, *words, None, verdict, Why.LOCKED_ALTERED)


# cells


def _cell(  # noqa: PLR0917  a cell is told with all of these
    placed: Placed,
    frame: RowFrame,
    field: SentField | LockedField,
    place: str,
    sent: str | None,
    returned: str,
    now: str,
    value: str | None,
    verdict: Verdict,
    why: Why | None,
) -> CollectedCell:
    node_id, point = placed.key or (None, None)
    return CollectedCell(
        placed.number * _ROOM + _PLACES[type(field), field],
        frame.file,
        placed.group,
        place,
        node_id,
        point,
        field,
        sent,
        returned,
        now,
        value,
        verdict,
        why,
    )


def _settled(cell: CollectedCell, placed: Placed, frame: RowFrame) -> CollectedCell:
    """Whether a cell may be taken, and is."""
    if cell.verdict is Verdict.UNCHANGED:
        return cell
    if placed.key is None:
        return _without_row(cell, placed)
    doubt = placed.doubt
    if doubt is Why.NOT_ITS_ROW:
        cell = replace(cell, verdict=Verdict.CONTRADICTORY, why=doubt)
    elif doubt is not None and cell.why is None:
        cell = replace(cell, why=doubt)
    if cell.value is None or not frame.known:
        return cell
    unasked = cell.verdict is Verdict.NEW and doubt is None and frame.unasked
    return replace(cell, takable=True, taken=unasked)


def _without_row(cell: CollectedCell, placed: Placed) -> CollectedCell:
    if cell.field in _STATUSES and cell.sent is None and cell.value == Status.OPEN:
        return replace(cell, verdict=Verdict.UNCHANGED)  # so every row is handed out
    why = placed.doubt or cell.why
    return replace(cell, verdict=Verdict.UNKNOWN_ROW, why=why, value=None)
