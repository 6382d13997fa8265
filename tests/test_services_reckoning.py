"""Days worked out anew: what a rule, an event, a table or a period moves, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import EditField, Light, NodeKind, Status
from gkdesk.errors import GkdeskError
from gkdesk.services import (
    carrying,
    checking,
    editing,
    extending,
    limit_placing,
    occurrences,
    outline,
)
from gkdesk.services.session import Session
from gkdesk.store.changes import can_undo
from tests.ledger_content import content
from tests.limited_plan import NOON, opened, points, task

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年2月20日
2023年工作要点
一、主动公开
1.每季度末公布一次预算执行情况。
2.每季度列席会议不少于2次。
3.决策文件出台后10个工作日内发布解读。
4.各单位于本通知印发后30日内报送名单。
5.9月30日前建成专栏。
6.目录管理长期坚持。
7.9月底前建成专栏。每月25日前更新数据。政策印发后5日内上网。
8.改进服务。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def nothing_to_do(session: Session) -> bool:
    """Whether working everything out anew would find it as it stands."""
    with session.ledger.transaction():
        return limit_placing.worked_out_anew(session, 1) == []


def test_a_new_plan_is_worked_out(session: Session) -> None:
    assert nothing_to_do(session)


def test_named_days_stay_by_law_and_counted_stretches_move_on(session: Session) -> None:
    """30 September 2023 is a Saturday in the holidays; 30 days after 20 February is
    22 March, a Wednesday; 10 working days after 28 September is 18 October."""
    assert task(session, 5).late_after == date(2023, 9, 30)
    assert task(session, 4).due == date(2023, 3, 22)
    (move,) = occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 28))
    assert (move.before, move.after) == (None, date(2023, 10, 18))


def test_a_plain_day_moves_with_the_plans_rule_and_keeps_its_words(session: Session) -> None:
    """7 October 2023 is a make-up workday, the first after the holidays."""
    moves = occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    row = task(session, 5)
    assert (row.due, row.late_after) == (date(2023, 9, 30), date(2023, 10, 7))
    assert row.words == "9月30日前"
    assert any(
        (move.node_id, move.before, move.after)
        == (row.id, date(2023, 9, 30), date(2023, 10, 7))
        for move in moves
    )


def test_only_what_moves_is_told(session: Session) -> None:
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 28))
    before = content(session)
    assert occurrences.set_rest_days(session, 1, RestDays.BY_LAW) == []
    assert content(session) == before


def test_a_closed_period_keeps_what_was_said_when_its_day_moves(session: Session) -> None:
    first = points(session, 1)[3]
    occurrences.set_field(session, first.id, OccurrenceField.EVIDENCE, "网站专栏")
    occurrences.set_field(session, first.id, OccurrenceField.STATUS, "done")
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    moved = points(session, 1)[3]
    assert moved.term.late_after == date(2024, 1, 2)  # the 31st is a Sunday, the 1st free
    assert (moved.id, moved.status, moved.evidence) == (first.id, Status.DONE, "网站专栏")


def test_a_wrong_day_put_right_keeps_what_was_said(session: Session) -> None:
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 9, 25))
    (point,) = points(session, 3)
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "已发布")
    (day,) = occurrences.events(session, 1)[0].days
    occurrences.move_event(session, day.id, date(2023, 9, 28))
    (moved,) = points(session, 3)
    assert (moved.term.due, moved.progress) == (date(2023, 10, 18), "已发布")


def test_a_day_of_the_notice_is_no_event_to_enter_twice(session: Session) -> None:
    """What the notice settles (印发) gives way to a day that is entered, and comes back."""
    (point,) = points(session, 4)
    event = point.term.event
    assert event is not None
    occurrences.set_event(session, 1, event, date(2023, 3, 1))
    assert task(session, 4).due == date(2023, 3, 31)
    known = next(each for each in occurrences.events(session, 1) if each.name == event)
    occurrences.drop_event(session, known.days[0].id)
    assert task(session, 4).due == date(2023, 3, 22)


def test_the_settings_are_undone_with_the_days_that_followed(session: Session) -> None:
    before = content(session)
    occurrences.set_preferences(session, Preferences(soon_days=9, report_months=12))
    assert [point.term.name for point in points(session, 6)] == ["2023年"]
    (line, other, *_) = editing.history(session)
    assert {(each.field, each.before, each.after) for each in (line, other)} == {
        ("soon_days", "5 个工作日", "9 个工作日"),
        ("report_months", "3 个月", "12 个月"),
    }
    editing.undo(session)
    assert session.preferences == Preferences(soon_days=5, report_months=3)
    after = content(session)
    assert after.pop("setting") == [("report_months", "3"), ("soon_days", "5")]
    before.pop("setting")
    assert after == before


def test_the_same_settings_again_are_no_change(session: Session) -> None:
    lines = editing.history(session)
    assert occurrences.set_preferences(session, session.preferences) == []
    assert editing.history(session) == lines


@pytest.mark.parametrize(("name", "value"), [("report_months", "5"), ("soon_days", "viele")])
def test_settings_that_cannot_be_are_as_they_come(
    session: Session, name: str, value: str
) -> None:
    sql = "INSERT INTO setting (name, value) VALUES (?, ?)"
    session.ledger.execute(sql, (name, value))
    assert session.preferences == Preferences()


def test_a_clock_set_back_breaks_nothing(tmp_path: Path) -> None:
    """What was told and done tomorrow stays, and the day goes on."""
    clock = [NOON]
    opened(tmp_path, NOTICE).close()
    with Session.open(tmp_path / "台账.db", lambda: clock[0]) as session:
        point = points(session, 1)[2]
        occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "已公布")
        clock[0] = NOON - timedelta(days=200)
        occurrences.set_field(session, point.id, OccurrenceField.STATUS, "done")
        again = points(session, 1)[2]
        assert (again.reported_on, again.done_on) == (date(2023, 8, 1), date(2023, 1, 13))
        assert task(session, 1).light(session.outlook) is Light.RUNNING
        editing.undo(session)
        assert checking.check(session) == []


class Reckoned(RuleBasedStateMachine):
    """After any walk all days stand as they would be worked out anew; taken back to its
    beginning the ledger is what it was."""

    @initialize()
    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.session = opened(Path(self._folder.name), NOTICE)
        occurrences.set_preferences(self.session, Preferences(soon_days=6))
        self.before = content(self.session)
        self.first = self.session.ledger.value("SELECT max(id) FROM change")
        ids = outline.skeleton(self.session, Query(plan_id=1)).ids
        rows = outline.rows(self.session, ids).values()
        self.rows = [row.id for row in rows if row.kind is not NodeKind.SECTION]

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        standing = "SELECT max(id) FROM change WHERE state = 'standing'"
        while self.session.ledger.value(standing) > self.first:
            editing.undo(self.session)
        assert content(self.session) == self.before
        assert nothing_to_do(self.session)
        self.session.close()
        self._folder.cleanup()

    def row(self, at: int) -> int:
        return self.rows[at % len(self.rows)]

    @rule(
        at=st.integers(0),
        typed=st.sampled_from(
            ["", "9月底前", "每月31日前", "决策文件出台后5日内", "每季度不少于1次", "持续推进"]
        ),
    )
    def set_limit(self, at: int, typed: str) -> None:
        editing.set_field(self.session, self.row(at), EditField.DEADLINE, typed)

    @rule(at=st.integers(0), status=st.sampled_from(Status))
    def set_status(self, at: int, status: Status) -> None:
        editing.set_field(self.session, self.row(at), EditField.STATUS, status)

    @rule(at=st.integers(0), which=st.integers(0), status=st.sampled_from(Status))
    def close(self, at: int, which: int, status: Status) -> None:
        found = occurrences.of_row(self.session, self.row(at))
        if found:
            number = found[which % len(found)].id
            occurrences.set_field(self.session, number, OccurrenceField.STATUS, status)

    @rule(day=st.dates(date(2023, 1, 1), date(2023, 12, 31)), which=st.integers(0))
    def event(self, day: date, which: int) -> None:
        known = occurrences.events(self.session, 1)
        if known:
            occurrences.set_event(self.session, 1, known[which % len(known)].name, day)

    @rule(which=st.integers(0))
    def no_event(self, which: int) -> None:
        known = [d for each in occurrences.events(self.session, 1) for d in each.days]
        if known:
            occurrences.drop_event(self.session, known[which % len(known)].id)

    @rule(which=st.integers(0), day=st.dates(date(2023, 1, 1), date(2023, 12, 31)))
    def other_day(self, which: int, day: date) -> None:
        known = [d for each in occurrences.events(self.session, 1) for d in each.days]
        if known and day not in {each.day for each in known}:
            occurrences.move_event(self.session, known[which % len(known)].id, day)

    @rule(of=st.sampled_from(RestDays))
    def rest(self, of: RestDays) -> None:
        occurrences.set_rest_days(self.session, 1, of)

    @rule(months=st.sampled_from([1, 3, 6, 12]))
    def report(self, months: int) -> None:
        occurrences.set_preferences(self.session, Preferences(6, months))

    @rule(at=st.integers(0), day=st.dates(date(2023, 1, 1), date(2024, 2, 1)))
    def count(self, at: int, day: date) -> None:
        occurrences.add_tally(self.session, self.row(at), 1, day)

    @rule(at=st.integers(0))
    def take_entry_back(self, at: int) -> None:
        found = occurrences.tallies(self.session, self.row(at))
        if found:
            occurrences.drop_tally(self.session, found[0].id)

    @rule(at=st.integers(0), which=st.integers(0), days=st.integers(1, 90))
    def extend(self, at: int, which: int, days: int) -> None:
        node = self.row(at)
        found = [p for p in occurrences.of_row(self.session, node) if p.term.due]
        point = found[which % len(found)] if found else None
        due = point.term.due if point else outline.row(self.session, node).due
        if due is None:
            return
        typed = (due + timedelta(days)).isoformat()
        said = "汛期", "区长", date(2023, 8, 1)
        try:
            extending.extend(self.session, node, point.id if point else None, typed, *said)
        except GkdeskError:
            return  # refused: nothing changed

    @rule()
    def carry(self) -> None:
        carrying.carry(self.session, 1, 2024)

    @rule()
    def back_and_again(self) -> None:
        if can_undo(self.session.ledger):
            editing.undo(self.session)
            editing.redo(self.session)

    @invariant()
    def holds_together(self) -> None:
        if hasattr(self, "session"):
            assert checking.check(self.session) == []
            assert nothing_to_do(self.session)


TestReckoned = Reckoned.TestCase
TestReckoned.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
