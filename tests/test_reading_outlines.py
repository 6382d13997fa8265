"""Outlines as offices print them: what opens an item, where it stands, its heading."""

from __future__ import annotations

import pytest

from gkdesk.domain.document import Document, Hint
from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.reading import read_plan


def tree(draft: Draft) -> list[tuple[int, str, str]]:
    return [(node.level, node.label, node.heading) for node in draft.nodes()]


def texts(draft: Draft) -> list[str]:
    return [node.text for node in draft.leaves()]


@pytest.mark.parametrize(
    ("first", "second", "deeper"),
    [
        ("一、", "二、", "（一）"),
        ("一 、", "二 、", "（ 一 ）"),
        ("第一章", "第二章", "第一条"),
        ("第一部分", "第二部分", "一、"),
        ("（一）", "（二）", "1."),
        ("1.", "2.", "（1）"),
        ("１、", "２、", "（1）"),
        ("1*.", "2*.", "（1）"),
        ("⒈", "⒉", "⑴"),
        ("Ⅰ.", "Ⅱ.", "1."),
        ("（1）", "（2）", "①"),
        ("任务一：", "任务二：", "1."),
        ("1.1", "1.2", "1.1.1"),
    ],
)
def test_labels_of_every_kind_nest(first: str, second: str, deeper: str) -> None:
    draft = read_plan(
        f"青岚县2024年工作方案\n{first} 推进决策公开\n{deeper}编制目录，报县政府审定。\n"
        f"{second} 推进执行公开\n{deeper}公布进度，接受监督。\n"
    )
    assert [(level, label) for level, label, _ in tree(draft)] == [
        (1, first),
        (2, deeper),
        (1, second),
        (2, deeper),
    ]
    assert [node.heading for node in draft.outline] == ["推进决策公开", "推进执行公开"]


def test_a_style_that_runs_on_stands_above_one_that_restarts() -> None:
    draft = read_plan(
        "2024年工作方案\n1.公开什么\n一、公开规划。\n"
        "二、公开预算。\n2.怎样公开\n一、用好网站。\n"
        "二、用好公报。\n3.谁来公开\n一、各科室负责更新。\n"
    )
    assert [level for level, _, _ in tree(draft)] == [1, 2, 2, 1, 2, 2, 1, 2]


def test_headings_without_a_number_are_told_by_what_they_share() -> None:
    draft = read_plan(
        "2024年工作计划\n为做好工作，制定本计划。\n工作目标\n公开水平明显提高，群众更加满意。\n"
        "重点任务\n决策公开。编制目录，向社会公布，接受群众监督。\n"
        "保障措施\n各科室要加强配合，形成合力。\n"
    )
    assert tree(draft) == [(1, "", "工作目标"), (1, "", "重点任务"), (1, "", "保障措施")]
    assert draft.preamble == "为做好工作，制定本计划。"


def test_a_smaller_heading_directly_behind_one_stands_below_it() -> None:
    draft = read_plan(
        "2024年工作计划\n工作目标\n公开水平明显提高，群众更加满意。\n工作要求\n压实责任\n"
        "主要负责人要亲自过问公开工作。\n加强培训\n年内举办培训班，信息员轮训一遍。\n"
    )
    assert [(level, heading) for level, _, heading in tree(draft)] == [
        (1, "工作目标"),
        (1, "工作要求"),
        (2, "压实责任"),
        (2, "加强培训"),
    ]


def test_what_a_file_says_of_a_line_makes_a_lone_heading_sure() -> None:
    text = "2024年工作计划\n一段开头的话，说明缘由。\n几点说法\n各科室要明确专人负责公开。\n"
    assert read_plan(text).outline == ()
    start = text.index("几点说法")
    hint = Hint(Span(start, start + 4), heading=1, bold=True)
    draft = read_plan(Document(text, hints=(hint,)))
    assert tree(draft) == [(1, "", "几点说法")]


def test_a_weak_heading_is_doubted_and_either_answer_settles_it() -> None:
    text = "2024年工作计划\n一段开头的话，说明缘由。\n组织领导\n各科室要明确专人负责公开。\n"
    (doubt,) = read_plan(text).doubts
    assert (doubt.reason, text[slice(*doubt.span)]) == ("疑似标题", "组织领导")
    yes, no = (read_plan(Document(text), [choice.answer]) for choice in doubt.choices)
    assert [node.heading for node in yes.nodes()] == ["组织领导"]
    assert not yes.doubts
    assert "组织领导" not in [node.heading for node in no.nodes()]


