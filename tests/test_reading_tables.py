"""Breakdown tables: which tables are some, and what their rows say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.document import Cell, Document, Table
from gkdesk.domain.draft import DraftNode
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role
from gkdesk.reading import tables
from gkdesk.reading.days import Frame
from gkdesk.reading.tables import TableReading

PLANS = sorted((Path(__file__).parent.parent / "resources" / "plans").glob("*.txt"))
FRAME = Frame(2024, None, None)
LEAD, RESPONSIBLE, SUPPORTING = Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING
Entry = str | tuple[str, int, int] | None
"""The words of a cell; with how many rows and columns it covers; None where another covers."""


def document(*grids: Sequence[Sequence[Entry]], between: str = "\n") -> Document:
    """A document of tables, their cells in the text as the format readers put them."""
    text = ""
    made: list[Table] = []
    for number, rows in enumerate(grids):
        text += between if number else ""
        start, cells = len(text), []
        for row, entries in enumerate(rows):
            text += "\n" if row else ""
            first = True
            for column, entry in enumerate(entries):
                if entry is None:
                    continue
                words, height, width = entry if isinstance(entry, tuple) else (entry, 1, 1)
                text += "" if first else "\t"
                first = False
                span = Span(len(text), len(text) + len(words))
                text += words
                cells.append(Cell(span, row, column, height, width))
        made.append(Table(Span(start, len(text)), tuple(cells)))
    return Document(text + "\n", tables=tuple(made))


def readings(given: Document, **more: object) -> list[TableReading]:
    found = tables.find_tables(given)
    return [tables.read_table(one, given.text, FRAME, **more) for one in found]  # type: ignore[arg-type]


def reading(given: Document, **more: object) -> TableReading:
    (one,) = readings(given, **more)
    assert_conserved(given, one)
    return one


def assert_conserved(given: Document, one: TableReading) -> None:
    """The pieces tile the table, and all places point at the printed words."""
    position = one.span.start
    for piece in one.pieces:
        assert piece.span.start == position < piece.span.end
        position = piece.span.end
    assert position == one.span.end
    for root in one.nodes:
        for node in root.walk():
            for clause in node.units:
                printed = "".join(given.text[slice(*span)] for span in clause.spans)
                assert printed == "".join(clause.names)
            for limit in node.deadlines:
                printed = "".join(given.text[slice(*span)] for span in limit.spans)
                assert printed == limit.expression.replace("…", "")
    for left in one.leftovers:
        assert given.text[slice(*left.span)].strip() == left.text


def limits(found: Sequence[Deadline]) -> list[str]:
    return [limit.expression for limit in found]


def said(node: DraftNode) -> list[tuple[Role, tuple[str, ...]]]:
    return [(clause.role, clause.names) for clause in node.units]


def outline(one: TableReading) -> list[tuple[str, str]]:
    """Path and words of every node."""
    return [
        (node.path, node.heading or node.text) for root in one.nodes for node in root.walk()
    ]


PLAIN: list[list[Entry]] = [
    ["序号", "工作任务", "具体要求", "责任单位", "完成时限"],
    ["1", ("财政公开", 2, 1), "公开预算。", "县财政局、县税务局", "6月底前"],
    ["2", None, "公开决算，说明增减。附上图表。", ("县审计局", 2, 1), ("长期", 2, 1)],
    ["3", "目录管理", "更新目录。", None, None],
]


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
    assert [left.text for left in one.leftovers if "备注" in left.why] == ["上年已公开"]


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
    assert ("已完成", "进展情况一类的栏目，不列为任务。") in [
        (left.text, left.why) for left in one.leftovers
    ]


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


def assert_same_as_plain(given: Document) -> None:
    """The table is PLAIN, however it was printed."""
    (one,) = readings(given)
    expected = reading(document(PLAIN))
    assert outline(one) == outline(expected)
    for got, want in zip(one.nodes, expected.nodes, strict=True):
        for leaf, wanted in zip(got.children, want.children, strict=True):
            assert said(leaf) == said(wanted)
            assert limits(leaf.deadlines) == limits(wanted.deadlines)


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


FLAT = {
    "tabs, covered cells left out": """\
序号\t工作任务\t具体要求\t责任单位\t完成时限
1\t财政公开\t公开预算。\t县财政局、县税务局\t6月底前
2\t公开决算，说明增减。附上图表。\t县审计局\t长期
3\t目录管理\t更新目录。\t县审计局\t长期
""",
    "tabs, covered cells blank": """\
