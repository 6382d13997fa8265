"""Workbooks: what a clerk sees in their cells, and the files that are refused."""

from __future__ import annotations

import re
import struct
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import olefile
import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from gkdesk import documents
from gkdesk.documents.cell_values import shown
from gkdesk.documents.delimited import delimited
from gkdesk.documents.sheets import Sheet, document_of_sheets
from gkdesk.documents.spreadsheet import read_spreadsheet
from gkdesk.domain.document import Document, Table
from gkdesk.errors import (
    FileDamaged,
    FileEmpty,
    FileProtected,
    FileTooLarge,
    FileUnsafe,
    GkdeskError,
    NotText,
)

SAMPLES = Path(__file__).parent
NAMED = Path("分解表.xlsx")


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def page(book: Workbook, name: str = "分解表") -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    return sheet


def read(book: Workbook) -> Document:
    return read_spreadsheet(saved(book), NAMED)


def words(document: Document, table: Table) -> list[tuple[int, int, str]]:
    return [
        (cell.row, cell.column, document.text[slice(*cell.span)])
        for cell in table.cells
        if cell.span.start < cell.span.end
    ]


def altered(data: bytes, part: str, old: str, new: str) -> bytes:
    """The archive with words of one part exchanged; they must be there."""
    out = BytesIO()
    assert part in zipfile.ZipFile(BytesIO(data)).namelist()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w", 8) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return out.getvalue()


def test_rows_and_cells_stand_in_the_text_as_in_the_sheet() -> None:
    book = Workbook()
    sheet = page(book)
    sheet.append(["序号", "任务", "责任\n单位"])
    sheet.append([1, None, "县财政局"])
    document = read(book)
    assert document.text == "序号\t任务\t责任\n单位\n1\t\t县财政局\n"
    (table,) = document.tables
    assert table.title == "分解表"
    assert words(document, table)[-2:] == [(1, 0, "1"), (1, 2, "县财政局")]


def test_a_merged_cell_stands_once_with_its_size() -> None:
    book = Workbook()
    sheet = page(book)
    for row in (["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚", "辛", "壬"]):
        sheet.append(row)
    sheet.merge_cells("A1:B2")
    document = read(book)
    sizes = {
        document.text[slice(*cell.span)]: (cell.rows, cell.columns)
        for cell in document.tables[0].cells
    }
    assert sizes == {
        "甲": (2, 2),
        "丙": (1, 1),
        "己": (1, 1),
        "庚": (1, 1),
        "辛": (1, 1),
        "壬": (1, 1),
    }


DAYS = [
    ("yyyy-mm-dd", "2024年6月30日"),
    ('yyyy"年"m"月"d"日"', "2024年6月30日"),
    ('yyyy"年"m"月"', "2024年6月"),
    ("mmm-yy", "2024年6月"),
    ('m"月"d"日"', "6月30日"),
    ("[$-804]yyyy年m月d日;@", "2024年6月30日"),
    ("yyyy/m/d h:mm", "2024年6月30日17:30"),
    ("h:mm", "17:30"),
    ("General", "45473.7291666667"),
    ("0", "45473.7291666667"),
    ("0.00", "45473.73"),
]


@pytest.mark.parametrize(("code", "seen"), DAYS)
def test_a_day_is_shown_as_far_as_its_format_shows_it(code: str, seen: str) -> None:
    book = Workbook()
    sheet = page(book)
    sheet["A1"] = datetime(2024, 6, 30, 17, 30)  # noqa: DTZ001  cells have no zone
    sheet["A1"].number_format = code
    assert read(book).text.strip() == seen


NUMBERS = [
    (3.0, "General", "3"),
    (1.5, "General", "1.5"),
    (6.3, "0.00", "6.30"),
    (0.95, "0%", "95%"),
    (1234.5, "#,##0.00", "1,234.50"),
    (7, "000", "007"),
    (0.1 + 0.2, "General", "0.3"),
    (-2.0, "General", "-2"),
    (1.0, "yyyy-mm-dd", "1900年1月1日"),
    (3e15, "yyyy-mm-dd", "3e+15"),
]


@pytest.mark.parametrize(("value", "code", "seen"), NUMBERS)
def test_numbers_are_shown_by_their_format(value: float, code: str, seen: str) -> None:
    assert shown(value, code) == seen


