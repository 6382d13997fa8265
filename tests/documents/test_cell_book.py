"""Returned workbooks read cell by cell: what a cell holds, and what could bring us down."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from gkdesk.documents import cell_book
from gkdesk.documents.archive import Archive
from gkdesk.documents.plain_xlsx import is_plain
from gkdesk.domain.cell_book import BookCell
from gkdesk.errors import FileDamaged, NotAWorkbook

SHEET, LINKS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
PATH = Path("填报表.xlsx")
FAR = b't="inlineStr"><is><t>x</t></is></c></row></sheetData>'


def workbook(value: object = "已办", form: str = "General") -> bytes:
    """A workbook with one cell."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet["A1"] = value
    sheet["A1"].number_format = form
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def remade(change: Callable[[str, bytes], list[tuple[str, bytes]]]) -> bytes:
    """The workbook with other parts."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            for part, data in change(name, old.read(name)):
                new.writestr(part, data)
    return stream.getvalue()


def first(data: bytes) -> BookCell:
    """The cell A1."""
    return cell_book(PATH, data).sheets[0].cells[0, 0]


@pytest.mark.parametrize(
    ("value", "form", "words", "day"),
    [
        (date(2025, 3, 5), "yyyy/m/d", "2025年3月5日", date(2025, 3, 5)),
        (date(2025, 3, 5), 'm"月"d"日"', "3月5日", date(2025, 3, 5)),
        (date(2025, 3, 1), 'yyyy"年"m"月"', "2025年3月", None),
        (datetime(2025, 3, 5, 15, 30), "yyyy/m/d h:mm", "2025年3月5日15:30", date(2025, 3, 5)),  # noqa: DTZ001
        (45380, "General", "45380", None),
        (1, "0%", "100%", None),
        (0.5, "0%", "50%", None),
        (100_000, "0.00E+00", "100000", None),
        (13812345678, "General", "13812345678", None),
        (True, "General", "是", None),
        ("进展\u200b顺利\n第二行 \u3000", "@", "进展顺利\n第二行", None),
    ],
)
def test_a_cell_says_what_it_shows(
    value: object, form: str, words: str, day: date | None
) -> None:
    cell = first(workbook(value, form))
    assert (cell.words, cell.day, cell.amiss) == (words, day, None)


def _at_the_end(opening: bytes) -> bytes:
    def change(name: str, data: bytes) -> list[tuple[str, bytes]]:
        if name != SHEET:
            return [(name, data)]
        return [(name, data.replace(b"</sheetData>", b"<row>" + opening + FAR))]

    return remade(change)


def _elsewhere() -> bytes:
    def change(name: str, data: bytes) -> list[tuple[str, bytes]]:
        if name == LINKS:
            return [(name, data.replace(b"worksheets/sheet1.xml", b"other/sheet1.dat"))]
        if name == SHEET:
            far = data.replace(b"</sheetData>", b'<row><c r="XFD1048576" ' + FAR)
            return [("xl/other/sheet1.dat", far)]
        return [(name, data)]

    return remade(change)


def _twice() -> bytes:
    def change(name: str, data: bytes) -> list[tuple[str, bytes]]:
        if name != SHEET:
            return [(name, data)]
        far = data.replace(b"</sheetData>", b'<row><c r="XFD1048576" ' + FAR)
        return [(name, data), (name, far)]

    return remade(change)


FAR_CELLS = {
    "as programs write it": lambda: _at_the_end(b'<c r="XFD1048576" '),
    "another attribute first": lambda: _at_the_end(b'<c s="0" r="XFD1048576" '),
    "a line break": lambda: _at_the_end(b'<c\nr="XFD1048576" '),
    "single quotes": lambda: _at_the_end(b"<c r='XFD1048576' "),
}


@pytest.mark.parametrize("made", FAR_CELLS.values(), ids=FAR_CELLS)
def test_a_far_cell_never_reaches_the_fast_reader(made: Callable[[], bytes]) -> None:
    data = made()
    assert not is_plain(Archive(data, PATH, ""))
    assert first(data).words == "已办"


def test_a_sheet_kept_where_no_program_keeps_it_is_refused() -> None:
    data = _elsewhere()
    assert not is_plain(Archive(data, PATH, ""))
    with pytest.raises(FileDamaged):
        cell_book(PATH, data)


def test_two_parts_of_one_name_never_reach_the_fast_reader() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = _twice()
    assert not is_plain(Archive(data, PATH, ""))
    assert first(data).words == "已办"


def test_an_ordinary_workbook_takes_the_fast_way() -> None:
    assert is_plain(Archive(workbook(), PATH, ""))
    assert is_plain(Archive(workbook(date(2025, 3, 5), "yyyy/m/d"), PATH, ""))


ODS_CELL = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    '<office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell {}>'
    "<text:p>{}</text:p></table:table-cell></table:table-row></table:table>"
    "</office:spreadsheet></office:body></office:document-content>"
)
A_DAY = 'office:value-type="date" office:date-value="{}"'


@pytest.mark.parametrize(
    ("held", "shown", "words", "day"),
    [
        (A_DAY.format("2025-03-05"), "3月5日", "3月5日", date(2025, 3, 5)),
        (A_DAY.format("2025-03-05"), "25/03/05", "2025年3月5日", date(2025, 3, 5)),
        (A_DAY.format("2025-01-01"), "1/1", "2025年1月1日", date(2025, 1, 1)),
        (A_DAY.format("2025-03-01"), "2025年3月", "2025年3月", None),
        (A_DAY.format("2025-03-01"), "Mar-25", "2025年3月", None),
        ('office:value-type="float" office:value="100000"', "1.00E+05", "100000", None),
        ('office:value-type="float" office:value="13812345678"', "###", "13812345678", None),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", "是", None),
    ],
)
def test_an_open_document_cell_says_the_same(
    held: str, shown: str, words: str, day: date | None
) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", ODS_CELL.format(held, shown))
    cell = first(stream.getvalue())
    assert (cell.words, cell.day) == (words, day)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "只是文字。".encode()])
def test_what_is_no_workbook_is_called_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(data)
    with pytest.raises(NotAWorkbook):
        cell_book(path)
