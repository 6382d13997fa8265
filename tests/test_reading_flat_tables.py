"""Breakdown tables that a web page or the clipboard has flattened to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.document import Document
from gkdesk.domain.units import Role
from gkdesk.reading import tables
from tests.table_documents import (
    NAMES,
    assert_conserved,
    assert_same_as_plain,
    breakdowns,
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


def test_a_cell_a_line_without_numbers_under_banners() -> None:
    text = """\
工作任务
具体措施
责任单位
完成时限
一、深化主动公开
推进财政信息公开
1.公开部门预算，细化到项级科目。
2.公开政府债务限额、余额。
县财政局
县审计局
5月底前
推进民生信息公开
公开学位、床位供给情况，
方便群众查询。
县教育局、县卫生健康局
8月底前
二、强化平台建设
规范网站管理
对网站进行适老化改造。
县政府办公室
10月31日前
附件：责任人名单
"""
    one = reading(Document(text))
    assert outline(one) == [
        ("一", "深化主动公开"),
        ("一/#1", "推进财政信息公开"),
        ("一/#1/#1", "1.公开部门预算，细化到项级科目。\n2.公开政府债务限额、余额。"),
        ("一/#2", "推进民生信息公开"),
        ("一/#2/#1", "公开学位、床位供给情况，方便群众查询。"),
        ("二", "强化平台建设"),
        ("二/#1", "规范网站管理"),
        ("二/#1/#1", "对网站进行适老化改造。"),
    ]
    first = one.nodes[0].children[0].children[0]
    assert said(first) == [(RESPONSIBLE, ("县财政局", "县审计局"))]


def test_cells_left_out_are_known_by_what_the_others_are() -> None:
    text = """\
类别
序号
重点任务
牵头领导
责任单位
备注
重点领域
公开
1
公开许可事项调整情况
张明
行政审批局
2
公开资金使用情况
李华
乡村振兴局、财政局
每季度末
— 3 —
政策解读
3
采取图解、视频等方式解读民生政策，方便群众。
各起草部门
4
制定舆情处置预案
赵敏
网信办
长期
各单位要认真落实。
"""
    one = reading(Document(text))
    assert outline(one) == [
        ("#1", "重点领域公开"),
        ("#1/1", "公开许可事项调整情况"),
        ("#1/2", "公开资金使用情况"),
        ("#2", "政策解读"),
        ("#2/3", "采取图解、视频等方式解读民生政策，方便群众。"),
        ("#2/4", "制定舆情处置预案"),
    ]
    leaves = [leaf for node in one.nodes for leaf in node.children]
    assert [[person.name for person in leaf.people] for leaf in leaves] == [
        ["张明"],
        ["李华"],
        [],
        ["赵敏"],
    ]
    assert [limits(leaf.deadlines) for leaf in leaves] == [[], ["每季度末"], [], ["长期"]]
    assert said(leaves[1]) == [(RESPONSIBLE, ("乡村振兴局", "财政局"))]


def test_single_blanks_part_cells_where_they_part_the_heads() -> None:
    text = """\
序 号 工作任务 责任单位 完成时间
1 推进“互联网 + 政务服务”，编制清单 行政审批局 6月底前
2 公开预算决算 财政局 9月底前
"""
    one = reading(Document(text))
    assert outline(one) == [
        ("1", "推进“互联网 + 政务服务”，编制清单"),
        ("2", "公开预算决算"),
    ]
    assert [limits(leaf.deadlines) for leaf in one.nodes] == [["6月底前"], ["9月底前"]]


TWO_ROWS = {
    "marks between": """\
序号|任务名称|责任分工||时限
||牵头单位|配合单位|
1|公开规划。|甲局|乙局、丙局|4月底前
2|公开执法。|丁局|各单位|全年
""",
    "marks on lines of their own": """\
序号 任务名称 责任分工 时限 牵头单位 配合单位
1 公开规划。 甲局 乙局、丙局 4月底前
2 公开执法。 丁局 各单位 全年
""".replace(" ", "\n|\n")
    .replace("位\n", "位\n|\n")
    .replace("前\n", "前\n|\n"),
}


@pytest.mark.parametrize("how", TWO_ROWS)
def test_heads_over_heads_in_a_flattened_table(how: str) -> None:
    first, second = reading(Document(TWO_ROWS[how])).nodes
    assert said(first) == [(LEAD, ("甲局",)), (SUPPORTING, ("乙局", "丙局"))]
    assert said(second) == [(LEAD, ("丁局",)), (SUPPORTING, ("各单位",))]
    assert limits(first.deadlines) == ["4月底前"]


def test_a_blank_below_a_merged_cell_repeats_it_within_the_task() -> None:
    text = (
        "序号\t任务\t措施\t责任单位\t时限\n"
        "1\t规范发布\t审核信息。\t办公室\t全年\n"
        "2\t\t检查公开栏。\t社区办\t\n"
        "3\t\t更换公开栏。\t\t9月底前\n"
        "4\t重点公开\t公开低保名单。\t民政办\t\n"
    )
    first, second = reading(Document(text)).nodes
    assert [limits(leaf.deadlines) for leaf in (*first.children, *second.children)] == [
        ["全年"],
        ["全年"],
        ["9月底前"],
        [],
    ]
    assert said(first.children[2]) == [(RESPONSIBLE, ("社区办",))]
    assert first.children[1].deadlines[0].confidence < 1
    assert first.children[2].units[0].confidence < 1


def test_cells_with_line_ends_between_tabs() -> None:
    text = (
        "序号\t任务\t牵头单位\t责任单位\t完成时限\t备注\n"
        "一\t抓好重点公开\t\t\t\t\n"
        "1\t公开审批结果\t市发展改革委\t市自然资源局、\n市住建局\t每月底前\t\n"
        "2\t公开就业政策。\n公开招聘信息。\t市人社局\t各县区\t长期\t\n"
        "二\t抓好载体建设\t\t\t\t\n"
        "3\t办好公报\t市政府办公室\t\t全年\t年底前完成数字化\n"
    )
    one = reading(Document(text))
    assert outline(one) == [
        ("一", "抓好重点公开"),
        ("一/1", "公开审批结果"),
        ("一/2", "公开就业政策。\n公开招聘信息。"),
        ("二", "抓好载体建设"),
        ("二/3", "办好公报"),
    ]
    first, _ = one.nodes[0].children
    assert said(first) == [
        (LEAD, ("市发展改革委",)),
        (RESPONSIBLE, ("市自然资源局", "市住建局")),
    ]
    assert limits(one.nodes[1].children[0].deadlines) == ["全年", "年底前"]


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
