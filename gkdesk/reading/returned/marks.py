"""What a workbook says of itself, from whichever of the three places is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gkdesk.domain import workbook_marks
from gkdesk.domain.cell_book import CellBook, CellSheet
from gkdesk.domain.dispatches import DispatchKind, SentField, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode, read_code
from gkdesk.domain.tasks import EditField

_LONGEST_MARK = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """The mark, None where all of it is lost; what was sent in each row, where the workbook
    still says so; whether its places say different things."""

    mark: WorkbookMark | None
    sent: Mapping[RowCode, Mapping[SentField, str]] = field(default_factory=dict)
    disagree: bool = False


def is_mark_sheet(sheet: CellSheet) -> bool:
    """Whether a sheet is the hidden one with the mark."""
    first = sheet.cells.get((0, 0))
    return first is not None and first.words == workbook_marks.SHEET


def marked(book: CellBook) -> Marked:
    """What the workbook says of itself."""
    sheets = [sheet for sheet in book.sheets if is_mark_sheet(sheet)]
    told = [_of_sheet(sheet) for sheet in sheets]
    marks = [each.mark for each in told if each.mark]
    marks += list(_short(book))
    if not marks:
        return Marked(None)
    sent = next((each.sent for each in told if each.mark == marks[0]), {})
    codes = {(mark.mark, mark.code) for mark in marks}
    return Marked(marks[0], sent, len(codes) > 1)


def _short(book: CellBook) -> Iterator[WorkbookMark]:
    texts = (
        book.properties.get(workbook_marks.PROPERTY),
        book.names.get(workbook_marks.NAME),
    )
    for text in texts:
        mark = workbook_marks.read_text(text) if text else None
        if mark is not None:
            yield mark


def _of_sheet(sheet: CellSheet) -> Marked:
    said: dict[str, str] = {}
    top = None
    for row in range(1, _LONGEST_MARK):
        name = _words(sheet, row, 0)
        if name == workbook_marks.CODE:
            top = row
            break
        if name:
            said[name] = _words(sheet, row, 1)
    mark = workbook_marks.read_pairs(said)
    if mark is None or top is None:
        return Marked(mark)
    return Marked(mark, dict(_sent(sheet, top, mark)))


def _sent(
    sheet: CellSheet, top: int, mark: WorkbookMark
) -> Iterator[tuple[RowCode, dict[SentField, str]]]:
    known: dict[str, SentField] = {}
    fields = EditField if mark.kind is DispatchKind.MASTER else FillField
    known.update({each.value: each for each in fields})
    last = max(row for row, _ in sheet.cells)
    names = [_words(sheet, top, column) for column in range(1, len(EditField) + 8)]
    for row in range(top + 1, last + 1):
        code = read_code(_words(sheet, row, 0))
        if code is not None:
            yield (
                code,
                {
                    known[name]: words
                    for column, name in enumerate(names, 1)
                    if name in known and (words := _words(sheet, row, column))
                },
            )


def _words(sheet: CellSheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    return cell.words if cell else ""
