"""Tables by design: columns, words around them, letters, papers, a sheet a section or unit."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.domain.table_design import (
    FILL_WORDS,
    ColumnDesign,
    Letters,
    TableColumn,
    TableDesign,
)
from gkdesk.exports.sheet import Block, Look, Sheet, paper_of
from gkdesk.exports.table_parts import NOBODY, breakdown_sheets
from gkdesk.exports.workbook import workbook_bytes
from gkdesk.reading import read_plan
from gkdesk.services import exporting
from tests import sheet_rules

PLANS = Path(__file__).parents[1] / "resources" / "plans"


def row(ordinal: int, section: str, measure: str, *units: str, **more: Any) -> BreakdownRow:
    parts: dict[str, Any] = {"supporting": "", "deadline": "年底前", "note": "", "lead": ""}
    told = "、".join(units)
    parts |= more
    return BreakdownRow(
        ordinal, section, "（一）任务", measure, responsible=told, units=units, **parts
    )


TABLE = BreakdownTable(
    "2022年工作要点任务分解表",
    "政办发〔2022〕4号",
    (
        row(1, "一、公开", "公布预算。", "区财政局", due=date(2022, 9, 30), light="临期"),
        row(2, "一、公开", "公布决算。", "区财政局", "区民政局", progress="已公布"),
        row(3, "二、服务", "改版网站。", people="责任人：甲", note="责任人：甲"),
    ),
    units=("区民政局", "区财政局", "区司法局"),
)


def sheets(**design: Any) -> list[Sheet]:
    return list(breakdown_sheets(TABLE, TableDesign(**design)))


def heads(sheet: Sheet) -> list[str]:
    return [cell.text for cell in sheet.lines[sheet.head].cells]


def columns(*kinds: TableColumn) -> tuple[ColumnDesign, ...]:
    return tuple(ColumnDesign(kind) for kind in kinds)


def body(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in sheet.lines[sheet.head + 1 :]]


def test_columns_are_those_of_the_design_in_its_order_under_its_heads() -> None:
    chosen = (
        ColumnDesign(TableColumn.MEASURE, "任务内容"),
        ColumnDesign(TableColumn.ORDINAL),
        *columns(TableColumn.DUE, TableColumn.LIGHT, TableColumn.PROGRESS),
        ColumnDesign(TableColumn.BLANK, "签字"),
        ColumnDesign(TableColumn.BLANK),
    )
    (sheet,) = sheets(columns=chosen)
    assert heads(sheet) == [
        "任务内容", "序号", "截止日期", "状态灯", "进展情况", "签字", "",
    ]  # fmt: skip
    assert body(sheet) == [
        ["公布预算。", "1", "2022年9月30日", "临期", "", "", ""],
        ["公布决算。", "2", "—", "—", "已公布", "", ""],
        ["改版网站。", "3", "—", "—", "", "", ""],
    ]


def test_a_width_that_was_set_stays() -> None:
    wide = ColumnDesign(TableColumn.MEASURE, width=30)
    (sheet,) = sheets(columns=(*columns(TableColumn.ORDINAL), wide))
    assert sheet.widths == (6, 30)


def test_persons_stand_once() -> None:
    (alone,) = sheets(columns=columns(TableColumn.NOTE))
    (both,) = sheets(columns=columns(TableColumn.PEOPLE, TableColumn.NOTE))
    assert body(alone)[2] == ["责任人：甲"]
    assert body(both)[2] == ["责任人：甲", "—"]


def test_a_chosen_section_column_gives_way_to_banners() -> None:
    chosen = columns(TableColumn.SECTION, TableColumn.MEASURE)
    (banner,) = sheets(columns=chosen, layout=Layout.BANNER)
    assert heads(banner) == ["具体措施"]
    (merged,) = sheets(columns=chosen)
    assert [told[0] for told in body(merged)] == ["一、公开", "", "二、服务"]
    (only,) = sheets(columns=columns(TableColumn.SECTION), layout=Layout.BANNER)
    assert heads(only) == ["具体措施"]


def test_the_number_is_a_number_wherever_it_stands() -> None:
    design = TableDesign(columns=columns(TableColumn.MEASURE, TableColumn.ORDINAL))
    book = load_workbook(BytesIO(workbook_bytes(list(breakdown_sheets(TABLE, design)))))
    assert [cell.value for cell in book.worksheets[0]["B"]][3:] == [1, 2, 3]


def test_words_stand_above_and_below() -> None:
    (sheet,) = sheets(
        title="督查表",
        subtitle="（三季度）",
        fill_line=("填报单位", "审核：王"),
        notes="注：一。\n\n二。",
    )
    first = [next(cell for cell in line.cells if cell.text) for line in sheet.lines]
    assert first[:2] == [("督查表", Look.TITLE), ("（三季度）", Look.SUBTITLE)]
    assert first[-2:] == [("注：一。", Look.NOTE), ("二。", Look.NOTE)]
    told = [cell.text for cell in sheet.lines[2].cells if cell.text]
    assert told == ["填报单位：", "审核：王"]
    assert sheet.head == 3
    last = len(sheet.lines) - 1
    assert Block(last, 0, last, len(sheet.widths) - 1) in sheet.blocks


def test_each_word_to_fill_in_has_room_to_write() -> None:
    """Room for a mobile number of eleven digits behind each."""
    (sheet,) = sheets(fill_line=FILL_WORDS)
    line = sheet.head - 1
    spans = [block for block in sheet.blocks if block.top == line]
    starts = [at for at, cell in enumerate(sheet.lines[line].cells) if cell.text]
    assert [sheet.lines[line].cells[at].text for at in starts] == [
        "填报单位：", "填报人：", "联系电话：", "填报日期：",
    ]  # fmt: skip
    for at in starts:
        block = next((one for one in spans if one.left == at), Block(line, at, line, at))
        assert sum(sheet.widths[at : block.right + 1]) >= 10 + 11


def test_more_words_than_columns_share_a_cell() -> None:
    (sheet,) = sheets(fill_line=FILL_WORDS, columns=columns(TableColumn.MEASURE))
    (cell,) = sheet.lines[sheet.head - 1].cells
    assert cell.text.split() == [f"{words}：" for words in FILL_WORDS]


def test_each_section_has_its_sheet() -> None:
    made = sheets(layout=Layout.SECTIONS)
    assert [sheet.tab for sheet in made] == ["一、公开", "二、服务"]
    assert [sheet.rows for sheet in made] == [2, 1]
    assert [told[0] for told in body(made[1])] == ["二、服务", "1"]
    assert made[0].widths == made[1].widths


def test_each_unit_has_its_rows_in_the_offices_order() -> None:
    made = sheets(layout=Layout.UNITS, fill_line=("填报单位", "填报人"))
    assert [sheet.tab for sheet in made] == ["区民政局", "区财政局", NOBODY]
    assert [sheet.rows for sheet in made] == [1, 2, 1]
    assert made[1].title == "2022年工作要点任务分解表（区财政局）"
    assert made[2].title == "2022年工作要点任务分解表"
    told = [[cell.text for cell in sheet.lines[2].cells if cell.text] for sheet in made]
    assert told == [
        ["填报单位：区民政局", "填报人："],
        ["填报单位：区财政局", "填报人："],
        ["填报单位：", "填报人："],
    ]


def test_letters_and_paper_are_written() -> None:
    design = TableDesign(
        title_letters=Letters("黑体", 18),
        head_letters=Letters("楷体_GB2312", 14),
        body_letters=Letters("宋体", 10.5),
        notes="注：按月报送。",
        wide=False,
        paper="A3",
    )
    book = load_workbook(BytesIO(workbook_bytes(list(breakdown_sheets(TABLE, design)))))
    sheet: Any = book.active
    faces = [(sheet[at].font.name, sheet[at].font.sz) for at in ("A1", "A3", "D4")]
    assert faces == [("黑体", 18), ("楷体_GB2312", 14), ("宋体", 10.5)]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "portrait")
    last = sheet.cell(sheet.max_row, 1)
    assert (last.value, last.border.left.style) == ("注：按月报送。", None)


@pytest.mark.parametrize(
    ("name", "wide", "size"),
    [("A4", True, (297, 210, 9)), ("A4", False, (210, 297, 9)), ("A3", True, (420, 297, 8))],
)
def test_papers_are_iso_216(name: str, wide: bool, size: tuple[float, float, int]) -> None:
    assert tuple(paper_of(name, wide=wide)) == size


OFFICES = (
    TableDesign(layout=Layout.SECTIONS, notes="注：一行一句。"),
    TableDesign(layout=Layout.UNITS, fill_line=FILL_WORDS, paper="A3"),
    TableDesign(layout=Layout.BANNER, wide=False, body_letters=Letters("宋体", 10.5)),
    TableDesign(body_letters=Letters("仿宋_GB2312", 16), head_letters=Letters("黑体", 16)),
)


@pytest.mark.parametrize("design", OFFICES, ids=lambda design: design.layout.value)
def test_a_real_plan_keeps_the_rules_of_paper(design: TableDesign) -> None:
    draft = read_plan((PLANS / "2022年台儿庄区政务公开工作要点实施方案.txt").read_text("utf-8"))
    table = exporting.breakdown_of_draft(draft, design.rows_by)
    made = exporting.sheets([table], design)
    for sheet in made:
        sheet_rules.check(sheet)
    at = heads(made[0]).index("具体措施")
    told = "".join(line[at] for sheet in made for line in body(sheet))
    assert all(one.measure in told for one in table.rows)
    book: Any = load_workbook(BytesIO(workbook_bytes(made)))
    for sheet, written in zip(made, book.worksheets, strict=True):
        head = sheet.head + 1
        assert written.print_title_rows == f"${head}:${head}"
        assert len(written.merged_cells.ranges) == len(sheet.blocks)
        assert len(written.row_breaks.brk) == sheet.pages - 1
        heights = [written.row_dimensions[n].height for n in range(1, written.max_row + 1)]
        assert heights == [round(line.height, 2) for line in sheet.lines]


WORDS = st.text(alphabet="政务公开、。工作2022x\n", max_size=60)
ROWS = st.lists(
    st.builds(
        BreakdownRow,
        ordinal=st.just(1),
        section=st.sampled_from(["", "一、深化公开", "二、" + "长" * 60]),
        task=st.sampled_from(["", "（一）聚焦发展", "（二）" + "长" * 40]),
        measure=st.one_of(WORDS, st.just("做好公开。" * 200)),
        lead=st.just(""),
        responsible=WORDS,
        supporting=st.just(""),
        deadline=WORDS,
        note=st.just(""),
        progress=WORDS,
        units=st.sampled_from([(), ("区财政局",), ("区财政局", "区民政局")]),
    ),
    min_size=1,
    max_size=5,
)
ONE_LINE = st.text(alphabet="政务公开、2022x", max_size=30)
HEADS = st.text(alphabet="政务公开x", max_size=8)
SIZES = st.sampled_from([9.0, 12.0, 22.0])
DESIGNS = st.builds(
    TableDesign,
    layout=st.sampled_from(Layout),
    columns=st.lists(
        st.builds(
            ColumnDesign,
            st.sampled_from(TableColumn),
            HEADS,
            st.sampled_from([0.0, 15.0, 70.0]),
        ),
        max_size=6,
    ).map(lambda chosen: (*chosen, ColumnDesign(TableColumn.MEASURE)) if chosen else ()),
    title=ONE_LINE,
    subtitle=ONE_LINE,
    fill_line=st.lists(ONE_LINE, max_size=4).map(tuple),
    notes=st.sampled_from(["", "注：一。", "注意事项。\n" * 40]),
    body_letters=st.builds(Letters, st.just("宋体"), SIZES),
    head_letters=st.builds(Letters, st.just("黑体"), SIZES),
    wide=st.booleans(),
    paper=st.sampled_from(["A4", "A3"]),
)


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(ROWS, DESIGNS)
def test_any_design_of_any_table_keeps_the_rules_of_paper(
    rows: list[BreakdownRow], design: TableDesign
) -> None:
    made = list(breakdown_sheets(BreakdownTable("任务分解表", "", tuple(rows)), design))
    for sheet in made:
        sheet_rules.check(sheet)
    if design.layout is not Layout.UNITS:
        assert sum(sheet.rows for sheet in made) == len(rows)
