"""A unit's workbook: what may be typed where, what it says of itself, and that no words in it
are ever worked out."""

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gkdesk.domain import workbook_marks
from gkdesk.domain.dispatches import DispatchKind, LockedField, SentRow, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode, read_code
from gkdesk.domain.tasks import EditField, Light
from gkdesk.domain.units import Role
from gkdesk.exports.fill_columns import locked_words
from gkdesk.exports.fill_cover import FillCover
from gkdesk.exports.fill_table import HEAD_ROW
from gkdesk.exports.fill_workbook import FillBook, fill_workbook, summed
from gkdesk.exports.workbook_mark import mark_workbook
from gkdesk.terms import label

BUDGET = SentRow(
    RowCode("85EFD0DE", 2),
    Role.LEAD,
    1,
    "一、财政信息公开",
    "（一）公布预算",
    "3月底前公布预算。",
    "3月底前\n2023年3月31日",
    Light.OVERDUE,
    {FillField.PROGRESS: "已公布 12 家", FillField.STATUS: "open"},
)
MEETINGS = SentRow(
    RowCode("85EFD0DE", 5, 7),
    Role.SUPPORTING,
    2,
    "二、平台建设",
    "",
    "召开新闻发布会。",
    "全年不少于10次",
    Light.DONE,
    {
        FillField.STATUS: "done",
        FillField.DONE_ON: "2023-03-30",
        FillField.COUNT: "3",
        FillField.EVIDENCE: "http://www.example.gov.cn/a\n会议纪要.pdf",
    },
    10,
)
MARK = WorkbookMark(
    "85EFD0DE", "940E9D443E507A63", DispatchKind.REPORT, "要点", 2023, "区财政局"
)
COVER = FillCover(
    title="2023年政务公开工作要点填报表",
    unit="区财政局",
    period="2023年第一季度",
    version=1,
    sent_on=date(2023, 4, 3),
    until=date(2023, 4, 10),
    issuer="甲区人民政府办公室",
    contact="王（0632-1234567）",
)

# What programs take for a formula, a command or a link when it stands first in a cell.
DANGEROUS = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "＝1+1",
    "'=1",
    '=HYPERLINK("http://x","y")',
    "#N/A",
    "TRUE",
    "_x0041_",
    'DDE("a";"b")',
)


def book_of(*rows: SentRow, cover: FillCover = COVER) -> bytes:
    return fill_workbook(FillBook(MARK, cover, rows))


def table_of(data: bytes) -> dict[str, list[Any]]:
    """The cells below each head."""
    sheet = load_workbook(BytesIO(data))["填报表"]
    heads = [str(cell.value) for cell in sheet[HEAD_ROW]]
    lines = list(sheet.iter_rows(min_row=HEAD_ROW + 1))
    return {head: [line[at] for line in lines] for at, head in enumerate(heads)}


def test_the_columns_are_those_read_then_those_filled_in_then_the_code() -> None:
    heads = list(table_of(book_of(BUDGET, MEETINGS)))
    assert heads == [
        *("序号", "重点工作", "工作任务", "具体措施", "本单位角色", "完成时限", "状态灯"),
        *(
            "进展情况",
            "完成状态",
            "完成日期",
            "次数",
            "佐证材料/公开链接",
            "联系人",
            "存在问题",
        ),
        "回收编号",
    ]


def test_a_plan_of_one_level_shows_no_empty_columns() -> None:
    flat = replace(BUDGET, section="", task="")
    heads = list(table_of(book_of(flat)))
    assert heads[:3] == ["序号", "具体措施", "本单位角色"]


def test_what_stands_is_shown_in_words_days_and_numbers() -> None:
    table = table_of(book_of(BUDGET, MEETINGS))
    values = {head: [cell.value for cell in cells] for head, cells in table.items()}
    assert values["序号"] == [1, 2]
    assert values["本单位角色"] == ["牵头单位", "配合单位"]
    assert values["状态灯"] == ["▲ 逾期", "■ 已办结"]
    assert values["完成时限"] == ["3月底前\n2023年3月31日", "全年不少于10次"]
    assert values["进展情况"] == ["已公布 12 家", None]
    assert values["完成状态"] == ["推进中", "已办结"]
    assert values["完成日期"] == [None, datetime(2023, 3, 30)]  # noqa: DTZ001  a sheet has no zone
    assert values["次数"] == [None, 3]
    assert values["佐证材料/公开链接"] == [None, "http://www.example.gov.cn/a\n会议纪要.pdf"]
    assert [read_code(each) for each in values["回收编号"]] == [BUDGET.code, MEETINGS.code]


