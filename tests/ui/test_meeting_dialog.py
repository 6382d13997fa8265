"""会后速录 as a clerk uses it: typing, seeing what is meant, taking it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import Status
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.meeting_dialog import MeetingDialog
from gkdesk.ui.theme import Theme
from tests import drafts


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


@pytest.fixture
def open_dialog(qtbot: QtBot, session: Session) -> Callable[[str], MeetingDialog]:
    def made(words: str) -> MeetingDialog:
        dialog = MeetingDialog(session, 1, Theme(), words=words)
        qtbot.addWidget(dialog)
        return dialog

    return made


def _cells(dialog: MeetingDialog, row: int) -> list[str]:
    model = dialog.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_lines_are_shown_as_understood_and_taken_in(
    qtbot: QtBot, session: Session, open_dialog: Callable[[str], MeetingDialog]
) -> None:
    dialog = open_dialog("")
    QAbstractItemModelTester(dialog.model)
    assert not dialog.verb.isEnabled()
    dialog.text.setPlainText("7 完成 3.1\n99 完成\n5 看过现场")
    qtbot.waitUntil(lambda: len(dialog.model) == 3)
    assert _cells(dialog, 0) == ["1", "7 （一）改版网站。", "办结（2023年3月1日）"]
    assert "99" in _cells(dialog, 1)[2]
    assert _cells(dialog, 2)[2] == "进展加上“看过现场”（没有写明，按进展记）"
    assert dialog.verb.text() == "记入 2 条"
    with qtbot.waitSignal(dialog.taken):
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.record()
    assert outline.row(session, drafts.WEBSITE_ID).status is Status.DONE
    assert dialog.text.toPlainText() == "99 完成"
    editing.undo(session)
    assert outline.row(session, drafts.SUBSIDY_ID).progress == ""


def test_what_was_not_taken_in_is_told_when_it_closes(
    qtbot: QtBot, open_dialog: Callable[[str], MeetingDialog]
) -> None:
    dialog = open_dialog("7 办结\n没有号码的一行")
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.leave.click()
    assert kept.args == ["7 办结\n没有号码的一行"]


def test_a_row_of_the_table_leads_to_its_line(
    open_dialog: Callable[[str], MeetingDialog],
) -> None:
    dialog = open_dialog("7 办结\n\n5 办结")
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.table.clicked.emit(dialog.model.index(1, 0))
    assert dialog.text.textCursor().blockNumber() == 2
