"""Edits by hand: what each field takes, what it refuses, what the history says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.changes import ChangeKind, HistoryEntry
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.tasks import EditField, Light, Status
from gkdesk.domain.units import Role
from gkdesk.errors import (
    DeadlineNotUnderstood,
    FieldNotEditable,
    UnknownStatus,
    UnknownTask,
)
from gkdesk.services import editing, importing, outline
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import (
    BUDGET_ID,
    FINANCE,
    MARCH_MEASURE,
    NOW,
    SUBSIDY_ID,
    WEBSITE_ID,
    YEARLY_MEASURE,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("done", Status.DONE),
        ("已办结", Status.DONE),
        ("推进中", Status.OPEN),
        (" open ", Status.OPEN),
    ],
)
def test_a_status_is_typed_in_either_language(
    session: Session, typed: str, status: Status
) -> None:
    assert editing.set_field(session, BUDGET_ID, EditField.STATUS, typed).status is status


def test_measures_are_done_with_their_task(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "done")
    rows = outline.rows(session, [MARCH_MEASURE, YEARLY_MEASURE])
    assert {row.status for row in rows.values()} == {Status.DONE}
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "open")
    assert outline.row(session, MARCH_MEASURE).status is Status.OPEN


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2023-05-04", date(2023, 5, 4)),
        ("2023-5-4", date(2023, 5, 4)),
        ("2023年6月底前", date(2023, 6, 30)),
        ("9月底前", date(2023, 9, 30)),  # the plan's year
    ],
)
def test_a_deadline_is_a_day_or_a_phrase(session: Session, typed: str, due: date) -> None:
    row = editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, typed)
    assert (row.due, row.deadline_kind, row.deadline_set) == (due, DeadlineKind.DATE, True)
    assert row.words


def test_an_empty_deadline_is_the_printed_one_again(session: Session) -> None:
    printed = outline.row(session, BUDGET_ID)
    editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2024-01-01")
    assert editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "") == printed


def test_a_measure_goes_back_to_its_own_limit(session: Session) -> None:
    editing.set_field(session, YEARLY_MEASURE, EditField.DEADLINE, "2024-01-01")
    row = editing.set_field(session, YEARLY_MEASURE, EditField.DEADLINE, "")
    assert (row.words, row.deadline_rule, row.deadline_set) == ("每年", "FREQ=YEARLY", False)


@pytest.mark.parametrize("typed", ["2023-02-30", "2023-13-01", "抓紧"])
def test_a_deadline_that_is_none_is_refused(session: Session, typed: str) -> None:
    before = outline.row(session, SUBSIDY_ID)
    with pytest.raises(DeadlineNotUnderstood) as caught:
        editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, typed)
    assert caught.value.value == typed
    assert outline.row(session, SUBSIDY_ID) == before


def test_units_are_names_each_once(session: Session) -> None:
    typed = "区财政局、 区审计局，区财政局；区数据局、"
    row = editing.set_field(session, WEBSITE_ID, EditField.LEAD, typed)
    assert row.names(Role.LEAD) == ("区财政局", "区审计局", "区数据局")


def test_a_measure_shows_its_tasks_units_until_it_has_its_own(session: Session) -> None:
    task = outline.row(session, BUDGET_ID)
    assert outline.row(session, MARCH_MEASURE).units == task.units
    row = editing.set_field(session, MARCH_MEASURE, EditField.RESPONSIBLE, "区审计局")
    assert [unit.name for unit in row.units] == ["区财政局", "区审计局"]
    assert outline.row(session, BUDGET_ID) == task


def test_what_is_refused_leaves_no_line(session: Session) -> None:
    lines = editing.history(session)
    with pytest.raises(UnknownStatus):
        editing.set_field(session, BUDGET_ID, EditField.STATUS, "快了")
    with pytest.raises(UnknownTask):
        editing.set_field(session, 999, EditField.NOTE, "x")
    with pytest.raises(FieldNotEditable):
        editing.set_field(session, FINANCE, EditField.STATUS, "done")
    assert editing.history(session) == lines


def test_the_same_value_again_leaves_no_line(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.NOTE, "加急")
    lines = editing.history(session)
    editing.set_field(session, BUDGET_ID, EditField.NOTE, "加急")
    assert editing.history(session) == lines


def test_a_row_of_a_removed_plan_cannot_be_edited(session: Session) -> None:
    importing.remove(session, [1])
    with pytest.raises(UnknownTask):
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "x")


def line(entry: HistoryEntry) -> tuple[object, ...]:
    return entry.what, entry.task, entry.field, entry.before, entry.after


def test_the_history_tells_newest_first_what_a_person_did(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2023-05-04")
    editing.set_field(session, BUDGET_ID, EditField.LEAD, "区审计局")
    assert [line(entry) for entry in editing.history(session)] == [
        (ChangeKind.EDIT, BUDGET_ID, "lead", "区财政局", "区审计局"),
        (ChangeKind.EDIT, BUDGET_ID, "deadline", "2023-03-31", "2023-05-04"),
        (ChangeKind.IMPORT, None, "plan", None, "2023年政务公开工作要点"),
    ]
    newest = editing.history(session, limit=1)[0]
    assert newest.at == NOW
    assert newest.who


def test_a_step_back_is_told_as_what_it_changed(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "done")
    (undone,) = editing.undo(session)
    assert line(undone) == (ChangeKind.UNDO, BUDGET_ID, "status", "done", "open")
    (redone,) = editing.redo(session)
    assert line(redone) == (ChangeKind.REDO, BUDGET_ID, "status", "open", "done")
    assert editing.history(session)[:2] == [redone, undone]


def test_the_history_of_one_row_is_its_own(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.NOTE, "一")
    editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "二")
    outline.settle_doubt(session, outline.doubts(session, SUBSIDY_ID)[0].id)
    told = [line(entry) for entry in editing.history(session, SUBSIDY_ID)]
    assert told == [
        (ChangeKind.EDIT, SUBSIDY_ID, "doubt", "没有牵头单位。", None),
        (ChangeKind.EDIT, SUBSIDY_ID, "note", "", "二"),
    ]


def test_an_edit_moves_the_light_and_the_search(session: Session) -> None:
    assert outline.row(session, BUDGET_ID).light(session.outlook) is Light.OVERDUE
    row = editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2023-04-06")
    assert row.light(session.outlook) is Light.SOON
    editing.set_field(session, WEBSITE_ID, EditField.PROGRESS, "合同已签")
    found = outline.tasks(session, outline.Query(search="合同"))
    assert [row.id for row in found] == [WEBSITE_ID]
