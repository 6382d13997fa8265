"""The one door: what was done is taken back exactly, and nothing is overwritten unseen."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.tasks import EditField
from gkdesk.errors import NothingToRedo, NothingToUndo, StaleEdit
from gkdesk.services import editing, importing, outline
from gkdesk.services.session import Session
from gkdesk.store import changes
from tests import drafts
from tests.drafts import BUDGET_ID, SUBSIDY_ID, WEBSITE_ID

Logical = list[list[tuple[object, ...]]]

VALUES = {
    EditField.STATUS: st.sampled_from(["open", "done", "推进中", "已办结"]),
    EditField.PROGRESS: st.text(max_size=20),
    EditField.NOTE: st.text(max_size=20),
    EditField.DEADLINE: st.sampled_from(["", "2023-05-04", "2023年6月底前", "每年3月底前"]),
    EditField.LEAD: st.sampled_from(["", "区财政局", "区财政局、区审计局"]),
    EditField.RESPONSIBLE: st.sampled_from(["", "各镇街", "区民政局，各镇街"]),
    EditField.SUPPORTING: st.sampled_from(["", "区数据局"]),
    EditField.TEXT: st.sampled_from(["公布预算。", "公布决算。"]),
    EditField.LABEL: st.sampled_from(["", "（三）", "7."]),
}
EDITS = st.sampled_from(list(EditField)).flatmap(
    lambda field: st.tuples(
        st.sampled_from([BUDGET_ID, SUBSIDY_ID, WEBSITE_ID]), st.just(field), VALUES[field]
    )
)
ACTS = st.lists(st.one_of(EDITS, st.sampled_from(["import", "remove", "settle"])), max_size=10)


def logical(session: Session) -> Logical:
    """Everything that stands in the ledger; the history is not part of it."""
    standing = "SELECT id FROM plan WHERE deleted = 0"
    return [
        session.ledger.rows(f"SELECT * FROM plan WHERE id IN ({standing}) ORDER BY id"),
        session.ledger.rows(f"SELECT * FROM node WHERE plan_id IN ({standing}) ORDER BY id"),
        session.ledger.rows(f"SELECT * FROM doubt WHERE plan_id IN ({standing}) ORDER BY id"),
    ]


def act(session: Session, number: int, what: object) -> None:
    """One thing a person does; those that do not apply leave everything as it is."""
    if isinstance(what, tuple):
        if session.ledger.value("SELECT deleted FROM plan WHERE id = 1") == 0:
            editing.set_field(session, *what)
    elif what == "import":
        drafts.take_in(session, name=f"{number}.txt")
    elif what == "remove":
        importing.remove(session, [plan.id for plan in outline.plans(session)][:1])
    else:
        for doubt in outline.doubts(session, SUBSIDY_ID)[:1]:
            outline.settle_doubt(session, doubt.id)


@settings(max_examples=25, deadline=None)
@given(acts=ACTS)
def test_all_undone_is_the_former_ledger_and_all_redone_the_later_one(
    acts: list[object],
) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        drafts.ledger(Path(name) / "台账.db") as session,
    ):
        states = [logical(session)]
        drafts.take_in(session)
        states.append(logical(session))
        for number, what in enumerate(acts):
            lines = session.ledger.value("SELECT count(*) FROM change")
            act(session, number, what)
            if session.ledger.value("SELECT count(*) FROM change") > lines:
                states.append(logical(session))
        for state in reversed(states[:-1]):
            editing.undo(session)
            assert logical(session) == state
        assert not editing.can_undo(session)
        for state in states[1:]:
            editing.redo(session)
            assert logical(session) == state
        assert not editing.can_redo(session)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def edit(field: str, before: str | None, after: str) -> Change:
    change = FieldChange("node", SUBSIDY_ID, field, before, after)
    return Change(ChangeKind.EDIT, (change,))


def test_a_stale_edit_is_refused_with_all_that_belongs_to_it(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "新")
    before = logical(session)
    fields = edit("progress", "", "已发函").fields + edit("note", "旧", "更新").fields
    with pytest.raises(StaleEdit):
        changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
    assert logical(session) == before
    assert session.ledger.value("SELECT count(*) FROM change") == 2


def test_an_edit_of_a_row_that_is_not_there_is_refused(session: Session) -> None:
    change = Change(ChangeKind.EDIT, (FieldChange("node", 999, "note", "", "x"),))
    with pytest.raises(StaleEdit):
        changes.apply(session.ledger, change, session.hand)


def test_an_undo_of_what_was_changed_outside_is_refused(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "新")
    session.ledger.execute("UPDATE node SET note = '外' WHERE id = ?", (SUBSIDY_ID,))
    with pytest.raises(StaleEdit):
        editing.undo(session)
    assert outline.row(session, SUBSIDY_ID).note == "外"
    assert editing.can_undo(session)


@pytest.mark.parametrize("field", ["plan_id", "id", "note = '' --"])
def test_only_known_fields_pass_the_door(session: Session, field: str) -> None:
    with pytest.raises(ValueError, match="no field"):
        changes.apply(session.ledger, edit(field, None, ""), session.hand)


def test_nothing_to_undo_and_nothing_to_redo_are_told(session: Session) -> None:
    with pytest.raises(NothingToRedo):
        editing.redo(session)
    editing.undo(session)
    with pytest.raises(NothingToUndo):
        editing.undo(session)


def test_a_new_edit_gives_up_what_was_undone(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "一")
    editing.undo(session)
    editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "二")
    assert not editing.can_redo(session)
    editing.undo(session)
    assert outline.row(session, SUBSIDY_ID).note == ""


def test_undo_reaches_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        editing.set_field(session, SUBSIDY_ID, EditField.NOTE, "一")
    with drafts.ledger(path) as session:
        editing.undo(session)
        assert outline.row(session, SUBSIDY_ID).note == ""
        assert editing.can_redo(session)


def test_the_history_of_a_row_is_found_by_its_index(session: Session) -> None:
    """It is asked for with every row that is chosen, however long the history grew."""
    statements: list[str] = []
    session.ledger.db.conn.set_trace_callback(statements.append)
    editing.history(session, BUDGET_ID)
    session.ledger.db.conn.set_trace_callback(None)
    steps = [step[3] for step in session.ledger.rows(f"EXPLAIN QUERY PLAN {statements[-1]}")]
    assert "SEARCH change USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert not [step for step in steps if step.startswith("SCAN change")]