def test_only_what_is_filled_in_is_unlocked() -> None:
    data = book_of(BUDGET, MEETINGS)
    table = table_of(data)
    locked = {head: [cell.protection.locked for cell in cells] for head, cells in table.items()}
    for read in LockedField:
        assert locked[label(read)] == [True, True]
    for written in set(FillField) - {FillField.COUNT}:
        assert locked[label(written)] == [False, False]
    assert locked["次数"] == [True, False], "only the second row asks for a count"
    sheet = load_workbook(BytesIO(data))["填报表"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.sort
    assert not sheet.protection.autoFilter
    assert not sheet.protection.formatColumns
    assert not sheet.protection.formatRows


def test_the_code_is_hidden_and_nothing_else() -> None:
    sheet = load_workbook(BytesIO(book_of(BUDGET)))["填报表"]
    hidden = [name for name, column in sheet.column_dimensions.items() if column.hidden]
    assert [sheet[f"{name}{HEAD_ROW}"].value for name in hidden] == ["回收编号"]


def test_rules_only_warn_and_say_what_is_asked_for() -> None:
    sheet = load_workbook(BytesIO(book_of(BUDGET, MEETINGS)))["填报表"]
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    assert {rule.errorStyle for rule in rules.values()} == {"warning"}
    assert rules["list"].formula1 == '"推进中,已办结"'
    assert str(rules["list"].sqref) == "I4:I5"
    assert str(rules["date"].sqref) == "J4:J5"
    assert str(rules["whole"].sqref) == "K5"
    assert "要求 10 次" in str(rules["whole"].prompt)


def test_the_paper_is_as_wide_as_the_table_and_repeats_the_heads() -> None:
    sheet = load_workbook(BytesIO(book_of(BUDGET)))["填报表"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert sheet.freeze_panes == f"E{HEAD_ROW + 1}"
    assert sheet.auto_filter.ref == "A3:O4"


def test_the_cover_says_who_what_until_when_and_whom_to_call() -> None:
    book = load_workbook(
        BytesIO(book_of(BUDGET, MEETINGS, cover=replace(COVER, reason="没有数字")))
    )
    assert book.sheetnames[0] == "填报说明"
    said = {row[0].value: row[1].value for row in book["填报说明"].iter_rows()}
    assert said["填报单位"] == "区财政局"
    assert said["报送期间"] == "2023年第一季度"
    assert said["填报任务"] == "共 2 项：牵头单位 1 项，配合单位 1 项；其中逾期 1 项"
    assert said["退回原因"] == "没有数字"
    assert said["交回时间"] == "2023年4月10日（周一）前"
    assert said["交回给"] == "甲区人民政府办公室"
    assert said["有疑问找"] == "王（0632-1234567）"
    assert said["版本"] == "第 1 次下发，2023年4月3日"
    assert set(map(label, FillField)) <= set(said)


def test_the_cover_leaves_out_what_nobody_said() -> None:
    bare = FillCover("要点填报表", "区财政局", "", 1, date(2023, 4, 3))
    book = load_workbook(BytesIO(book_of(BUDGET, cover=bare)))
    said = {row[0].value for row in book["填报说明"].iter_rows()}
    assert not said & {"报送期间", "退回原因", "交回时间", "交回给", "有疑问找"}


def test_the_mark_stands_in_three_places() -> None:
    book: Any = load_workbook(BytesIO(book_of(BUDGET, MEETINGS)))
    whole = summed(MARK, (BUDGET, MEETINGS))
    sheet = book["gkdesk"]
    assert sheet.sheet_state == "veryHidden"
    lines = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    start = next(at for at, line in enumerate(lines) if line[0] == workbook_marks.CODE)
    assert workbook_marks.read_pairs({line[0]: line[1] for line in lines[:start]}) == whole
    heads = lines[start]
    rows = [dict(zip(heads, line, strict=True)) for line in lines[start + 1 :]]
    assert rows[0]["progress"] == "已公布 12 家"
    assert rows[1]["done_on"] == "2023-03-30"
    assert [read_code(row["code"]) for row in rows] == [BUDGET.code, MEETINGS.code]
    (prop,) = [each for each in book.custom_doc_props.props if each.name == "gkdesk"]
    name = book.defined_names["gkdesk_mark"].attr_text
    for text in (str(prop.value), str(name)[1:-1].replace('""', '"')):
        read = workbook_marks.read_text(text)
        assert read is not None
        assert (read.code, read.rows, read.checksum) == (MARK.code, 2, whole.checksum)


def test_the_sum_is_that_of_the_words_in_the_table() -> None:
    table = table_of(book_of(BUDGET, MEETINGS))
    rows = [
        {field: str(table[label(field)][at].value or "") for field in LockedField}
        for at in range(2)
    ]
    assert workbook_marks.checksum(rows) == summed(MARK, (BUDGET, MEETINGS)).checksum


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_words_become_a_formula(words: str) -> None:
    values: dict[Any, str] = {
        field: words
        for field in FillField
        if field not in (FillField.STATUS, FillField.DONE_ON, FillField.COUNT)
    }
    row = replace(
        BUDGET, section=words, task=words, measure=words, deadline=words, values=values
    )
    cover = replace(COVER, title=words, unit=words, issuer=words, contact=words, reason=words)
    data = fill_workbook(FillBook(replace(MARK, unit=words, title=words), cover, (row,)))
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if "worksheets/sheet" in name]
        assert len(sheets) == 3
        for name in sheets:
            xml = package.read(name).decode()
            assert not re.search(r"<f[ >/]", xml), "a formula"
            kinds = set(re.findall(r'<c [^>]*\bt="(\w+)"', xml))
            assert kinds <= {"s", "inlineStr", "n", "d"}, "neither errors nor booleans"
        names = re.findall(
            r"<definedName [^>]*gkdesk_mark[^>]*>(.*?)</definedName>",
            package.read("xl/workbook.xml").decode(),
        )
        assert re.fullmatch(r'"(?:[^"]|"")*"', names[0]), "one text, nothing to work out"
        assert not [name for name in package.namelist() if "externalLink" in name]
    cell = table_of(data)["进展情况"][0]
    # Spreadsheet programs undo the escape, the library that reads here does not.
    assert cell.value.replace("_x005F_", "_") == words.strip()
    plain = words.strip()[0] not in "=+-@#'＝"
    assert cell.quotePrefix is not plain, "stays words when it is edited"


def test_a_long_text_stands_whole_in_smaller_letters() -> None:
    long = replace(BUDGET, measure="推进重大建设项目批准和实施信息公开。" * 60)
    cell = table_of(book_of(long))["具体措施"][0]
    assert cell.value == long.measure
    assert cell.font.size < 11
    sheet = cell.parent
    assert sheet.row_dimensions[HEAD_ROW + 1].height <= 409


def test_words_beyond_what_a_cell_holds_are_cut() -> None:
    values: dict[Any, str] = {FillField.PROGRESS: "长" * 40_000}
    cell = table_of(book_of(replace(BUDGET, values=values)))["进展情况"][0]
    assert len(cell.value) == 32_767


def test_rows_grow_with_what_is_typed() -> None:
    with zipfile.ZipFile(BytesIO(book_of(BUDGET))) as package:
        xml = package.read("xl/worksheets/sheet2.xml").decode()
    body = re.findall(r'<row [^>]*r="4"[^>]*>', xml)[0]
    assert 'customHeight="1"' not in body
    assert 'ht="' in body


def test_a_master_table_is_marked_with_the_fields_that_are_edited() -> None:
    book = Workbook()
    row = replace(BUDGET, role=None, values={EditField.NOTE: "=1+1"})
    mark_workbook(book, replace(MARK, kind=DispatchKind.MASTER), [row])
    lines = [[cell.value for cell in each] for each in book["gkdesk"].iter_rows()]
    heads = lines[-2]
    assert heads[0] == "code"
    assert heads[1:] == [field.value for field in EditField]
    assert lines[-1][heads.index("note")] == "=1+1"
    assert book["gkdesk"].cell(len(lines), heads.index("note") + 1).data_type == "s"


def test_the_words_of_a_row_are_those_of_the_table() -> None:
    table = table_of(book_of(BUDGET))
    for field, words in locked_words(BUDGET).items():
        assert str(table[label(field)][0].value) == words
