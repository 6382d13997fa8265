"""Three ways per cell: what was sent, what came back, what stands now.

Blank never deletes. What came back as it was sent, or says what stands already, changes
nothing. Where the ledger still says what was sent, the rest is new; where it says something
else, or nobody knows what was sent, both sides have changed. What cannot be so as it is said
is contradictory, whatever else it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedCell
from gkdesk.domain.tasks import EditField, Status
from gkdesk.services.collect_pairs import RowFrame, pair
from gkdesk.services.collect_rows import Placed
from gkdesk.services.collect_words import Said, bare, said
from gkdesk.services.fill_values import evidence_lines
from gkdesk.store.collecting import HandedRow

FIELDS: tuple[SentField | LockedField, ...] = (*FillField, *EditField, *LockedField)
"""Every field a cell can be of; its place is part of the cell's key."""
_PLACES = {(type(field), field): at for at, field in enumerate(FIELDS)}
_LOCKED = (
    LockedField.SECTION,
    LockedField.TASK,
    LockedField.MEASURE,
    LockedField.DEADLINE,
)
_BY_DEFAULT: Mapping[str, str] = {FillField.STATUS: str(Status.OPEN)}
"""What a field was sent with of which nothing is said. Fields are their names: the status of
a report and that of a master table are one here."""
_ROOM = 32
"""More than there are fields."""
_PRINTED = frozenset((EditField.TEXT, EditField.LABEL))
"""Fields of a master table that a returned one never changes."""


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
        pair(cells, frame)
    found = list(cells.values())
    if placed.doubt is not None or placed.key is None:
        found = [_doubted(cell, placed) for cell in found]
    if placed.sent is not None and placed.key is not None:
        found += _altered(placed, placed.sent, frame)
    return found


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
    sent = None if values is None else values.get(field, _BY_DEFAULT.get(field, ""))
    now = frame.now.get(field, "")
    read = Said(cell.words) if cell.words == sent and not cell.amiss else None
    read = read or said(field, cell, frame.year)
    value = read.value
    verdict, why = _verdict(field, sent, read, now)
    if field is FillField.EVIDENCE and value is not None:
        value = _joined(now, value)
        if why is Why.EVIDENCE_MISSING and value == now:
            value = None
    elif field in _PRINTED and verdict is not Verdict.UNCHANGED:
        value, verdict, why = None, Verdict.CONTRADICTORY, Why.LOCKED_ALTERED
    return _cell(placed, frame, field, cell.place, (sent, cell.words, now), value, verdict, why)


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


def _joined(now: str, value: str) -> str:
    if not now or now == value:
        return value
    return "\n".join(dict.fromkeys((*evidence_lines(now), *evidence_lines(value))))


# fixed words


def _altered(placed: Placed, row: HandedRow, frame: RowFrame) -> Iterator[CollectedCell]:
    """Fixed words that came back as others; never written."""
    for field in _LOCKED:
        returned, sent = placed.row.locked.get(field, ""), row.locked.get(field, "")
        if returned and returned != sent and bare(returned) != bare(sent):
            words = sent, returned, sent
            verdict, why = Verdict.CONTRADICTORY, Why.LOCKED_ALTERED
            yield _cell(placed, frame, field, placed.row.place, words, None, verdict, why)


# cells


def _cell(  # noqa: PLR0917  a cell is told with all of these
    placed: Placed,
    frame: RowFrame,
    field: SentField | LockedField,
    place: str,
    words: tuple[str | None, str, str],
    value: str | None,
    verdict: Verdict,
    why: Why | None,
) -> CollectedCell:
    """``words`` are those sent, returned and standing now."""
    node_id, point = placed.key or (None, None)
    takable = value is not None and frame.known and verdict is not Verdict.UNCHANGED
    if why is Why.COUNT_SMALLER and frame.counted:
        takable = False
    return CollectedCell(
        placed.number * _ROOM + _PLACES[type(field), field],
        frame.file,
        placed.group,
        place,
        node_id,
        point,
        field,
        *words,
        value,
        verdict,
        why,
        (),
        takable,
        takable and frame.unasked and verdict is Verdict.NEW,
    )


def _doubted(cell: CollectedCell, placed: Placed) -> CollectedCell:
    """A cell of a row that a person is asked about; one of no row cannot be taken."""
    if cell.verdict is Verdict.UNCHANGED:
        return cell
    if placed.key is None:
        return _without_row(cell, placed)
    verdict = cell.verdict
    if placed.doubt in (Why.NOT_ITS_ROW, Why.ROW_TWICE):
        return replace(cell, verdict=Verdict.CONTRADICTORY, why=placed.doubt, taken=False)
    return replace(cell, verdict=verdict, why=cell.why or placed.doubt, taken=False)


def _without_row(cell: CollectedCell, placed: Placed) -> CollectedCell:
    if cell.field in _BY_DEFAULT and cell.sent is None and cell.value == Status.OPEN:
        # So every row is handed out.
        return replace(cell, verdict=Verdict.UNCHANGED, takable=False, taken=False)
    why = placed.doubt or cell.why
    verdict = Verdict.UNKNOWN_ROW
    return replace(cell, verdict=verdict, why=why, takable=False, taken=False)
