"""A ledger that the program of an older version left behind goes on as if nothing were.

``ledgers/version-1.db`` was made by the program before editions came: the plan of
``tests.drafts`` with progress, a limit and units set by hand, a measure that is done, a
doubt that was settled, a second plan removed, and a note that was undone.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.services import checking, editing, outline
from gkdesk.services.session import Session
from gkdesk.store import backup, version
from tests import drafts

VERSION_1 = Path(__file__).parent / "ledgers" / "version-1.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(VERSION_1, tmp_path / "台账.db"))


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with drafts.ledger(path) as session:
        yield session


def test_it_is_brought_to_todays_version_after_a_copy(path: Path, session: Session) -> None:
    assert session.ledger.value("PRAGMA user_version") == version.VERSION
    (copy,) = backup.folder_of(path).glob("*-v1-*")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


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
    assert outline.people(session, drafts.BUDGET_ID) == [("分管领导", "甲")]
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


def test_nothing_is_found_wanting(session: Session) -> None:
    assert checking.check(session) == []
