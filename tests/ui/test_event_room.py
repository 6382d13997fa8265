"""Limits that wait for an event: a day entered once settles every task that waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.services import editing, occurrences
from gkdesk.services.session import Session
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.event_card import EventCard
from tests.ui.limits_ledger import open_limits, shown_pane
from tests.ui.small_ledger import NOW, id_at, row_at
from tests.ui.test_detail import type_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger in which two tasks wait for the same event."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "二/4")


def card(pane: DetailPane) -> EventCard:
    (only,) = pane.limits.events.cards
    return only


def enter(pane: DetailPane, words: str) -> None:
    """Open the line, type a day, press Enter."""
    QTest.mouseClick(card(pane).link, Qt.MouseButton.LeftButton)
    type_in(card(pane).entry.line, words)
    QTest.keyClick(card(pane).entry.line, Qt.Key.Key_Return)


def test_it_says_what_is_waited_for_and_how_many_wait(pane: DetailPane) -> None:
    assert card(pane).name.text() == "等待：决策文件出台"
    assert card(pane).waiting.text() == "同一件事，2 条任务在等"
    assert card(pane).link.text() == "填写日期"
    assert not pane.limits.stages.isVisible()


def test_one_day_settles_every_task_that_waits(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    with qtbot.waitSignal(pane.rows_edited) as caught:
        enter(pane, "9月5日")
    assert set(caught.args[0]) == {id_at(session, "二/4"), id_at(session, "二/5")}
    # 20 working days from 6 September 2022, over 中秋 (12th) and 国庆 (1st to 7th), the 8th
    # and 9th of October worked; the event's own day is not counted.
    assert row_at(session, "二/4").due == date(2022, 10, 9)
    assert row_at(session, "二/5").due == date(2022, 12, 5)
    assert [line.words.text() for line in card(pane).days] == ["2022年9月5日（周一）"]
    assert card(pane).name.text() == "决策文件出台"
    assert "从决策文件出台（2022年9月5日）起算" in pane.limits.stages.editor.notes.text()


def test_the_day_is_told_while_it_is_typed(pane: DetailPane) -> None:
    card(pane).link.click()
    line, meaning = card(pane).entry.line, card(pane).entry.meaning
    type_in(line, "昨天")
    assert meaning.text() == "即 2022年9月27日（周二）"
    type_in(line, "10月8日")
    assert meaning.text() == "即 2021年10月8日（周五），早于成文日期 2022年5月10日，照样计算"
    type_in(line, "2月30日")
    assert meaning.text() == "没有2022年2月30日这一天"
    type_in(line, "下次会")
    assert meaning.text().startswith("还没读懂")


def test_what_is_no_day_stays_with_its_reason(pane: DetailPane, session: Session) -> None:
    enter(pane, "2月30日")
    assert card(pane).why.isVisible()
    assert "2022年2月30日" in card(pane).why.text()
    assert card(pane).entry.line.text() == "2月30日"
    assert row_at(session, "二/4").due is None


def test_a_day_before_the_signature_is_kept_and_said(
    pane: DetailPane, session: Session
) -> None:
    enter(pane, "2022-04-08")
    (line,) = card(pane).days
    assert "早于成文日期 2022年5月10日" in line.words.text()
    assert occurrences.of_row(session, id_at(session, "二/4"))[0].term.early


def test_several_days_make_several_due_points(pane: DetailPane, session: Session) -> None:
    enter(pane, "2022-06-06")
    enter(pane, "2022-09-05")
    assert len(card(pane).days) == 2
    assert [tile.name for tile in pane.limits.stages.strip.tiles] == ["6月6日", "9月5日"]


def test_a_wrong_day_is_put_right_and_the_work_stays(
    pane: DetailPane, session: Session
) -> None:
    enter(pane, "2022-09-05")
    (point,) = occurrences.of_row(session, id_at(session, "二/4"))
    occurrences.set_field(session, point.id, OccurrenceField.PROGRESS, "初稿已成")
    QTest.mouseClick(card(pane).days[0].change, Qt.MouseButton.LeftButton)
    assert card(pane).entry.line.text() == "2022-09-05"
    type_in(card(pane).entry.line, "9月6日")
    QTest.keyClick(card(pane).entry.line, Qt.Key.Key_Return)
    (point,) = occurrences.of_row(session, id_at(session, "二/4"))
    assert point.term.counted_from == date(2022, 9, 6)
    assert point.term.due == date(2022, 10, 10)
    assert point.progress == "初稿已成"
    editing.undo(session)
    (point,) = occurrences.of_row(session, id_at(session, "二/4"))
    assert point.term.counted_from == date(2022, 9, 5)


def test_a_day_that_was_none_is_taken_out(pane: DetailPane, session: Session) -> None:
    enter(pane, "2022-09-05")
    QTest.mouseClick(card(pane).days[0].drop, Qt.MouseButton.LeftButton)
    assert row_at(session, "二/4").due is None
    assert card(pane).name.text() == "等待：决策文件出台"


def test_escape_puts_the_line_away(pane: DetailPane, session: Session) -> None:
    card(pane).link.click()
    type_in(card(pane).entry.line, "9月5日")
    QTest.keyClick(card(pane).entry.line, Qt.Key.Key_Escape)
    assert not card(pane).entry.isVisible()
    assert row_at(session, "二/4").due is None


def test_undo_brings_the_waiting_back(pane: DetailPane, session: Session) -> None:
    enter(pane, "2022-09-05")
    editing.undo(session)
    pane.refresh()
    assert card(pane).name.text() == "等待：决策文件出台"
    assert card(pane).days == []


def test_a_refused_day_waits_for_its_event(pane: DetailPane, session: Session) -> None:
    enter(pane, "2月30日")
    pane.show_row(id_at(session, "四/7"))
    pane.show_row(id_at(session, "二/4"))
    assert card(pane).entry.isVisible()
    assert card(pane).entry.line.text() == "2月30日"
    assert "2022年2月30日" in card(pane).why.text()