序号\t工作任务\t具体要求\t责任单位\t完成时限
1\t财政公开\t公开预算。\t县财政局、县税务局\t6月底前
2\t\t公开决算，说明增减。附上图表。\t县审计局\t长期
3\t目录管理\t更新目录。\t县审计局\t长期
""",
    "marks between, rows shifted": """\
序号 | 工作任务 | 具体要求 | 责任单位 | 完成时限 |
1 | 财政公开 | 公开预算。 | 县财政局、县税务局 | 6月底前 |
2 | 公开决算，说明增减。附上图表。 | 县审计局 | 长期 | |
3 | 目录管理 | 更新目录。 | 县审计局 | 长期 |
""",
    "rules and marks": """\
| 序号 | 工作任务 | 具体要求 | 责任单位 | 完成时限 |
|---|:--:|---|---|---|
| 1 | 财政公开 | 公开预算。 | 县财政局、县税务局 | 6月底前 |
| 2 |  | 公开决算，说明增减。附上图表。 | 县审计局 | 长期 |
| 3 | 目录管理 | 更新目录。 | 县审计局 | 长期 |
""",
    "a cell a line": """\
序号
工作任务
具体要求
责任单位
完成时限
1
财政公开
公开预算。
县财政局、县税务局
6月底前
2
公开决算，说明增减。附上图表。
县审计局
长期
3
目录管理
更新目录。
县审计局
长期
""",
    "marks on lines of their own": """\
序号
|
工作任务
|
具体要求
|
责任单位
|
完成时限
|
1
|
财政公开
|
公开预算。
|
县财政局、县税务局
|
6月底前
|
2
|
公开决算，说明增减。附上图表。
|
县审计局
|
长期
|
3
|
目录管理
|
更新目录。
|
县审计局
|
长期
|
""",
    "blanks": """\
序号    工作任务    具体要求      责任单位      完成时限
1    财政公开    公开预算。    县财政局、县税务局    6月底前
2    公开决算，说明增减。附上图表。    县审计局    长期
3    目录管理    更新目录。    县审计局    长期
""",
    "header printed again": """\
序号\t工作任务\t具体要求\t责任单位\t完成时限
1\t财政公开\t公开预算。\t县财政局、县税务局\t6月底前
序号\t工作任务\t具体要求\t责任单位\t完成时限
2\t\t公开决算，说明增减。附上图表。\t县审计局\t长期
3\t目录管理\t更新目录。\t县审计局\t长期
""",
}


@pytest.mark.parametrize("how", FLAT)
def test_a_flattened_table_says_the_same(how: str) -> None:
    assert_same_as_plain(Document(FLAT[how]))


@pytest.mark.parametrize("how", FLAT)
def test_words_around_a_flattened_table_stay_outside(how: str) -> None:
    before = "青石县2024年任务分解表\n\n"
    after = "\n各单位要高度重视，细化措施，压实责任，按时报送进展情况。\n联系人：王伟\n"
    given = Document(before + FLAT[how] + after)
    assert_same_as_plain(given)
    (found,) = tables.find_tables(given)
    taken = given.text[slice(*found.span)]
    assert taken.startswith(("序号", "| 序号")) or how == "rules and marks"
    assert taken.rstrip("\n |").endswith("长期")


def test_numbers_without_a_head_of_their_own() -> None:
    cells = "工作任务 具体要求 责任科室 时限 规范公开 1 清理目录。 办公室 年底前"
    cells += " 2 更新指南，做到准确。 各科室 长期 深化解读 3 解读政策。 法规科 9月底前"
    text = "".join(cell + "\n|\n" for cell in cells.split())
    one = reading(Document(text))
    assert outline(one) == [
        ("#1", "规范公开"),
        ("#1/1", "清理目录。"),
        ("#1/2", "更新指南，做到准确。"),
        ("#2", "深化解读"),
        ("#2/3", "解读政策。"),
    ]


SECTIONS = ["提升公开质量", "优化平台建设", "强化监督保障"]
TASKS = ["财政公开", "目录管理", "政策解读", "网站改版", "依申请公开", "队伍建设"]
WORK = [
    "公开部门预算，做到全面完整。",
    "更新主动公开目录。每月核对一次。",
    "重要政策同步解读，图解比例不低于一半。",
    "改版门户网站专栏，方便群众查询。",
    "规范答复文书格式，防范法律风险。",
    "举办业务培训，提升专业能力。",
    "清理僵尸账号，关停长期不更新的栏目。",
]
UNITS = ["县财政局", "县司法局、县委编办", "县政府办公室", "各镇人民政府", "县融媒体中心"]
DUE = ["6月底前", "长期", "2024年9月30日前", "11月15日前", "全年"]
NAMES = {
    "ordinal": ["序号", "序 号", "编号"],
    "section": ["类别", "重点工作", "一级指标", "领域"],
    "task": ["工作任务", "重点任务", "主要任务", "任务名称", "二级指标"],
    "work": ["具体要求", "工作措施", "主要内容", "细化措施", "工作要求"],
    "lead": ["牵头单位", "牵头部门", "牵头责任单位"],
    "supporting": ["配合单位", "协办单位", "参与单位", "会办单位"],
    "due": ["完成时限", "时限要求", "完成时间", "时 限"],
}


@st.composite
def breakdowns(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of a table in order, sections and tasks in runs."""
    rows: list[dict[str, str]] = []
    names = iter(TASKS)
    for section in SECTIONS[: draw(st.integers(1, 3))]:
        for task in [next(names) for _ in range(draw(st.integers(1, 2)))]:
            for _ in range(draw(st.integers(1, 3))):
                rows.append(
                    {
                        "ordinal": str(len(rows) + 1),
                        "section": section,
                        "task": task,
                        "work": WORK[len(rows) % len(WORK)],
                        "lead": draw(st.sampled_from(UNITS)),
                        "supporting": draw(st.sampled_from(UNITS)),
                        "due": draw(st.sampled_from(DUE)),
                    }
                )
    return rows


