"""The breakdown table on paper: columns, merges, heights, pages."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.exports.breakdown_sheet import breakdown_sheet
from gkdesk.exports.sheet import BODY_POINTS, Block, Look, Sheet, page_points
from gkdesk.exports.text_fit import TALLEST_ROW, height_of, lines_of, room_of

UNITS = "区发展改革局、区财政局、区住房城乡建设局"


def row(ordinal: int, section: str, task: str, measure: str, **more: str) -> BreakdownRow:
    parts: dict[str, Any] = {
        "lead": "",
        "responsible": UNITS,
        "supporting": "",
        "deadline": "",
        "note": "",
    }
    return BreakdownRow(ordinal, section, task, measure, **(parts | more))


def table(*rows: BreakdownRow) -> BreakdownTable:
    return BreakdownTable("2022年政务公开工作要点任务分解表", "政办发〔2022〕4号", rows)


TWO_LEVELS = table(
    row(1, "一、深化公开", "（一）聚焦发展", "做好专题信息公开。"),
    row(2, "一、深化公开", "（一）聚焦发展", "公开项目进展。", deadline="2022年9月底前"),
    row(3, "一、深化公开", "（二）优化环境", "公布收费清单。"),
    row(4, "二、夯实基础", "（三）强化保障", "每年至少召开一次会议。"),
)


def heads(sheet: Sheet) -> list[str]:
    return [cell.text for cell in sheet.lines[sheet.head].cells]


def column(sheet: Sheet, head: str) -> list[str]:
    at = heads(sheet).index(head)
    return [line.cells[at].text for line in sheet.lines[sheet.head + 1 :]]


def body_blocks(sheet: Sheet) -> set[Block]:
    return {block for block in sheet.blocks if block.top > sheet.head}


def test_the_columns_are_those_of_an_issued_table() -> None:
    assert heads(breakdown_sheet(TWO_LEVELS, Layout.MERGED)) == [
        "序号", "重点工作", "工作任务", "具体措施", "牵头单位", "责任单位", "配合单位",
        "完成时限", "备注",
    ]  # fmt: skip


def test_title_and_basis_stand_above_the_heads() -> None:
    sheet = breakdown_sheet(TWO_LEVELS, Layout.MERGED)
    assert sheet.lines[0].cells[0] == ("2022年政务公开工作要点任务分解表", Look.TITLE)
    assert sheet.lines[1].cells[0] == ("依据：政办发〔2022〕4号", Look.BASIS)
    assert {Block(0, 0, 0, 8), Block(1, 0, 1, 8)} <= set(sheet.blocks)


def test_equal_sections_and_tasks_are_merged_down() -> None:
    sheet = breakdown_sheet(TWO_LEVELS, Layout.MERGED)
    first = sheet.head + 1
    assert body_blocks(sheet) == {
        Block(first, 1, first + 2, 1),
        Block(first, 2, first + 1, 2),
    }
    assert column(sheet, "重点工作") == ["一、深化公开", "", "", "二、夯实基础"]
    assert column(sheet, "序号") == ["1", "2", "3", "4"]


def test_a_task_of_the_same_name_is_not_merged_across_sections() -> None:
    same = table(row(1, "一、甲", "（一）保障", "做。"), row(2, "二、乙", "（一）保障", "做。"))
    assert body_blocks(breakdown_sheet(same, Layout.MERGED)) == set()


def test_banners_replace_the_first_column() -> None:
    sheet = breakdown_sheet(TWO_LEVELS, Layout.BANNER)
    assert "重点工作" not in heads(sheet)
    texts = column(sheet, "序号")
    assert texts == ["一、深化公开", "1", "2", "3", "二、夯实基础", "4"]
    banner = sheet.head + 1
    assert Block(banner, 0, banner, len(heads(sheet)) - 1) in sheet.blocks
    assert Block(banner + 1, 1, banner + 2, 1) in sheet.blocks


@pytest.mark.parametrize("layout", Layout)
def test_a_plan_of_one_level_has_no_section(layout: Layout) -> None:
    flat = table(row(1, "", "一、加强领导", "开会。"), row(2, "", "二、强化考核", "考核。"))
    sheet = breakdown_sheet(flat, layout)
    assert heads(sheet)[:3] == ["序号", "工作任务", "具体措施"]
    assert column(sheet, "序号") == ["1", "2"]


@pytest.mark.parametrize("layout", Layout)
def test_a_plan_of_bare_sentences_has_neither(layout: Layout) -> None:
    bare = table(row(1, "", "", "开会。"), row(2, "", "", "考核。"))
    assert heads(breakdown_sheet(bare, layout))[:3] == ["序号", "具体措施", "牵头单位"]


def test_an_empty_cell_says_a_dash() -> None:
    sheet = breakdown_sheet(TWO_LEVELS, Layout.MERGED)
    assert column(sheet, "完成时限") == ["—", "2022年9月底前", "—", "—"]
    assert set(column(sheet, "备注")) == {"—"}


def test_rows_without_a_task_are_not_merged_with_one_another() -> None:
    mixed = table(
        row(1, "一、甲", "（一）保障", "做。"),
        row(2, "一、甲", "", "做。"),
        row(3, "一、甲", "", "做。"),
    )
    assert column(breakdown_sheet(mixed, Layout.MERGED), "工作任务") == ["（一）保障", "—", "—"]


def test_a_short_row_is_raised_for_its_long_section() -> None:
    section = "三、聚焦人民群众普遍关心关注的重点领域持续推进信息公开工作提质增效"
    sheet = breakdown_sheet(table(row(1, section, "（一）甲", "做。")), Layout.MERGED)
    room = room_of(sheet.widths[1], BODY_POINTS)
    assert sheet.lines[-1].height >= height_of(lines_of(section, room), BODY_POINTS)


def test_a_row_taller_than_excel_allows_goes_on_below() -> None:
    measure = "按照要求做好政府信息公开的各项工作。" * 90
    sheet = breakdown_sheet(table(row(1, "一、甲", "（一）乙", measure)), Layout.MERGED)
    told = column(sheet, "具体措施")
    assert len(told) > 1
    assert "".join(told) == measure
    assert column(sheet, "序号") == ["1"] + [""] * (len(told) - 1)
    assert all(line.height <= TALLEST_ROW for line in sheet.lines)
    at = heads(sheet).index("责任单位")
    assert Block(sheet.head + 1, at, len(sheet.lines) - 1, at) in sheet.blocks


def test_a_section_begins_again_on_each_page() -> None:
    rows = [
        row(n, "一、深化公开", "（一）聚焦发展", "做好信息公开工作。" * 8) for n in range(1, 31)
    ]
    sheet = breakdown_sheet(table(*rows), Layout.MERGED)
    assert sheet.breaks
    for start in sheet.breaks:
        assert sheet.lines[start].cells[1].text == "一、深化公开"
        assert sheet.lines[start].cells[2].text == "（一）聚焦发展"
        assert not any(block.top < start <= block.bottom for block in sheet.blocks)


WORDS = st.text(alphabet="政务公开、。工作任务2022x\n", max_size=120)
ROWS = st.lists(
    st.builds(
        BreakdownRow,
        ordinal=st.just(0),
        section=st.sampled_from(["", "一、深化公开", "二、夯实基础", "三、" + "长" * 60]),
        task=st.sampled_from(["", "（一）聚焦发展", "（二）" + "长" * 40]),
        measure=st.one_of(WORDS, st.just("做好公开。" * 400)),
        lead=WORDS,
        responsible=WORDS,
        supporting=st.just(""),
        deadline=st.sampled_from(["", "2022年9月底前", "第一时间；每年至少1次"]),
        note=st.just(""),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from(Layout))
def test_any_table_keeps_the_rules_of_paper(rows: list[BreakdownRow], layout: Layout) -> None:
    numbered = [
        BreakdownRow(n, *(getattr(one, name) for name in one.__slots__[1:]))
        for n, one in enumerate(rows, 1)
    ]
    sheet = breakdown_sheet(BreakdownTable("任务分解表", "", tuple(numbered)), layout)
    told = [text for text in column(sheet, "序号") if text.isdigit()]
    assert told == [str(n) for n in range(1, len(rows) + 1)]
    assert all(0 < line.height <= TALLEST_ROW + 0.01 for line in sheet.lines)
    _no_block_overlaps(sheet)
    _nothing_is_clipped(sheet)
    _no_page_is_overfull(sheet)


def _no_block_overlaps(sheet: Sheet) -> None:
    cells = [
        (line, at)
        for block in sheet.blocks
        for line in range(block.top, block.bottom + 1)
        for at in range(block.left, block.right + 1)
    ]
    assert len(cells) == len(set(cells))


def _nothing_is_clipped(sheet: Sheet) -> None:
    blocks = {(block.top, block.left): block for block in sheet.blocks}
    for top, line in enumerate(sheet.lines):
        for left, cell in enumerate(line.cells):
            if cell.look in (Look.TITLE, Look.HEAD) or not cell.text:
                continue
            block = blocks.get((top, left), Block(top, left, top, left))
            width = sum(sheet.widths[left : block.right + 1])
            need = height_of(lines_of(cell.text, room_of(width, BODY_POINTS)), BODY_POINTS)
            have = sum(one.height for one in sheet.lines[top : block.bottom + 1])
            assert have >= need - 0.01, cell.text


def _no_page_is_overfull(sheet: Sheet) -> None:
    starts = [0, *sheet.breaks, len(sheet.lines)]
    for start, stop in pairwise(starts):
        tall = sum(line.height for line in sheet.lines[start:stop])
        head = sheet.lines[sheet.head].height if start else 0.0
        assert tall + head <= page_points(sheet.widths) + 0.01
