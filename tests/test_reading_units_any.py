"""Units put together from names, separators and role words come back as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses, is_clause_line, read_clause, split_names
from gkdesk.reading.units.prefixes import restored

PLACES = ["市", "县", "区", "云溪区", "海川市", "旗", "州"]
OFFICES = [
    "财政局",
    "教育局",
    "司法局",
    "发展改革委",
    "住房和城乡建设局",
    "文化和旅游局",
    "市场监管局",
]
OTHERS = [
    "各镇街",
    "各县（市、区）人民政府",
    "城关街道办事处",
    "市农业农村局（市乡村振兴局）",
    "国网云溪县供电公司",
    "各镇〈街〉",
    "海川高新区管委会",
]
NAME = st.one_of(
    st.builds("".join, st.tuples(st.sampled_from(PLACES), st.sampled_from(OFFICES))),
    st.sampled_from(OTHERS),
)
NAMES = st.lists(NAME, min_size=1, max_size=8)
SEPARATOR = st.sampled_from(["、", "，", ",", "；", " ", "\u3000", "\n", "和"])
BEFORE = {
    "牵头单位": Role.LEAD,
    "牵头责任单位": Role.LEAD,
    "责任单位": Role.RESPONSIBLE,
    "主责单位": Role.RESPONSIBLE,
    "承办单位": Role.RESPONSIBLE,
    "责任科室": Role.RESPONSIBLE,
    "配合单位": Role.SUPPORTING,
    "协办部门": Role.SUPPORTING,
    "参与单位": Role.SUPPORTING,
}
BEHIND = {
    "牵头": Role.LEAD,
    "牵头负责": Role.LEAD,
    "分别牵头": Role.LEAD,
    "负责": Role.RESPONSIBLE,
    "按职责分工负责": Role.RESPONSIBLE,
    "落实": Role.RESPONSIBLE,
    "配合": Role.SUPPORTING,
    "参与": Role.SUPPORTING,
    "协办": Role.SUPPORTING,
}
MARKS = [*"（）()〔〕【】：:、，；。\n \u3000<>"]
FIELDS = ["分管领导", "张三", "完成时限", "6月底前", "联系人", "列第一位的为牵头单位", "下同"]
LIST_WORDS = ["市财政局", "由", "会同", "等部门", "等", "以上"]
WORDS = st.sampled_from([*BEFORE, *BEHIND, *OTHERS, *MARKS, *LIST_WORDS, *FIELDS])


def _whole(text: str) -> Traced:
    return Traced.of(text, 0, len(text))


def _assert_at_their_place(text: str, units: tuple[UnitClause, ...]) -> None:
    for unit in units:
        printed = tuple(text[span.start : span.end] for span in unit.spans)
        assert printed == unit.names
        assert not unit.restored or len(unit.restored) == len(unit.names)
        assert 0 <= unit.confidence <= 1


@given(NAMES, SEPARATOR)
def test_names_joined_by_any_separator(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names)) == tuple(names)


@given(NAMES, SEPARATOR, st.sampled_from(sorted(BEFORE)), st.sampled_from(["：", ":", "： "]))
def test_a_role_before_the_names(
    names: list[str], separator: str, role: str, colon: str
) -> None:
    text = f"{role}{colon}{separator.join(names)}"
    (unit,) = read_clause(text)
    assert (unit.role, unit.names) == (BEFORE[role], tuple(names))
    _assert_at_their_place(text, (unit,))
    assert is_clause_line(text)


@given(NAMES, st.sampled_from(["、", "，", "和"]), st.sampled_from(sorted(BEHIND)))
def test_a_role_behind_the_names(names: list[str], separator: str, role: str) -> None:
    text = f"（{separator.join(names)}{role}）"
    (unit,) = read_clause(text)
    assert (unit.role, unit.names) == (BEHIND[role], tuple(names))
    _assert_at_their_place(text, (unit,))


@given(
    st.lists(st.tuples(NAMES, st.sampled_from(sorted(BEFORE))), min_size=2, max_size=4),
    st.sampled_from(["；", "，", "\n", " ", "\u3000", "。"]),
)
def test_several_roles_in_one_string(
    members: list[tuple[list[str], str]], between: str
) -> None:
    text = between.join(f"{role}：{'、'.join(names)}" for names, role in members)
    units = read_clause(text)
    assert [(unit.role, unit.names) for unit in units] == [
        (BEFORE[role], tuple(names)) for names, role in members
    ]
    _assert_at_their_place(text, units)


@given(NAMES, st.sampled_from(["公开目录。", "改造平台，\n方便查询。"]))
def test_a_bracket_behind_a_sentence(names: list[str], words: str) -> None:
    text = f"{words}（{'、'.join(names)}）"
    (clause,) = find_clauses(_whole(text))
    assert (clause.start, clause.end) == (len(words), len(text))
    assert clause.units[0].names == tuple(names)
    _assert_at_their_place(text, clause.units)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join)))
@settings(max_examples=600, deadline=None)
def test_any_text_gives_clauses_in_order(text: str) -> None:
    clauses = find_clauses(_whole(text))
    position = 0
    for clause in clauses:
        assert position <= clause.start < clause.end <= len(text)
        position = clause.end
        _assert_at_their_place(text, clause.units)
    read_clause(text)
    is_clause_line(text)


@given(NAMES)
def test_a_name_with_its_own_prefix_is_left_alone(names: list[str]) -> None:
    assert restored(names) == ()


@given(st.sampled_from(PLACES), st.lists(st.sampled_from(OFFICES), min_size=1, max_size=6))
def test_the_place_said_once_is_put_back(place: str, offices: list[str]) -> None:
    names = [f"{place}财政局", *offices]
    assert restored(names) == (f"{place}财政局", *(place + office for office in offices))


@pytest.mark.parametrize(
    "mark",
    ["（", "（责任单位：", "市财政局、", "由市财政局，", "：", "（市财政局）", "。责任单位："],
)
def test_time_grows_with_the_length_only(mark: str) -> None:
    """A reader that looks again and again at the rest of the text would never get here."""
    assert find_clauses(_whole(mark * 20_000 + "负责")) is not None
