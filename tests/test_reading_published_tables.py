"""Tables as published pages flatten them, in invented words."""

from __future__ import annotations

from gkdesk.domain.document import Document
from gkdesk.domain.units import Role
from gkdesk.reading.tables import find_tables
from tests.table_documents import limits, reading, said

LEAD, RESPONSIBLE = Role.LEAD, Role.RESPONSIBLE

UNITS_ON_LINES = """\
序号

民生实事

责任单位

完成时限

1

整治白石河城区段。

县水利局

县住建局

12月底前

2

新建停车场2处。

县城管局

9月底前
"""


def test_units_on_lines_of_their_own_in_a_table_a_cell_a_line() -> None:
    first, second = reading(Document(UNITS_ON_LINES)).nodes
    assert (first.label, first.text) == ("1", "整治白石河城区段。")
    assert said(first) == [(RESPONSIBLE, ("县水利局", "县住建局"))]
    assert limits(first.deadlines) == ["12月底前"]
    assert (second.label, second.text) == ("2", "新建停车场2处。")
    assert said(second) == [(RESPONSIBLE, ("县城管局",))]
    assert limits(second.deadlines) == ["9月底前"]


def test_who_and_when_make_a_table_of_what_stands_beside_them() -> None:
    one = reading(
        Document(
            "专项整治行业名称 | 时间安排 | 责任单位 |\n"
            "烟花爆竹 | 1月份 | 安监站 安监所 |\n"
            "电力设施 | 3月份 | 电管所 |\n"
        )
    )
    assert [node.text for node in one.nodes] == ["烟花爆竹", "电力设施"]
    assert said(one.nodes[0]) == [(RESPONSIBLE, ("安监站", "安监所"))]
    assert limits(one.nodes[1].deadlines) == ["3月份"]
    assert [doubt.reason for doubt in one.doubts] == ["表头待核对"]


def test_a_list_of_meetings_is_no_breakdown_table() -> None:
    text = "会议名称 | 时间 | 地点 |\n全体会议 | 3月5日 | 礼堂 |\n小组会议 | 3月6日 | 二楼 |\n"
    assert find_tables(Document(text)) == []
    assert find_tables(Document(text.replace("地点", "单位"))) == []


PROGRESS = """\
工作任务
具体要求
责任单位
时限要求
进展情况
一、强化重点领域信息公开
（一）做好规划公开。
1
区政府要主动公开规划纲要，做好历史规划的归集整理。
区政府办公室、区发改委牵头，区政府各部门，各乡镇街负责落实
年底前
已建立专题，正在完善。
2
区政府网站建立专题，集中发布规划。
区政府办公室牵头，各乡镇街负责落实
年底前
已建立专题。
"""


def test_numbers_without_a_head_under_banners_and_progress_behind() -> None:
    one = reading(Document(PROGRESS))
    (part,) = one.nodes
    (task,) = part.children
    assert (part.label, task.label) == ("一、", "（一）")
    assert [(leaf.path, limits(leaf.deadlines)) for leaf in task.children] == [
        ("一/一/1", ["年底前"]),
        ("一/一/2", ["年底前"]),
    ]
    assert said(task.children[1]) == [
        (LEAD, ("区政府办公室",)),
        (RESPONSIBLE, ("各乡镇街",)),
    ]
    assert [leaf.progress for leaf in task.children] == [
        "已建立专题，正在完善。",
        "已建立专题。",
    ]
    assert len(one.leftovers) == 5, "the heads"