def grid_of(
    rows: list[dict[str, str]], order: list[str], heads: dict[str, str], merging: str
) -> list[list[Entry]]:
    """The rows as a table whose like sections and tasks are merged, blank or printed again."""
    grid: list[list[Entry]] = [[heads[column] for column in order]]
    for number in range(len(rows)):
        grid.append([entry_of(rows, number, column, merging) for column in order])
    return grid


def entry_of(rows: list[dict[str, str]], number: int, column: str, merging: str) -> Entry:
    words = rows[number][column]
    keys = {"section": ["section"], "task": ["section", "task"]}.get(column)
    if keys is None or merging == "again":
        return words
    alike = [all(row[key] == rows[number][key] for key in keys) for row in rows]
    if number and alike[number - 1]:
        return "" if merging == "blank" else None
    return (words, sum(alike), 1) if merging == "merged" else words


def told(one: TableReading) -> list[tuple[str, ...]]:
    """What every row says: section, task, work, number, units, limit."""
    return [
        (
            section.heading,
            task.heading,
            leaf.text,
            leaf.label,
            *("、".join(clause.names) for clause in leaf.units),
            leaf.deadlines[-1].expression,
        )
        for section in one.nodes
        for task in section.children
        for leaf in task.children
    ]


def expected(rows: list[dict[str, str]], order: list[str]) -> list[tuple[str, ...]]:
    units = [column for column in order if column in ("lead", "supporting")]
    keys = ["section", "task", "work", "ordinal", *units, "due"]
    return [tuple(row[key] for key in keys) for row in rows]


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


USUAL = ["ordinal", "section", "task", "work", "lead", "supporting", "due"]


@given(breakdowns(), st.sampled_from(["\t", " | ", "\n", " |\n", "\n|\n"]), st.booleans())
@settings(max_examples=50, deadline=None)
def test_flattened_tables_read_as_whole_ones(
    rows: list[dict[str, str]], mark: str, ended: bool
) -> None:
    heads = {column: names[0] for column, names in NAMES.items()}
    grid = grid_of(rows, USUAL, heads, "merged")
    lines = [
        mark.join(entry[0] if isinstance(entry, tuple) else entry for entry in line if entry)
        for line in grid
    ]
    end = mark.rstrip("\n") if ended and "|" in mark else ""
    if "\n" in mark:
        end = mark.rstrip("\n") if "|" in mark else ""
    text = "".join(line + end + "\n" for line in lines)
    if len(rows) < 2:
        return
    (one,) = readings(Document(text))
    assert told(one) == expected(rows, USUAL)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_searched_without_a_fault(text: str) -> None:
    given = Document(text)
    for one in readings(given):
        assert_conserved(given, one)


SCRAPS = "序号 工作任务 具体要求 责任单位 完成时限 | 1 2 3 一、公开 县财政局 6月底前 公开预算。"
MARKS = ["注：", "合计", "同上", "责任", "单位", "/", "\t", "\n", " | ", "  ", "\u3000"]
PARTS = st.sampled_from([*SCRAPS.split(), *MARKS])


@given(st.lists(PARTS, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_scraps_of_tables_are_read_without_loss(text: str) -> None:
    given = Document("序号\t工作任务\t责任单位\t完成时限\n" + text)
    for one in readings(given):
        assert_conserved(given, one)


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
