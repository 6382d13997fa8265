"""Breakdown tables: which tables are some, and what their rows say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.document import Cell, Document, Table
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role
from gkdesk.reading import tables
from tests.table_documents import (
    NAMES,
    PLAIN,
    Entry,
    assert_same_as_plain,
    breakdowns,
    document,
    expected,
    grid_of,
    limits,
    outline,
    reading,
    readings,
    said,
    told,
)

LEAD, RESPONSIBLE, SUPPORTING = Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING
PLANS = sorted((Path(__file__).parent.parent / "resources" / "plans").glob("*.txt"))


def test_rows_are_leaves_below_their_tasks() -> None:
    one = reading(document(PLAIN))
    assert outline(one) == [
        ("#1", "财政公开"),
        ("#1/1", "公开预算。"),
        ("#1/2", "公开决算，说明增减。附上图表。"),
        ("#2", "目录管理"),
        ("#2/3", "更新目录。"),
    ]
    task, other = one.nodes
    first, second = task.children
    assert (task.label, task.level, task.heading, task.text) == ("", 1, "财政公开", "财政公开")
    assert (first.label, first.level, first.heading) == ("1", 2, "")
    assert said(first) == [(RESPONSIBLE, ("县财政局", "县税务局"))]
    assert limits(first.deadlines) == ["6月底前"]
    assert [measure.text for measure in second.measures] == [
        "公开决算，说明增减。",
        "附上图表。",
    ]
    assert said(second) == said(other.children[0]) == [(RESPONSIBLE, ("县审计局",))]
    assert limits(other.children[0].deadlines) == ["长期"]


def test_the_header_is_left_out_with_its_reason() -> None:
    one = reading(document(PLAIN))
    assert [(left.text, left.why) for left in one.leftovers] == [
        (head, "表头。") for head in PLAIN[0]
    ]


def test_titles_above_and_notes_below_are_told_apart() -> None:
    rows: list[list[Entry]] = [
        [("青石县任务分解表", 1, 5), None, None, None, None],
        [("填报单位：县政府办公室", 1, 5), None, None, None, None],
        *PLAIN,
        [("注：每季度末报送进展。", 1, 5), None, None, None, None],
    ]
    given = document(rows)
    one = reading(given)
    assert [given.text[slice(*span)] for span in one.titles] == [
        "青石县任务分解表",
        "填报单位：县政府办公室",
    ]
    assert [given.text[slice(*span)] for span in one.notes] == ["注：每季度末报送进展。"]
    assert len(outline(one)) == 5
    assert {piece.home for piece in one.pieces} >= {"title", "closing", "leftover", "#1/1"}


def test_heads_over_heads_give_each_column_its_role() -> None:
    rows: list[list[Entry]] = [
        [
            ("序\n号", 2, 1),
            ("重点任务", 2, 1),
            ("责 任\n单 位", 1, 3),
            None,
            None,
            ("时限", 2, 1),
        ],
        [None, None, "牵头部门", "主责部门", "协办部门", None],
        ["1", "公开预算。", "甲局", "乙局", "丙局、丁局", "6月底前"],
    ]
    (leaf,) = reading(document(rows)).nodes
    assert said(leaf) == [
        (LEAD, ("甲局",)),
        (RESPONSIBLE, ("乙局",)),
        (SUPPORTING, ("丙局", "丁局")),
    ]
    assert limits(leaf.deadlines) == ["6月底前"]


def test_heads_whose_merging_was_lost_say_the_same() -> None:
    rows: list[list[Entry]] = [
        ["序号", "重点任务", "责任分工", "", "时限"],
        ["", "", "牵头", "配合", ""],
        ["1", "公开预算。", "甲局", "乙局", "6月底前"],
    ]
    (leaf,) = reading(document(rows)).nodes
    assert said(leaf) == [(LEAD, ("甲局",)), (SUPPORTING, ("乙局",))]


def test_words_in_a_cell_win_over_its_column() -> None:
    rows: list[list[Entry]] = [
        ["任务", "配合单位", "时限"],
        ["公开预算。", "牵头：甲局；配合：乙局、丙局", "6月底前"],
        ["公开决算。", "丁局、戊局", "6月底前"],
    ]
    first, second = reading(document(rows)).nodes
    assert said(first) == [(LEAD, ("甲局",)), (SUPPORTING, ("乙局", "丙局"))]
    assert said(second) == [(SUPPORTING, ("丁局", "戊局"))]


def test_the_first_unit_leads_where_the_table_says_so() -> None:
    rows: list[list[Entry]] = [
        ["任务", "责任单位（列第一位的为牵头单位）", "时限"],
        ["公开预算。", "甲局、乙局、丙局", "6月底前"],
        ["公开决算。", "丁局", "6月底前"],
    ]
    one = reading(document(rows))
    first, second = one.nodes
    assert one.first_in_lead
    assert said(first) == [(LEAD, ("甲局",)), (RESPONSIBLE, ("乙局", "丙局"))]
    assert said(second) == [(LEAD, ("丁局",))]
    assert {clause.raw for clause in first.units} == {"甲局、乙局、丙局"}


def test_the_first_unit_leads_where_the_document_says_so() -> None:
    (leaf, *_) = reading(document(PLAIN), first_in_lead=True).nodes[0].children
    assert said(leaf) == [(LEAD, ("县财政局",)), (RESPONSIBLE, ("县税务局",))]


def test_banners_stand_over_the_rows_below() -> None:
    rows: list[list[Entry]] = [
        ["序号", "工作任务", "责任单位", "完成时限"],
        [("一、加强公开", 1, 4), None, None, None],
        [("（一）财政（县财政局牵头）", 1, 4), None, None, None],
        ["1", "公开预算。", "甲局", "6月底前"],
        [("（二）目录", 1, 4), None, None, None],
        ["2", "更新目录。", "甲局", "6月底前"],
        ["二", ("优化平台", 1, 3), None, None],
        ["3", "改版网站。", "甲局", "6月底前"],
    ]
    one = reading(document(rows))
    assert outline(one) == [
        ("一", "加强公开"),
        ("一/一", "财政"),
        ("一/一/1", "公开预算。"),
        ("一/二", "目录"),
        ("一/二/2", "更新目录。"),
        ("二", "优化平台"),
        ("二/3", "改版网站。"),
    ]
    assert said(one.nodes[0].children[0]) == [(LEAD, ("县财政局",))]
    assert [root.label for root in one.nodes] == ["一、", "二"]


def test_a_number_over_several_rows_numbers_their_task() -> None:
    rows: list[list[Entry]] = [
        ["序号", "工作任务", "工作措施", "责任单位"],
        [("1", 2, 1), ("财政公开", 2, 1), "公开预算。", "甲局"],
        [None, None, "公开决算。", "甲局"],
        ["2", "目录管理", "更新目录。", "乙局"],
    ]
    assert outline(reading(document(rows))) == [
        ("1", "财政公开"),
        ("1/#1", "公开预算。"),
        ("1/#2", "公开决算。"),
        ("2", "目录管理"),
        ("2/#1", "更新目录。"),
    ]


def test_numbers_that_open_the_cells_are_labels() -> None:
    rows: list[list[Entry]] = [
        ["重点工作", "工作任务", "责任单位"],
        [("一、加强公开", 2, 1), "1.公开预算。", "甲局"],
        [None, "2.公开决算。", "甲局"],
    ]
    (root,) = reading(document(rows)).nodes
    assert (root.label, root.path, root.heading) == ("一、", "一", "加强公开")
    assert [(leaf.label, leaf.path, leaf.text) for leaf in root.children] == [
        ("1.", "一/1", "公开预算。"),
        ("2.", "一/2", "公开决算。"),
    ]


def test_a_cell_with_a_list_keeps_its_numbers() -> None:
    rows: list[list[Entry]] = [
        ["工作任务", "责任单位"],
        ["1.公开预算。\n2.公开决算。", "甲局"],
        ["更新目录。", "甲局"],
    ]
    leaf = reading(document(rows)).nodes[0]
    assert (leaf.label, leaf.text) == ("", "1.公开预算。\n2.公开决算。")


def test_work_over_several_rows_takes_the_units_of_all() -> None:
    rows: list[list[Entry]] = [
        ["序号", "工作任务", "责任单位", "完成时限"],
        [("1", 2, 1), ("公开预算。", 2, 1), "甲局", "6月底前"],
        [None, None, "乙局", "9月底前"],
        ["2", "公开决算。", "甲局", "6月底前"],
    ]
    first, _ = reading(document(rows)).nodes
    assert said(first) == [(RESPONSIBLE, ("甲局",)), (RESPONSIBLE, ("乙局",))]
    assert limits(first.deadlines) == ["6月底前", "9月底前"]


def test_limits_come_from_the_text_the_column_and_the_note() -> None:
    rows: list[list[Entry]] = [
        ["任务", "责任单位", "时限", "备注"],
        ["3月底前公开预算。", "甲局", "6月底前", "9月底前再核对一次"],
        ["公开决算。", "乙局", "", "上年已公开"],
        ["更新目录。", "乙局", "—", "长期"],
    ]
    one = reading(document(rows))
    assert [limits(leaf.deadlines) for leaf in one.nodes] == [
        ["3月底前", "6月底前", "9月底前"],
        [],
        ["长期"],
    ]
    notes = ["9月底前再核对一次", "上年已公开", ""]
    assert [leaf.note for leaf in one.nodes] == notes, "a note that is only a limit is that"


def test_limits_beside_the_units() -> None:
    rows: list[list[Entry]] = [
        ["任务", "责任单位及完成时限"],
        ["公开预算。", "牵头单位：甲局\n配合单位：乙局\n完成时限：6月底前"],
        ["公开决算。", "丙局（9月底前）"],
        ["更新目录。", "丁局；长期坚持"],
    ]
    first, second, third = reading(document(rows)).nodes
    assert said(first) == [(LEAD, ("甲局",)), (SUPPORTING, ("乙局",))]
    assert limits(first.deadlines) == ["6月底前"]
    assert (said(second), limits(second.deadlines)) == (
        [(RESPONSIBLE, ("丙局",))],
        ["9月底前"],
    )
    assert (said(third), limits(third.deadlines)) == (
        [(RESPONSIBLE, ("丁局",))],
        ["长期坚持"],
    )


def test_people_are_no_units_and_progress_is_no_task() -> None:
    rows: list[list[Entry]] = [
        ["任务", "责任单位", "分管领导", "进展情况"],
        ["公开预算。", "甲局", "王 伟、李小红", "已完成"],
    ]
    one = reading(document(rows))
    (leaf,) = one.nodes
    assert [(person.role, person.name) for person in leaf.people] == [
        ("分管领导", "王伟"),
        ("分管领导", "李小红"),
    ]
    assert said(leaf) == [(RESPONSIBLE, ("甲局",))]
    assert (leaf.progress, leaf.done) == ("已完成", True)


def test_a_line_break_in_a_cell_parts_names_but_not_words() -> None:
    rows: list[list[Entry]] = [
        ["工作\n任务", "责任\n单位"],
        ["公开预算，\n说明增减。", "县发展和改革\n委员会\n县财政局"],
        ["更新目录。", "县财政局、\n县税务局"],
    ]
    first, second = reading(document(rows)).nodes
    assert first.text == "公开预算，说明增减。"
    assert [names for _, names in said(second)] == [("县财政局", "县税务局")]
    assert [clause.names for clause in first.units] == [("县发展和改革委员会", "县财政局")]


def test_a_table_goes_on_behind_a_page_end() -> None:
    head, first, second, third = PLAIN
    second = ["2", "", second[2], "县审计局", "长期"]
    third = [*third[:3], "县审计局", "长期"]
    again = document([head, first], [head, second, third], between="\n— 2 —\n")
    assert_same_as_plain(again)
    without = document([head, first], [second, third], between="\n")
    assert_same_as_plain(without)


def test_another_table_behind_words_is_another_table() -> None:
    given = document(PLAIN, PLAIN, between="\n二、加强平台建设\n")
    assert len(readings(given)) == 2


def test_same_as_above_means_the_cell_above() -> None:
    rows: list[list[Entry]] = [
        ["任务", "责任单位", "时限"],
        ["公开预算。", "甲局", "6月底前"],
        ["公开决算。", "同上", "〃"],
    ]
    _, second = readings(document(rows))[0].nodes
    assert said(second) == [(RESPONSIBLE, ("甲局",))]
    assert limits(second.deadlines) == ["6月底前"]


NO_BREAKDOWN: list[list[list[Entry]]] = [
    [["索引号", "LS01", "发文机关", "县政府"], ["成文日期", "2024-01-02", "主题分类", "综合"]],
    [
        ["序号", "姓名", "单位", "电话"],
        ["1", "王伟", "甲局", "123"],
        ["2", "李红", "乙局", "456"],
    ],
    [["项目", "金额"], ["办公费", "3万元"], ["培训费", "2万元"]],
    [
        ["公开事项", "公开内容", "公开依据", "公开时限", "公开主体"],
        ["预算", "全文", "条例", "20日", "局"],
    ],
    [["工作任务", "责任单位", "时限"]],
    [["时间", "内容", "地点"], ["9:00", "开会", "二楼"]],
]


@pytest.mark.parametrize("rows", NO_BREAKDOWN)
def test_other_tables_stay_text(rows: list[list[Entry]]) -> None:
    assert readings(document(rows)) == []
    flat = "\n".join("\t".join(str(entry) for entry in row) for row in rows)
    assert tables.find_tables(Document(flat)) == []
    assert tables.find_tables(Document(flat.replace("\t", "\n"))) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem[:8])
def test_plans_hold_no_table(path: Path) -> None:
    assert tables.find_tables(Document(path.read_text("utf-8"))) == []


def doubts(rows: list[list[Entry]]) -> list[tuple[str, str]]:
    return [(doubt.path, doubt.reason) for doubt in reading(document(rows)).doubts]


HEADS: list[Entry] = ["序号", "任务", "责任单位", "时限"]


def test_odd_rows_are_doubted() -> None:
    assert doubts([HEADS, ["1", "甲事。", "甲局", "6月底前"]]) == []
    jump: list[list[Entry]] = [
        HEADS,
        ["1", "甲事。", "甲局", "6月底前"],
        ["3", "乙事。", "甲局", "6月底前"],
    ]
    assert doubts(jump) == [("3", "序号不连续")]
    strange: list[list[Entry]] = [HEADS, ["1", "甲事。", "五千元", "6月底前"]]
    assert doubts(strange) == [("1", "单位待核对")]
    empty: list[list[Entry]] = [
        HEADS,
        ["1", "甲事。", "甲局", "6月底前"],
        ["2", "", "乙局", "6月底前"],
    ]
    assert doubts(empty) == [("1", "缺少任务内容")]


def test_an_unknown_head_of_the_work_is_guessed_and_doubted() -> None:
    rows: list[list[Entry]] = [
        ["序号", "拟办的几件大事", "责任单位", "完成时限"],
        ["1", "公开预算。", "甲局", "6月底前"],
        ["2", "公开决算。", "甲局", "6月底前"],
    ]
    one = reading(document(rows))
    assert [leaf.text for leaf in one.nodes] == ["公开预算。", "公开决算。"]
    assert [doubt.reason for doubt in one.doubts] == ["表头待核对"]
    assert all(leaf.confidence < 1 for leaf in one.nodes)


def test_answers_about_cells_hold() -> None:
    rows: list[list[Entry]] = [
        HEADS,
        ["1", "甲事。", "五千元", "6月底前"],
        ["2", "乙事。", "乙局", ""],
    ]
    given = document(rows)
    (doubt,) = reading(given).doubts
    answer = doubt.choices[1].answer
    assert answer.kind is AnswerKind.NO_UNITS
    one = reading(given, answers=[answer])
    assert (one.nodes[0].units, one.doubts) == ((), ())
    place = Span(given.text.index("乙事"), given.text.index("乙事") + 3)
    aside = reading(given, answers=[Answer(AnswerKind.ASIDE, place)])
    assert [leaf.text for leaf in aside.nodes] == ["甲事。"]
    lead = Answer(AnswerKind.UNITS, Span(place.end + 1, place.end + 3), "lead")
    led = reading(given, answers=[lead])
    assert said(led.nodes[1]) == [(LEAD, ("乙局",))]


def test_a_reading_is_placed_below_a_heading() -> None:
    one = tables.placed(reading(document(PLAIN)), under="三/一", level=3)
    assert outline(one)[:2] == [("三/一/#1", "财政公开"), ("三/一/#1/1", "公开预算。")]
    assert [node.level for node in one.nodes[0].walk()] == [3, 4, 4]
    assert "三/一/#1/1" in {piece.home for piece in one.pieces}
    moved = tables.placed(reading(document(PLAIN)), unlabelled=2)
    assert [node.path for node in moved.nodes] == ["#3", "#4"]


@given(breakdowns(), st.permutations(sorted(NAMES)), st.data())
@settings(max_examples=40, deadline=None)
def test_columns_in_any_order_under_any_name(
    rows: list[dict[str, str]], order: list[str], data: st.DataObject
) -> None:
    heads = {column: data.draw(st.sampled_from(names)) for column, names in NAMES.items()}
    merging = data.draw(st.sampled_from(["merged", "blank", "again"]))
    one = reading(document(grid_of(rows, order, heads, merging)))
    assert told(one) == expected(rows, order)
    assert one.doubts == ()


@st.composite
def odd_tables(draw: st.DrawFn) -> Document:
    """Cells of table words at any places and of any sizes."""
    words = st.sampled_from(
        [
            "",
            "序号",
            "工作任务",
            "责任单位",
            "时限",
            "1",
            "2",
            "甲局",
            "公开。",
            "一、甲",
            "注：",
        ]
    )
    text, cells = "", []
    for _ in range(draw(st.integers(1, 24))):
        said = draw(words)
        span = Span(len(text), len(text) + len(said))
        text += said + "\t"
        size = st.integers(1, 4)
        place = st.integers(0, 6)
        cells.append(Cell(span, draw(place), draw(place), draw(size), draw(size)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Document(text, tables=(Table(Span(0, len(text)), tuple(cells)),))


@given(odd_tables())
@settings(max_examples=100, deadline=None)
def test_any_cells_are_read_without_a_fault(given: Document) -> None:
    for one in readings(given):
        position = one.span.start
        for piece in one.pieces:
            assert piece.span.start == position
            position = piece.span.end
        assert position == one.span.end