def test_days_count_from_1904_where_the_book_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page(book)["A1"] = date(2024, 6, 30)
    assert read(book).text.strip() == "2024年6月30日"


def test_formulas_give_their_values_and_are_never_read() -> None:
    book = Workbook()
    sheet = page(book)
    sheet["A1"] = "=1+1"
    sheet["A2"] = "任务"
    with zipfile.ZipFile(BytesIO(saved(book))) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
    (formula,) = re.findall(r"<f>1\+1</f><v[^>]*>(?:</v>)?", content)
    data = altered(saved(book), "xl/worksheets/sheet1.xml", formula, "<f>1+1</f><v>2</v>")
    assert read_spreadsheet(data, NAMED).text == "2\n任务\n"


def test_hidden_sheets_are_left_out_and_hidden_rows_are_read() -> None:
    book = Workbook()
    sheet = page(book)
    for number in (1, 2, 3):
        sheet.append([number, f"任务{number}"])
    sheet.row_dimensions[2].hidden = True
    aside = book.create_sheet("底稿")
    aside["A1"] = "不公开"
    aside.sheet_state = "veryHidden"
    document = read(book)
    assert document.text == "1\t任务1\n2\t任务2\n3\t任务3\n"
    assert document.remarks == (
        "工作表“分解表”里隐藏的行或列也已读入。",
        "隐藏的工作表“底稿”没有读入。",
    )


def test_sheets_are_tables_of_their_own() -> None:
    book = Workbook()
    page(book, "市直")["A1"] = "甲"
    book.create_sheet("空表")
    book.create_sheet("乡镇")["C3"] = "乙"
    document = read(book)
    assert document.text == "甲\n\t\t乙\n"
    assert [table.title for table in document.tables] == ["市直", "乡镇"]


def test_a_stray_cell_in_the_last_corner_costs_nothing() -> None:
    book = Workbook()
    sheet = page(book)
    sheet["A1"] = "任务"
    sheet["XFD1048576"] = "。"
    document = read(book)
    assert document.text == "任务\n。\n"
    assert [(cell.row, cell.column) for cell in document.tables[0].cells] == [
        (0, 0),
        (1_048_575, 16_383),
    ]


