"""The day a row was closed comes and goes with its status, by whatever hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.cells import Cell
from gkdesk.domain.tasks import EditField
from gkdesk.services import bulk_editing, editing, outline
from gkdesk.services.session import Session
from tests import drafts

CLOSED = date(2023, 4, 3)
"""The day it is in the ledger of ``drafts``."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def test_a_row_marked_done_was_closed_that_day(session: Session) -> None:
    row = editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
    assert row.done_on == CLOSED
    assert editing.set_field(session, row.id, EditField.STATUS, "open").done_on is None


def test_the_day_is_taken_back_with_the_status(session: Session) -> None:
    editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
    editing.undo(session)
    stored = "SELECT done_on FROM node WHERE id = ?"
    assert session.ledger.value(stored, (drafts.WEBSITE_ID,)) is None
    editing.redo(session)
    assert outline.row(session, drafts.WEBSITE_ID).done_on == CLOSED


def test_many_rows_marked_at_once_have_their_day(session: Session) -> None:
    ids = [drafts.WEBSITE_ID, drafts.SUBSIDY_ID]
    bulk_editing.set_cells(session, [Cell(i, EditField.STATUS, "已办结") for i in ids])
    assert [outline.row(session, i).done_on for i in ids] == [CLOSED, CLOSED]
