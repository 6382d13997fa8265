"""One due point of several put back: its neighbours stay, and no recomputation undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import EditField, Light, Row
from gkdesk.errors import ExtensionNotLater, NothingToExtend
from gkdesk.services import (
    carrying,
    editing,
    exporting,
    extending,
    occurrences,
    outline,
    rereading,
)
from gkdesk.services.session import Session
from tests import drafts
from tests.year_plan import EVENT, FIXED, NOTHING, ONGOING, QUARTERLY, SITTINGS, draft

TODAY = date(2022, 4, 6)
SECOND_QUARTER = date(2022, 6, 30)
SATURDAY = date(2022, 7, 16)
"""A day of rest in the notice for 2022."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The plan of 2022, six days after the first quarter's end."""
    now = datetime(2022, 4, 6, 9).astimezone()
    with drafts.ledger(tmp_path / "台账.db", now) as session:
        drafts.take_in(session, draft())
        yield session


def days(session: Session, node: int = QUARTERLY) -> list[date | None]:
    return [point.term.due for point in occurrences.of_row(session, node)]


def point_on(session: Session, day: date, node: int = QUARTERLY) -> int:
    found = occurrences.of_row(session, node)
    return next(point.id for point in found if point.term.due == day)


def extended(session: Session, typed: str, node: int, point: int | None = None) -> Row:
    return extending.extend(session, node, point, typed, "系统改版", "张区长", TODAY)


def test_one_point_moves_and_its_neighbours_stay(session: Session) -> None:
    point = point_on(session, SECOND_QUARTER)
    extended(session, "2022-07-16", QUARTERLY, point)
    assert days(session) == [
        date(2022, 3, 31),
        SATURDAY,
        date(2022, 9, 30),
        date(2022, 12, 31),
    ]
    (record,) = extending.extensions(session, QUARTERLY)
    assert (record.occurrence_id, record.former_due) == (point, SECOND_QUARTER)
    assert (record.former_words, record.words) == ("每季度末前", "2022年7月16日前")


def test_a_point_before_the_signature_is_early_no_more_once_put_back(tmp_path: Path) -> None:
    """Signed on 10 April 2022: the first quarter's end is early, 30 April is not."""
    now = datetime(2022, 4, 12, 9).astimezone()
    with drafts.ledger(tmp_path / "台账.db", now) as session:
        drafts.take_in(session, draft(signed_on=date(2022, 4, 10)))
        first = occurrences.of_row(session, QUARTERLY)[0]
        assert (first.term.early, first.term.late_after) == (True, None)
        extended(session, "2022-04-30", QUARTERLY, first.id)
        occurrences.set_rest_days(session, 1, RestDays.BACKWARD)
        first = occurrences.of_row(session, QUARTERLY)[0]
        assert (first.term.early, first.term.late_after) == (False, date(2022, 4, 29))


def test_without_a_point_the_one_that_presses_is_put_back(session: Session) -> None:
    assert outline.row(session, QUARTERLY).light(session.outlook) is Light.OVERDUE
    present = extending.present(session, QUARTERLY)
    assert (present.due, present.name) == (date(2022, 3, 31), "2022年一季度")
    row = extended(session, "4月底前", QUARTERLY)
    assert row.due == date(2022, 4, 30)
    assert row.light(session.outlook) is not Light.OVERDUE
    assert not row.deadline_set


def test_the_row_shows_what_presses_first_then(session: Session) -> None:
    row = extended(session, "2022-08-31", QUARTERLY)
    assert row.due == SECOND_QUARTER


def test_a_closed_point_leaves_the_turn_to_the_next(session: Session) -> None:
    first = point_on(session, date(2022, 3, 31))
    occurrences.set_field(session, first, OccurrenceField.STATUS, "done")
    assert extending.present(session, QUARTERLY).due == SECOND_QUARTER


def test_it_is_told_in_tables(session: Session) -> None:
    extended(session, "2022-07-16", QUARTERLY, point_on(session, SECOND_QUARTER))
    (standing,) = extending.put_back(session, [QUARTERLY])[QUARTERLY]
    assert standing.name == "2022年二季度"
    cells = [row.deadline for row in exporting.breakdown(session, 1, RowsBy.TASK).rows]
    assert cells[0] == "每季度末前（2022年二季度延至2022年7月16日）"


def test_the_history_names_the_period(session: Session) -> None:
    extended(session, "2022-07-16", QUARTERLY, point_on(session, SECOND_QUARTER))
    lines = {line.field: line.after for line in editing.history(session, QUARTERLY)}
    words = "2022年二季度延至2022年7月16日，张区长于2022年4月6日批准：系统改版"
    assert lines["extension"] == words


def test_undone_it_stands_where_it_was(session: Session) -> None:
    before = days(session), outline.row(session, QUARTERLY)
    extended(session, "2022-05-31", QUARTERLY)
    extended(session, "2022-06-15", QUARTERLY)
    editing.undo(session)
    assert outline.row(session, QUARTERLY).due == date(2022, 5, 31)
    editing.undo(session)
    assert (days(session), outline.row(session, QUARTERLY)) == before


