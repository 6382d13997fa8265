"""An office's own workbook: what is made out in it, and what it is filled with."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable
from gkdesk.domain.table_design import TableColumn
from gkdesk.errors import FormNotWritable, NoHeaderFound, NothingToExport
from gkdesk.services import own_forms
from gkdesk.services.own_forms import OfficeForm
from tests import office_forms
from tests.office_forms import FORMS, form_data

ROWS = tuple(
    BreakdownRow(
        number,
        "一、深化公开" if number < 4 else "二、强化保障",
        "（一）政策公开" if number < 3 else "（二）队伍建设",
        f"第{number}项任务。" + "公开有关情况。" * number,
        "区财政局",
        "区审计局" if number == 2 else "",
        "区统计局",
        "6月底前",
        "=1+1" if number == 5 else "",
        "推进中",
        progress="已公开一批",
        people="分管领导：李晓；责任人：王刚",
    )
    for number in range(1, 7)
)
TABLE = BreakdownTable("2024年政务公开任务分解表", "青政办〔2024〕1号", ROWS)


def office(name: str) -> OfficeForm:
    return own_forms.of_bytes(form_data(FORMS[name]), Path("表格.xlsx"))


def filled(name: str, folder: Path, table: BreakdownTable = TABLE) -> Any:
    done = own_forms.export(office(name), [table], folder / "成表.xlsx")
    assert (done.rows, done.sheets) == (len(table.rows), 1)
    return load_workbook(folder / "成表.xlsx")


def column(sheet: Any, letter: str, first: int, last: int) -> list[Any]:
    return [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]


@pytest.mark.parametrize("name", FORMS)
def test_every_row_stands_in_a_form_with_what_its_heads_ask_for(
    name: str, tmp_path: Path
) -> None:
    form = office(name).form
    sheet = filled(name, tmp_path)["分解表"]
    words = "\n".join(
        str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
    )
    for row in ROWS:
        assert row.measure in words
        assert row.section in words
        assert row.task in words
    units = {TableColumn.LEAD, TableColumn.RESPONSIBLE, TableColumn.SUPPORTING}
    assert any(form.of(one) for one in units)
    assert all(unit in words for unit in ("区财政局", "区审计局", "区统计局"))
    assert "旧任务" not in words
    assert "示例" not in words


def test_the_forms_title_heads_notes_letters_and_paper_stay(tmp_path: Path) -> None:
    before = load_workbook(BytesIO(form_data(office_forms.plain)))["分解表"]
    book = filled("plain", tmp_path)
    sheet = book["分解表"]
    assert book.sheetnames == ["分解表", "填表说明"]
    assert sheet["A1"].value == "2024年政务公开任务分解表"
    assert sheet["A9"].value == "注：每季度末25日前报送进展情况。", "below six rows"
    assert {str(block) for block in sheet.merged_cells.ranges} >= {
        "A1:F1",
        "A9:F9",
        "B3:B5",
        "B6:B8",
    }
    for place in ("A1", "B2", "A9"):
        old = before["A6" if place == "A9" else place]
        assert (sheet[place].font.name, sheet[place].font.sz) == (old.font.name, old.font.sz)
    for row in range(3, 9):
        assert sheet[f"C{row}"].font.name == "仿宋_GB2312"
        assert sheet[f"C{row}"].border.bottom.style == "thin"
        assert sheet.row_dimensions[row].height >= 40
    assert sheet.column_dimensions["C"].width == 52
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$2:$2"
    assert column(sheet, "A", 3, 8) == [1, 2, 3, 4, 5, 6]


def test_no_word_becomes_a_formula(tmp_path: Path) -> None:
    cell = filled("plain", tmp_path)["分解表"]["F7"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_two_rows_of_heads_and_three_levels(tmp_path: Path) -> None:
    sheet = filled("two_rows_of_heads", tmp_path)["分解表"]
    assert [cell.value for cell in sheet[6]] == [
        1,
        "一、深化公开",
        "（一）政策公开",
        ROWS[0].measure,
        "区财政局",
        "区统计局",
        "6月底前",
        "已公开一批",
    ]
    assert sheet["E7"].value == "牵头：区财政局；责任：区审计局", "no column for 责任单位"
    assert sheet["A2"].value == TABLE.title
    assert (sheet["A1"].value, sheet["A3"].value) == (
        "附件2",
        "填报单位：          填报人：          联系电话：",
    )
    assert (sheet["A13"].value, sheet["D13"].value) == ("填表人：", "审核人：")
    assert sheet.freeze_panes == "A6"
    assert "C6:C7" in {str(block) for block in sheet.merged_cells.ranges}


def test_sections_stand_as_the_forms_own_lines(tmp_path: Path) -> None:
    sheet = filled("banners", tmp_path)["分解表"]
    assert column(sheet, "A", 3, 10) == ["一、深化公开", 1, 2, 3, "二、强化保障", 4, 5, 6]
    assert sheet["B4"].value == "（一）政策公开\n" + ROWS[0].measure
    assert sheet["C4"].value == "牵头：区财政局；配合：区统计局"
    for row in (3, 7):
        assert sheet[f"A{row}"].fill.start_color.rgb.endswith("E2EFDA")
        assert f"A{row}:E{row}" in {str(block) for block in sheet.merged_cells.ranges}


def test_columns_in_another_order_under_other_names(tmp_path: Path) -> None:
    sheet = filled("other_order", tmp_path)["分解表"]
    assert [cell.value for cell in sheet[2]] == [
        "一、深化公开",
        1,
        "（一）政策公开\n" + ROWS[0].measure,
        "6月底前",
        "区财政局",
        "区统计局",
        "李晓；责任人：王刚",
        None,
    ]


def test_stripes_take_turns_and_thick_lines_stay_outside(tmp_path: Path) -> None:
    sheet = filled("stripes", tmp_path)["分解表"]
    fills = [sheet[f"D{row}"].fill.fill_type for row in range(5, 11)]
    assert fills[1:5] == [None, "solid", None, "solid"]
    assert [sheet[f"B{row}"].border.bottom.style for row in (5, 9, 10)] == [
        "thin",
        "thin",
        "medium",
    ]
    assert sheet["D5"].alignment.wrap_text
    assert sheet["G5"].value == "推进中"


def test_a_former_table_gives_its_form_and_not_its_words(tmp_path: Path) -> None:
    sheet = filled("last_years", tmp_path)["分解表"]
    assert sheet["A10"].value == "联系人：张三    联系电话：1234567"
    assert column(sheet, "B", 4, 9) == [1, 2, 3, 4, 5, 6]
    assert sheet["A4"].border.bottom.style == "thin"
    merged = {str(block) for block in sheet.merged_cells.ranges}
    assert merged == {"A1:F1", "A2:F2", "A10:F10", "A4:A6", "A7:A9"}


def test_lists_reach_over_all_rows(tmp_path: Path) -> None:
    sheet = filled("with_lists", tmp_path)["分解表"]
    (rule,) = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "F3:F8"
    assert sheet.print_area == "'分解表'!$A$1:$H$9"
    assert column(sheet, "F", 3, 8) == ["推进中"] * 6


def test_several_plans_have_a_sheet_each(tmp_path: Path) -> None:
    other = BreakdownTable("另一个计划任务分解表", "", ROWS[:2])
    done = own_forms.export(office("plain"), [TABLE, other], tmp_path / "成表.xlsx")
    assert (done.rows, done.sheets) == (8, 2)
    book = load_workbook(tmp_path / "成表.xlsx")
    assert set(book.sheetnames) == {TABLE.title, other.title, "填表说明"}
    assert book[other.title]["A1"].value == other.title
    assert book[other.title]["A5"].value.startswith("注：")


def test_a_row_too_tall_for_excel_goes_on_below(tmp_path: Path) -> None:
    long = BreakdownTable(
        "长", "", (BreakdownRow(1, "", "题", "字" * 3000, "", "甲", "", "", ""),)
    )
    sheet = filled("plain", tmp_path, long)["分解表"]
    parts = [cell.value for cell in sheet["C"][2:] if cell.value]
    assert "".join(parts) == "字" * 3000
    assert len(parts) > 1
    assert all(sheet.row_dimensions[row].height <= 409 for row in range(3, 3 + len(parts)))
    assert f"A3:A{2 + len(parts)}" in {str(block) for block in sheet.merged_cells.ranges}


@pytest.mark.parametrize("name", ["two_rows_of_heads", "banners", "with_lists"])
def test_the_preview_shows_what_is_written(name: str, tmp_path: Path) -> None:
    (shown,) = own_forms.sheets(office(name), [TABLE])
    written = filled(name, tmp_path)["分解表"]
    assert shown.pages == 1 + len(written.row_breaks.brk)
    for number, line in enumerate(shown.lines, 1):
        told = [written.cell(number, at).value for at in range(1, len(line.cells) + 1)]
        formula = [isinstance(one, str) and one.startswith("=SUM") for one in told]
        words = [
            "" if one is None or odd else str(one)
            for one, odd in zip(told, formula, strict=True)
        ]
        assert [cell.text for cell in line.cells] == words


def test_what_is_no_form_is_told(tmp_path: Path) -> None:
    empty = Workbook()
    empty.worksheets[0]["A1"] = "通讯录"
    path = tmp_path / "通讯录.xlsx"
    empty.save(path)
    with pytest.raises(NoHeaderFound):
        own_forms.read(path)
    other = tmp_path / "表.csv"
    other.write_text("任务,责任单位,时限\n甲,乙,丙\n", "utf-8")
    with pytest.raises(FormNotWritable):
        own_forms.read(other)
    with pytest.raises(NothingToExport):
        own_forms.export(office("plain"), [], tmp_path / "无.xlsx")
    assert not (tmp_path / "无.xlsx").exists()


def test_pictures_and_shapes_that_get_lost_are_told() -> None:
    assert not office("plain").undrawn
    data = form_data(FORMS["plain"])
    drawn = BytesIO(data)
    with ZipFile(drawn, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", "<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>")
    assert own_forms.of_bytes(drawn.getvalue(), Path("表格.xlsx")).undrawn


def test_a_stray_cell_at_the_end_of_the_sheet_does_no_harm(tmp_path: Path) -> None:
    def stray(sheet: Any) -> None:
        office_forms.with_lists(sheet)
        sheet["XFD1048560"] = "手滑"

    form = own_forms.of_bytes(form_data(stray), Path("表格.xlsx"))
    (shown,) = own_forms.sheets(form, [TABLE])
    assert len(shown.lines) == 9
    own_forms.export(form, [TABLE], tmp_path / "远.xlsx")
    sheet = load_workbook(tmp_path / "远.xlsx")["分解表"]
    assert sheet["XFD1048563"].value == "手滑", "three rows lower: six for three"
    assert sheet["A9"].value.startswith("注：")


def test_a_hidden_column_makes_no_row_taller(tmp_path: Path) -> None:
    def hidden(sheet: Any) -> None:
        office_forms.plain(sheet)
        sheet.column_dimensions["D"].hidden = True

    form = own_forms.of_bytes(form_data(hidden), Path("表格.xlsx"))
    own_forms.export(form, [TABLE], tmp_path / "隐.xlsx")
    sheet = load_workbook(tmp_path / "隐.xlsx")["分解表"]
    assert sheet.row_dimensions[3].height == 40
    assert sheet["D3"].value == "牵头：区财政局；配合：区统计局"
