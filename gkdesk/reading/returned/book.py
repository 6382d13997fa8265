"""A whole workbook that came back: its mark, its rows, and what is to be said of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from gkdesk.domain import workbook_marks
from gkdesk.domain.cell_book import CellBook, CellSheet
from gkdesk.domain.dispatches import DispatchKind, LockedField, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import (
    BookRemark,
    CellAmiss,
    ReturnedBook,
    ReturnedCell,
    ReturnedRow,
)
from gkdesk.reading.returned.marks import Marked, is_mark_sheet, marked
from gkdesk.reading.returned.table import SheetTable, lines_of, read_table
from gkdesk.reading.returned.values import count_of, day_of, status_of

_COVER = "填报说明"
_OUR_LINE = ("填报单位：", "导出日期：")
"""How the line under the title opens, of a report and of a master table."""
_UNIT_LINE = re.compile(r"^填报单位[：:](.*?)(?:\s*(?:报送期间|下发日期)[：:]|\s{2}|\s*$)")
_PERIOD_LINE = re.compile(r"^填报单位[：:].*报送期间[：:]\s*(\S+)")
_MOST_REST = 200
_SOME_YEAR = 2000


def read_returned(book: CellBook) -> ReturnedBook:
    """What stands in a workbook that came back; no rows where it holds no table."""
    told = marked(book)
    master = told.mark is not None and told.mark.kind is DispatchKind.MASTER
    tables: list[tuple[CellSheet, SheetTable]] = [
        (sheet, read_table(sheet, told.sent, master=master))
        for sheet in book.sheets
        if not is_mark_sheet(sheet)
    ]
    open_ones = [(sheet, table) for sheet, table in tables if not sheet.hidden]
    if not any(table.found for _, table in open_ones):
        open_ones = tables  # the table itself was hidden
    rows = tuple(row for _, table in open_ones for row in table.rows)
    remarks = dict.fromkeys((*book.remarks, *_remarks(told, tables, open_ones, rows)))
    rest = tuple(_rest(told.mark, open_ones))
    return ReturnedBook(
        book.path,
        book.sha256,
        _content(told.mark, rows, rest),
        told.mark,
        rows,
        tuple(remarks),
        rest,
        *_under_title(open_ones),
    )


def _under_title(tables: Iterable[tuple[CellSheet, SheetTable]]) -> tuple[str, str]:
    """The unit and the period that the lines beside tables name; "" for what none or several
    name."""
    lines = [line.partition("：")[2] for _, table in tables for line in table.rest]
    found = [
        {match[1].strip() for line in lines if (match := form.search(line))}
        for form in (_UNIT_LINE, _PERIOD_LINE)
    ]
    unit, period = (names.pop() if len(names) == 1 else "" for names in found)
    return unit, period


def _remarks(
    told: Marked,
    tables: Sequence[tuple[CellSheet, SheetTable]],
    read: Sequence[tuple[CellSheet, SheetTable]],
    rows: Sequence[ReturnedRow],
) -> Iterator[BookRemark]:
    if told.mark is None:
        yield BookRemark.MARK_LOST
    if told.disagree:
        yield BookRemark.MARKS_DISAGREE
    if any(row.hidden for row in rows):
        yield BookRemark.HIDDEN_ROWS
    if len(read) < len(tables) and any(sheet.hidden and sheet.cells for sheet, _ in tables):
        yield BookRemark.HIDDEN_SHEET
    if any(row.code is None for row in rows):
        yield BookRemark.CODES_LOST
    if any(table.stray for _, table in read):
        yield BookRemark.COLUMN_UNKNOWN
    cells = (cell for row in rows for cell in row.cells.values())
    if any(cell.amiss is CellAmiss.OUTSIDE for cell in cells):
        yield BookRemark.LINKS
    if told.mark is not None and _altered(told.mark, rows):
        yield BookRemark.CHECKSUM


def _altered(mark: WorkbookMark, rows: Sequence[ReturnedRow]) -> bool:
    """Whether the locked words of a whole table say another sum."""
    if not mark.checksum or len(rows) != mark.rows or not all(row.code for row in rows):
        return False
    return workbook_marks.checksum(row.locked for row in rows) != mark.checksum


def _rest(
    mark: WorkbookMark | None, tables: Iterable[tuple[CellSheet, SheetTable]]
) -> Iterator[str]:
    """Words outside the tables that are not ours."""
    left = _MOST_REST
    for sheet, table in tables:
        if sheet.name.strip() == _COVER and not table.found:
            continue
        for line in table.rest if table.found else lines_of(sheet):
            words = line.partition("：")[2]
            ours = words.startswith(_OUR_LINE) or (mark and mark.title and _titled(words, mark))
            if not ours and left > 0:
                left -= 1
                yield line[:500]


def _titled(words: str, mark: WorkbookMark) -> bool:
    stem = "".join(mark.title.split()).removesuffix("实施方案")
    return "".join(words.split()).startswith(stem)


def _content(
    mark: WorkbookMark | None, rows: Sequence[ReturnedRow], rest: Sequence[str]
) -> str:
    """The sum of what a file says, whatever program saved it and however it was sorted."""
    said = sorted(_said(row) for row in rows)
    who = [mark.code, mark.unit] if mark else []
    words = json.dumps([who, said, sorted(line.partition("：")[2] for line in rest)])
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _said(row: ReturnedRow) -> list[str]:
    about = str(row.code) if row.code else row.locked.get(LockedField.MEASURE, "")
    cells = sorted((field.value, _plain(field, cell)) for field, cell in row.cells.items())
    return [about, *(part for cell in cells if cell[1] for part in cell)]


def _plain(field: object, cell: ReturnedCell) -> str:
    """The words of a cell, the same however its program shows a day or a number."""
    read: object = None
    if field is FillField.DONE_ON:
        read = day_of(cell, _SOME_YEAR)
    elif field is FillField.COUNT:
        read = count_of(cell.words)
    elif field is FillField.STATUS:
        read = status_of(cell.words)
    return str(read) if read is not None else "".join(cell.words.split())
