"""Responsibility clauses in the forms published notices print them; the words are invented."""

from __future__ import annotations

import pytest

from gkdesk.domain.units import Role
from gkdesk.reading import read_plan
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses, read_clause, split_names
from gkdesk.reading.units.found import FoundClause

Said = list[tuple[Role, tuple[str, ...]]]


def _clauses(text: str) -> list[FoundClause]:
    return find_clauses(Traced.of(text, 0, len(text)))


def _said(clause: FoundClause) -> Said:
    return [(unit.role, unit.names) for unit in clause.units]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("责任办所：农业办、财政所", [(Role.RESPONSIBLE, ("农业办", "财政所"))]),
        ("责任站所：镇水利站", [(Role.RESPONSIBLE, ("镇水利站",))]),
        ("责任街镇：各街道、各镇", [(Role.RESPONSIBLE, ("各街道", "各镇"))]),
        (
            "牵头局：县民政局；配合镇：柳河镇",
            [(Role.LEAD, ("县民政局",)), (Role.SUPPORTING, ("柳河镇",))],
        ),
    ],
)
def test_any_noun_of_kind_may_follow_the_role(text: str, said: Said) -> None:
    assert [(unit.role, unit.names) for unit in read_clause(text)] == said


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [("责 任 人：高远", "责任人", "高远"), ("责任领导：马宁", "责任领导", "马宁")],
)
def test_a_person_is_no_unit_whatever_the_blanks(text: str, role: str, name: str) -> None:
    (clause,) = _clauses(f"改造道路。\n{text}")
    assert not clause.units
    assert [(person.role, person.name) for person in clause.people] == [(role, name)]


@pytest.mark.parametrize("text", ["责任到村：各村要落实。", "建好责任区：划片包干。"])
def test_responsibility_in_running_text_is_no_role(text: str) -> None:
    assert _clauses(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市直各部门，中央、省驻市单位", ("市直各部门", "中央、省驻市单位")),
        ("各镇，区直各部门、各单位", ("各镇", "区直各部门、各单位")),
        ("各有关部门、各镇", ("各有关部门", "各镇")),
        ("各镇、各单位", ("各镇", "各单位")),
        ("区委宣传部、县财政局", ("区委宣传部", "县财政局")),
    ],
)
def test_levels_and_their_departments_are_one_collective(
    text: str, names: tuple[str, ...]
) -> None:
    assert split_names(text) == names


def test_a_sentence_for_other_items_is_no_name_and_is_told() -> None:
    text = (
        "优化布局。（责任单位：县工信局等有关部门，各乡镇。以下措施均需各乡镇落实，不再列出）"
    )
    (clause,) = _clauses(text)
    assert _said(clause) == [(Role.RESPONSIBLE, ("县工信局", "各乡镇"))]
    assert clause.units[0].and_others
    assert "以下措施均需各乡镇落实，不再列出" in clause.odd


def test_a_bracket_with_such_a_sentence_is_still_a_clause() -> None:
    bracket = (
        "〔县环保局牵头，县工信局参与，各乡镇负责落实。以下各项均需各乡镇落实，不再列出。〕"
    )
    (clause,) = _clauses(f"制定清单。{bracket}城区不再新建锅炉。")
    assert (clause.start, clause.end) == (5, 5 + len(bracket))
    assert _said(clause) == [
        (Role.LEAD, ("县环保局",)),
        (Role.SUPPORTING, ("县工信局",)),
        (Role.RESPONSIBLE, ("各乡镇",)),
    ]


def test_places_named_together_with_a_bracket_are_one_collective() -> None:
    (unit,) = read_clause("各县、区人民政府（管委会）负责落实")
    assert (unit.role, unit.names) == (Role.RESPONSIBLE, ("各县、区人民政府（管委会）",))


def test_words_about_other_items_are_no_names_behind_a_comma_either() -> None:
    (unit,) = read_clause("责任单位：县工信局、各镇，以下措施均需各镇、各社区落实")
    assert unit.names == ("县工信局", "各镇")


