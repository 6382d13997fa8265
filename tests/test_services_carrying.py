"""The change of year: open work that comes again goes on, the rest stays and is told why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.carrying import Carried, Stay, Stayed
from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.tasks import EditField, Status
from gkdesk.errors import NotDueToCarry, UnknownPlan
from gkdesk.services import carrying, checking, editing, importing, occurrences, outline
from gkdesk.services.session import Session
from tests import drafts
from tests.year_plan import EVENT, FIXED, LIMITS, MEETINGS, ONGOING, QUARTERLY, SITTINGS, draft

QUARTERS = ("2023年一季度", "2023年二季度", "2023年三季度", "2023年四季度")


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9).astimezone()


def opened(path: Path, now: datetime) -> Session:
    return Session.open(path / "台账.db", lambda: now, wait=0)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The plan of 2022 on the first working day of 2023."""
    with opened(tmp_path, at(2023, 1, 3)) as session:
        drafts.take_in(session, draft())
        yield session


def periods(session: Session, node: int) -> list[str]:
    return [point.term.name for point in occurrences.of_row(session, node)]


def test_what_is_due_to_carry(session: Session) -> None:
    (due,) = carrying.due_to_carry(session)
    assert (due.plan_id, due.last_year, due.year) == (1, 2022, 2023)
    assert due.rows == 3  # the quarterly one, the ongoing one, the half-yearly count


def test_what_comes_again_goes_on(session: Session) -> None:
    report = carrying.carry(session, 1, 2023)
    assert report.years == (2023,)
    assert report.carried == (
        Carried(QUARTERLY, "每季度末前", QUARTERS),
        Carried(ONGOING, "长期坚持", QUARTERS),
        Carried(MEETINGS, "每半年…不少于1次", ("2023年上半年", "2023年下半年")),
    )
    assert report.points == 10
    assert periods(session, QUARTERLY)[4:] == list(QUARTERS)
    days = [point.term.due for point in occurrences.of_row(session, QUARTERLY)[4:]]
    assert days == [
        date(2023, 3, 31),
        date(2023, 6, 30),
        date(2023, 9, 30),
        date(2023, 12, 31),
    ]
    assert carrying.due_to_carry(session) == []


def test_what_stays_is_told_with_the_reason(session: Session) -> None:
    editing.set_field(session, QUARTERLY, EditField.STATUS, "done")
    report = carrying.carry(session, 1, 2023)
    assert {row.node_id for row in report.carried} == {ONGOING, MEETINGS}
    assert set(report.stayed) == {
        Stayed(QUARTERLY, "每季度末前", Stay.CLOSED),
        Stayed(SITTINGS, "全年不少于10次", Stay.ONCE),
        Stayed(EVENT, "决策文件出台后30日内", Stay.EVENT),
        Stayed(FIXED, "9月底前", Stay.FIXED),
    }
    assert outline.row(session, FIXED).due == date(2022, 9, 30)
    assert len(periods(session, QUARTERLY)) == 4


def test_carrying_twice_changes_nothing(session: Session) -> None:
    carrying.carry(session, 1, 2023)
    lines = len(editing.history(session))
    again = carrying.carry(session, 1, 2023)
    assert (again.years, again.carried) == ((), ())
    assert carrying.carry(session, 1, 2021).years == ()
    assert len(editing.history(session)) == lines
    assert len(periods(session, QUARTERLY)) == 8


def test_one_undo_takes_it_back_exactly(session: Session) -> None:
    before = [outline.row(session, node) for node in LIMITS], periods(session, QUARTERLY)
    carrying.carry(session, 1, 2023)
    editing.undo(session)
    after = [outline.row(session, node) for node in LIMITS], periods(session, QUARTERLY)
    assert after == before
    assert [due.plan_id for due in carrying.due_to_carry(session)] == [1]
    editing.redo(session)
    assert len(periods(session, QUARTERLY)) == 8
    assert carrying.due_to_carry(session) == []


def test_no_year_is_skipped(tmp_path: Path) -> None:
    with opened(tmp_path, at(2024, 5, 6)) as session:
        drafts.take_in(session, draft())
        report = carrying.carry(session, 1, 2024)
        assert report.years == (2023, 2024)
        assert len(periods(session, QUARTERLY)) == 12
        assert len(set(periods(session, QUARTERLY))) == 12


def test_a_preview_changes_nothing(session: Session) -> None:
    report = carrying.preview(session, 1, 2023)
    assert len(periods(session, QUARTERLY)) == 4
    assert carrying.carry(session, 1, 2023) == report


def test_the_next_year_may_be_prepared_but_none_behind_it(tmp_path: Path) -> None:
    with opened(tmp_path, at(2022, 12, 31)) as session:
        drafts.take_in(session, draft())
        assert carrying.due_to_carry(session) == []
        with pytest.raises(NotDueToCarry) as caught:
            carrying.carry(session, 1, 2024)
        assert caught.value.value == "2024"
        assert carrying.carry(session, 1, 2023).years == (2023,)


def test_new_year_itself_rings(tmp_path: Path) -> None:
    with opened(tmp_path, at(2023, 1, 1)) as session:
        drafts.take_in(session, draft())
        assert [due.year for due in carrying.due_to_carry(session)] == [2023]


