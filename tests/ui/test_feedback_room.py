"""What units answered about a row, in the detail pane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.services import collecting, editing, sending_back
from gkdesk.services.session import Session
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.feedback_room import FeedbackRoom
from tests.limited_plan import opened, task
from tests.returned_books import handed

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.公布困难群众补贴发放名单。（责任单位：区财政局、区民政局）
2.做好重要政策解读工作。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    pane = DetailPane(session, Theme())
    qtbot.addWidget(pane)
    pane.resize(420, 900)
    pane.show()
    pane.show_row(task(session, 1).id)
    return pane


def answer(session: Session, unit: str, **typed: str) -> None:
    """A unit sends its workbook back with this in its first row, and all is taken."""
    book = handed(session)[unit].type(0, **typed).book()
    collecting.apply(session, collecting.compare(session, [book]))


def room(pane: DetailPane) -> FeedbackRoom:
    pane.refresh()
    return pane.feedback


def test_nothing_is_there_before_a_unit_has_answered(pane: DetailPane) -> None:
    assert not room(pane).isVisible()


def test_each_unit_stands_with_its_words(pane: DetailPane, session: Session) -> None:
    answer(session, "区财政局", progress="6月名单已公布", person="王芳", problem="人手少")
    answer(session, "区民政局", progress="正在核对")
    cards = room(pane).cards
    assert [card.progress.text() for card in cards] == ["6月名单已公布", "正在核对"]
    assert cards[0].head.text().startswith("区财政局　")
    assert cards[0].head.text().endswith("报")
    assert cards[0].more.text() == "联系人 王芳　存在问题：人手少"
    assert not cards[1].more.isVisible()
    assert pane.feedback.count.text() == "2 条"


def test_evidence_is_opened_by_its_address_and_copied(
    pane: DetailPane, session: Session
) -> None:
    said = "见 http://example.gov.cn/a.html\n关于公布名单的通知"
    answer(session, "区财政局", progress="已公布", evidence=said)
    asked: list[str] = []
    room(pane).opener = asked.append
    link, paper = pane.feedback.cards[0].evidence
    QTest.mouseClick(link.open, Qt.MouseButton.LeftButton)
    assert asked == ["http://example.gov.cn/a.html"]
    QTest.mouseClick(link.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "http://example.gov.cn/a.html"
    assert not paper.open.isVisible()
    QTest.mouseClick(paper.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "关于公布名单的通知"


def test_what_was_sent_back_says_why(
    pane: DetailPane, session: Session, tmp_path: Path
) -> None:
    answer(session, "区财政局", progress="正在推进")
    node = task(session, 1).id
    sending_back.send_back(session, [(node, None, "区财政局")], "没有写数字", tmp_path)
    (card,) = room(pane).cards
    (words,) = card.returned
    assert words.text().endswith("退回，还没有重新报来：没有写数字")


def test_undo_takes_the_answer_out_of_sight(pane: DetailPane, session: Session) -> None:
    answer(session, "区财政局", progress="6月名单已公布")
    assert room(pane).isVisible()
    editing.undo(session)
    assert not room(pane).isVisible()