def test_names_behind_a_stop_are_still_names() -> None:
    (unit,) = read_clause("责任单位：县财政局。县税务局")
    assert unit.names == ("县财政局", "县税务局")


@pytest.mark.parametrize(
    ("bracket", "said", "people"),
    [
        (
            "（分管副省长、协管副秘书长负责，省发展改革委牵头，省科技厅等配合）",
            [(Role.LEAD, ("省发展改革委",)), (Role.SUPPORTING, ("省科技厅",))],
            [("负责", "分管副省长"), ("负责", "协管副秘书长")],
        ),
        (
            "（副省长林远、省财政厅负责）",
            [(Role.RESPONSIBLE, ("省财政厅",))],
            [("负责", "副省长林远")],
        ),
        ("（县委书记林远负总责）", [], [("负总责", "县委书记林远")]),
        ("（县长热线负责）", [(Role.RESPONSIBLE, ("县长热线",))], []),
    ],
)
def test_who_holds_an_office_is_a_person(
    bracket: str, said: Said, people: list[tuple[str, str]]
) -> None:
    (clause,) = _clauses(f"推进项目建设{bracket}。")
    assert _said(clause) == said
    assert [(person.role, person.name) for person in clause.people] == people
    assert not clause.odd


@pytest.mark.parametrize(
    "text",
    [
        "分设农产品组（县农业局牵头）、食品组（县市场监管局牵头）、餐饮组（县卫健局牵头）。",
        "分设食品组（县市场监管局）、餐饮组（县卫健局）。",
    ],
)
def test_brackets_of_a_running_list_are_words_of_the_text(text: str) -> None:
    assert _clauses(text) == []


def test_a_clause_behind_such_a_list_is_read() -> None:
    (clause,) = _clauses("分设食品组（县商务局）、餐饮组（县卫健局）。（县政府办牵头）")
    assert _said(clause) == [(Role.LEAD, ("县政府办",))]


def test_the_second_name_of_a_unit_makes_no_list() -> None:
    (clause,) = _clauses("协助县农业局（县乡村振兴局）、各镇做好统计（县统计局牵头）。")
    assert _said(clause) == [(Role.LEAD, ("县统计局",))]


@pytest.mark.parametrize(
    ("text", "front"),
    [("卫生院：公布接种安排。", "卫生院"), ("派出所：开展宣传。", "派出所")],
)
def test_the_only_office_of_its_kind_may_stand_before_the_text(text: str, front: str) -> None:
    (clause,) = _clauses(text)
    assert _said(clause) == [(Role.RESPONSIBLE, (front,))]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("责任单位：以上由县财政局负责", "责任单位：以上由县财政局负责"),
        ("（县财政局、县税务局，下同）", "县财政局、县税务局，下同"),
        ("（县财政局牵头，下同）", "县财政局牵头，下同"),
    ],
)
def test_raw_keeps_every_word_of_the_clause(text: str, raw: str) -> None:
    (unit,) = read_clause(text)
    assert unit.raw == raw


def test_a_clause_for_the_items_above_is_lost_nowhere() -> None:
    """Behind the last item it speaks for the section, before others for the item above."""
    above = "一、甲事\n（一）公开。抓好工作。\n以上由区财政局负责。\n（二）培训。搞好培训。\n"
    nodes = {node.path: node for node in read_plan(above).nodes()}
    assert [unit.names for unit in nodes["一/一"].units] == [("区财政局",)]
    assert not nodes["一"].units
    last = "一、甲事\n（一）公开。抓好工作。\n（二）培训。搞好培训。\n以上由区财政局负责。\n"
    nodes = {node.path: node for node in read_plan(last).nodes()}
    assert [unit.names for unit in nodes["一"].units] == [("区财政局",)]
    assert not nodes["一/二"].units
