"""Reminders: who was reminded of what, counted by row and by unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.supervision import Reminder, Way
from gkdesk.errors import DayInFuture, NoUnitGiven, StaleEdit, UnknownTask
from gkdesk.services import editing, importing, reminding
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, FINANCE, MARCH_MEASURE, SUBSIDY_ID, WEBSITE_ID

TODAY = date(2023, 4, 3)
ALL = [BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID, WEBSITE_ID]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def test_a_reminder_keeps_what_was_said(session: Session) -> None:
    told = [(SUBSIDY_ID, " 区民政局 ")]
    assert reminding.remind(session, told, TODAY, Way.PHONE, "王科长", "本周内报送\n初稿") == 1
    assert reminding.reminders(session, SUBSIDY_ID) == [
        Reminder(1, SUBSIDY_ID, "区民政局", TODAY, Way.PHONE, "王科长", "本周内报送\n初稿")
    ]


def test_the_last_reminder_stands_first(session: Session) -> None:
    for day in (date(2023, 3, 1), date(2023, 3, 20), date(2023, 3, 8)):
        reminding.remind(session, [(SUBSIDY_ID, "区民政局")], day, Way.LETTER)
    days = [reminder.day.day for reminder in reminding.reminders(session, SUBSIDY_ID)]
    assert days == [20, 8, 1]


def test_several_units_at_once_are_one_change(session: Session) -> None:
    told = [
        (BUDGET_ID, "区财政局"),
        (BUDGET_ID, "各镇街"),
        (SUBSIDY_ID, "区民政局"),
        (BUDGET_ID, "区财政局"),  # a pair given twice is one reminder
    ]
    assert reminding.remind(session, told, TODAY, Way.MESSAGE) == 3
    assert reminding.counts(session, ALL) == {BUDGET_ID: 2, SUBSIDY_ID: 1}
    editing.undo(session)
    assert reminding.counts(session, ALL) == {}
    editing.redo(session)
    assert reminding.counts(session, ALL) == {BUDGET_ID: 2, SUBSIDY_ID: 1}


def test_who_was_reminded_of_a_measure_was_reminded_of_its_task(session: Session) -> None:
    march, april = date(2023, 3, 30), date(2023, 4, 1)
    reminding.remind(session, [(BUDGET_ID, "区财政局")], march, Way.PHONE)
    reminding.remind(session, [(MARCH_MEASURE, "区财政局")], april, Way.PHONE)
    reminding.remind(session, [(MARCH_MEASURE, "各镇街")], march, Way.PHONE)
    assert reminding.told(session, ALL) == {
        BUDGET_ID: (3, "2023-04-01"),
        MARCH_MEASURE: (2, "2023-04-01"),
    }
    assert reminding.told_units(session, BUDGET_ID) == {
        "区财政局": (2, "2023-04-01"),
        "各镇街": (1, "2023-03-30"),
    }
    assert reminding.told_units(session, MARCH_MEASURE) == {
        "区财政局": (1, "2023-04-01"),
        "各镇街": (1, "2023-03-30"),
    }


def test_a_section_is_not_counted_with_what_stands_below_it(session: Session) -> None:
    reminding.remind(session, [(BUDGET_ID, "区财政局")], TODAY, Way.PHONE)
    assert reminding.counts(session, [FINANCE]) == {}


@pytest.mark.parametrize(
    "told", [[], [(BUDGET_ID, "")], [(BUDGET_ID, "甲"), (SUBSIDY_ID, " ")]]
)
def test_a_reminder_without_a_unit_is_refused(
    session: Session, told: list[tuple[int, str]]
) -> None:
    with pytest.raises(NoUnitGiven):
        reminding.remind(session, told, TODAY, Way.PHONE)
    assert reminding.counts(session, ALL) == {}


def test_a_reminder_of_tomorrow_is_refused(session: Session) -> None:
    with pytest.raises(DayInFuture) as caught:
        reminding.remind(session, [(BUDGET_ID, "区财政局")], date(2023, 4, 4), Way.PHONE)
    assert caught.value.value == "2023-04-04"


def test_after_the_clock_was_set_back_former_reminders_stay(tmp_path: Path) -> None:
    """A clock a year slow refuses the true day and says so; nothing recorded is lost."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        reminding.remind(session, [(BUDGET_ID, "区财政局")], TODAY, Way.PHONE)
    slow = drafts.NOW.replace(year=2022)
    with drafts.ledger(tmp_path / "台账.db", slow) as session:
        assert reminding.told(session, ALL) == {BUDGET_ID: (1, "2023-04-03")}
        with pytest.raises(DayInFuture):
            reminding.remind(session, [(BUDGET_ID, "区财政局")], TODAY, Way.PHONE)


@pytest.mark.parametrize("node", [99, -1])
def test_one_unknown_row_records_nothing(session: Session, node: int) -> None:
    with pytest.raises(UnknownTask):
        reminding.remind(session, [(BUDGET_ID, "区财政局"), (node, "甲")], TODAY, Way.PHONE)
    assert reminding.counts(session, ALL) == {}


def test_rows_of_a_removed_plan_are_unknown(session: Session) -> None:
    importing.remove(session, [1])
    with pytest.raises(UnknownTask):
        reminding.remind(session, [(BUDGET_ID, "区财政局")], TODAY, Way.PHONE)


def test_a_reminder_recorded_by_mistake_is_taken_out_and_back(session: Session) -> None:
    reminding.remind(session, [(BUDGET_ID, "区财政局")], TODAY, Way.IN_PERSON)
    (reminder,) = reminding.reminders(session, BUDGET_ID)
    reminding.drop(session, reminder.id)
    assert reminding.reminders(session, BUDGET_ID) == []
    with pytest.raises(StaleEdit):
        reminding.drop(session, reminder.id)
    editing.undo(session)
    assert reminding.reminders(session, BUDGET_ID) == [reminder]


def test_the_history_says_who_was_told_what(session: Session) -> None:
    told = [(SUBSIDY_ID, "区民政局"), (BUDGET_ID, "区财政局")]
    reminding.remind(session, told, date(2023, 4, 1), Way.PHONE, "王科长", "本周内报送")
    (line,) = editing.history(session, SUBSIDY_ID)
    assert (line.what, line.task, line.field) == (ChangeKind.REMIND, SUBSIDY_ID, "reminder")
    words = "区民政局 电话 2023年4月1日 王科长：本周内报送"
    assert (line.before, line.after) == (None, words)
    reminding.remind(session, told[:1], TODAY, Way.IN_PERSON)
    assert editing.history(session, SUBSIDY_ID)[0].after == "区民政局 当面 2023年4月3日"
    editing.undo(session)
    back = editing.history(session, SUBSIDY_ID)[0]
    assert (back.before, back.after) == ("区民政局 当面 2023年4月3日", None)
