"""A workbook as cells with their values (domain.cell_book): returned workbooks are compared
cell by cell. Values are read as they are stored; nothing is worked out or followed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from gkdesk.documents.blocks import plain
from gkdesk.documents.content import content
from gkdesk.documents.kinds import Kind, kind_of
from gkdesk.documents.sheets import Sheet
from gkdesk.domain.cell_book import BookCell, CellBook, CellSheet
from gkdesk.domain.returned import BookRemark, CellAmiss
from gkdesk.errors import FileDamaged, FileEmpty, NotAWorkbook, NotText

_LONGEST = 32_767
_OUTSIDE = ("[", "|", "\\\\", "file:", "webservice(", "dde(")


def cell_book(path: Path, data: bytes | None = None) -> CellBook:
    """The workbook in a file, or in bytes that bear its name.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge, FileProtected, FileDamaged,
    FileUnsafe, or NotAWorkbook.
    """
    if data is None:
        data = content(path)
    if not data.strip(b"\0 \t\r\n"):
        raise FileEmpty(path)
    kind = Kind.XLSX if _is_xlsx(data) else _kind(data, path)
    if kind is Kind.XLSX:
        from gkdesk.documents.cell_book_xlsx import xlsx_book

        return xlsx_book(data, path)
    if kind is Kind.ODS:
        from gkdesk.documents.ods import read_ods

        return book_of(path, data, read_ods(data, path))
    if kind is Kind.XLS:
        from gkdesk.documents.xls import read_xls

        return book_of(path, data, read_xls(data, path))
    raise NotAWorkbook(path, kind.value)


def _kind(data: bytes, path: Path) -> Kind:
    try:
        return kind_of(data, path)
    except NotText as fault:
        raise NotAWorkbook(path, fault.detail) from fault


def _is_xlsx(data: bytes) -> bool:
    """Whether bytes are an Excel workbook at first sight: a zip that names its part."""
    return data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data[-65_536:]


def book_of(
    path: Path,
    data: bytes,
    sheets: Iterable[Sheet],
    *,
    properties: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    remarks: Iterable[BookRemark] = (),
) -> CellBook:
    """The book of sheets that were read by their words. Raises FileDamaged without any."""
    read = tuple(map(cell_sheet, sheets))
    if not read:
        raise FileDamaged(path, "表格")
    told = list(remarks)
    if any("|" in said for sheet in read for said in _outside(sheet)):
        told.append(BookRemark.DDE)
    return CellBook(path, sum_of(data), read, properties or {}, names or {}, tuple(told))


def sum_of(data: bytes) -> str:
    """The sum of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def cell_sheet(sheet: Sheet) -> CellSheet:
    """A sheet of words as cells; a formula without a value says itself."""
    cells = {place: _cell(sheet, place, words) for place, words in sheet.words.items()}
    for place, formula in sheet.formulas.items():
        if place not in cells:
            cells[place] = BookCell(f"={formula}"[:200], amiss=_of_formula(formula))
    merges, hidden_rows = sheet.merges, frozenset(sheet.hidden_rows)
    return CellSheet(sheet.name, sheet.hidden, cells, merges, hidden_rows)


def _cell(sheet: Sheet, place: tuple[int, int], words: str) -> BookCell:
    amiss = None
    if place in sheet.formulas:
        amiss = _of_formula(sheet.formulas[place])
    elif place in sheet.errors:
        amiss = CellAmiss.ERROR
    amiss = amiss or too_long(words)
    return BookCell(tidy(words), sheet.numbers.get(place), sheet.days.get(place), amiss)


def too_long(words: str) -> CellAmiss | None:
    """Whether words are more than any program lets a cell hold."""
    return CellAmiss.TOO_LONG if len(words) > _LONGEST else None


def tidy(words: str) -> str:
    """Words without characters nobody sees, and one kind of line break."""
    if words.isprintable():  # then there is none of these
        return words.strip()
    return plain(words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _of_formula(formula: str) -> CellAmiss:
    outside = any(sign in formula.lower() for sign in _OUTSIDE)
    return CellAmiss.OUTSIDE if outside else CellAmiss.FORMULA


def _outside(sheet: CellSheet) -> Iterable[str]:
    return (cell.words for cell in sheet.cells.values() if cell.amiss is CellAmiss.OUTSIDE)
