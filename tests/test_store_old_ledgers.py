"""A ledger that the program of an older version left behind goes on as if nothing were.

``ledgers/version-1.db`` was made by the program before editions came: the plan of
``tests.drafts`` with progress, a limit and units set by hand, a measure that is done, a
doubt that was settled, a second plan removed, and a note that was undone.
``ledgers/version-2.db`` is the same ledger as the program before due points left it.
``ledgers/version-3.db``, left by the program before the directory of units, has moreover a
contact, a reminder, and a third plan that was brought to a newer version and then removed.
``ledgers/version-4.db``, left by the program before workbooks were handed out, has a unit
with a former name and a saved view as well.
``ledgers/version-5.db``, left by the program before lists were printed by schemes, has handed
four workbooks out and keeps a design of the table.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.services import checking, editing, occurrences, outline
from gkdesk.services.plan_printed import PlanPrinted
from gkdesk.services.session import Session
from gkdesk.store import backup, units, version
from tests import drafts

LEDGERS = Path(__file__).parent / "ledgers"


@pytest.fixture(params=[1, 2, 3, 4, 5])
def former(request: pytest.FixtureRequest) -> int:
    """The version a ledger comes from."""
    number: int = request.param
    return number


@pytest.fixture
def path(tmp_path: Path, former: int) -> Path:
    return Path(shutil.copy(LEDGERS / f"version-{former}.db", tmp_path / "台账.db"))


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with drafts.ledger(path) as session:
        yield session


def test_it_is_brought_to_todays_version_after_a_copy(
    path: Path, session: Session, former: int
) -> None:
    assert session.ledger.value("PRAGMA user_version") == version.VERSION
    (copy,) = backup.folder_of(path).glob(f"*-v{former}-*")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (former,)


def test_everything_stands_that_stood(session: Session) -> None:
    (plan,) = outline.plans(session)
    assert (plan.id, plan.tasks, plan.measures, plan.doubts) == (1, 3, 4, 1)
    assert len(outline.skeleton(session, Query(plan_id=1)).ids) == 7
    assert outline.row(session, drafts.BUDGET_ID).progress == "已公布"
    assert outline.row(session, drafts.SUBSIDY_ID).words == "2023年6月30日前"
    assert outline.row(session, drafts.WEBSITE_ID).names(Role.RESPONSIBLE) == ("区大数据局",)
    assert outline.row(session, drafts.YEARLY_MEASURE).status is Status.DONE


def test_what_was_printed_is_there(session: Session) -> None:
    limits = outline.limits(session, drafts.BUDGET_ID)
    assert [limit.expression for limit in limits] == ["3月底前", "每年"]
    assert outline.clauses(session, drafts.BUDGET_ID) == [
        "牵头单位：区财政局",
        "责任单位：各镇街",
    ]
    assert PlanPrinted(session, 1).people(drafts.BUDGET_ID) == [("分管领导", "甲")]
    source = outline.source(session, 1)
    assert source.text == drafts.SOURCE
    assert len(outline.doubts(session, -1)) == 1


def test_the_history_goes_on(session: Session) -> None:
    made = [entry.what.value for entry in editing.history(session)]
    assert [what for what in made if what != "reckon"][:2] == ["undo", "edit"]
    editing.redo(session)
    assert outline.row(session, drafts.WEBSITE_ID).note == "待定"
    editing.set_field(session, drafts.WEBSITE_ID, EditField.NOTE, "已定")
    while editing.can_undo(session):
        editing.undo(session)
    assert not outline.plans(session)


def test_what_was_told_has_its_day(session: Session) -> None:
    assert outline.row(session, drafts.BUDGET_ID).reported_on == date(2023, 4, 3)
    assert outline.row(session, drafts.WEBSITE_ID).reported_on is None


def test_what_comes_again_has_due_points(session: Session) -> None:
    """每年公布决算 of 2023 is due at its end; the limit set by hand stays the row's own."""
    (point,) = occurrences.of_row(session, drafts.YEARLY_MEASURE)
    assert (point.term.name, point.term.due) == ("2023年", date(2023, 12, 31))
    assert occurrences.of_row(session, drafts.SUBSIDY_ID) == []
    row = outline.row(session, drafts.SUBSIDY_ID)
    assert (row.due, row.late_after) == (date(2023, 6, 30), date(2023, 6, 30))


def test_a_plan_brought_back_has_its_due_points(session: Session) -> None:
    """The second plan had been removed: its removal is undone like any change."""
    while len(outline.plans(session)) == 1:
        editing.undo(session)
    yearly = drafts.YEARLY_MEASURE + drafts.WEBSITE_ID
    (point,) = occurrences.of_row(session, yearly)
    assert point.term.due == date(2023, 12, 31)
    assert checking.check(session) == []


def test_the_contacts_of_version_3_are_units_now(tmp_path: Path) -> None:
    """One stood, one had been emptied; what was said of them stays in the history."""
    path = Path(shutil.copy(LEDGERS / "version-3.db", tmp_path / "台账.db"))
    with drafts.ledger(path) as session:
        (unit,) = units.all_units(session.ledger)
        assert (unit.name, unit.person, unit.phone) == ("区财政局", "李明", "0535-1")


def test_a_newer_version_taken_before_is_undone(tmp_path: Path) -> None:
    """Its changes of places lead back to places with today's room between them."""
    path = Path(shutil.copy(LEDGERS / "version-3.db", tmp_path / "台账.db"))
    with drafts.ledger(path) as session:
        while len(outline.plans(session)) == 1:
            editing.undo(session)
        newest = 3
        after = outline.skeleton(session, Query(plan_id=newest)).hits
        assert checking.check(session) == []
        while outline.skeleton(session, Query(plan_id=newest)).hits == after:
            editing.undo(session)
        rows = outline.rows(session, outline.skeleton(session, Query(plan_id=newest)).ids)
        texts = [row.text for row in rows.values() if row.kind is NodeKind.TASK]
        assert len(texts) == 3
        assert "开放游泳池。" not in texts
        assert checking.check(session) == []


def test_a_former_change_of_a_limit_stays_in_the_history_but_is_no_step(
    session: Session, former: int
) -> None:
    """Before the third version it knew no due points to lead back to."""
    if former > 2:
        return
    while editing.can_undo(session):
        editing.undo(session)
    assert session.ledger.value("SELECT due FROM node WHERE id = 5") == "2023-06-30"
    lines = editing.history(session, drafts.SUBSIDY_ID)
    assert [line.after for line in lines if line.field == "deadline"] == ["2023-06-30"]


def test_a_reader_finds_the_due_points_too(path: Path) -> None:
    """An old ledger that is only looked at is brought up to date first."""
    with Session.open(path, lambda: drafts.NOW, write=False, wait=0) as session:
        assert session.read_only
        assert len(occurrences.of_row(session, drafts.YEARLY_MEASURE)) == 1


def test_nothing_is_found_wanting(session: Session) -> None:
    assert checking.check(session) == []


def test_a_measure_done_before_was_closed_when_it_was_marked(session: Session) -> None:
    row = outline.row(session, drafts.YEARLY_MEASURE)
    assert row.status is Status.DONE
    assert row.done_on == session.now().date()
