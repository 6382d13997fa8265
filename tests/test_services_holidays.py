"""Holiday tables of a ledger: what they move, and that one undo takes it all back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.calendars.workdays import SpecialDay, YearTable
from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.document import Document
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField
from gkdesk.errors import HolidaysUnfit
from gkdesk.reading import read_plan
from gkdesk.services import editing, holidays, occurrences, outline
from gkdesk.services.session import Session
from gkdesk.store import holidays as store
from tests import drafts
from tests.holiday_notices import LABOUR_DAY_2019, NOTICES

NOW = datetime(2037, 11, 22, 9, 0).astimezone()
# A year whose notice no release of the tables will know soon; its days are those of 2027.
PLAN = """甲区人民政府办公室关于印发2038年政务公开工作要点的通知
各部门：
现将要点印发。
一、信息公开
（一）于本通知印发后10个工作日内报送名单。（责任单位：区民政局）
（二）每季度末月最后一个工作日前公开进展。（责任单位：区财政局）
（三）2038年9月底前公开目录。（责任单位：区教育局）
甲区人民政府办公室
2038年2月1日
"""
SPRING = {date(2038, 2, n): SpecialDay("春节", False) for n in range(5, 13)}
MADE_UP = {date(2038, 2, 13): SpecialDay("春节", True)}
TABLE = YearTable(
    2038,
    SPRING
    | MADE_UP
    | {
        date(2038, 9, 30): SpecialDay("国庆", False),
        date(2037, 12, 31): SpecialDay("元旦", False),
    },
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db", NOW) as opened:
        yield opened


@pytest.fixture
def planned(session: Session) -> Session:
    drafts.take_in(session, read_plan(Document(PLAN)))
    return session


def days(session: Session) -> dict[str, list[tuple[date | None, date | None, bool]]]:
    """Plain day, last day in time and 暂算 of every due point, by its words."""
    found: dict[str, list[tuple[date | None, date | None, bool]]] = {}
    for row in outline.tasks(session, Query()):
        for point in occurrences.of_row(session, row.id):
            term = point.term
            said = found.setdefault(term.words, [])
            said.append((term.due, term.late_after, term.provisional))
    return found


PRINTED, QUARTERLY = "本通知印发后10个工作日内", "每季度末月最后一个工作日前"


def test_a_year_is_provisional_until_its_table_comes(planned: Session) -> None:
    found = days(planned)
    assert found[PRINTED] == [(date(2038, 2, 15), date(2038, 2, 15), True)]
    assert all(provisional for _, _, provisional in found[QUARTERLY])
    holidays.set_year(planned, TABLE)
    found = days(planned)
    # 2 3 4, 13 (made up), 15 16 17 18 19 22
    assert found[PRINTED] == [(date(2038, 2, 22), date(2038, 2, 22), False)]
    assert found[QUARTERLY][2] == (date(2038, 9, 29), date(2038, 9, 29), False)


def test_what_moved_is_told_with_both_days(planned: Session) -> None:
    moves = holidays.set_year(planned, TABLE)
    told = {move.words: (move.before, move.after) for move in moves}
    assert told[PRINTED] == (date(2038, 2, 15), date(2038, 2, 22))
    quarter = f"{QUARTERLY} 2038年三季度"
    assert told[quarter] == (date(2038, 9, 30), date(2038, 9, 29))
    assert len(moves) == 2  # the named day stays


def test_one_undo_takes_all_of_it_back(planned: Session) -> None:
    before = days(planned)
    holidays.set_year(planned, TABLE, "通知原文")
    after = days(planned)
    changed = editing.undo(planned)
    assert {entry.what for entry in changed} == {ChangeKind.UNDO}
    assert days(planned) == before
    assert not planned.calendar.published(2038)
    assert holidays.entered(planned) == []
    editing.redo(planned)
    assert days(planned) == after
    assert planned.calendar.published(2038)


def test_forgetting_brings_weekends_back(planned: Session) -> None:
    before = days(planned)
    there = holidays.set_year(planned, TABLE)
    back = holidays.forget_year(planned, 2038)
    assert [(move.after, move.before) for move in back] == [
        (move.before, move.after) for move in there
    ]
    assert days(planned) == before
    assert holidays.forget_year(planned, 2038) == []


def test_a_table_that_stands_already_changes_nothing(planned: Session) -> None:
    holidays.set_year(planned, TABLE, "原文")
    lines = len(editing.history(planned))
    assert holidays.set_year(planned, TABLE, " 原文 ") == []
    assert len(editing.history(planned)) == lines


def test_a_table_is_entered_again_after_it_was_forgotten(planned: Session) -> None:
    holidays.set_year(planned, TABLE)
    holidays.forget_year(planned, 2038)
    moves = holidays.set_year(planned, YearTable(2038, MADE_UP), "新的")
    assert planned.calendar.works(date(2038, 2, 13))
    assert planned.calendar.works(date(2038, 2, 8))
    # 13 is worked: 2 3 4 5 8 9 10 11 12 13
    assert [(move.before, move.after) for move in moves if move.words == PRINTED] == [
        (date(2038, 2, 15), date(2038, 2, 13))
    ]


def test_the_calendar_is_asked_for_what_is_near(session: Session) -> None:
    session_day = datetime(2037, 12, 28, 9, 0).astimezone()
    later = Session(session.ledger, lambda: session_day, "甲")
    assert later.outlook.soon_until == date(2038, 1, 4)
    holidays.set_year(later, TABLE)
    assert later.outlook.soon_until == date(2038, 1, 5)  # 31 December is free


def test_the_same_calendar_is_handed_out_until_a_table_changes(planned: Session) -> None:
    calendar = planned.calendar
    (row, *_) = list(outline.tasks(planned, Query()))
    editing.set_field(planned, row.id, EditField.NOTE, "备注")
    assert planned.calendar is calendar
    holidays.set_year(planned, TABLE)
    assert planned.calendar is not calendar


def test_an_entered_table_goes_before_the_built_in_one(session: Session) -> None:
    assert not session.calendar.works(date(2023, 10, 3))
    holidays.set_year(session, YearTable(2023, {date(2023, 10, 2): SpecialDay("国庆", False)}))
    assert session.calendar.works(date(2023, 10, 3))
    holidays.forget_year(session, 2023)
    assert not session.calendar.works(date(2023, 10, 3))


def test_the_table_outlives_the_session(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with drafts.ledger(path, NOW) as first:
        holidays.set_year(first, TABLE)
    with drafts.ledger(path, NOW) as second:
        assert second.calendar.table(2038) == TABLE


# rest days


def test_every_limit_moves_where_the_plan_says_so(planned: Session) -> None:
    (plan, *_) = outline.plans(planned)
    occurrences.set_rest_days(planned, plan.id, RestDays.FORWARD)
    moves = holidays.set_year(planned, TABLE)
    # 30 September is free, and so it runs on to 1 October, of which nothing is said
    told = {move.words: (move.before, move.after) for move in moves}
    assert told["2038年9月底前"] == (date(2038, 9, 30), date(2038, 10, 1))


# notices


def test_a_notice_is_read_without_changing_anything(session: Session) -> None:
    reading = holidays.read_notice(session, NOTICES[2026], 2026)
    assert reading.problems == ()
    assert reading.table is not None
    assert holidays.entered(session) == []
    assert reading.table == session.calendar.table(2026)  # but for the names
    assert holidays.set_year(session, reading.table, NOTICES[2026]) == []
    assert store.source(session.ledger, 2026) == NOTICES[2026].strip()


def test_a_notice_of_some_holidays_changes_the_table_that_holds(session: Session) -> None:
    reading = holidays.read_notice(session, LABOUR_DAY_2019)
    assert reading.table is not None
    assert date(2019, 10, 1) in reading.table.days
    assert reading.problems == ("这份通知只安排了劳动节，其余沿用原有的2019年安排。",)
    text = LABOUR_DAY_2019.replace("2019", "2030").replace("（星期日）", "")
    alone = holidays.read_notice(session, text)
    assert "没有其他节日" in "".join(alone.problems)


# what cannot be held


@pytest.mark.parametrize(
    "day",
    [
        {date(2039, 1, 1): SpecialDay("元旦", False)},
        {date(2037, 11, 30): SpecialDay("", False)},
        {date(2038, 5, 3): SpecialDay("劳动节", True)},  # a Monday
    ],
)
def test_days_a_year_cannot_have_are_refused(
    session: Session, day: dict[date, SpecialDay]
) -> None:
    with pytest.raises(HolidaysUnfit):
        holidays.set_year(session, YearTable(2038, day))
    assert holidays.entered(session) == []


@pytest.mark.parametrize("year", [0, 1, 9999, 10000])
def test_years_at_the_calendars_ends_are_refused(session: Session, year: int) -> None:
    with pytest.raises(HolidaysUnfit):
        holidays.set_year(session, YearTable(year, {}))


@pytest.mark.parametrize("days", ["", "[]", "{", '{"2038-13-01": {}}', '{"2038-01-01": 3}'])
def test_a_table_another_program_spoilt_counts_as_none(session: Session, days: str) -> None:
    session.ledger.insert_all("holiday_year", [{"id": 2038, "days": days, "source": ""}])
    assert not session.calendar.published(2038)
    assert store.unreadable(session.ledger) == [2038]
    assert holidays.entered(session) == []
    holidays.set_year(session, TABLE)
    assert session.calendar.table(2038) == TABLE
