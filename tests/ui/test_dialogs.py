"""Sentences, questions and the history: opened without blocking, answered by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField
from gkdesk.errors import FileEmpty
from gkdesk.services import editing
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.about_dialog import AboutDialog
from gkdesk.ui.dialogs.history_dialog import HistoryDialog
from gkdesk.ui.models.history_model import HistoryColumn
from gkdesk.ui.theme import Theme
from tests.ui.small_ledger import id_at


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def buttons(dialog: QWidget) -> list[str]:
    return [button.text() for button in dialog.findChildren(QPushButton)]


def cells(dialog: HistoryDialog, row: int) -> list[str]:
    model = dialog.model
    return [model.data(model.index(row, column)) for column in HistoryColumn]


def test_a_fault_is_told_in_its_sentence(qtbot: QtBot, owner: QWidget) -> None:
    dialog = message.tell(owner, FileEmpty(Path("空.txt")))
    assert isinstance(dialog, message.Message)
    assert dialog.isVisible()
    assert dialog.text.text() == "“空.txt”里没有内容，台账没有改动，可换一份有正文的文件。"
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_the_history_says_who_changed_what_from_what_to_what(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    node = id_at(session, "一/一/2")
    editing.set_field(session, node, EditField.STATUS, "done")
    editing.set_field(session, node, EditField.DEADLINE, "2022-11-15")
    editing.undo(session)
    dialog = HistoryDialog(session, Theme(), owner)
    dialog.open()
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    assert [cells(dialog, row)[2] for row in range(4)] == ["撤销", "修改", "修改", "导入"]
    when, _, _, task, field, before, after = cells(dialog, 2)
    assert when == "2022-09-28 09:00"
    assert task == "2.更新公开目录，完善检索。"
    assert (field, before, after) == ("状态", "推进中", "已办结")
    assert cells(dialog, 1)[4:] == ["完成时限", "—", "2022-11-15"]
    assert cells(dialog, 3)[4:] == ["计划", "—", "2022年东湖区政务公开工作要点"]


def test_the_history_of_one_row_leaves_the_others_out(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    node = id_at(session, "一/一/2")
    editing.set_field(session, node, EditField.NOTE, "甲")
    editing.set_field(session, id_at(session, "一/一/1"), EditField.NOTE, "乙")
    dialog = HistoryDialog(session, Theme(), owner, node_id=node)
    assert dialog.model.rowCount() == 1
    assert dialog.about.text() == "2.更新公开目录，完善检索。"
    assert dialog.table.isColumnHidden(HistoryColumn.TASK)


def test_an_untouched_row_says_so(qtbot: QtBot, session: Session, owner: QWidget) -> None:
    dialog = HistoryDialog(session, Theme(), owner, node_id=id_at(session, "一"))
    dialog.open()
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "这一条还没有改动过，和原文一致。"


def test_the_about_page_names_the_keys(qtbot: QtBot, owner: QWidget) -> None:
    dialog = AboutDialog(Theme().scaled(150), owner)
    dialog.open()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
