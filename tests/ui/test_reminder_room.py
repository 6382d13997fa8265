"""The reminders of a row in the detail pane, and the way to record another one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.supervision import Way
from gkdesk.services import editing, reminding
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.remind_dialog import RemindDialog
from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.reminder_room import ReminderRoom
from tests.ui.limits_ledger import shown_pane
from tests.ui.small_ledger import id_at


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "一/一/1")


@pytest.fixture
def room(pane: DetailPane) -> ReminderRoom:
    return pane.reminders


def remind(session: Session, day: date, way: Way = Way.PHONE, said: str = "") -> None:
    node = id_at(session, "一/一/1")
    reminding.remind(session, [(node, "区财政局")], day, way, "李科长", said)


def test_the_newest_stands_first_with_all_that_was_told(
    pane: DetailPane, room: ReminderRoom, session: Session
) -> None:
    assert room.count.text() == "还没有"
    remind(session, date(2022, 9, 20), said="本周报送")
    remind(session, date(2022, 9, 27), Way.LETTER)
    pane.refresh()
    assert room.count.text() == "2 次"
    assert [line.words.text() for line in room.lines] == [
        "2022年9月27日（周二）　函　区财政局　李科长",
        "2022年9月20日（周二）　电话　区财政局　李科长　本周报送",
    ]


def test_a_long_list_opens_by_one_click(
    pane: DetailPane, room: ReminderRoom, session: Session
) -> None:
    for day in range(1, 8):
        remind(session, date(2022, 9, day))
    pane.refresh()
    assert len(room.lines) == 4
    assert room.more.text() == "还有 3 次，全部列出"
    QTest.mouseClick(room.more, Qt.MouseButton.LeftButton)
    assert len(room.lines) == 7
    assert not room.more.isVisible()


def test_one_recorded_by_mistake_is_taken_out_and_comes_back(
    qtbot: QtBot, pane: DetailPane, room: ReminderRoom, session: Session
) -> None:
    remind(session, date(2022, 9, 20))
    pane.refresh()
    with qtbot.waitSignal(pane.edited):
        QTest.mouseClick(room.lines[0].drop, Qt.MouseButton.LeftButton)
    assert room.lines == []
    editing.undo(session)
    pane.refresh()
    assert len(room.lines) == 1


@pytest.mark.parametrize("button", ["bar", "room"])
def test_another_one_is_recorded_in_the_dialog(
    qtbot: QtBot, pane: DetailPane, room: ReminderRoom, session: Session, button: str
) -> None:
    QTest.mouseClick(
        pane.bar.remind if button == "bar" else room.record, Qt.MouseButton.LeftButton
    )
    (dialog,) = pane.findChildren(RemindDialog)
    assert dialog.units.count() == 2
    dialog.units.item(1).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(pane.edited):
        dialog.record.click()
    (line,) = room.lines
    assert "区财政局" in line.words.text()
    assert room.count.text() == "1 次"


def test_a_section_has_none(pane: DetailPane, room: ReminderRoom, session: Session) -> None:
    pane.show_row(id_at(session, "一"))
    assert not room.isVisible()
    assert not pane.bar.remind.isVisible()


def test_in_a_narrow_pane_the_button_gives_way_to_the_link(pane: DetailPane) -> None:
    dress_application(Theme())
    assert pane.bar.remind.isVisible()
    pane.resize(300, 900)
    assert not pane.bar.remind.isVisible()
    assert pane.width() == 300
    assert pane.reminders.record.isVisible()
    pane.resize(404, 900)
    assert pane.bar.remind.isVisible()
