"""Returned Excel workbooks: the plain ones by calamine, ten times as fast as a parser of
ours; those with formulas, errors, hidden rows or far cells by ours, which tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_book import book_of, sum_of, tidy, too_long
from gkdesk.documents.cell_values import shown_day
from gkdesk.documents.plain_xlsx import is_plain
from gkdesk.documents.sheet_xml import stream
from gkdesk.documents.xlsx import read_xlsx
from gkdesk.documents.xlsx_parts import FORM
from gkdesk.domain import workbook_marks
from gkdesk.domain.cell_book import BookCell, CellBook, CellSheet
from gkdesk.domain.returned import BookRemark
from gkdesk.errors import FileDamaged

_WORKBOOK, _PROPERTIES = "xl/workbook.xml", "docprops/custom.xml"


class _NotPlain(Exception):
    """A value whose look only the format of its cell tells."""


def xlsx_book(data: bytes, path: Path) -> CellBook:
    """The book of an Excel workbook. Raises as ``documents.cell_book``."""
    archive = Archive(data, path, FORM)
    remarks = tuple(_remarks(archive))
    if is_plain(archive):
        try:
            sheets = tuple(_sheets(data))
        except (_NotPlain, CalamineError, ValueError, OverflowError):
            pass  # read once more, by what also tells why
        else:
            if not sheets:
                raise FileDamaged(path, FORM)
            return _told(archive, CellBook(path, sum_of(data), sheets, remarks=remarks))
    return _told(archive, book_of(path, data, read_xlsx(data, path), remarks=remarks))


def _told(archive: Archive, book: CellBook) -> CellBook:
    """The book with its properties and names where its own hidden sheet is gone: nobody
    asks for them else, and they take as long as the sheets."""
    if any(sheet.name == workbook_marks.SHEET for sheet in book.sheets):
        return book
    properties = _properties(archive, book.path)
    return replace(book, properties=properties, names=_names(archive, book.path))


def _sheets(data: bytes) -> Iterator[CellSheet]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    known: dict[str, BookCell] = {}
    for told in book.sheets_metadata:
        page = book.get_sheet_by_name(told.name)
        hidden = told.visible is not SheetVisibleEnum.Visible
        sheet = CellSheet(told.name, hidden)
        top, left = page.start or (0, 0)
        for row, values in enumerate(page.to_python(skip_empty_area=True), top):
            for column, value in enumerate(values, left):
                if value == "":
                    continue
                if not isinstance(value, str):
                    sheet.cells[row, column] = _cell(value)
                    continue
                if value not in known:
                    known[value] = _cell(value)
                sheet.cells[row, column] = known[value]
        sheet.merges = [
            (first[0], first[1], last[0] - first[0] + 1, last[1] - first[1] + 1)
            for first, last in page.merged_cell_ranges or ()
        ]
        yield sheet


def _cell(value: object) -> BookCell:
    if type(value) is str:
        return BookCell(tidy(value), None, None, too_long(value))
    if isinstance(value, bool):
        return BookCell("是" if value else "否")
    if isinstance(value, (int, float)):
        if value != int(value) or abs(value) >= 10**11:
            raise _NotPlain
        return BookCell(str(int(value)), float(value))
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        raise _NotPlain
    if isinstance(value, date):
        noon = datetime(value.year, value.month, value.day)  # noqa: DTZ001  a day without a zone
        return BookCell(shown_day(noon), day=noon.date())
    raise _NotPlain


def _remarks(archive: Archive) -> Iterator[BookRemark]:
    """What is in the file and is never run or followed."""
    names = archive.names
    if any("vbaproject" in name or "macrosheets" in name for name in names):
        yield BookRemark.MACROS
    links = [name for name in names if name.startswith("xl/externallinks/")]
    if links:
        yield BookRemark.LINKS
    if any(b"ddeLink" in archive.read(name) for name in links if name.endswith(".xml")):
        yield BookRemark.DDE


def _properties(archive: Archive, path: Path) -> dict[str, str]:
    """The custom properties of the workbook."""
    if _PROPERTIES not in archive:
        return {}
    found: dict[str, str] = {}
    name = [""]

    def start(tag: str, at: dict[str, str]) -> None:
        if tag == "property":
            name[0] = at.get("name", "")

    def words(text: str) -> None:
        if name[0]:
            found[name[0]] = found.get(name[0], "") + text

    stream(archive.read(_PROPERTIES), path, FORM, start=start, words=words)
    return found


def _names(archive: Archive, path: Path) -> dict[str, str]:
    """The texts of the defined names: those that are no places."""
    if _WORKBOOK not in archive:
        return {}
    said = archive.read(_WORKBOOK)
    if b"definedName" not in said:
        return {}
    found: dict[str, str] = {}
    name = [""]

    def start(tag: str, at: dict[str, str]) -> None:
        name[0] = at.get("name", "") if tag == "definedName" else ""

    def words(text: str) -> None:
        if name[0]:
            found[name[0]] = found.get(name[0], "") + text

    stream(said, path, FORM, start=start, words=words)
    texts = {key: text for key, text in found.items() if text.startswith('"')}
    return {key: text[1:-1].replace('""', '"') for key, text in texts.items()}