def test_a_clock_set_back_finds_nothing(session: Session, tmp_path: Path) -> None:
    carrying.carry(session, 1, 2023)
    session.close()
    with opened(tmp_path, at(2021, 6, 1)) as slow:
        assert carrying.due_to_carry(slow) == []
        assert carrying.carry(slow, 1, 2022).years == ()
        assert len(periods(slow, QUARTERLY)) == 8


@pytest.mark.parametrize(
    ("year", "signed_on", "last"),
    [(None, date(2021, 12, 30), 2021), (None, None, 2023), (2022, date(2021, 12, 30), 2022)],
)
def test_a_plan_without_a_year_stands_for_that_of_its_signature_or_reading(
    tmp_path: Path, year: int | None, signed_on: date | None, last: int
) -> None:
    with opened(tmp_path, at(2023, 2, 1)) as session:
        drafts.take_in(session, draft(year, signed_on))
    with opened(tmp_path, at(2024, 2, 1)) as session:
        assert [due.last_year for due in carrying.due_to_carry(session)] == [last]


def test_a_leap_day_is_the_months_last(tmp_path: Path) -> None:
    with opened(tmp_path, at(2024, 1, 2)) as session:
        drafts.take_in(session, draft(2023))
        editing.set_field(session, QUARTERLY, EditField.DEADLINE, "每年2月底前")
        carrying.carry(session, 1, 2024)
        days = [point.term.due for point in occurrences.of_row(session, QUARTERLY)]
        assert days == [date(2023, 2, 28), date(2024, 2, 29)]


def test_the_history_tells_the_year(session: Session) -> None:
    carrying.carry(session, 1, 2023)
    lines = [line for line in editing.history(session, limit=1) if line.field == "last_year"]
    assert [(line.what, line.after) for line in lines] == [(ChangeKind.CARRY, 2023)]


def test_an_unknown_or_removed_plan_is_none(session: Session) -> None:
    with pytest.raises(UnknownPlan):
        carrying.carry(session, 9, 2023)
    importing.remove(session, [1])
    assert carrying.due_to_carry(session) == []
    with pytest.raises(UnknownPlan):
        carrying.carry(session, 1, 2023)


def test_a_count_entered_before_its_period_stood_is_reached(session: Session) -> None:
    occurrences.add_tally(session, MEETINGS, 1, date(2023, 1, 2), 1)
    carrying.carry(session, 1, 2023)
    first, second = occurrences.of_row(session, MEETINGS)[2:]
    assert (first.status, first.done_on) == (Status.DONE, date(2023, 1, 3))
    assert second.status is Status.OPEN
    editing.undo(session)
    assert len(periods(session, MEETINGS)) == 2


def test_a_row_shows_the_new_year_once_the_old_is_done(session: Session) -> None:
    for point in occurrences.of_row(session, QUARTERLY):
        occurrences.set_field(session, point.id, OccurrenceField.STATUS, "done")
    assert outline.row(session, QUARTERLY).due is None
    carrying.carry(session, 1, 2023)
    assert outline.row(session, QUARTERLY).due == date(2023, 3, 31)


def test_a_row_that_stayed_is_not_carried_by_a_recomputation(session: Session) -> None:
    editing.set_field(session, QUARTERLY, EditField.STATUS, "done")
    carrying.carry(session, 1, 2023)
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    assert len(periods(session, QUARTERLY)) == 4
    assert len(periods(session, ONGOING)) == 8


def test_the_ledger_holds_together_over_the_years(session: Session) -> None:
    carrying.carry(session, 1, 2024)
    assert checking.check(session) == []
    editing.undo(session)
    assert checking.check(session) == []


def test_what_is_opened_again_misses_no_year(tmp_path: Path) -> None:
    """Closed when the plan was carried to 2023, open again in 2024."""
    with opened(tmp_path, at(2023, 1, 3)) as session:
        drafts.take_in(session, draft())
        editing.set_field(session, QUARTERLY, EditField.STATUS, "done")
        carrying.carry(session, 1, 2023)
        editing.set_field(session, QUARTERLY, EditField.STATUS, "open")
        (due,) = carrying.due_to_carry(session)
        assert (due.last_year, due.year, due.rows) == (2023, 2023, 1)
        report = carrying.carry(session, 1, 2023)
        assert report.years == (2023,)
        assert [row.node_id for row in report.carried] == [QUARTERLY]
        assert carrying.due_to_carry(session) == []
        editing.undo(session)
    with opened(tmp_path, at(2024, 1, 2)) as session:
        carrying.carry(session, 1, 2024)
        assert len(periods(session, QUARTERLY)) == len(periods(session, ONGOING)) == 12


def test_work_of_every_other_year_is_not_asked_for_in_between(tmp_path: Path) -> None:
    with opened(tmp_path, at(2023, 1, 3)) as session:
        drafts.take_in(session, draft())
        for node in (ONGOING, MEETINGS):
            editing.set_field(session, node, EditField.STATUS, "done")
        sql = "UPDATE occurrence SET rule = 'FREQ=YEARLY;INTERVAL=2' WHERE node_id = ?"
        session.ledger.execute(sql, (QUARTERLY,))
        assert carrying.carry(session, 1, 2023).carried == ()
        assert carrying.due_to_carry(session) == []
