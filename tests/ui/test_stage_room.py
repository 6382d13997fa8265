"""Due points side by side in the detail pane: choosing, closing, writing, never losing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.occurrences import Occurrence, OccurrenceField
from gkdesk.domain.tasks import Light, Status
from gkdesk.errors import StaleEdit
from gkdesk.services import editing, occurrences
from gkdesk.services.session import Session
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.stage_room import StageRoom
from gkdesk.ui.views.stage_strip import StageStrip
from tests.ui.limits_ledger import open_limits, shown_pane
from tests.ui.small_ledger import NOW, id_at, plan_id
from tests.ui.test_detail import compose

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger with every kind of limit."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "一/1")


@pytest.fixture
def room(pane: DetailPane) -> StageRoom:
    return pane.limits.stages


def stages(session: Session, path: str = "一/1") -> list[Occurrence]:
    return occurrences.of_row(session, id_at(session, path))


def press(strip: StageStrip, at: int) -> None:
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.box(at).center())


# showing


def test_the_four_quarters_stand_side_by_side(room: StageRoom) -> None:
    strip = room.strip
    assert [tile.name for tile in strip.tiles] == ["一季度", "二季度", "三季度", "四季度"]
    assert [tile.day for tile in strip.tiles] == [
        "03-31 周四",
        "06-30 周四",
        "09-30 周五",
        "12-31 周六",
    ]
    assert [tile.mark for tile in strip.tiles] == ["早于成文", "逾期", "临期", "推进中"]
    assert strip.columns() == 4
    assert len({strip.box(at).top() for at in range(4)}) == 1
    assert room.count.text() == "已办结 0/4 期"


def test_the_one_that_presses_is_open(room: StageRoom) -> None:
    assert room.editor.name.text() == "二季度　2022年6月30日（周四）"
    assert room.editor.pill.words == "逾期，已超 90 天"


def test_in_a_narrow_pane_they_stack(pane: DetailPane, room: StageRoom) -> None:
    pane.resize(300, 900)
    assert room.strip.columns() == 2
    assert room.strip.box(2).top() > room.strip.box(0).bottom()
    assert room.strip.box(1).right() <= room.strip.width()


def test_fifty_two_weeks_are_one_widget(pane: DetailPane, session: Session) -> None:
    pane.show_row(id_at(session, "一/3"))
    strip = pane.limits.stages.strip
    assert len(strip.tiles) == 52
    assert strip.columns() == 13
    assert strip.findChildren(QWidget) == []
    assert strip.height() < 130
    assert pane.limits.stages.editor.isVisible()


def test_a_plain_day_has_no_room(pane: DetailPane, session: Session) -> None:
    pane.show_row(id_at(session, "四/7"))
    assert not pane.limits.isVisible()
    assert pane.deadline.day.text() == "2022年9月30日（周五）"


def test_every_light_has_its_word_and_its_day_is_told(room: StageRoom) -> None:
    lights = [tile.light for tile in room.strip.tiles]
    assert lights == [Light.UNLIMITED, Light.OVERDUE, Light.SOON, Light.RUNNING]
    assert room.strip.tiles[3].said == "2022年四季度，2022年12月31日（周六），推进中，剩 94 天"


# choosing


def test_a_click_opens_another_one(room: StageRoom) -> None:
    press(room.strip, 3)
    assert room.editor.name.text() == "四季度　2022年12月31日（周六，元旦休）"
    press(room.strip, 0)
    assert "早于成文日期" in room.editor.notes.text()


def test_arrow_keys_walk_the_tiles(room: StageRoom) -> None:
    room.strip.setFocus()
    QTest.keyClick(room.strip, Qt.Key.Key_Right)
    assert room.editor.name.text().startswith("三季度")
    QTest.keyClick(room.strip, Qt.Key.Key_End)
    assert room.editor.name.text().startswith("四季度")
    QTest.keyClick(room.strip, Qt.Key.Key_Right)
    assert room.editor.name.text().startswith("四季度")
    assert room.strip.accessibleDescription().startswith("2022年四季度")


def test_a_click_between_the_tiles_chooses_nothing(room: StageRoom) -> None:
    gap = QPoint(room.strip.box(0).right() + 2, 5)
    QTest.mouseClick(room.strip, Qt.MouseButton.LeftButton, pos=gap)
    assert room.editor.name.text().startswith("二季度")


# closing


def test_one_quarter_is_closed_and_opened_again(
    qtbot: QtBot, pane: DetailPane, room: StageRoom, session: Session
) -> None:
    with qtbot.waitSignal(pane.edited) as caught:
        QTest.mouseClick(room.editor.done, Qt.MouseButton.LeftButton)
    assert caught.args == [id_at(session, "一/1")]
    assert [each.status for each in stages(session)] == [
        Status.OPEN,
        Status.DONE,
        Status.OPEN,
        Status.OPEN,
    ]
    assert room.strip.tiles[1].mark == "已办结"
    assert room.editor.notes.text().endswith("2022年9月28日办结")
    assert room.editor.done.text() == "改回推进中"
    assert pane.heading.pill.words == "临期，剩 2 天"
    room.editor.done.click()
    assert stages(session)[1].status is Status.OPEN
    assert pane.heading.pill.words == "逾期，已超 90 天"


def test_undo_and_redo_are_followed(
    pane: DetailPane, room: StageRoom, session: Session
) -> None:
    room.editor.done.click()
    editing.undo(session)
    pane.refresh()
    assert room.strip.tiles[1].mark == "逾期"
    editing.redo(session)
    pane.refresh()
    assert room.strip.tiles[1].mark == "已办结"


# writing


def test_progress_and_evidence_belong_to_one_quarter(room: StageRoom, session: Session) -> None:
    compose(room.editor.progress.box, "规划专栏已更新")
    QTest.keyClick(room.editor.progress.box, Qt.Key.Key_Return, CTRL)
    compose(room.editor.evidence.box, "截图 0928.png")
    press(room.strip, 2)
    assert room.editor.progress.box.toPlainText() == ""
    second, third = stages(session)[1:3]
    assert (second.progress, second.evidence) == ("规划专栏已更新", "截图 0928.png")
    assert (third.progress, third.evidence) == ("", "")
    press(room.strip, 1)
    assert room.editor.progress.box.toPlainText() == "规划专栏已更新"


def test_leaving_the_row_saves_what_was_typed(
    pane: DetailPane, room: StageRoom, session: Session
) -> None:
    compose(room.editor.progress.box, "已办")
    pane.show_row(id_at(session, "四/7"))
    assert stages(session)[1].progress == "已办"


def refusing(*_args: object) -> None:
    raise StaleEdit


def test_refused_words_stay_and_wait_for_their_quarter(
    pane: DetailPane, room: StageRoom, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(occurrences, "set_field", refusing)
    compose(room.editor.progress.box, "已办三项")
    press(room.strip, 2)
    assert room.editor.progress.box.toPlainText() == ""
    pane.show_row(id_at(session, "四/7"))
    (notice,) = pane.notices.shown
    assert notice.words.text() == "任务1，2022年二季度的进展情况“已办三项”还没有保存"
    QTest.mouseClick(notice.link, Qt.MouseButton.LeftButton)
    assert room.editor.name.text().startswith("二季度")
    assert room.editor.progress.box.toPlainText() == "已办三项"
    assert room.editor.progress.why.isVisible()
    monkeypatch.undo()
    assert pane.commit()
    assert stages(session)[1].progress == "已办三项"


def test_the_daily_act_goes_to_the_open_quarter(pane: DetailPane, room: StageRoom) -> None:
    pane.activateWindow()
    QTest.mouseClick(pane.bar.progress, Qt.MouseButton.LeftButton)
    assert pane.focusWidget() is room.editor.progress.box
    assert pane.bar.done.text() == "整项办结"


# reading only


def test_a_ledger_opened_for_reading_offers_no_acts(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    first = stages(session)[1]
    occurrences.set_field(session, first.id, OccurrenceField.PROGRESS, "已办")
    session.close()
    with Session.open(tmp_path / "时限台账.db", lambda: NOW, write=False) as reading:
        pane = DetailPane(reading, Theme())
        qtbot.addWidget(pane)
        pane.show()
        pane.show_row(id_at(reading, "一/1"))
        editor = pane.limits.stages.editor
        assert editor.progress.box.toPlainText() == "已办"
        assert editor.progress.box.isReadOnly()
        assert not editor.done.isVisible()
        assert not editor.extend.isVisible()
        pane.show_row(id_at(reading, "二/4"))
        assert not pane.limits.events.cards[0].link.isVisible()
        pane.show_row(id_at(reading, "三/6"))
        assert not pane.limits.tallies.add.isVisible()
        assert not pane.bar.remind.isVisible()
        pane.hide()


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_wider_than_the_pane(
    qtbot: QtBot, pane: DetailPane, session: Session, scale: int
) -> None:
    pane.set_theme(Theme().scaled(scale))
    pane.resize(313 * scale // 100, 700)
    occurrences.set_event(session, plan_id(session), "决策文件出台", date(2022, 4, 8))
    for path in ("一/1", "一/2", "一/3", "二/4", "三/6", "四/8"):
        pane.show_row(id_at(session, path))
        qtbot.wait(1)
        inner = pane.sheet.area.viewport().width()
        assert pane.limits.width() <= inner
        strip = pane.limits.stages.strip
        boxes = [strip.box(at) for at in range(len(strip.tiles))]
        assert all(box.right() <= strip.width() for box in boxes)
        assert all(box.bottom() <= strip.height() for box in boxes)


def test_the_tab_key_goes_down_the_pane(pane: DetailPane, room: StageRoom) -> None:
    way: list[QWidget] = []
    part = pane.deadline.link.nextInFocusChain()
    while part is not None and part is not pane.deadline.link:
        way.append(part)
        part = part.nextInFocusChain()
    stops = [room.strip, room.editor.done, room.editor.progress.box, pane.progress.box]
    assert sorted(stops, key=way.index) == stops
