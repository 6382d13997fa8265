"""Workbooks as offices hand them down for a breakdown table, drawn up for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

THIN = Side(style="thin")
THICK = Side(style="medium")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def _put(
    sheet: Any,
    place: str,
    words: str = "",
    *,
    over: str = "",
    face: str = "宋体",
    points: float = 11,
    bold: bool = False,
    fill: str = "",
    border: Border | None = None,
    across: str = "center",
    wrap: bool = True,
) -> None:
    cell = sheet[place]
    cell.value = words or None
    block = sheet[over] if over else ((cell,),)
    for row in block:
        for one in row:
            one.font = Font(name=face, sz=points, bold=bold)
            one.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wrap)
            if fill:
                one.fill = PatternFill("solid", start_color=fill)
            if border:
                one.border = border
    if over:
        sheet.merge_cells(over)


def _heads(sheet: Any, row: int, heads: Sequence[str], fill: str = "", first: int = 1) -> None:
    for number, head in enumerate(heads, first):
        place = sheet.cell(row, number).coordinate
        _put(sheet, place, head, face="黑体", points=12, fill=fill, border=GRID)


def _widths(sheet: Any, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJKLMN"[number]].width = width


def _sample(
    sheet: Any, row: int, words: Sequence[str], height: float = 40, fill: str = ""
) -> None:
    sheet.row_dimensions[row].height = height
    for number, word in enumerate(words, 1):
        across = "center" if number == 1 else "left"
        place = sheet.cell(row, number).coordinate
        _put(
            sheet,
            place,
            word,
            face="仿宋_GB2312",
            points=11,
            border=GRID,
            across=across,
            fill=fill,
        )


def _wide(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def plain(sheet: Any) -> None:
    """Title merged, coloured heads, three blank rows, a note below."""
    _put(
        sheet, "A1", "2023年重点工作任务分解表", over="A1:F1", face="方正小标宋简体", points=20
    )
    sheet.row_dimensions[1].height = 42
    _heads(sheet, 2, ["序号", "工作任务", "具体要求", "责任单位", "完成时限", "备注"], "DDEBF7")
    for row in (3, 4, 5):
        _sample(sheet, row, [""] * 6)
    _put(sheet, "A6", "注：每季度末25日前报送进展情况。", over="A6:F6", across="left")
    _widths(sheet, [6, 18, 52, 22, 16, 14])
    _wide(sheet)


def two_rows_of_heads(sheet: Any) -> None:
    """Units under one head, the line to fill in, signature below."""
    _put(sheet, "A1", "附件2", across="left", face="黑体", points=14)
    _put(sheet, "A2", "重点工作台账", over="A2:H2", face="方正小标宋简体", points=22)
    _put(
        sheet,
        "A3",
        "填报单位：          填报人：          联系电话：",
        over="A3:H3",
        across="left",
    )
    for block, head in (
        ("A4:A5", "序号"),
        ("B4:B5", "类别"),
        ("C4:C5", "重点任务"),
        ("D4:D5", "具体措施"),
        ("E4:F4", "责任分工"),
        ("G4:G5", "时限要求"),
        ("H4:H5", "进展情况"),
    ):
        _put(
            sheet,
            block[:2],
            head,
            over=block,
            face="黑体",
            points=12,
            border=GRID,
            fill="FCE4D6",
        )
    _put(sheet, "E5", "牵头单位", face="黑体", points=12, border=GRID, fill="FCE4D6")
    _put(sheet, "F5", "配合单位", face="黑体", points=12, border=GRID, fill="FCE4D6")
    _sample(
        sheet, 6, ["1", "示例", "示例任务", "示例措施", "某局", "某局、某办", "6月底前", ""]
    )
    _sample(sheet, 7, ["2", "", "", "", "", "", "", ""])
    _put(sheet, "A9", "填表人：", across="left")
    _put(sheet, "D9", "审核人：", across="left")
    _put(sheet, "G9", "单位负责人（签字）：", across="left")
    _widths(sheet, [5, 12, 16, 42, 18, 22, 13, 24])
    sheet.freeze_panes = "A6"
    _wide(sheet)


def banners(sheet: Any) -> None:
    """Sections as coloured full-width lines; rows in stripes; own widths; upright paper."""
    _put(sheet, "A1", "任务清单", over="A1:E1", face="黑体", points=18)
    _heads(sheet, 2, ["序号", "任务", "责任单位", "时限", "完成情况"], "FFF2CC")
    _put(
        sheet,
        "A3",
        "一、示例板块",
        over="A3:E3",
        bold=True,
        fill="E2EFDA",
        border=GRID,
        across="left",
    )
    _sample(sheet, 4, ["1", "", "", "", ""], 30)
    _sample(sheet, 5, ["2", "", "", "", ""], 30)
    _widths(sheet, [5, 44, 18, 12, 16])
    sheet.page_setup.orientation = "portrait"


def other_order(sheet: Any) -> None:
    """The number behind the task, limits before units, odd names, persons, no title."""
    _heads(
        sheet,
        1,
        [
            "重点任务",
            "序号",
            "细化举措",
            "时间节点",
            "主责单位",
            "协办单位",
            "分管领导",
            "佐证材料",
        ],
    )
    _sample(sheet, 2, [""] * 8, 36)
    _widths(sheet, [18, 6, 46, 14, 20, 20, 12, 20])
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"


def stripes(sheet: Any) -> None:
    """Every other row coloured, thick lines around the table."""
    _put(sheet, "B2", "督办事项一览表", over="B2:G2", face="华文中宋", points=20, bold=True)
    for number, head in enumerate(
        ["编号", "事项", "工作措施", "牵头部门", "配合部门", "办理状态"], 2
    ):
        _put(
            sheet,
            sheet.cell(4, number).coordinate,
            head,
            face="黑体",
            fill="305496",
            border=GRID,
        )
        sheet.cell(4, number).font = Font(name="黑体", sz=12, color="FFFFFF")
    for row in range(5, 13):
        for number in range(2, 8):
            place = sheet.cell(row, number)
            place.font = Font(name="等线", sz=10.5)
            place.alignment = Alignment(vertical="center")
            place.border = Border(
                left=THICK if number == 2 else THIN,
                right=THICK if number == 7 else THIN,
                top=THIN,
                bottom=THICK if row == 12 else THIN,
            )
            if row % 2:
                place.fill = PatternFill("solid", start_color="D9E1F2")
    for letter, width in zip("ABCDEFG", (2, 6, 20, 50, 18, 24, 11), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8
    sheet.oddFooter.center.text = "第 &P 页"


def last_years(sheet: Any) -> None:
    """A table of last year with its rows still in it, merged down."""
    _put(
        sheet, "A1", "2022年政务公开任务分解表", over="A1:F1", face="方正小标宋简体", points=20
    )
    _put(sheet, "A2", "（2022年5月）", over="A2:F2")
    _heads(sheet, 3, ["类别", "序号", "工作任务", "责任单位", "完成时限", "备注"])
    for row in range(4, 14):
        _sample(
            sheet,
            row,
            [
                "旧类别" if row in (4, 9) else "",
                str(row - 3),
                "旧任务" * 12,
                "旧单位",
                "去年底前",
                "旧",
            ],
            60,
        )
    sheet.merge_cells("A4:A8")
    sheet.merge_cells("A9:A13")
    _put(sheet, "A14", "联系人：张三    联系电话：1234567", over="A14:F14", across="left")
    _widths(sheet, [14, 6, 60, 22, 14, 12])
    _wide(sheet)


def combined(sheet: Any) -> None:
    """One column for units and limit, no column for sections, no sample rows, no lines."""
    sheet["A1"] = "工作安排"
    sheet["A1"].font = Font(name="黑体", sz=16)
    for place, head in (
        ("A2", "序号"),
        ("B2", "工作内容"),
        ("C2", "责任单位及完成时限"),
        ("D2", "备注"),
    ):
        sheet[place] = head
        sheet[place].font = Font(name="黑体", sz=12, bold=True)
    _widths(sheet, [6, 60, 30, 16])


def with_lists(sheet: Any) -> None:
    """A list to choose from, a filter, a print area, a logo's place, a sum below."""
    from openpyxl.worksheet.datavalidation import DataValidation

    plain(sheet)
    sheet["F2"].value = "完成状态"
    rule = DataValidation(type="list", formula1='"推进中,已办结"', allow_blank=True)
    rule.add("F3:F5")
    sheet.add_data_validation(rule)
    sheet.auto_filter.ref = "A2:F5"
    sheet.print_area = "A1:F6"
    sheet["H2"] = "=SUM(1,2)"


FORMS: dict[str, Callable[[Any], None]] = {
    maker.__name__: maker
    for maker in (
        plain,
        two_rows_of_heads,
        banners,
        other_order,
        stripes,
        last_years,
        combined,
        with_lists,
    )
}


def form_data(maker: Callable[[Any], None]) -> bytes:
    """The bytes of a workbook with that sheet, and another one that only explains."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "分解表"
    maker(sheet)
    book.create_sheet("填表说明")["A1"] = "一、按季度填报。"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
