"""Excel 97 workbooks (xls, and the et of WPS in that form): values as shown."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import olefile
import xlrd

from gkdesk.documents.cell_values import built_in, held_day, shown
from gkdesk.documents.sheets import Budget, Sheet
from gkdesk.documents.xls_formulas import formulas
from gkdesk.errors import FileDamaged, FileProtected, GkdeskError

_FORM = "Excel 97 工作簿"


def read_xls(data: bytes, path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook in their order.

    Raises FileProtected where it asks for a password, FileDamaged or FileTooLarge.
    """
    budget = Budget(path, _FORM)
    try:
        records = _stream(data)
        book, worked_out = _opened(records), formulas(records)
        for index in range(book.nsheets):
            sheet = _sheet(book, book.sheet_by_index(index), budget)
            if len(worked_out) == book.nsheets:
                sheet.formulas = worked_out[index]
            yield sheet
    except GkdeskError:
        raise
    except Exception as fault:  # xlrd lets assertions, struct and index errors through
        if "encrypt" in str(fault).lower() or "password" in str(fault).lower():
            raise FileProtected(path, _FORM) from fault
        raise FileDamaged(path, _FORM) from fault


def _opened(stream: bytes) -> xlrd.book.Book:
    """The workbook; before Excel 97 the words stand in the encoding of the office."""
    try:
        return _book(stream)
    except (UnicodeDecodeError, LookupError):
        return _book(stream, encoding_override="gb18030")


def _stream(data: bytes) -> bytes:
    """The records of the workbook. olefile finds them, for xlrd follows a chain of sectors
    that bites its tail without end."""
    with olefile.OleFileIO(BytesIO(data)) as file:
        for name in ("Workbook", "Book"):
            if file.exists(name):
                records: bytes = file.openstream(name).read()
                if not records.startswith((b"PK", data[:8])):
                    return records
    raise ValueError("no workbook stream")


def _book(stream: bytes, encoding_override: str | None = None) -> xlrd.book.Book:
    return xlrd.open_workbook(
        file_contents=stream,
        formatting_info=True,
        ragged_rows=True,
        logfile=StringIO(),
        encoding_override=encoding_override,
    )


def _sheet(book: xlrd.book.Book, page: xlrd.sheet.Sheet, budget: Budget) -> Sheet:
    sheet = Sheet(page.name, page.visibility != 0)
    for row in range(page.nrows):
        for column, cell in enumerate(page.row(row)):
            if words := _words(book, cell):
                budget.spend(len(words))
                sheet.words[row, column] = words
                _hold(book, sheet, cell, (row, column))
            if cell.ctype == xlrd.XL_CELL_ERROR:
                sheet.errors.add((row, column))
    sheet.merges = [
        (top, left, bottom - top, right - left)
        for top, bottom, left, right in page.merged_cells
        if bottom > top and right > left
    ]
    sheet.hidden_rows = {row for row, info in page.rowinfo_map.items() if info.hidden}
    hidden = [info for info in page.rowinfo_map.values() if info.hidden]
    hidden += [info for info in page.colinfo_map.values() if info.hidden]
    sheet.partly_hidden = bool(hidden)
    return sheet


def _words(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return ""
    return shown(float(cell.value), _code(book, cell), bool(book.datemode))


def _hold(
    book: xlrd.book.Book, sheet: Sheet, cell: xlrd.sheet.Cell, place: tuple[int, int]
) -> None:
    """What stands behind the words of a number."""
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return
    value = float(cell.value)
    day = held_day(value, _code(book, cell), bool(book.datemode))
    if day is not None:
        sheet.days[place] = day
    else:
        sheet.numbers[place] = value


def _code(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    """The number format of a cell."""
    if cell.xf_index is None or not 0 <= cell.xf_index < len(book.xf_list):
        return ""
    key = book.xf_list[cell.xf_index].format_key
    own = book.format_map.get(key)
    return built_in(key) or (str(own.format_str) if own else "")
