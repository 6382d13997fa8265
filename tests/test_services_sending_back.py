"""Answers sent back: a workbook with only their rows, open until the unit answers anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.dispatches import DispatchKind
from gkdesk.domain.feedback import FillField as Fill
from gkdesk.errors import NoReasonToSendBack, NothingToSend
from gkdesk.services import collecting, dispatch_register, editing, feedback, sending_back
from gkdesk.services.session import Session
from tests.ledger_content import content
from tests.limited_plan import opened, task
from tests.returned_books import handed, sheet
from tests.test_services_collecting import BUDGET, CIVIL, FINANCE, NOTICE

WHY = "没有写公布了哪几项，也没有链接"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        desk = handed(session)[FINANCE].type(0, progress="已公布")
        collecting.apply(session, collecting.compare(session, [desk.book()]))
        yield session


def back(session: Session, folder: Path, reason: str = WHY) -> int:
    answers = [(task(session, BUDGET).id, None, FINANCE)]
    (sent,) = sending_back.send_back(session, answers, reason, folder)
    return sent.dispatch_id


def test_the_workbook_has_only_these_rows_with_what_was_said(
    session: Session, tmp_path: Path
) -> None:
    number = back(session, tmp_path / "退回")
    line = dispatch_register.line(session, number)
    assert (line.kind, line.unit, line.period, line.blank) == (
        DispatchKind.RETURNED, FINANCE, "2023Q3", 1,
    )  # fmt: skip
    (row,) = dispatch_register.sent_rows(session, number).values()
    assert row.code.node_id == task(session, BUDGET).id
    assert row.values[Fill.PROGRESS] == "已公布"
    assert [file.suffix for file in (tmp_path / "退回").iterdir()] == [".xlsx"]


def test_it_is_noted_at_the_row_and_in_the_history(session: Session, tmp_path: Path) -> None:
    back(session, tmp_path)
    (noted,) = feedback.sent_back(session, task(session, BUDGET).id)
    assert (noted.unit, noted.reason, noted.settled) == (FINANCE, WHY, False)
    (told,) = editing.history(session, limit=1)
    assert (told.field, told.after) == ("sent_back", f"{FINANCE} 2023年8月1日：{WHY}")


def test_another_answer_settles_it_and_undo_opens_it_again(
    session: Session, tmp_path: Path
) -> None:
    number = back(session, tmp_path)
    before = content(session)
    desk = sheet(session, number).type(0, progress="6月20日公布部门预算12份")
    collecting.apply(session, collecting.compare(session, [desk.book()]))
    assert [each.settled for each in feedback.sent_back(session, task(session, 1).id)] == [True]
    assert dispatch_register.line(session, number).blank == 0
    editing.undo(session)
    assert content(session) == before


def test_the_answer_of_another_unit_does_not_settle_it(
    session: Session, tmp_path: Path
) -> None:
    back(session, tmp_path)
    desk = handed(session)[CIVIL].type(0, progress="已配合")
    collecting.apply(session, collecting.compare(session, [desk.book()]))
    assert [each.settled for each in feedback.sent_back(session, task(session, 1).id)] == [
        False
    ]


def test_without_a_reason_nothing_is_sent_back(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NoReasonToSendBack):
        back(session, tmp_path / "退回", "  ")
    assert not (tmp_path / "退回").exists()


def test_rows_that_do_not_stand_are_not_sent_back(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NothingToSend):
        sending_back.send_back(session, [(9999, None, FINANCE)], WHY, tmp_path)
