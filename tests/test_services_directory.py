"""The directory in a ledger: edits, what follows from it for counts and filters, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.directory import Match, NameWay, UnitKind
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField
from gkdesk.errors import NoUnitName, UnitKnown, UnknownUnit
from gkdesk.services import arranging, directory, editing, outline, unit_queue
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, SUBSIDY_ID, WEBSITE_ID
from tests.ledger_content import content


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A plan whose tasks name 区财政局 and 各镇街, 区民政局, nobody."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def found(session: Session, unit: str) -> int:
    return outline.skeleton(session, Query(ready=ReadyList.ALL, unit=unit)).hits


def test_a_unit_is_added_changed_and_removed(session: Session) -> None:
    unit = directory.add(session, name=" 区财政局\n", person="王科长", phone="6611003")
    assert (unit.name, unit.kind, unit.place) == ("区财政局", UnitKind.DEPARTMENT, 1)
    unit = directory.edit(session, unit.id, short="财政局", kind=UnitKind.INSTITUTION, note="x")
    assert (unit.short, unit.kind, unit.note) == ("财政局", UnitKind.INSTITUTION, "x")
    assert directory.edit(session, unit.id, kind=None).kind is None
    directory.remove(session, [unit.id])
    assert directory.units(session) == []
    with pytest.raises(UnknownUnit):
        directory.unit(session, unit.id)


def test_what_stands_already_is_no_change(session: Session) -> None:
    unit = directory.add(session, name="区财政局", phone="1")
    directory.edit(session, unit.id, phone=" 1")
    directory.reorder(session, [unit.id])
    directory.name_alias(session, unit.id, "区财政局")
    editing.undo(session)
    assert directory.units(session) == []


def test_a_name_is_needed_and_stands_once(session: Session) -> None:
    unit = directory.add(session, name="区财政局")
    other = directory.add(session, name="区民政局")
    with pytest.raises(NoUnitName):
        directory.add(session, name="  ")
    with pytest.raises(UnitKnown):
        directory.add(session, name="区 财政局")
    with pytest.raises(UnitKnown):
        directory.edit(session, other.id, name="区财政局")
    with pytest.raises(NoUnitName):
        directory.name_alias(session, unit.id, "")
    with pytest.raises(UnknownUnit):
        directory.edit(session, 99, phone="1")
    assert [each.name for each in directory.units(session)] == ["区财政局", "区民政局"]


def test_the_office_puts_its_units_in_order(session: Session) -> None:
    first, second, third = directory.collect(session, ["区财政局", "区民政局", "各镇街"])
    directory.reorder(session, [third.id, first.id])
    assert [each.id for each in directory.units(session)] == [third.id, first.id, second.id]


def test_printed_names_are_collected_once(session: Session) -> None:
    names = [each.name for each in unit_queue.waiting(session)]
    assert names == ["区财政局", "各镇街", "区民政局"]
    directory.collect(session, [*names, "区 财政局"])
    units = {each.name: (each.kind, each.collective) for each in directory.units(session)}
    assert units == {
        "区财政局": (UnitKind.DEPARTMENT, False),
        "区民政局": (UnitKind.DEPARTMENT, False),
        "各镇街": (None, True),
    }  # fmt: skip
    assert directory.collect(session, ["财政局"]) == []
    assert unit_queue.waiting(session) == []
    editing.undo(session)
    assert directory.units(session) == []


def test_without_a_directory_every_printed_name_stands_for_itself(session: Session) -> None:
    assert directory.names_for(session, "区财政局") == ("区财政局",)
    assert dict(outline.unit_counts(session, None)) == {
        "区财政局": 1, "各镇街": 1, "区民政局": 1,
    }  # fmt: skip


def test_forms_of_one_name_count_once(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.LEAD, "财政局")
    editing.set_field(session, BUDGET_ID, EditField.SUPPORTING, "财政局、区财政局")
    unit = directory.add(session, name="区财政局")
    counts = dict(outline.unit_counts(session, None))
    assert counts["区财政局"] == 2
    assert "财政局" not in counts
    lights = outline.unit_lights(session, None)
    assert {name: sum(each.values()) for name, each in lights.items()} == counts
    assert found(session, "区财政局") == found(session, "财政局") == 2
    directory.name_former(session, unit.id, "区民政局")
    assert dict(outline.unit_counts(session, None))["区财政局"] == 3
    assert found(session, "区财政局") == 3


def test_a_member_counts_the_tasks_of_its_group(session: Session) -> None:
    town = directory.add(session, name="邳庄镇人民政府")
    assert dict(outline.unit_counts(session, None)) == {
        "区财政局": 1, "各镇街": 1, "邳庄镇人民政府": 1, "区民政局": 1,
    }  # fmt: skip
    assert found(session, "邳庄镇") == found(session, "各镇街") == 1
    group = directory.add(session, name="各镇街")
    assert group.collective
    other = directory.add(session, name="运河街道办事处")
    directory.set_members(session, group.id, [other.id])
    assert found(session, "邳庄镇") == 0
    assert found(session, "运河街道") == 1
    directory.set_members(session, group.id, [town.id, other.id])
    editing.set_field(session, WEBSITE_ID, EditField.RESPONSIBLE, "各镇街（除邳庄镇外）")
    counts = dict(outline.unit_counts(session, None))
    assert (counts["运河街道办事处"], counts["邳庄镇人民政府"]) == (2, 1)
    assert (found(session, "运河街道"), found(session, "邳庄镇")) == (2, 1)
    assert found(session, "各镇街") == 1


def test_a_row_that_comes_back_brings_its_names(session: Session) -> None:
    directory.add(session, name="民政局", prefix="区")
    arranging.remove(session, [SUBSIDY_ID])
    assert "区民政局" not in directory.printed_names(session)
    assert "区民政局" not in directory.names_for(session, "民政局")
    editing.undo(session)
    assert "区民政局" in directory.printed_names(session)
    assert "区民政局" in directory.names_for(session, "民政局")


def test_the_queue_holds_what_nobody_claimed(session: Session) -> None:
    finance = directory.add(session, name="区财政局")
    directory.add(session, name="各镇街")
    editing.set_field(session, WEBSITE_ID, EditField.LEAD, "区财局、不动产各方")
    waiting = {each.name: each for each in unit_queue.waiting(session)}
    assert set(waiting) == {"区民政局", "区财局", "不动产各方"}
    assert waiting["区财局"].proposals[0] == finance.id
    assert (waiting["区财局"].rows, waiting["区财局"].how) == (1, Match.UNKNOWN)
    directory.set_aside(session, "不动产各方")
    directory.name_alias(session, finance.id, "区财局")
    assert [each.name for each in unit_queue.waiting(session)] == ["区民政局"]
    directory.add(session, name="不动产各方")
    assert directory.matcher(session).match("不动产各方").how is not Match.ASIDE


def test_a_merge_takes_tasks_names_and_groups_over(session: Session) -> None:
    kept = directory.add(session, name="区财政局")
    gone = directory.add(session, name="区民政局", phone="2")
    group = directory.add(session, name="区直有关部门")
    directory.set_members(session, group.id, [gone.id])
    directory.name_former(session, gone.id, "区民政科", None, "1998")
    editing.set_field(session, SUBSIDY_ID, EditField.RESPONSIBLE, "区民政局、区财政局")
    before = content(session)
    assert directory.merge(session, kept.id, [gone.id], rewrite=True) == 1
    (unit, rest) = directory.units(session)
    assert (unit.id, unit.phone, rest.members) == (kept.id, "2", (kept.id,))
    assert {each.name: each.way for each in unit.names} == {
        "区民政局": NameWay.ALIAS, "区民政科": NameWay.FORMER,
    }  # fmt: skip
    assert [each.name for each in outline.row(session, SUBSIDY_ID).units] == ["区财政局"]
    assert found(session, "区民政局") == 2
    after = content(session)
    editing.undo(session)
    assert content(session) == before
    editing.redo(session)
    assert content(session) == after


def test_a_merge_may_leave_the_plans_as_printed(session: Session) -> None:
    kept, gone = directory.collect(session, ["区财政局", "区民政局"])
    assert directory.merge(session, kept.id, [gone.id], rewrite=False) == 0
    assert [each.name for each in outline.row(session, SUBSIDY_ID).units] == ["区民政局"]
    assert found(session, "区财政局") == 2


def test_each_edit_is_one_change_that_is_undone_and_done_again(session: Session) -> None:
    steps = [content(session)]
    first, second = directory.collect(session, ["区财政局", "邳庄镇"])
    steps.append(content(session))
    group = directory.add(session, name="各镇街")
    steps.append(content(session))
    directory.set_members(session, group.id, [second.id])
    steps.append(content(session))
    directory.name_former(session, first.id, "区财税局", "1990", "1994-05")
    steps.append(content(session))
    directory.name_alias(session, second.id, "邳庄")
    steps.append(content(session))
    directory.drop_name(session, directory.unit(session, first.id).names[0].id)
    steps.append(content(session))
    directory.reorder(session, [group.id])
    steps.append(content(session))
    directory.remove(session, [second.id])
    steps.append(content(session))
    for wanted in reversed(steps[:-1]):
        editing.undo(session)
        assert content(session) == wanted
    for wanted in steps[1:]:
        editing.redo(session)
        assert content(session) == wanted
    assert [each.name for each in directory.units(session)] == ["各镇街", "区财政局"]


def test_the_history_reads_well(session: Session) -> None:
    unit = directory.add(session, name="区财政局", person="王科长")
    directory.edit(session, unit.id, name="区财政金融局")
    directory.name_former(session, unit.id, "区财税局", None, "1994-05")
    group = directory.add(session, name="各有关单位")
    directory.set_members(session, group.id, [unit.id])
    lines = [
        (each.what, each.field, each.before, each.after) for each in editing.history(session)
    ]
    assert lines[:5] == [
        (ChangeKind.DIRECTORY, "unit_member", None, "各有关单位：区财政金融局"),
        (ChangeKind.DIRECTORY, "unit", None, "各有关单位 集体名称"),
        (
            ChangeKind.DIRECTORY,
            "unit_name",
            None,
            "区财税局（区财政金融局的曾用名，至1994-05）",
        ),
        (ChangeKind.DIRECTORY, "unit", "区财政局 王科长", "区财政金融局 王科长"),
        (ChangeKind.DIRECTORY, "unit", None, "区财政局 王科长 部门"),
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("gxj", "区工业和信息化局"),
        ("gyxxhj", "区工业和信息化局"),
        ("gongye", "区工业和信息化局"),
        ("工信", "区工业和信息化局"),
        ("czj", "区财政局"),
        ("qczj", "区财政局"),
        ("caizheng", "区财政局"),
        ("csj", "区财税局"),
        ("cyq", "长安银行"),
        ("cayh", "长安银行"),
        ("zayx", "长安银行"),
        ("sx", "单县"),
        ("dx", "单县"),
        ("xiamen", "厦门办"),
        ("各镇", "各镇街"),
    ],
)
def test_a_unit_is_found_by_its_sounds_and_words(
    session: Session, typed: str, name: str
) -> None:
    """长 is chang and zhang, 行 hang and xing, 单 dan and shan, 厦 sha and xia."""
    finance, *_ = directory.collect(
        session, ["区财政局", "区工业和信息化局", "长安银行", "单县", "厦门办"]
    )
    directory.name_former(session, finance.id, "区财税局")
    names = directory.suggest(session, typed)
    if typed == "cyq":
        assert name not in names
    else:
        assert (finance.name if name == "区财税局" else name) in names


def test_every_unit_is_found_by_its_initials(session: Session) -> None:
    from pypinyin import lazy_pinyin

    names = ["区发展和改革局", "区审计局", "泥沟镇人民政府", "重坊镇", "市公安局台儿庄分局"]
    directory.collect(session, names)
    for name in names:
        initials = "".join(sound[0] for sound in lazy_pinyin(name))
        assert directory.suggest(session, initials)[0] == name


def test_units_of_the_directory_are_offered_before_printed_names(session: Session) -> None:
    directory.collect(session, ["区民政局", "区财政所"])
    assert directory.suggest(session, "财政") == ["区财政所", "区财政局"]
    assert directory.suggest(session, "", limit=1) == ["区民政局"]
    assert directory.suggest(session, "龘") == []


def test_a_plans_signing_day_settles_what_is_ambiguous(session: Session) -> None:
    """The plan of 2023 means the unit that bore the name until 2024."""
    first, second = directory.collect(session, ["区商务局", "区审计局"])
    directory.name_former(session, first.id, "区民政局", "2015", "2024")
    directory.name_former(session, second.id, "区民政局", None, "2014")
    session.ledger.execute("UPDATE plan SET signed_on = NULL")
    names = {each.name: each for each in unit_queue.waiting(session)}
    assert (names["区民政局"].how, names["区民政局"].proposals) == (
        Match.AMBIGUOUS, (first.id, second.id),
    )  # fmt: skip
    session.ledger.execute("UPDATE plan SET signed_on = '2023-02-01'")
    assert "区民政局" not in {each.name for each in unit_queue.waiting(session)}
