"""Putting off: what the morning page leaves alone before a day, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.errors import DayNotAhead, UnknownTask
from gkdesk.services import editing, outline, putting_off
from gkdesk.services.putting_off import Quiet
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, SUBSIDY_ID, WEBSITE_ID

FRIDAY = date(2023, 4, 7)
NOTHING = Quiet(frozenset(), frozenset())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def occurrence_of(session: Session, node_id: int) -> int:
    """A due point of a row, written by hand."""
    session.ledger.execute(
        "INSERT INTO occurrence (plan_id, node_id, series, kind, words)"
        " VALUES (1, ?, 1, 'recurring', '每季度')",
        (node_id,),
    )
    number: int = session.ledger.value("SELECT max(id) FROM occurrence")
    return number


def test_a_row_is_quiet_before_its_day_and_rings_on_it(session: Session) -> None:
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    assert putting_off.quiet(session).rows == {BUDGET_ID}
    assert putting_off.quiet(session, date(2023, 4, 6)).rows == {BUDGET_ID}
    assert putting_off.quiet(session, FRIDAY) == NOTHING
    assert putting_off.until(session) == {(BUDGET_ID, None): FRIDAY}


def test_a_row_takes_its_due_points_with_it(session: Session) -> None:
    point = occurrence_of(session, SUBSIDY_ID)
    putting_off.put_off(session, SUBSIDY_ID, None, FRIDAY)
    quiet = putting_off.quiet(session)
    assert quiet.covers(SUBSIDY_ID, point) and quiet.covers(SUBSIDY_ID, None)
    assert not quiet.covers(BUDGET_ID, None)


def test_one_due_point_leaves_its_row_ringing(session: Session) -> None:
    point, other = occurrence_of(session, SUBSIDY_ID), occurrence_of(session, SUBSIDY_ID)
    putting_off.put_off(session, SUBSIDY_ID, point, FRIDAY)
    quiet = putting_off.quiet(session)
    assert quiet.covers(SUBSIDY_ID, point)
    assert not quiet.covers(SUBSIDY_ID, other) and not quiet.covers(SUBSIDY_ID, None)


def test_another_day_takes_the_place_of_the_former(session: Session) -> None:
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    putting_off.put_off(session, BUDGET_ID, None, date(2023, 5, 4))
    assert putting_off.until(session) == {(BUDGET_ID, None): date(2023, 5, 4)}
    editing.undo(session)
    assert putting_off.until(session) == {(BUDGET_ID, None): FRIDAY}
    editing.undo(session)
    assert putting_off.until(session) == {}


def test_taken_back_it_rings_again(session: Session) -> None:
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    assert putting_off.take_back(session, BUDGET_ID)
    assert putting_off.quiet(session) == NOTHING
    assert not putting_off.take_back(session, BUDGET_ID)
    editing.undo(session)
    assert putting_off.quiet(session).rows == {BUDGET_ID}


def test_the_work_itself_stays_as_it_is(session: Session) -> None:
    before = outline.row(session, BUDGET_ID)
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    assert outline.row(session, BUDGET_ID) == before


def test_the_same_day_again_leaves_no_line(session: Session) -> None:
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    editing.undo(session)
    assert putting_off.until(session) == {}


@pytest.mark.parametrize("until", [date(2023, 4, 3), date(2022, 12, 31)])
def test_only_a_later_day_will_do(session: Session, until: date) -> None:
    with pytest.raises(DayNotAhead) as caught:
        putting_off.put_off(session, BUDGET_ID, None, until)
    assert caught.value.value == until.isoformat()


def test_what_is_unknown_cannot_be_put_off(session: Session) -> None:
    point = occurrence_of(session, SUBSIDY_ID)
    for node, occurrence in ((99, None), (WEBSITE_ID, point), (SUBSIDY_ID, 99)):
        with pytest.raises(UnknownTask):
            putting_off.put_off(session, node, occurrence, FRIDAY)


def test_over_new_year(tmp_path: Path) -> None:
    """Put off on 31 December until 1 January: quiet that day, ringing the next."""
    last = drafts.NOW.replace(month=12, day=31)
    with drafts.ledger(tmp_path / "台账.db", last) as session:
        drafts.take_in(session)
        putting_off.put_off(session, BUDGET_ID, None, date(2024, 1, 1))
        assert putting_off.quiet(session).rows == {BUDGET_ID}
        assert putting_off.quiet(session, date(2024, 1, 1)) == NOTHING


def test_the_history_says_each_day_as_it_was(session: Session) -> None:
    putting_off.put_off(session, BUDGET_ID, None, FRIDAY)
    putting_off.put_off(session, BUDGET_ID, None, date(2023, 5, 4))
    putting_off.take_back(session, BUDGET_ID)
    lines = [
        (line.field, line.before, line.after) for line in editing.history(session, BUDGET_ID)
    ]
    assert lines == [
        ("put_off", "2023年5月4日再提醒", None),
        ("put_off", "2023年4月7日再提醒", "2023年5月4日再提醒"),
        ("put_off", None, "2023年4月7日再提醒"),
    ]
