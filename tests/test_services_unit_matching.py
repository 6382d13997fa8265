"""Printed names against a directory drawn up by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.directory import Match, NameWay, OtherName, Unit, UnitKind
from gkdesk.services.unit_forms import guessed_kind, left_out, looks_collective, plain
from gkdesk.services.unit_likeness import abbreviates, proposals
from gkdesk.services.unit_matching import Matcher

FINANCE, TRADE, TOWN, STREET, GROUP, MARKET, CITY = range(1, 8)
UNITS = [
    Unit(FINANCE, "区财政局", prefix="台儿庄区", kind=UnitKind.DEPARTMENT),
    Unit(
        TRADE,
        "区商务和投资促进局",
        "区商务局",
        UnitKind.DEPARTMENT,
        names=(
            OtherName(1, TRADE, "区工商局", NameWay.FORMER, "2001", "2009-12"),
            OtherName(2, TRADE, "区外经贸局", NameWay.ALIAS),
        ),
    ),
    Unit(TOWN, "邳庄镇人民政府", kind=UnitKind.TOWN),
    Unit(STREET, "运河街道办事处", kind=UnitKind.TOWN),
    Unit(GROUP, "区直有关部门", collective=True, members=(FINANCE,)),
    Unit(
        MARKET,
        "区市场监督管理局",
        kind=UnitKind.DEPARTMENT,
        names=(OtherName(3, MARKET, "区工商局", NameWay.FORMER, "2010", "2019-02"),),
    ),
    Unit(CITY, "市公安局台儿庄分局", kind=UnitKind.DEPARTMENT),
]
MATCHER = Matcher(UNITS, aside=["社会各界"])


@pytest.mark.parametrize(
    ("name", "how", "units"),
    [
        ("区财政局", Match.FULL, (FINANCE,)),
        ("区 财政局", Match.FULL, (FINANCE,)),
        ("区财政局（国资中心）", Match.FULL, (FINANCE,)),
        ("区财政局〈牵头〉", Match.FULL, (FINANCE,)),
        ("区财政局等", Match.FULL, (FINANCE,)),
        ("财政局", Match.PREFIX, (FINANCE,)),
        ("台儿庄区财政局", Match.PREFIX, (FINANCE,)),
        ("峄城区财政局", Match.UNKNOWN, ()),
        ("市财政局", Match.UNKNOWN, ()),
        ("区商务局", Match.SHORT, (TRADE,)),
        ("区商务投资促进局", Match.PREFIX, (TRADE,)),
        ("区外经贸局", Match.ALIAS, (TRADE,)),
        ("外经贸局", Match.ALIAS, (TRADE,)),
        ("邳庄镇", Match.PREFIX, (TOWN,)),
        ("邳庄镇政府", Match.PREFIX, (TOWN,)),
        ("运河街道办", Match.PREFIX, (STREET,)),
        ("运河街道", Match.PREFIX, (STREET,)),
        ("社会各界", Match.ASIDE, ()),
        ("区直有关部门", Match.COLLECTIVE, (GROUP,)),
        ("区直相关部门", Match.COLLECTIVE, (GROUP,)),
        ("各镇街", Match.COLLECTIVE, ()),
        ("各有关单位", Match.UNKNOWN, ()),
        ("市直有关部门", Match.UNKNOWN, ()),
        ("区工商局", Match.AMBIGUOUS, (TRADE, MARKET)),
        ("区财局", Match.UNKNOWN, ()),
        ("", Match.UNKNOWN, ()),
    ],
)
def test_a_printed_name_is_matched(name: str, how: Match, units: tuple[int, ...]) -> None:
    found = MATCHER.match(name)
    assert (found.how, found.units) == (how, units)


@pytest.mark.parametrize(
    ("signed", "unit"), [(date(2005, 3, 1), TRADE), (date(2019, 2, 28), MARKET)]
)
def test_the_signing_day_says_whose_former_name_it_was(signed: date, unit: int) -> None:
    found = MATCHER.match("区工商局", signed)
    assert (found.how, found.units) == (Match.FORMER, (unit,))


def test_a_day_on_which_nobody_bore_the_name_decides_nothing() -> None:
    assert MATCHER.match("区工商局", date(2022, 1, 1)).how is Match.AMBIGUOUS


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("各镇街", (TOWN, STREET)),
        ("各镇（街道）", (TOWN, STREET)),
        ("各镇街（除邳庄镇外）", (STREET,)),
        ("除邳庄镇外的各镇街", (STREET,)),
        ("各镇街（运河街道除外）", (TOWN,)),
        ("各镇街（不含邳庄镇、运河街道）", ()),
        ("区直有关部门", (FINANCE,)),
        ("区直各部门", (FINANCE, TRADE, MARKET, CITY)),
        ("区财政局", ()),
    ],
)
def test_a_collective_name_means_its_members(name: str, members: tuple[int, ...]) -> None:
    assert MATCHER.members(MATCHER.match(name)) == members


def test_an_exception_nobody_knows_is_asked_for() -> None:
    assert MATCHER.match("各镇街（除张山子镇外）").how is Match.UNKNOWN


def test_names_of_one_unit_mean_the_same() -> None:
    assert MATCHER.who("财政局") == MATCHER.who("台儿庄区财政局") == (FINANCE,)
    assert MATCHER.same_as("商务局") == {
        "商务局", "区商务局", "区商务和投资促进局", "区外经贸局",
    }  # fmt: skip
    assert MATCHER.same_as("区某局") == {"区某局"}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("发改局", "发展和改革局"),
        ("人社局", "人力资源和社会保障局"),
        ("卫健局", "卫生健康局"),
        ("工信局", "工业和信息化局"),
        ("住建局", "住房和城乡建设局"),
        ("文旅局", "文化和旅游局"),
        ("市监局", "市场监督管理局"),
        ("妇联", "妇女联合会"),
    ],
)
def test_an_abbreviation_keeps_head_and_end(short: str, full: str) -> None:
    assert abbreviates(short, full) == (short != "妇联")


def test_an_unknown_name_is_proposed_the_unit_it_abbreviates() -> None:
    assert proposals("区市监局", UNITS)[0] == MARKET
    assert proposals("财政厅", UNITS)[0] == FINANCE
    assert proposals("中国移动", UNITS) == ()


def test_words_say_what_they_leave_out() -> None:
    assert left_out("各镇街（除甲镇、乙镇外）") == ("各镇街", ("甲镇", "乙镇"))
    assert left_out("除甲镇以外的各镇街") == ("各镇街", ("甲镇",))
    assert left_out("区财政局（国资中心）") == ("区财政局(国资中心)", ())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("邳庄镇", UnitKind.TOWN),
        ("运河街道办事处", UnitKind.TOWN),
        ("经济开发区管委会", UnitKind.PARK),
        ("区人民医院", UnitKind.INSTITUTION),
        ("区人民法院", UnitKind.DEPARTMENT),
        ("区档案馆", UnitKind.INSTITUTION),
        ("区委宣传部", UnitKind.DEPARTMENT),
        ("张三", None),
    ],
)
def test_a_name_says_its_kind(name: str, kind: UnitKind | None) -> None:
    assert guessed_kind(name) is kind


def test_collective_names_are_told_by_their_words() -> None:
    assert all(map(looks_collective, ("各镇街", "区政府各部门、单位", "区直有关部门")))
    assert not any(map(looks_collective, ("区财政局", "邳庄镇", "区财政局（国资中心）")))


_WORDS = st.sampled_from(
    ["区", "市", "台儿庄区", "财政局", "商务局", "工商局", "各", "镇街", "邳庄镇", "人民政府",
     "（除", "外）", "等", " ", "有关", "部门", "分局"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_WORDS, max_size=6).map("".join), st.none() | st.dates())
def test_a_name_is_one_units_or_it_waits(name: str, day: date | None) -> None:
    found = MATCHER.match(name, day)
    if found.settled:
        assert len(found.units) <= 1
    elif found.how is Match.AMBIGUOUS:
        assert len(found.units) > 1
    assert found.name == name
    assert plain(plain(name)) == plain(name)
    assert set(MATCHER.members(found)) <= {unit.id for unit in UNITS if not unit.collective}
    assert MATCHER.match(name, day) is found
