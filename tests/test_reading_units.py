"""Responsibility clauses as offices print them."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.domain.units import Role
from gkdesk.reading import read_plan
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import (
    find_clauses,
    is_collective,
    read_clause,
    says_first_leads,
    split_names,
)
from gkdesk.reading.units.prefixes import restored


@pytest.mark.parametrize(
    ("text", "names", "and_others"),
    [
        ("责任单位：区财政局、区税务局", ["区财政局", "区税务局"], False),
        ("责任单位:区委网信办,区政府各部门、单位", ["区委网信办", "区政府各部门、单位"], False),
        (
            "（责任单位：各镇〈街〉；区大数据中心等部门单位）",
            ["各镇〈街〉", "区大数据中心"],
            True,
        ),
        ("责任单位：区医保局等区有关部门", ["区医保局"], True),
        (
            "责任单位：区金融局〈区金融服务中心、分中心〉、区教育局",
            ["区金融局〈区金融服务中心、分中心〉", "区教育局"],
            False,
        ),
        ("责任单位：省高等教育处", ["省高等教育处"], False),
        ("区政府办公室、区司法局", ["区政府办公室", "区司法局"], False),
    ],
)
def test_names_of_one_role(text: str, names: list[str], and_others: bool) -> None:
    (clause,) = read_clause(text)
    assert clause.role is Role.RESPONSIBLE
    assert (list(clause.names), clause.and_others) == (names, and_others)


def test_three_roles_in_one_clause() -> None:
    lead, responsible, supporting = read_clause(
        "牵头单位：区市场监管局；责任单位：区有关部门单位；配合单位：区税务局、区医保局。"
    )
    assert (lead.role, lead.names) == (Role.LEAD, ("区市场监管局",))
    assert (responsible.role, responsible.names) == (Role.RESPONSIBLE, ("区有关部门单位",))
    assert (supporting.role, supporting.names) == (Role.SUPPORTING, ("区税务局", "区医保局"))
    assert lead.raw == "牵头单位：区市场监管局"


def test_typed_names() -> None:
    assert split_names(" 区财政局、 区税务局 ，市局") == ("区财政局", "区税务局", "市局")
    assert split_names("") == ()


def test_a_time_limit_in_the_same_bracket() -> None:
    draft = read_plan(
        "2023年工作要点\n一、公开。甲（责任单位：区财政局；完成时限：6月底前）\n二、解读。"
    )
    node = draft.outline[0]
    assert [clause.names for clause in node.units] == [("区财政局",)]
    assert [limit.expression for limit in node.deadlines] == ["6月底前"]


def test_an_unclosed_bracket_is_doubted() -> None:
    draft = read_plan("一、公开信息（责任单位：区财政局、区税务局")
    assert draft.outline[0].units[0].names == ("区财政局", "区税务局")
    assert "括号没有收尾" in draft.doubts[0].what


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("6月底", "date", "2023-06-30"),
        ("按序时进度", "vague", None),
        ("全年", "ongoing", None),
        ("9月31日", "date", None),
    ],
)
def test_words_of_a_limit_field_are_never_lost(words: str, kind: str, due: str | None) -> None:
    draft = read_plan(f"2023年工作要点\n一、公开目录。（责任单位：甲局；完成时限：{words}）\n")
    (limit,) = draft.outline[0].deadlines
    assert (limit.expression, limit.kind) == (words, kind)
    assert limit.due == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    "text",
    [
        "按照《管理办法》（以下简称《办法》）执行。",
        "落实办法（试行）。",
        "各镇（含街道）要及时公开。",
        "到政务大厅（市民中心）办理业务。",
        "报市政务服务办（市行政审批局）。",
        "建立由各单位自行制定的台账，由单位负责人签字。",
        "本方案由市政府办公室负责解释。",
        "会同市财政局制定实施细则。",
        "由专人负责信息发布，由责任单位负责更新。",
        "由市财政局负责的项目资金，要专款专用。",
        "发挥主体作用（企业、学校、医院等）。",
        "推进进学校、进社区（学校、社区）。",
        "市财政局负责资金保障，各部门要密切配合。",
        "请各责任单位：按时报送。",
        "领导小组办公室：设在市政府办公室。",
        "公开方式：政府网站、政务新媒体。",
        "服务大厅、会议室：统一标识。",
        "建立举办、承办（招聘会、网站）。",
    ],
)
def test_what_is_no_clause(text: str) -> None:
    assert find_clauses(Traced.of(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("公开（市疾控中心）。", [("responsible", ["市疾控中心"])]),
        ("【市发改委】改造网站。", [("responsible", ["市发改委"])]),
        (
            "市城管局、各区政府：公布占道信息。",
            [("responsible", ["市城管局", "各区政府"])],
        ),
        (
            "公开。\n责任单位：\n区教育局\n各街道办事处",
            [("responsible", ["区教育局", "各街道办事处"])],
        ),
        (
            "公开。\n牵头领导：刘芳\n牵头单位：镇卫生院　配合单位：各村卫生室",
            [("lead", ["镇卫生院"]), ("supporting", ["各村卫生室"])],
        ),
        (
            "设立专班（市财政局牵头组织评估，市司法局配合），加强保障。",
            [("lead", ["市财政局"]), ("supporting", ["市司法局"])],
        ),
        ("【责任单位】市财政局 【配合单位】市税务局", [
            ("responsible", ["市财政局"]), ("supporting", ["市税务局"]),
        ]),
        (
            "（责任单位：市教育局，各县<市、区>人民政府，排名第一位为牵头单位，下同）",
            [("responsible", ["市教育局", "各县<市、区>人民政府"])],
        ),
        (
            "（市司法局等部门和各县（市、区）政府按职责分工负责）",
            [("responsible", ["市司法局", "各县（市、区）政府"])],
        ),
        ("由各县（市、区）人民政府负责，在大厅设公开点。", [
            ("responsible", ["各县（市、区）人民政府"]),
        ]),
        ("公开。责任单位：市财政局。完成时限：6月底。请抓紧落实。", [
            ("responsible", ["市财政局"]),
        ]),
    ],
)  # fmt: skip
def test_clauses_as_printed(text: str, units: list[tuple[str, list[str]]]) -> None:
    found = find_clauses(Traced.of(text, 0, len(text)))
    read = [(str(unit.role), list(unit.names)) for each in found for unit in each.units]
    assert read == units


def test_persons_are_no_units() -> None:
    text = "责任领导：张三；责任单位：市财政局；责任人：李四、王五"
    (clause,) = find_clauses(Traced.of(text, 0, len(text)))
    assert [unit.names for unit in clause.units] == [("市财政局",)]
    assert [(person.role, person.name) for person in clause.people] == [
        ("责任领导", "张三"),
        ("责任人", "李四"),
        ("责任人", "王五"),
    ]


def test_a_label_without_a_value_leaves_the_text() -> None:
    text = "更换路灯。\n分管领导：\n责任单位：城管办"
    empty, named = find_clauses(Traced.of(text, 0, len(text)))
    assert (text[empty.start : empty.end], empty.units) == ("\n分管领导：", ())
    assert empty.odd == "“分管领导”后面是空的。"
    assert named.units[0].names == ("城管办",)


@pytest.mark.parametrize(
    "text",
    ["以上由县公安局负责。", "（以上由县公安局负责）", "本部分由县公安局、县司法局负责。"],
)
def test_a_clause_for_the_whole_section(text: str) -> None:
    (clause,) = find_clauses(Traced.of(text, 0, len(text)))
    assert clause.section


def test_weak_evidence_says_so() -> None:
    text = "公开。（安监站、派出所）"
    (clause,) = find_clauses(Traced.of(text, 0, len(text)))
    assert clause.units[0].confidence < 0.7
    (unit,) = read_clause("责任单位：请于3月1日报送材料")
    assert unit.confidence < 0.7


def test_words_beside_the_units_are_told() -> None:
    text = "（责任单位：市财政局；联系电话：12345）"
    (clause,) = find_clauses(Traced.of(text, 0, len(text)))
    assert "联系电话：12345" in clause.odd


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (["区发展改革局", "教育体育局"], ["区发展改革局", "区教育体育局"]),
        (["区政府办公室", "发展改革局"], ["区政府办公室", "区发展改革局"]),
        (["市财政局", "市场监管局"], ["市财政局", "市市场监管局"]),
        (["区委组织部", "宣传部"], ["区委组织部", "区委宣传部"]),
        (["市民政局", "民宗局"], ["市民政局", "市民宗局"]),
        (["自治区党委宣传部", "财政厅"], ["自治区党委宣传部", "自治区财政厅"]),
        (["市财政局", "海川银保监分局", "各镇街", "高新区管委会"], []),
        (["各镇街", "税务局"], []),
        (["市公安局", "市司法局", "市民政局"], []),
    ],
)
def test_prefixes_said_once(printed: list[str], whole: list[str]) -> None:
    assert list(restored(printed)) == whole


@pytest.mark.parametrize(
    "name",
    [
        "各镇街",
        "区直各部门",
        "市直有关单位",
        "全区各级各部门",
        "各成员单位",
        "区政府各部门、单位",
        "有关镇人民政府",
    ],
)
def test_collectives(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize("name", ["市财政局", "城关镇人民政府", "全国总工会", "区政府办公室"])
def test_single_units_are_no_collectives(name: str) -> None:
    assert not is_collective(name)


@pytest.mark.parametrize(
    "text",
    [
        "列第一位的为牵头单位",
        "排名第一位为牵头单位",
        "列第一位的责任单位为牵头单位或汇总单位",
        "第一个单位为牵头单位",
    ],
)
def test_notes_that_the_first_leads(text: str) -> None:
    assert says_first_leads(text)