def with_strings(strings: str, cells: str) -> bytes:
    """A workbook whose words stand apart from its sheet, as Excel and WPS save it."""
    parts = {
        "_rels/.rels": '<Relationships><Relationship Id="r" Type="x/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": "<workbook><sheets><sheet name='分解表' r:id='a' xmlns:r='r'/>"
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" '
        'Type="x/worksheet" Target="worksheets/one.xml"/></Relationships>',
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/one.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", 8) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'


def test_words_that_stand_apart_without_the_readings_above_them() -> None:
    reading = '<rPh sb="0" eb="2"><t>ようし</t></rPh>'
    strings = f"<sst><si><r><t>要</t></r><r><t>旨</t></r>{reading}</si><si><t>乙</t></si></sst>"
    assert read_spreadsheet(with_strings(strings, SHARED), NAMED).text == "要旨\t乙\n"


def test_a_number_of_no_string_is_blank() -> None:
    data = with_strings("<sst><si><t>甲</t></si></sst>", SHARED)
    assert read_spreadsheet(data, NAMED).text == "甲\n"


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_formats_say_the_same(suffix: str) -> None:
    """The sample files hold a title over four columns, the heads, and two rows that share
    their task; the days are a whole day and a month; a row and a sheet are hidden."""
    path = SAMPLES / f"breakdown.{suffix}"
    document = read_spreadsheet(path.read_bytes(), path)
    assert document.text == (
        "青石县2024年工作任务分解表\n"
        "序号\t工作任务\t责任单位\t完成时限\n"
        "1\t公开预算\t县财政局\n县税务局\t2024年6月30日\n"
        "2\t县审计局\t2024年9月\n"
        "3\t公开目录\t各乡镇\t长期\n"
    )
    sizes = {
        document.text[slice(*cell.span)]: (cell.rows, cell.columns)
        for cell in document.tables[0].cells
        if cell.rows > 1 or cell.columns > 1
    }
    assert sizes == {"青石县2024年工作任务分解表": (1, 4), "公开预算": (2, 1)}
    assert document.remarks == (
        "工作表“分解表”里隐藏的行或列也已读入。",
        "隐藏的工作表“底稿”没有读入。",
    )


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_the_kind_is_told_by_the_content(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "任务.doc"
    path.write_bytes((SAMPLES / f"breakdown.{suffix}").read_bytes())
    assert len(documents.read(path).tables) == 1


def refused(data: bytes, fault: type[GkdeskError]) -> None:
    with pytest.raises(fault):
        read_spreadsheet(data, NAMED)


def test_an_empty_workbook_is_said_to_be_empty() -> None:
    refused(saved(Workbook()), FileEmpty)


def test_half_a_file_is_damaged() -> None:
    book = Workbook()
    page(book)["A1"] = "任务"
    refused(saved(book)[:-800], FileDamaged)
    broken = altered(saved(book), "xl/worksheets/sheet1.xml", "</sheetData>", "")
    refused(broken, FileDamaged)


def test_a_document_type_is_an_attack() -> None:
    bomb = '<!DOCTYPE sst [<!ENTITY b "cc">]><sst><si><t>&b;</t></si></sst>'
    refused(with_strings(bomb, SHARED), FileUnsafe)


def test_one_long_word_in_many_cells_is_refused() -> None:
    word = "长" * 32_000
    cells = "".join('<row><c t="s"><v>0</v></c></row>' for _ in range(600))
    refused(with_strings(f"<sst><si><t>{word}</t></si></sst>", cells), FileTooLarge)


def test_a_cell_repeated_without_end_is_refused() -> None:
    data = (SAMPLES / "breakdown.ods").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
    start = content.rindex("<table:table-row", 0, content.index("各乡镇"))
    row = content[start : content.index(">", start) + 1]
    more = row[:-1] + ' table:number-rows-repeated="1000000">'
    refused(altered(data, "content.xml", row, more), FileTooLarge)


def test_a_chain_of_sectors_that_bites_its_tail_comes_to_an_end() -> None:
    data = bytearray((SAMPLES / "breakdown.xls").read_bytes())
    with olefile.OleFileIO(BytesIO(bytes(data))) as file:
        file.loadminifat()
        start = next(
            entry.isectStart for entry in file.direntries if entry and entry.name == "Workbook"
        )
        place = (file.first_mini_fat_sector + 1) * file.sector_size + 4 * start
    data[place : place + 4] = struct.pack("<I", start)
    refused(bytes(data), FileDamaged)


def test_encrypted_workbooks_ask_for_a_password() -> None:
    data = (SAMPLES / "breakdown.ods").read_bytes()
    locked = altered(
        data,
        "META-INF/manifest.xml",
        "</manifest:manifest>",
        "<manifest:encryption-data/></manifest:manifest>",
    )
    refused(locked, FileProtected)


def test_other_files_are_no_workbooks() -> None:
    refused("一、任务".encode(), NotText)


def test_a_table_saved_with_commas() -> None:
    document = delimited('序号,任务,"责任\n单位"\r\n1,"公开,晒账",财政局\r\n')
    assert document is not None
    assert document.text == "序号\t任务\t责任\n单位\n1\t公开,晒账\t财政局\n"


@pytest.mark.parametrize(
    "text",
    [
        "一、公开预算，公开决算，公开债务。\n二、公开目录，公开指南，公开年报。\n",
        "一、甲,乙,丙。\n二、丁,戊。\n",
        "只有一行,两个,逗号\n",
        '一、"没有收尾,的引号\n二、乙,丙\n',
        "",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert delimited(text) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_saved_as_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "分解表.csv"
    path.write_bytes("序号,任务,单位\n1,公开预算,财政局\n2,公开决算,财政局\n".encode(encoding))
    document = documents.read(path)
    assert [len(table.cells) for table in document.tables] == [9]


def test_a_word_at_the_end_of_each_row_does_not_make_millions_of_cells() -> None:
    def sheet(rows: int) -> Sheet:
        return Sheet("表", words={(row, 60): "县财政局" for row in range(rows)})

    few = document_of_sheets([sheet(10)], NAMED)
    assert [len(table.cells) for table in few.tables] == [610]
    many = document_of_sheets([sheet(3_000), sheet(3_000)], NAMED)
    assert [len(table.cells) for table in many.tables] == [183_000, 3_000]


def test_a_text_of_more_cells_than_memory_holds_stays_text() -> None:
    assert delimited("甲,乙,丙\n" * 1_000) is not None
    assert delimited("甲,乙,丙\n" * 100_000) is None