def test_decimals_count_below_a_bare_number() -> None:
    draft = read_plan(
        "2024年工作计划\n1总体安排\n1.1分工\n办公室统一调度，各科室各管一块。\n"
        "2 任务\n2.1公开预算。\n2.2公开决算。\n"
    )
    assert [(level, label) for level, label, _ in tree(draft)] == [
        (1, "1"),
        (2, "1.1"),
        (1, "2"),
        (2, "2.1"),
        (2, "2.2"),
    ]


def test_lines_broken_at_an_edge_are_joined_and_page_numbers_left_out() -> None:
    lines = [
        "2024年青岚县政务公开工作要点",
        "一、深入推进重点领域的信息公开",
        "（一）县发展改革局要按月公开重点项目的建设进展情况，对已经批准的",
        "项目公布批复文件、招标结果和施工单位名称，方便群众查询和监督，让",
        "— 1 —",
        "各方面都能看到工程走到哪一步。（责任单位：县发展改革局、县住房和",
        "城乡建设局）",
        "（二）县教育体育局要在招生工作开始以前公布学区范围、招生计划、办",
        "理流程和咨询电话，录取结果公布以后接受咨询的时间不得少于五天，对",
        "群众反映集中的问题逐条作出解释。（责任单位：县教育体育局、各乡镇",
        "人民政府、街道办事处）",
    ]
    draft = read_plan("\n".join(lines))
    one, two = draft.outline[0].children
    assert one.text.startswith("县发展改革局要按月公开") and "已经批准的项目公布" in one.text
    assert "让各方面都能看到" in one.text
    assert one.units[0].names == ("县发展改革局", "县住房和城乡建设局")
    assert "办理流程" in two.text
    assert [left.text for left in draft.leftovers] == ["— 1 —"]


@pytest.mark.parametrize("mark", ["。", "：", "——"])
def test_a_title_run_in_before_the_text(mark: str) -> None:
    draft = read_plan(
        f"2024年工作方案\n一、惠农资金{mark}补贴对象和金额逐村张榜公布，接受查询。\n"
        f"二、村级财务{mark}每一笔收支都要列明，并由监督委员会签字。\n"
        f"三、工程建设{mark}招标、验收、结算情况在公开栏同步张贴。\n"
    )
    assert [node.heading for node in draft.outline] == ["惠农资金", "村级财务", "工程建设"]
    assert [len(node.measures) for node in draft.outline] == [1, 1, 1]


def test_a_title_of_two_parallel_phrases() -> None:
    draft = read_plan(
        "2021年工作方案\n（一）强化领导，压实责任。各单位要细化措施，建立台账。\n"
        "（二）统筹协调，合力攻坚。各单位要加强配合，形成合力。\n"
    )
    assert [node.heading for node in draft.outline] == [
        "强化领导，压实责任",
        "统筹协调，合力攻坚",
    ]


def test_a_sentence_over_items_is_their_heading() -> None:
    draft = read_plan(
        "2018年行动计划\n（一）治理燃煤烟气，推动能源清洁化。\n"
        "1.控制煤炭消费总量，不再批准新的锅炉。\n"
        "2.推广天然气，完成城区管网改造。\n"
    )
    assert draft.outline[0].heading == "治理燃煤烟气，推动能源清洁化"
    assert draft.outline[0].measures == ()


def test_paragraphs_with_units_of_their_own_are_tasks() -> None:
    draft = read_plan(
        "2024年工作方案\n一、重点任务\n公布补贴标准和领取流程，开设专题页面。（县商务局）\n"
        "发布岗位和招聘信息，注明工资区间。（县人力资源社会保障局）\n"
        "二、工作要求\n各单位要加强领导。\n"
    )
    section = draft.outline[0]
    assert [child.path for child in section.children] == ["一/#1", "一/#2"]
    assert [child.units[0].names for child in section.children] == [
        ("县商务局",),
        ("县人力资源社会保障局",),
    ]


def test_a_part_of_a_plan_begins_with_its_own_number() -> None:
    draft = read_plan(
        "三、规范公开程序\n（九）落实主动公开。各单位要用好网站。\n"
        "（十）规范目录编制。各单位要更新目录。\n"
        "四、完善保障制度\n（十一）建立考核制度。县政府办公室组织考核。\n"
    )
    assert [node.path for node in draft.nodes()] == ["三", "三/九", "三/十", "四", "四/十一"]
    assert "前面可能还有内容" in draft.doubts[0].what