def test_no_recomputation_takes_it_away(session: Session) -> None:
    """A rule on rest days, another reporting period, and the change of year: each works
    all days out anew."""
    point = point_on(session, SECOND_QUARTER)
    extended(session, "2022-07-16", QUARTERLY, point)
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    term = next(p.term for p in occurrences.of_row(session, QUARTERLY) if p.id == point)
    assert (term.due, term.late_after) == (SATURDAY, date(2022, 7, 18))
    occurrences.set_preferences(session, Preferences(report_months=1))
    carrying.carry(session, 1, 2023)
    assert days(session)[1] == SATURDAY
    occurrences.set_rest_days(session, 1, RestDays.KEEP)
    assert days(session)[1] == SATURDAY


def test_its_last_day_goes_by_the_plans_rule(session: Session) -> None:
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    point = point_on(session, SECOND_QUARTER)
    extended(session, "2022-07-16", QUARTERLY, point)
    term = next(p.term for p in occurrences.of_row(session, QUARTERLY) if p.id == point)
    assert (term.due, term.late_after) == (SATURDAY, date(2022, 7, 18))


def test_a_plain_day_too_goes_by_the_plans_rule(session: Session) -> None:
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    row = extended(session, "2022-10-01", FIXED)
    # the National Day rest of 2022 ends on 7 October; Saturday the 8th is a make-up workday
    assert (row.due, row.late_after) == (date(2022, 10, 1), date(2022, 10, 8))


def test_an_event_that_comes_later_than_the_extension_holds(session: Session) -> None:
    """30 days after 1 April is 1 May; extended to 20 May; an event of 1 June gives 1 July."""
    event = "决策文件出台"
    with pytest.raises(NothingToExtend):
        extended(session, "2022-05-20", EVENT)  # it waits for its event
    occurrences.set_event(session, 1, event, date(2022, 4, 1))
    assert days(session, EVENT) == [date(2022, 5, 1)]
    assert extended(session, "2022-05-20", EVENT).due == date(2022, 5, 20)
    (known,) = occurrences.events(session, 1)
    occurrences.drop_event(session, known.days[0].id)
    occurrences.set_event(session, 1, event, date(2022, 6, 1))
    assert days(session, EVENT) == [date(2022, 7, 1)]


def test_a_count_gets_longer_with_its_day(session: Session) -> None:
    row = extended(session, "2023-01-31", SITTINGS)
    assert row.due == date(2023, 1, 31)
    occurrences.add_tally(session, SITTINGS, 1, date(2023, 1, 20), 10)
    (point,) = occurrences.of_row(session, SITTINGS)
    assert point.reached == 10


def test_what_is_never_late_is_not_put_back_by_itself(session: Session) -> None:
    with pytest.raises(NothingToExtend):
        extended(session, "2023-01-31", ONGOING)


def test_a_point_is_put_back_from_its_own_day(session: Session) -> None:
    with pytest.raises(ExtensionNotLater) as caught:
        extended(session, "2022-08-31", QUARTERLY, point_on(session, date(2022, 9, 30)))
    assert caught.value.value == "2022-09-30"


def test_a_point_of_another_row_is_none(session: Session) -> None:
    with pytest.raises(NothingToExtend):
        extended(session, "2022-12-31", FIXED, point_on(session, SECOND_QUARTER))


def test_printed_again_a_limit_has_its_extension_back(session: Session) -> None:
    extended(session, "2022-07-16", QUARTERLY, point_on(session, SECOND_QUARTER))
    editing.set_field(session, QUARTERLY, EditField.DEADLINE, "2022-11-30")
    assert days(session) == []
    editing.set_field(session, QUARTERLY, EditField.DEADLINE, "")
    assert days(session)[1] == SATURDAY
    assert extending.put_back(session, [QUARTERLY])


def test_a_newer_version_of_the_notice_leaves_what_was_put_back(session: Session) -> None:
    """It rewords another item; the extended point and the extended day stay."""
    extended(session, "2022-07-16", QUARTERLY, point_on(session, SECOND_QUARTER))
    extended(session, "2022-11-15", FIXED)
    old = draft()
    reworded = replace(old.outline[6], text="第7项工作和新的内容。")
    newer = replace(old, source="一" * 21, outline=(*old.outline[:6], reworded))
    comparison = rereading.compare(session, 1, drafts.loaded(newer, "新.txt"))
    rereading.accept(session, comparison, rereading.everything(comparison))
    assert outline.row(session, NOTHING).text == "第7项工作和新的内容。"
    assert days(session)[1] == SATURDAY
    assert outline.row(session, FIXED).due == date(2022, 11, 15)
    assert set(extending.put_back(session, [QUARTERLY, FIXED])) == {QUARTERLY, FIXED}
    carrying.carry(session, 1, 2023)
    assert days(session)[1] == SATURDAY
