"""Notes of a meeting taken into a ledger: shown first, written as one change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.short_codes import ShortCode
from gkdesk.domain.tasks import EditField, Status
from gkdesk.errors import NothingNoted
from gkdesk.services import (
    arranging,
    editing,
    extending,
    meeting_notes,
    occurrences,
    outline,
    short_codes,
)
from gkdesk.services.meeting_notes import Meeting
from gkdesk.services.session import Session
from tests import drafts, ledger_content
from tests.drafts import BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID, WEBSITE_ID, YEARLY_MEASURE

HELD = Meeting(date(2023, 4, 3), "4月3日调度会")
BUDGET, MARCH, YEARLY, SUBSIDY, WEBSITE = 2, 3, 4, 5, 7
"""The rows of the plan of ``drafts`` in the order they stand there, counted from 1."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def _told(session: Session, text: str) -> list[tuple[str, ...]]:
    return [each.told for each in meeting_notes.understand(session, 1, text, HELD)]


def _faults(session: Session, text: str) -> list[str]:
    noted = meeting_notes.understand(session, 1, text, HELD)
    return [fault for each in noted for fault in each.faults]


def test_codes_count_the_rows_as_they_came(session: Session) -> None:
    ids = [BUDGET_ID, MARCH_MEASURE, YEARLY_MEASURE, SUBSIDY_ID, WEBSITE_ID]
    codes = short_codes.codes(session, 1, ids)
    assert [codes[i].number for i in ids] == [BUDGET, MARCH, YEARLY, SUBSIDY, WEBSITE]


def test_a_code_stays_when_rows_come_and_go(session: Session) -> None:
    arranging.remove(session, [BUDGET_ID])
    assert short_codes.found(session, 1, ShortCode(WEBSITE)) == (WEBSITE_ID, None)
    assert short_codes.found(session, 1, ShortCode(BUDGET)) is None
    assert short_codes.found(session, 1, ShortCode(99)) is None


def test_notes_are_shown_and_then_written_as_one_change(session: Session) -> None:
    before = ledger_content.content(session)
    text = "5 完成 3.28，已发到户\n7 备注 下次再议\n3 延期 9月底 因系统故障"
    assert _told(session, text) == [
        ("办结（2023年3月28日）", "进展加上“已发到户”"),
        ("备注加上“下次再议”",),
        ("延期到2023年9月30日，因系统故障",),
    ]
    assert ledger_content.content(session) == before
    taken = meeting_notes.record(session, 1, text, HELD)
    subsidy = outline.row(session, SUBSIDY_ID)
    assert (subsidy.status, subsidy.done_on) == (Status.DONE, date(2023, 3, 28))
    assert subsidy.progress == "已发到户"
    assert outline.row(session, WEBSITE_ID).note == "下次再议"
    (extension,) = extending.extensions(session, MARCH_MEASURE)
    assert (extension.due, extension.reason) == (date(2023, 9, 30), "系统故障")
    assert (extension.approver, extension.decided_on) == ("4月3日调度会", HELD.day)
    assert taken.lines == 3
    assert {entry.what for entry in editing.history(session)[:3]} == {ChangeKind.MEETING}
    editing.undo(session)
    assert ledger_content.content(session) == before


def test_progress_joins_what_stands(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.PROGRESS, "已招标")
    meeting_notes.record(session, 1, "7 已签合同\n7 进展：已开工", HELD)
    assert outline.row(session, WEBSITE_ID).progress == "已招标\n已签合同\n已开工"


def test_a_row_with_due_points_closes_the_next_one(session: Session) -> None:
    points = occurrences.of_row(session, YEARLY_MEASURE)
    meeting_notes.record(session, 1, "4 完成", HELD)
    after = occurrences.of_row(session, YEARLY_MEASURE)
    assert [each.status for each in after] == [Status.DONE, *[Status.OPEN] * (len(points) - 1)]
    assert after[0].done_on == HELD.day


def test_a_day_still_to_come_is_no_day_of_the_past_year(session: Session) -> None:
    (fault,) = _faults(session, "7 完成 6.28")
    assert "2023年6月28日" in fault


def test_what_cannot_be_written_is_told_and_the_rest_goes_in(session: Session) -> None:
    text = "99 完成\n完成\n7\n1 完成\n3 延期 9月底\n3 延期 1月底 因故\n7 +1\n7 完成\n7 办结"
    noted = meeting_notes.understand(session, 1, text, HELD)
    assert [bool(each.faults) for each in noted] == [True] * 7 + [False, True]
    assert not any("\n" in fault for each in noted for fault in each.faults)
    assert meeting_notes.record(session, 1, text, HELD).lines == 1
    left = meeting_notes.lines_left(text, noted)
    assert left.splitlines() == [*text.splitlines()[:7], "7 办结"]


def test_what_stands_already_writes_nothing(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.STATUS, "done")
    before = ledger_content.content(session)
    (noted,) = meeting_notes.understand(session, 1, "7 完成", HELD)
    assert (noted.told, noted.faults) == ((), ())
    with pytest.raises(NothingNoted):
        meeting_notes.record(session, 1, "7 完成", HELD)
    assert ledger_content.content(session) == before


def test_another_day_of_closing_can_be_typed(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.STATUS, "done")
    meeting_notes.record(session, 1, "7 完成 3月1日", HELD)
    assert outline.row(session, WEBSITE_ID).done_on == date(2023, 3, 1)
