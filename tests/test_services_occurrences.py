"""Due points in the ledger: quarters side by side, counts, events, and what rows show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.occurrences import Occurrence, OccurrenceField, RestDays
from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import EditField, Light, NodeKind, Row, Status
from gkdesk.errors import (
    AmountNotPositive,
    EventDayKnown,
    NoEvent,
    UnknownOccurrence,
    UnknownStatus,
)
from gkdesk.services import editing, occurrences, outline
from gkdesk.services.session import Session
from tests.ledger_content import content
from tests.limited_plan import opened, points, task

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.每季度公布一次预算执行情况。
2.全年列席会议不少于3次。
3.决策文件出台后10个工作日内发布解读。
4.决策文件出台后30日内报告效果。
5.6月底前制定方案，12月底前完成总结。
6.目录管理长期坚持。
7.9月底前建成专栏。每月31日前更新数据。
8.改进服务。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def days(found: list[Occurrence]) -> list[tuple[str, date | None]]:
    return [(point.term.name, point.term.due) for point in found]


def measure(session: Session, number: int, words: str) -> Row:
    above = task(session, number).id
    ids = outline.skeleton(session, Query(plan_id=1)).ids
    rows = outline.rows(session, ids).values()
    return next(r for r in rows if r.parent_id == above and words in r.text)


def close(session: Session, point: Occurrence) -> Occurrence:
    return occurrences.set_field(session, point.id, OccurrenceField.STATUS, "已办结")


def test_four_quarters_stand_side_by_side(session: Session) -> None:
    assert days(points(session, 1)) == [
        ("2023年一季度", date(2023, 3, 31)),
        ("2023年二季度", date(2023, 6, 30)),
        ("2023年三季度", date(2023, 9, 30)),
        ("2023年四季度", date(2023, 12, 31)),
    ]


def test_a_period_before_the_signature_stands_but_is_never_late(session: Session) -> None:
    first, second = points(session, 1)[:2]
    assert (first.term.early, first.light(session.outlook)) == (True, Light.RUNNING)
    assert (second.term.early, second.light(session.outlook)) == (False, Light.OVERDUE)


def test_the_row_shows_the_period_that_presses(session: Session) -> None:
    row = task(session, 1)
    assert (row.due, row.light(session.outlook)) == (date(2023, 6, 30), Light.OVERDUE)


def test_closing_one_period_leaves_the_others_and_moves_the_row_on(session: Session) -> None:
    done = close(session, points(session, 1)[1])
    assert (done.status, done.done_on) == (Status.DONE, date(2023, 8, 1))
    row = task(session, 1)
    assert (row.due, row.status) == (date(2023, 9, 30), Status.OPEN)
    assert row.light(session.outlook) is Light.RUNNING
    open_ones = [point.status for point in points(session, 1)]
    assert open_ones == [Status.OPEN, Status.DONE, Status.OPEN, Status.OPEN]


def test_a_closed_period_can_be_opened_again(session: Session) -> None:
    point = close(session, points(session, 1)[1])
    again = occurrences.set_field(session, point.id, OccurrenceField.STATUS, "open")
    assert (again.status, again.done_on) == (Status.OPEN, None)
    assert task(session, 1).due == date(2023, 6, 30)


def test_when_all_periods_are_closed_the_words_stay_and_no_day_presses(
    session: Session,
) -> None:
    for point in points(session, 1):
        close(session, point)
    row = task(session, 1)
    assert (row.due, row.late_after, row.words) == (None, None, "每季度…一次")


def test_progress_and_evidence_belong_to_their_period(session: Session) -> None:
    point = points(session, 1)[2]
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "已公布")
    occurrences.set_field(session, point.id, OccurrenceField.EVIDENCE, "网站专栏")
    assert [(each.progress, each.evidence) for each in points(session, 1)] == [
        ("", ""),
        ("", ""),
        ("已公布", "网站专栏"),
        ("", ""),
    ]
    assert points(session, 1)[2].reported_on == date(2023, 8, 1)
    assert task(session, 1).reported_on == date(2023, 8, 1)


def test_the_history_names_the_period(session: Session) -> None:
    point = points(session, 1)[2]
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "已公布")
    (line, *_) = editing.history(session, point.node_id)
    assert (line.task, line.field) == (point.node_id, "progress")
    assert line.after == "2023年三季度：已公布"


def lines(session: Session, number: int) -> list[tuple[object, ...]]:
    found = editing.history(session, task(session, number).id)
    return [(line.field, line.before, line.after) for line in found]


def test_closing_a_period_is_one_line_of_the_history(session: Session) -> None:
    """That the row shows the next day then is no line of its own."""
    close(session, points(session, 1)[1])
    assert lines(session, 1) == [("status", "2023年二季度：推进中", "2023年二季度：已办结")]
    editing.undo(session)
    assert [field for field, *_ in lines(session, 1)] == ["status", "status"]


def test_what_is_undone_names_every_row_that_shows_another_day(session: Session) -> None:
    row = measure(session, 7, "更新数据")
    close(session, occurrences.of_row(session, row.id)[3])
    assert {entry.task for entry in editing.undo(session)} == {row.id, task(session, 7).id}


def test_the_history_tells_a_limit_that_comes_again_by_its_words(session: Session) -> None:
    number = task(session, 8).id
    for typed in ("每季度首月10日前", "全年不少于2次", "9月底前", ""):
        editing.set_field(session, number, EditField.DEADLINE, typed)
    assert lines(session, 8) == [
        ("deadline", "2023-09-30", ""),
        ("deadline", "全年不少于2次", "2023-09-30"),
        ("deadline", "每季度首月10日前", "全年不少于2次"),
        ("deadline", "", "每季度首月10日前"),
    ]


def test_an_unknown_status_or_period_changes_nothing(session: Session) -> None:
    with pytest.raises(UnknownStatus):
        occurrences.set_field(
            session, points(session, 1)[0].id, OccurrenceField.STATUS, "差不多"
        )
    with pytest.raises(UnknownOccurrence):
        occurrences.set_field(session, 4711, OccurrenceField.STATUS, "done")


# counts


def test_a_count_is_reached_entry_by_entry(session: Session) -> None:
    row = task(session, 2)
    (point,) = points(session, 2)
    assert (point.term.count, point.reached) == (3, 0)
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 2), note="区政府常务会")
    occurrences.add_tally(session, row.id, 1, date(2023, 5, 4), amount=2)
    (point,) = points(session, 2)
    assert (point.reached, point.status) == (3, Status.DONE)
    assert task(session, 2).due is None


def test_an_entry_outside_the_year_does_not_count(session: Session) -> None:
    occurrences.add_tally(session, task(session, 2).id, 1, date(2024, 1, 1), amount=5)
    (point,) = points(session, 2)
    assert (point.reached, point.status) == (0, Status.OPEN)


def test_an_entry_taken_back_opens_the_count_again(session: Session) -> None:
    entry = occurrences.add_tally(session, task(session, 2).id, 1, date(2023, 5, 4), amount=3)
    occurrences.drop_tally(session, entry.id)
    (point,) = points(session, 2)
    assert (point.reached, point.status) == (0, Status.OPEN)
    assert occurrences.tallies(session, task(session, 2).id) == []


def test_a_new_count_that_is_reached_already_comes_closed(session: Session) -> None:
    row = task(session, 2)
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 2), amount=2)
    editing.set_field(session, row.id, EditField.DEADLINE, "全年不少于2次")
    (point,) = points(session, 2)
    assert (point.reached, point.status, point.done_on) == (2, Status.DONE, date(2023, 8, 1))
    editing.undo(session)
    (point,) = points(session, 2)
    assert (point.term.count, point.reached, point.status) == (3, 2, Status.OPEN)


def test_a_count_opened_by_hand_stays_open_when_it_comes_back(session: Session) -> None:
    row = task(session, 2)
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 2), amount=3)
    (point,) = points(session, 2)
    occurrences.set_field(session, point.id, OccurrenceField.STATUS, "open")
    editing.set_field(session, row.id, EditField.DEADLINE, "9月底前")
    editing.set_field(session, row.id, EditField.DEADLINE, "")
    assert points(session, 2)[0].status is Status.OPEN


def test_progress_taken_out_is_no_report(session: Session) -> None:
    point = points(session, 1)[2]
    occurrences.set_field(session, point.id, OccurrenceField.EVIDENCE, "")
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "")
    assert task(session, 1).reported_on is None
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "已公布")
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "")
    assert points(session, 1)[2].reported_on is None


def test_an_amount_must_count_up(session: Session) -> None:
    with pytest.raises(AmountNotPositive):
        occurrences.add_tally(session, task(session, 2).id, 1, date(2023, 5, 4), amount=0)


# events


def test_limits_wait_for_their_event(session: Session) -> None:
    (point,) = points(session, 3)
    assert point.waiting
    (event,) = occurrences.events(session, 1)
    assert (event.name, event.tasks, event.days) == ("决策文件出台", 2, ())


def test_a_day_is_entered_once_for_all_that_wait(session: Session) -> None:
    """10 working days after 25 September 2023 is 13 October; 30 days after it 25 October."""
    moves = occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    assert [(move.before, move.after) for move in moves] == [
        (None, date(2023, 10, 13)),
        (None, date(2023, 10, 25)),
    ]
    assert task(session, 3).due == date(2023, 10, 13)
    assert task(session, 4).due == date(2023, 10, 25)


def test_an_event_that_comes_again_has_a_due_point_each_time(session: Session) -> None:
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    close(session, points(session, 3)[0])
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 5, 8))
    found = {point.term.due: point.status for point in points(session, 3)}
    assert found == {
        date(2023, 5, 22): Status.OPEN,
        date(2023, 10, 13): Status.DONE,
    }


def test_a_day_of_an_event_does_not_become_another_that_stands(session: Session) -> None:
    """What was closed for the one day would be lost in the other."""
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 5, 8))
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    close(session, points(session, 3)[0])
    before = content(session)
    (event,) = occurrences.events(session, 1)
    with pytest.raises(EventDayKnown) as caught:
        occurrences.move_event(session, event.days[0].id, date(2023, 9, 25))
    assert caught.value.value == "2023-09-25"
    assert content(session) == before


def test_a_day_taken_out_lets_the_limit_wait_again(session: Session) -> None:
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    (event,) = occurrences.events(session, 1)
    occurrences.drop_event(session, event.days[0].id)
    (point,) = points(session, 3)
    assert point.waiting
    assert task(session, 3).due is None


def test_a_typed_limit_counts_from_the_signature_again_without_its_event(
    session: Session,
) -> None:
    """30 days after 20 April 2023 are over on 20 May, by law on Monday the 22nd."""
    editing.set_field(session, task(session, 8).id, EditField.DEADLINE, "印发后30日内")
    assert task(session, 8).late_after == date(2023, 5, 22)
    occurrences.set_event(session, 1, "印发", date(2023, 6, 1))
    assert task(session, 8).due == date(2023, 7, 1)
    (event,) = [each for each in occurrences.events(session, 1) if each.name == "印发"]
    occurrences.drop_event(session, event.days[0].id)
    assert (task(session, 8).due, task(session, 8).late_after) == (
        date(2023, 5, 20),
        date(2023, 5, 22),
    )


def test_ongoing_work_said_twice_is_told_of_once_a_period(session: Session) -> None:
    editing.set_field(session, task(session, 8).id, EditField.DEADLINE, "长期坚持、持续推进")
    assert [point.term.name for point in points(session, 8)] == [
        "2023年一季度",
        "2023年二季度",
        "2023年三季度",
        "2023年四季度",
    ]


def test_an_event_before_the_signature_is_kept_and_told(session: Session) -> None:
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 2, 1))
    (event,) = occurrences.events(session, 1)
    assert event.before_signing
    assert task(session, 3).due == date(2023, 2, 15)


def test_an_event_no_limit_counts_from_is_refused(session: Session) -> None:
    with pytest.raises(NoEvent):
        occurrences.set_event(session, 1, "下雨", date(2023, 9, 25))


# several limits, no limit, ongoing


def test_two_days_in_one_task_are_two_due_points(session: Session) -> None:
    assert days(points(session, 5)) == [("", date(2023, 6, 30)), ("", date(2023, 12, 31))]
    close(session, points(session, 5)[0])
    assert task(session, 5).due == date(2023, 12, 31)


def test_ongoing_work_is_told_of_each_period_and_never_late(session: Session) -> None:
    found = points(session, 6)
    assert [point.term.name for point in found][1:] == [
        "2023年二季度",
        "2023年三季度",
        "2023年四季度",
    ]
    assert all(point.term.late_after is None for point in found)
    assert task(session, 6).light(session.outlook) is Light.RUNNING


def test_another_reporting_period_makes_other_periods(session: Session) -> None:
    occurrences.set_preferences(session, Preferences(soon_days=5, report_months=6))
    assert [point.term.name for point in points(session, 6)] == ["2023年上半年", "2023年下半年"]


def test_the_31st_is_the_last_day_of_every_month(session: Session) -> None:
    row = measure(session, 7, "更新数据")
    found = [point.term.due for point in occurrences.of_row(session, row.id)]
    assert [(day.month, day.day) for day in found if day] == [
        *((1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30)),
        *((7, 31), (8, 31), (9, 30), (10, 31), (11, 30), (12, 31)),
    ]


def test_a_task_shows_the_earliest_of_its_measures(session: Session) -> None:
    row = measure(session, 7, "更新数据")
    assert task(session, 7).due == date(2023, 4, 30)
    for point in occurrences.of_row(session, row.id)[:9]:
        close(session, point)
    assert task(session, 7).due == date(2023, 9, 30)
    assert task(session, 7).words == "9月底前"


def test_without_a_limit_nothing_stands(session: Session) -> None:
    assert points(session, 8) == []
    assert task(session, 8).light(session.outlook) is Light.UNLIMITED


def test_a_section_of_running_work_is_not_without_limit(session: Session) -> None:
    for number in range(1, 9):
        if number != 6:
            editing.set_field(session, task(session, number).id, EditField.STATUS, "done")
    ids = outline.skeleton(session, Query(plan_id=1)).ids
    rows = outline.rows(session, ids).values()
    section = next(row for row in rows if row.kind is NodeKind.SECTION)
    assert section.light(session.outlook) is Light.RUNNING


# typed limits


@pytest.mark.parametrize(
    ("typed", "dues"),
    [
        ("9月底前", []),
        ("每季度首月10日前", [(1, 10), (4, 10), (7, 10), (10, 10)]),
        ("印发后30日内", [(5, 20)]),
        ("6月底前制定方案，12月底前完成", [(6, 30), (12, 31)]),
        ("全年不少于2次", [(12, 31)]),
    ],
)
def test_typed_limits_stand_as_printed_ones_do(
    session: Session, typed: str, dues: list[tuple[int, int]]
) -> None:
    editing.set_field(session, task(session, 8).id, EditField.DEADLINE, typed)
    found = [point.term.due for point in points(session, 8)]
    assert [(day.month, day.day) for day in found if day] == dues


def test_another_limit_and_back_brings_the_former_periods_with_what_was_said(
    session: Session,
) -> None:
    row = task(session, 1)
    before = close(session, points(session, 1)[1])
    editing.set_field(session, row.id, EditField.DEADLINE, "11月底前")
    assert points(session, 1) == []
    assert task(session, 1).due == date(2023, 11, 30)
    editing.set_field(session, row.id, EditField.DEADLINE, "")
    assert points(session, 1)[1] == before
    assert len(points(session, 1)) == 4


# rest days


def test_a_plan_has_its_own_rule_for_rest_days(session: Session) -> None:
    """31 December 2023 is a Sunday: the 29th is the last working day before, the 2nd of
    January the next."""
    last = points(session, 1)[3]
    assert last.term.late_after == date(2023, 12, 31)
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    assert points(session, 1)[3].term.late_after == date(2024, 1, 2)
    moves = occurrences.set_rest_days(session, 1, RestDays.BACKWARD)
    assert points(session, 1)[3].term.late_after == date(2023, 12, 29)
    assert points(session, 1)[3].term.due == date(2023, 12, 31)
    assert (date(2024, 1, 2), date(2023, 12, 29)) in [(m.before, m.after) for m in moves]


# undo


def test_one_edit_is_one_undo(session: Session) -> None:
    before = content(session)
    edits = 0
    for point in points(session, 1):
        close(session, point)
        edits += 1
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 28))
    editing.set_field(session, task(session, 7).id, EditField.DEADLINE, "每月5日前")
    occurrences.add_tally(session, task(session, 2).id, 1, date(2023, 5, 4), amount=3)
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    for _ in range(edits + 5):
        editing.undo(session)
    assert content(session) == before
