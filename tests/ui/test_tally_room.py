"""Counts: entries with day, amount and note, added and taken back; the bar and the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import Status
from gkdesk.services import editing, occurrences
from gkdesk.services.session import Session
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.tally_room import TallyRoom
from tests.ui.limits_ledger import open_limits, shown_pane
from tests.ui.small_ledger import NOW, id_at
from tests.ui.test_detail import compose, type_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger with a count of ten to reach in the year."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "三/6")


@pytest.fixture
def room(pane: DetailPane) -> TallyRoom:
    return pane.limits.tallies


def enter(room: TallyRoom, day: str, amount: str = "1", note: str = "") -> None:
    """Add an entry as a person does, closing with Enter."""
    QTest.mouseClick(room.add, Qt.MouseButton.LeftButton)
    type_in(room.form.day.line, day)
    type_in(room.form.amount, amount)
    compose(room.form.note, note)
    QTest.keyClick(room.form.note, Qt.Key.Key_Return)


def test_it_begins_with_nothing_of_ten(room: TallyRoom) -> None:
    assert room.count.text() == "0/10 次"
    assert room.lines == []
    assert room.bar.accessibleName() == "0/10"


def test_an_entry_has_day_amount_and_note(
    qtbot: QtBot, pane: DetailPane, room: TallyRoom, session: Session
) -> None:
    with qtbot.waitSignal(pane.edited):
        enter(room, "9月5日", "2", "教育局例会")
    (entry,) = occurrences.tallies(session, id_at(session, "三/6"))
    assert (entry.day, entry.amount, entry.note) == (date(2022, 9, 5), 2, "教育局例会")
    assert room.count.text() == "2/10 次"
    assert [line.words.text() for line in room.lines] == [
        "2022年9月5日（周一）　2 次　教育局例会"
    ]
    assert not room.form.isVisible()


def test_the_form_begins_with_today(room: TallyRoom) -> None:
    room.add.click()
    assert room.form.day.line.text() == "2022-09-28"
    assert room.form.amount.text() == "1"
    QTest.keyClick(room.form.day.line, Qt.Key.Key_Escape)
    assert not room.form.isVisible()
    assert room.lines == []


def test_the_newest_stands_first(room: TallyRoom) -> None:
    enter(room, "9月5日")
    enter(room, "3月4日")
    enter(room, "9月20日")
    days = [line.words.text()[:10] for line in room.lines]
    assert days == ["2022年9月20日", "2022年9月5日（", "2022年3月4日（"]


def test_reaching_ten_closes_it_and_taking_back_opens_it(
    room: TallyRoom, session: Session
) -> None:
    enter(room, "9月5日", "8")
    enter(room, "9月6日", "2")
    (point,) = occurrences.of_row(session, id_at(session, "三/6"))
    assert point.status is Status.DONE
    QTest.mouseClick(room.lines[0].drop, Qt.MouseButton.LeftButton)
    (point,) = occurrences.of_row(session, id_at(session, "三/6"))
    assert (point.status, point.reached) == (Status.OPEN, 8)
    assert room.count.text() == "8/10 次"


def test_undo_takes_an_entry_back(pane: DetailPane, room: TallyRoom, session: Session) -> None:
    enter(room, "9月5日", "3")
    editing.undo(session)
    pane.refresh()
    assert room.count.text() == "0/10 次"
    assert room.lines == []


@pytest.mark.parametrize(("day", "amount"), [("2月30日", "1"), ("下次会", "1"), ("9月5日", "")])
def test_what_cannot_be_counted_stays_with_its_reason(
    room: TallyRoom, session: Session, day: str, amount: str
) -> None:
    enter(room, day, amount)
    assert room.form.isVisible()
    assert room.form.why.isVisible()
    assert room.form.day.line.text() == day
    assert occurrences.tallies(session, id_at(session, "三/6")) == []


def test_a_count_of_every_week_shows_the_chosen_week(
    pane: DetailPane, room: TallyRoom, session: Session
) -> None:
    node = id_at(session, "一/3")
    occurrences.add_tally(session, node, 1, date(2022, 9, 21))
    occurrences.add_tally(session, node, 1, date(2022, 9, 14))
    pane.show_row(node)
    strip = pane.limits.stages.strip
    week = next(at for at, tile in enumerate(strip.tiles) if tile.name == "38")
    strip.choose(week)
    assert room.count.text() == "第38周 1/1 次"
    assert len(room.lines) == 1
    assert room.more.text() == "还有 1 条，全部列出"
    QTest.mouseClick(room.more, Qt.MouseButton.LeftButton)
    assert len(room.lines) == 2


def test_a_half_typed_entry_waits_for_its_row(
    pane: DetailPane, room: TallyRoom, session: Session
) -> None:
    room.add.click()
    type_in(room.form.day.line, "9月")
    compose(room.form.note, "区政府常务会议")
    pane.show_row(id_at(session, "四/7"))
    pane.show_row(id_at(session, "一/3"))
    assert not room.form.isVisible()
    pane.show_row(id_at(session, "三/6"))
    assert room.form.isVisible()
    assert (room.form.day.line.text(), room.form.note.text()) == ("9月", "区政府常务会议")
