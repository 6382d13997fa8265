"""Responsibility clauses as offices print them."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.domain.units import Role
from gkdesk.reading import read_plan
from gkdesk.reading.units import read_clause, split_names


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
