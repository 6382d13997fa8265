"""The workbook as another program reads it."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.exports.breakdown_sheet import breakdown_sheet
from gkdesk.exports.sheet_names import file_name, sheet_names
from gkdesk.exports.workbook import workbook_bytes


def row(ordinal: int, measure: str, **more: str) -> BreakdownRow:
    parts: dict[str, Any] = {
        "lead": "",
        "responsible": "",
        "supporting": "",
        "deadline": "",
        "note": "",
    }
    return BreakdownRow(ordinal, "一、深化公开", "（一）聚焦发展", measure, **(parts | more))


def book_of(*rows: BreakdownRow, titles: tuple[str, ...] = ("任务分解表",)) -> Any:
    tables = [BreakdownTable(title, "政办发〔2022〕4号", rows) for title in titles]
    sheets = [breakdown_sheet(one, Layout.MERGED) for one in tables]
    return load_workbook(BytesIO(workbook_bytes(sheets)))


def test_letters_are_those_of_official_documents() -> None:
    sheet = book_of(row(1, "公布清单。")).active
    assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("方正小标宋简体", 22)
    assert (sheet["A3"].font.name, sheet["A3"].font.sz) == ("黑体", 12)
    assert (sheet["D4"].font.name, sheet["D4"].font.sz) == ("仿宋_GB2312", 12)


def test_paper_is_a4_landscape_with_repeated_heads() -> None:
    sheet = book_of(row(1, "公布清单。"), row(2, "公布目录。")).active
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'任务分解表'!$A$1:$I$5"
    assert sheet.oddFooter.center.text == "— &P —"
    assert sheet.freeze_panes == "A4"


def test_the_whole_table_has_a_thin_grid_and_the_title_none() -> None:
    sheet = book_of(row(1, "公布清单。"), row(2, "公布目录。")).active
    for cells in sheet["A3:I5"]:
        for cell in cells:
            sides = [cell.border.left, cell.border.right, cell.border.bottom, cell.border.top]
            # openpyxl itself drops the inner sides of a merged block on reading
            told = sides[:2] if cell.coordinate[0] in "BC" else sides
            assert {side.style for side in told} == {"thin"}
            assert isinstance(cell, MergedCell) or cell.alignment.wrap_text
    assert sheet["A1"].border.left.style is None


def test_sections_and_tasks_are_merged() -> None:
    sheet = book_of(row(1, "公布清单。"), row(2, "公布目录。")).active
    merged = {str(block) for block in sheet.merged_cells.ranges}
    assert merged == {"A1:I1", "A2:I2", "B4:B5", "C4:C5"}
    assert sheet["B4"].value == "一、深化公开"
    assert [sheet["A4"].value, sheet["A5"].value] == [1, 2]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@sum", "#N/A", "#REF!", "'引"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = book_of(row(1, text)).active["D4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_odd_characters_do_not_stop_the_file() -> None:
    assert book_of(row(1, "甲\x00乙\x1f\ud800丙")).active["D4"].value == "甲乙\ufffd丙"


def test_a_text_longer_than_a_cell_is_kept_whole() -> None:
    text = "公开清单并动态更新。" * 4000
    sheet = book_of(row(1, text)).active
    told = [sheet.cell(line, 4).value or "" for line in range(4, sheet.max_row + 1)]
    assert "".join(told) == text
    assert max(map(len, told)) < 32_767


def test_an_escape_of_excel_is_shown_as_typed() -> None:
    """Excel reads _x0041_ as A; with its own escape before it, it reads it as typed."""
    assert book_of(row(1, "见_x0041_号")).active["D4"].value == "见_x005F_x0041_号"


def test_the_document_says_what_it_is() -> None:
    properties = book_of(row(1, "公布清单。")).properties
    assert properties.title == "任务分解表"
    assert properties.subject == "政办发〔2022〕4号"
    assert properties.creator == "政务公开任务台"


def test_rows_typed_below_the_table_have_its_letters() -> None:
    sheet = book_of(row(1, "公布清单。")).active
    assert sheet.column_dimensions["D"].font.name == "仿宋_GB2312"


def test_each_plan_has_a_sheet() -> None:
    titles = ("区委/区政府要点", "区委/区政府要点", "History")
    assert book_of(row(1, "公布。"), titles=titles).sheetnames == [
        "区委／区政府要点", "区委／区政府要点（2）", "History（2）",
    ]  # fmt: skip


def test_sheet_names_are_cut_to_what_excel_takes() -> None:
    names = list(sheet_names(["长" * 40, "长" * 40, "😀" * 20, "'引'", "", "abc", "ABC"]))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert all(not name.startswith("'") and not name.endswith("'") for name in names)
    assert names[1].endswith("（2）")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2022年任务分解表", "2022年任务分解表.xlsx"),
        ("区委/区政府: 要点?", "区委／区政府： 要点？.xlsx"),
        ("con", "_con.xlsx"),
        ("要点. ", "要点.xlsx"),
        ("", "任务分解表.xlsx"),
    ],
)
def test_file_names_are_those_windows_takes(title: str, name: str) -> None:
    assert file_name(title, ".xlsx") == name
