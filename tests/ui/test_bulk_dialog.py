"""批量修改: what is said before, what is written, and from where it is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.bulk_dialog import BulkDialog
from gkdesk.ui.theme import Theme
from tests.ledger_content import content
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at

PATHS = ("一/一/1", "一/一/2", "一/二/1")


@pytest.fixture
def ids(session: Session) -> list[int]:
    return [id_at(session, path) for path in PATHS]


@pytest.fixture
def dialog(session: Session, ids: list[int], qtbot: QtBot) -> BulkDialog:
    dialog = BulkDialog(session, ids, Theme())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def choose(dialog: BulkDialog, field: EditField, way: str, words: str = "") -> None:
    line = dialog.lines[field]
    line.way.setCurrentText(way)
    line.words.setText(words)


def test_nothing_is_chosen_at_first(dialog: BulkDialog) -> None:
    dialog.show()
    assert dialog.act.text() == "修改 3 条"
    assert not dialog.act.isEnabled()
    assert dialog.what.text() == "还没有选要改的内容"


def test_what_will_change_is_said_and_is_one_change(
    dialog: BulkDialog, session: Session, ids: list[int]
) -> None:
    before = content(session)
    choose(dialog, EditField.LEAD, "改为", "区财政局")
    choose(dialog, EditField.RESPONSIBLE, "增加", "区水务局")
    choose(dialog, EditField.DEADLINE, "改为", "10.31")
    choose(dialog, EditField.STATUS, "已办结")
    choose(dialog, EditField.NOTE, "追加", "列入督查")
    dialog._tell()
    assert dialog.what.text() == (
        "3 条将：牵头单位改为“区财政局”；责任单位增加“区水务局”；完成时限改为“10.31”；"
        "状态改为已办结；备注追加“列入督查”"
    )
    assert "2022年10月31日" in dialog.limit.text()
    dialog.act.click()
    rows = [outline.row(session, node_id) for node_id in ids]
    assert {row.names(Role.LEAD) for row in rows} == {("区财政局",)}
    assert rows[0].names(Role.RESPONSIBLE) == ("区发展改革局", "区财政局", "区水务局")
    assert {(row.status, row.note) for row in rows} == {(Status.DONE, "列入督查")}
    editing.undo(session)
    assert content(session) == before


def test_a_limit_that_is_not_understood_stays_with_a_sentence(
    dialog: BulkDialog, session: Session
) -> None:
    before = content(session)
    choose(dialog, EditField.NOTE, "改为", "别的")
    choose(dialog, EditField.DEADLINE, "改为", "看情况")
    dialog.show()
    dialog.write()
    assert dialog.why.text().startswith("没能读懂时限“看情况”")
    assert dialog.isVisible()
    assert content(session) == before


def test_typing_chooses_to_replace(dialog: BulkDialog) -> None:
    line = dialog.lines[EditField.NOTE]
    QTest.keyClicks(line.words, "x")
    assert line.way.currentText() == "改为"
    choose(dialog, EditField.NOTE, "不改")
    assert dialog.cells() == []


def test_it_opens_for_the_rows_of_the_tree_and_of_the_grid(
    open_window: Opener, session: Session, ids: list[int]
) -> None:
    window = open_window(session)
    window.desk.tree.choose(ids[0])
    flags = QItemSelectionModel.SelectionFlag
    window.desk.tree.selectionModel().select(
        window.model.index_of(ids[1]), flags.Select | flags.Rows
    )
    dialog = window.breakdown.bulk()
    assert dialog is not None
    assert dialog.windowTitle() == "批量修改（2 条）"
    dialog.reject()
    section = window.model.node_id(window.model.index(0, 0))
    window.desk.tree.choose(section)
    assert window.breakdown.bulk() is None
    assert window.desk.status.remark() == "先选中要修改的任务，再批量修改"
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    grid = window.focusWidget()
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(grid, Qt.Key.Key_E, held)
    opened = window.findChildren(BulkDialog)[-1]
    choose(opened, EditField.NOTE, "改为", "都写")
    opened.write()
    assert {outline.row(session, node_id).note for node_id in ids} == {"都写"}
    assert window.desk.status.remark().startswith("已修改 ")
