"""What people do to a workbook as a whole."""

from __future__ import annotations

from random import Random

from gkdesk.domain.dispatches import LockedField
from tests.damage.forms import Form, Line, Table, fresh_book

_NAMES = ("政务公开填报", "新建 Microsoft Excel 工作表", "附件1", "副本", "（定稿）最终版2")


def delete_hidden_sheet(form: Form, _draw: Random) -> None:
    """The hidden sheet found and deleted."""
    for sheet in list(form.book.worksheets):
        if sheet.sheet_state != "visible":
            form.book.remove(sheet)


def lose_properties(form: Form, _draw: Random) -> None:
    """Custom properties removed, as 检查文档 does."""
    props = form.book.custom_doc_props
    for name in list(props.names):
        del props[name]


def lose_names(form: Form, _draw: Random) -> None:
    """Defined names deleted."""
    for name in list(form.book.defined_names):
        del form.book.defined_names[name]


def lose_all_marks(form: Form, draw: Random) -> None:
    """Hidden sheet, properties and names all gone."""
    delete_hidden_sheet(form, draw)
    lose_properties(form, draw)
    lose_names(form, draw)


def into_fresh_book(form: Form, draw: Random) -> None:
    """The table copied into a new workbook, with or without its title and hidden column."""
    form.book = fresh_book()
    form.remade = True
    form.table.sheet = "Sheet1"
    code = form.table.column(LockedField.CODE)
    if code is not None and draw.random() < 0.5:
        form.table.columns.remove(code)
    if draw.random() < 0.4:
        form.table.above = [f"{form.unit}政务公开工作落实情况"]


def rename_sheet(form: Form, draw: Random) -> None:
    """The sheet called otherwise."""
    sheet = form.book[form.table.sheet]
    sheet.title = draw.choice(("Sheet1", "三季度", "填报表 (2)", "政务公开"))
    form.table.sheet = sheet.title


def rename_file(form: Form, draw: Random) -> None:
    """The file called otherwise."""
    form.name = f"{draw.choice(_NAMES)}{form.name[-4:]}"


def delete_cover(form: Form, _draw: Random) -> None:
    """The sheet with the instructions deleted."""
    for sheet in list(form.book.worksheets):
        if sheet.title != form.table.sheet and sheet.sheet_state == "visible":
            form.book.remove(sheet)


def own_sheets(form: Form, draw: Random) -> None:
    """Sheets of the office's own, before and behind."""
    for place in (0, None):
        sheet = form.book.create_sheet(f"草稿{draw.randint(1, 999)}", place)
        for row in range(1, draw.randint(2, 6)):
            sheet.append([f"第{row}稿", "领导已阅", draw.randint(1, 9)])


def title_rows(form: Form, draw: Random) -> None:
    """Lines put above the table."""
    for _ in range(draw.randint(1, 4)):
        words = draw.choice(("附件2", "", f"{form.unit}（盖章）", "填报日期：2026年9月20日"))
        form.table.above.insert(draw.randint(0, len(form.table.above)), words)


def rename_unit(form: Form, draw: Random) -> None:
    """The unit's name written otherwise above the table."""
    other = draw.choice((form.unit + "办公室", form.unit.removeprefix("区"), "本单位"))
    form.table.above = [words.replace(form.unit, other) for words in form.table.above]


def lines_below(form: Form, draw: Random) -> None:
    """Signatures and remarks below the table."""
    form.table.below += [
        [],
        ["填报人：张三", None, "审核人：李四", None, "联系电话：62120000"],
        [draw.choice(("注：以上数据截至9月20日。", "以上情况属实。"))],
    ]


def second_table(form: Form, draw: Random) -> None:
    """Another small table below ours."""
    form.table.below += [
        [],
        ["附：政务公开培训情况统计表"],
        ["序号", "培训名称", "参加人数", "备注"],
        [1, "业务培训", draw.randint(10, 99), ""],
        [2, "以会代训", draw.randint(10, 99), "线上"],
    ]


def two_sheets(form: Form, draw: Random) -> None:
    """Half of the rows moved to a sheet of their own, with the heads."""
    table = form.table
    if len(table.lines) < 2 or len(form.tables) > 1:
        return
    cut = draw.randint(1, len(table.lines) - 1)
    more: list[Line] = table.lines[cut:]
    del table.lines[cut:]
    name = f"续表{len(form.book.sheetnames)}"
    form.tables.append(Table(name, list(table.columns), more, ["续表"]))


def sheet_twice(form: Form, _draw: Random) -> None:
    """The sheet copied within the workbook, as a draft beside the final one."""
    table = form.table
    if len(form.tables) == 1:
        twins = [line.twin() for line in table.lines]
        form.tables.append(Table(f"{table.sheet[:20]} (2)", list(table.columns), twins))


def paint(form: Form, draw: Random) -> None:
    """Colours, comments, paper, and the protection lifted."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    sheet = form.book[form.table.sheet]
    sheet.protection.sheet = False
    sheet.page_setup.orientation = "portrait"
    sheet.freeze_panes = None
    own = form.book.create_sheet(f"批注{draw.randint(1, 99)}")
    cell = own["B2"]
    cell.value = "领导批注"
    cell.comment = Comment("抓紧落实", "局长")
    cell.fill = PatternFill("solid", fgColor="FFFFFF00")
