"""A task's limit follows the limits of its open measures, unless a person set its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services import editing, importing, outline
from gkdesk.services.pressing import Pressing, shown_of
from gkdesk.services.session import Session

PLAN = """2023年工作要点
一、主动公开。甲事3月底前公开。乙事9月底前公开。丙事按需公开。（牵头单位：办公室；责任单位：区政府各部门、单位）
二、政策解读。做好解读。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    source = tmp_path / "要点.txt"
    source.write_text(PLAN, "utf-8")
    session = Session.open(tmp_path / "台账.gkdb", lambda: datetime(2023, 5, 1, 9))  # noqa: DTZ001
    importing.take_in(session, importing.load(source))
    yield session
    session.close()


def rows_of(session: Session, kind: NodeKind) -> list[Row]:
    ids = outline.skeleton(session, Query(plan_id=1)).ids
    return [row for row in outline.rows(session, ids).values() if row.kind is kind]


def task_of(session: Session) -> Row:
    return rows_of(session, NodeKind.TASK)[0]


def test_a_task_shows_its_earliest_open_limit(session: Session) -> None:
    first, second, _ = rows_of(session, NodeKind.MEASURE)
    assert task_of(session).due == date(2023, 3, 31)
    editing.set_field(session, first.id, EditField.STATUS, "done")
    assert task_of(session).due == date(2023, 9, 30)
    editing.set_field(session, second.id, EditField.STATUS, "done")
    assert (task_of(session).due, task_of(session).words) == (None, "3月底前")


def test_a_limit_set_on_a_measure_reaches_its_task_and_is_undone_with_it(
    session: Session,
) -> None:
    *_, third = rows_of(session, NodeKind.MEASURE)
    editing.set_field(session, third.id, EditField.DEADLINE, "2023-02-10")
    assert task_of(session).due == date(2023, 2, 10)
    editing.undo(session)
    assert task_of(session).due == date(2023, 3, 31)
    assert rows_of(session, NodeKind.MEASURE)[2].due is None


def test_a_persons_limit_on_the_task_stays(session: Session) -> None:
    first, *_ = rows_of(session, NodeKind.MEASURE)
    editing.set_field(session, task_of(session).id, EditField.DEADLINE, "2023-12-01")
    editing.set_field(session, first.id, EditField.STATUS, "done")
    assert task_of(session).due == date(2023, 12, 1)
    assert task_of(session).status is Status.OPEN


def test_a_measure_takes_the_roles_it_has_no_unit_of_its_own_for(session: Session) -> None:
    first, *_ = rows_of(session, NodeKind.MEASURE)
    row = editing.set_field(session, first.id, EditField.LEAD, "区司法局")
    assert row.names(Role.LEAD) == ("区司法局",)
    assert row.names(Role.RESPONSIBLE) == ("区政府各部门、单位",)


def test_editing_keeps_a_collective_whole(session: Session) -> None:
    task = task_of(session)
    row = editing.set_field(
        session, task.id, EditField.RESPONSIBLE, "区财政局、区政府各部门、单位"
    )
    assert row.names(Role.RESPONSIBLE) == ("区财政局", "区政府各部门、单位")


def test_a_plan_counts_its_levels(session: Session) -> None:
    (plan,) = outline.plans(session)
    assert (plan.sections, plan.groups, plan.tasks, plan.measures) == (0, 0, 2, 4)


@pytest.mark.parametrize("typed", ["9月31日", "2023-02-30", "尽快", "2月30日前"])
def test_a_day_that_does_not_exist_is_refused(session: Session, typed: str) -> None:
    with pytest.raises(DeadlineNotUnderstood):
        editing.set_field(session, task_of(session).id, EditField.DEADLINE, typed)
    assert task_of(session).due == date(2023, 3, 31)


def test_a_task_given_back_to_its_measures_follows_them_again(session: Session) -> None:
    *_, third = rows_of(session, NodeKind.MEASURE)
    editing.set_field(session, third.id, EditField.DEADLINE, "2023-02-10")
    editing.set_field(session, task_of(session).id, EditField.DEADLINE, "2023-12-01")
    editing.set_field(session, task_of(session).id, EditField.DEADLINE, "")
    assert (task_of(session).due, task_of(session).deadline_set) == (date(2023, 2, 10), False)


def test_an_empty_limit_where_none_was_set_changes_nothing(session: Session) -> None:
    *_, third = rows_of(session, NodeKind.MEASURE)
    editing.set_field(session, third.id, EditField.DEADLINE, "2023-02-10")
    lines = editing.history(session)
    editing.set_field(session, task_of(session).id, EditField.DEADLINE, "")
    assert editing.history(session) == lines


def test_a_note_on_a_measure_leaves_the_tasks_limit_alone(tmp_path: Path) -> None:
    """Two limits on one day: one in a sentence, one in the clause behind it."""
    source = tmp_path / "要点.txt"
    words = "6月30日前公开甲事。公开乙事。（责任单位：办公室；完成时限：6月底前）"
    source.write_text(f"2023年工作要点\n一、主动公开。{words}\n二、做好解读。\n", "utf-8")
    clock = datetime(2023, 5, 1, 9)  # noqa: DTZ001
    with Session.open(tmp_path / "另.gkdb", lambda: clock) as session:
        importing.take_in(session, importing.load(source))
        before = task_of(session)
        for measure in rows_of(session, NodeKind.MEASURE):
            editing.set_field(session, measure.id, EditField.NOTE, "加急")
        assert before.words == "6月30日前"
        assert task_of(session) == before


def test_equal_days_are_compared_though_one_has_lost_its_plain_day() -> None:
    lost = Pressing("每月", "recurring", None, None, "2023-04-10", 0, True)
    kept = Pressing("4月10日前", "date", None, "2023-04-10", "2023-04-10", 0, True)
    for candidates in ([lost, kept], [kept, lost]):
        assert shown_of(candidates)["late_after"] == "2023-04-10"