def test_a_notice_pasted_as_one_line() -> None:
    line = (
        "青溪县2010年重点工作分解意见 各单位要按照分工抓好落实，确保全年任务完成。 "
        "一、县发展改革局要做好项目储备工作，6月底前公布清单。 二、县财政局要落实配套资金，"
        "按月公布拨付进度。 三、县政府督查室要跟踪督查，年底前印发通报。"
    )
    assert [node.label for node in read_plan(line).outline] == ["一、", "二、", "三、"]


def test_a_letter_that_counts_its_own_points_stands_before_the_plan() -> None:
    draft = read_plan(
        "青溪区人民政府办公室关于印发2023年任务分解方案的通知\n各街道办事处，区政府各部门：\n"
        "现将方案印发给你们，并提出以下要求：\n一、各单位要制订具体措施。\n"
        "二、区考评办要纳入考核。\n"
        "青溪区人民政府办公室\n2023年1月3日\n2023年任务分解方案\n"
        "一、主要目标\n（一）生产总值增长百分之七\n"
    )
    assert draft.notice.issuer == "青溪区人民政府办公室"
    assert str(draft.notice.signed_on) == "2023-01-03"
    assert draft.notice.plan_title == "2023年任务分解方案"
    assert [node.label for node in draft.outline] == ["一、", "二、", "一、"]
    assert not any("编号" in doubt.what for doubt in draft.doubts)


def test_words_of_a_web_site_are_left_out_and_said_so() -> None:
    draft = read_plan(
        "当前位置：首页 > 政府信息公开 > 重点工作\n索引号：\nLS0100-02-2023\n"
        "发布机构：\n县政府办公室\n"
        "• 浏览次数：318\n青溪县2023年工作方案\n一、公开预算。\n二、公开决算。\n分享到：微信\n"
    )
    assert draft.notice.plan_title == "青溪县2023年工作方案"
    assert texts(draft) == ["公开预算。", "公开决算。"]
    assert {left.why for left in draft.leftovers} == {"网页上的导航或说明，不属于公文。"}


def test_the_letter_is_no_task_but_its_limits_are_doubted() -> None:
    draft = read_plan(
        "关于印发2023年工作要点的通知\n各镇：\n"
        "现印发给你们。请于3月15日前报送方案。\n某某区人民政府办公室\n"
        "2023年2月1日\n2023年工作要点\n一、公开甲事。\n二、公开乙事。\n"
    )
    assert [left.why for left in draft.leftovers] == ["通知正文，不是任务。"]
    assert ["3月15日前" in doubt.what for doubt in draft.doubts] == [True]


@pytest.mark.parametrize(
    ("title", "signed", "year"),
    [
        ("青岚县三年行动方案（2022—2024年）", "2023年3月1日", 2023),
        ("青岚县三年行动方案（2022—2024年）", "2021年12月30日", 2022),
        ("青岚县2024年工作方案", "2023年12月30日", 2024),
    ],
)
def test_the_year_of_a_plan_for_several_years(title: str, signed: str, year: int) -> None:
    draft = read_plan(
        f"青岚县人民政府关于印发{title}的通知\n各镇：\n现印发给你们。\n"
        f"青岚县人民政府\n{signed}\n"
        f"{title}\n一、公开甲事。\n二、公开乙事。\n"
    )
    assert draft.notice.year == year


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u202e", "\u200f"])
def test_marks_without_width_do_not_hide_a_label(mark: str) -> None:
    draft = read_plan(f"2024年工作要点\n{mark}一、公开预算。{mark}\n　{mark}二、公开决算。\n")
    assert [node.label for node in draft.outline] == ["一、", "二、"]
    assert texts(draft) == ["公开预算。", "公开决算。"]


def test_an_item_that_is_only_units_reads() -> None:
    draft = read_plan(
        "2024年工作方案\n一、（责任单位：县财政局）\n二、公开预算。\n三、公开决算。\n"
    )
    assert [node.text for node in draft.outline] == ["", "公开预算。", "公开决算。"]
    assert draft.outline[0].units[0].names == ("县财政局",)


def test_words_of_a_time_field_that_name_no_day_are_told() -> None:
    draft = read_plan("2024年工作方案\n一、公开目录。\n完成时限：动态更新\n二、公开指南。\n")
    assert draft.outline[0].deadlines == ()
    assert [left.text for left in draft.leftovers] == ["动态更新"]
