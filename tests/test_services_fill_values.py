"""What the columns a unit fills in hold: the row's own words, or what the unit has said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.feedback import FillField as Fill
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.tasks import EditField
from gkdesk.domain.units import Role
from gkdesk.services import directory, editing, fill_values, occurrences
from gkdesk.services.session import Session
from tests.limited_plan import opened, points, task

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.公布预算。（牵头单位：区财政局；配合单位：区民政局）
2.公布补贴。（责任单位：区财政局、区民政局）
3.全年列席会议不少于3次。（责任单位：区民政局）
4.改进服务。（责任单位：各镇街）
5.做好解读。
"""
BUDGET, AID, SITTINGS, SERVICE, NOBODY = range(1, 6)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        for name, kind in (("张家镇", "town"), ("李家镇", "town"), ("区财政局", "department")):
            directory.add(session, name=name, kind=kind)
        yield session


def values(session: Session, number: int, unit: str, point: int | None = None) -> object:
    node_id = task(session, number).id
    key = node_id, point, unit
    return fill_values.standing(session, [(node_id, point, Role.LEAD, unit)])[key]


def names(session: Session, number: int) -> tuple[str, ...]:
    node_id = task(session, number).id
    return fill_values.answering(session, [node_id])[node_id]


def say(session: Session, number: int, field: EditField, words: str) -> None:
    editing.set_field(session, task(session, number).id, field, words)


def test_those_who_lead_answer_and_those_who_support_do_not(session: Session) -> None:
    assert names(session, BUDGET) == ("区财政局",)


def test_several_responsible_units_answer(session: Session) -> None:
    assert names(session, AID) == ("区财政局", "区民政局")


def test_a_group_answers_by_its_members(session: Session) -> None:
    assert names(session, SERVICE) == ("张家镇", "李家镇")


def test_a_row_without_units_is_answered_by_nobody(session: Session) -> None:
    assert names(session, NOBODY) == ()


def test_the_only_unit_is_shown_the_rows_own_words(session: Session) -> None:
    say(session, BUDGET, EditField.PROGRESS, "已公布  \n附件三份")
    say(session, BUDGET, EditField.STATUS, "done")
    wanted = {Fill.PROGRESS: "已公布\n附件三份", Fill.STATUS: "done"}
    assert values(session, BUDGET, "区财政局") == wanted


def test_it_is_found_under_another_of_its_names(session: Session) -> None:
    say(session, BUDGET, EditField.PROGRESS, "已公布")
    assert values(session, BUDGET, "财政局") == {Fill.PROGRESS: "已公布", Fill.STATUS: "open"}


@pytest.mark.parametrize("number, unit", [(BUDGET, "区民政局"), (AID, "区财政局")])
def test_another_is_not_shown_them(session: Session, number: int, unit: str) -> None:
    say(session, number, EditField.PROGRESS, "别人的话")
    assert values(session, number, unit) == {Fill.STATUS: "open"}


def test_a_due_point_has_its_own_words_day_evidence_and_count(session: Session) -> None:
    (point,) = points(session, SITTINGS)
    occurrences.add_tally(session, point.node_id, 1, date(2023, 5, 8), 2)
    for field, words in (
        (OccurrenceField.PROGRESS, "列席两次"),
        (OccurrenceField.EVIDENCE, "会议纪要"),
        (OccurrenceField.STATUS, "done"),
    ):
        occurrences.set_field(session, point.id, field, words)
    assert values(session, SITTINGS, "区民政局", point.id) == {
        Fill.PROGRESS: "列席两次",
        Fill.STATUS: "done",
        Fill.DONE_ON: "2023-08-01",
        Fill.COUNT: "2",
        Fill.EVIDENCE: "会议纪要",
    }


def test_a_row_counts_as_its_only_counted_due_point_does(session: Session) -> None:
    node_id = task(session, SITTINGS).id
    occurrences.add_tally(session, node_id, 1, date(2023, 5, 8), 2)
    assert values(session, SITTINGS, "区民政局") == {Fill.STATUS: "open", Fill.COUNT: "2"}


def test_rows_that_do_not_stand_are_left_out(session: Session) -> None:
    node_id = task(session, BUDGET).id
    rows = [(9999, None, None, "区财政局"), (node_id, 9999, None, "区财政局")]
    assert fill_values.standing(session, rows) == {}
