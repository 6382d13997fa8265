"""The check before handing out and the reference to another plan, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gkdesk.domain.findings import Check
from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, outline, preflight
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.checkup_dialog import CheckupDialog
from gkdesk.ui.dialogs.export_dialog import ExportDialog
from gkdesk.ui.dialogs.refer_dialog import ReferDialog
from gkdesk.ui.models.checkup_model import Shelf
from gkdesk.ui.models.refer_model import ReferColumn
from gkdesk.ui.theme import Theme
from tests.ui.conftest import Opener


@pytest.fixture
def dialog(small: Session, qtbot: QtBot) -> CheckupDialog:
    shown = CheckupDialog(small, 1, Theme())
    qtbot.addWidget(shown)
    for model in (shown.kinds, shown.found):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.show()
    return shown


def choose(dialog: CheckupDialog, kind: Check | Shelf) -> None:
    dialog.kind_list.selectRow(dialog.kinds.line_of(kind))


def words(dialog: CheckupDialog) -> list[str]:
    return [dialog.found.told(line).finding.check.value for line in range(len(dialog.found))]


def test_one_click_repairs_and_the_finding_is_gone(
    dialog: CheckupDialog, small: Session, qtbot: QtBot
) -> None:
    choose(dialog, Check.NO_LIMIT)
    (finding,) = dialog.chosen()
    assert dialog.pane.buttons[0].text() == "定为年底前"
    with qtbot.waitSignal(dialog.changed):
        dialog.pane.buttons[0].click()
    assert finding not in preflight.findings(small, 1)
    assert finding.node_id is not None
    assert outline.row(small, finding.node_id).words == "2022年底前"


def test_a_finding_is_set_aside_with_a_reason_and_taken_up_again(
    dialog: CheckupDialog,
) -> None:
    choose(dialog, Check.NO_LIMIT)
    before = dialog.title.text()
    dialog.pane.aside.click()
    dialog.pane.set_aside.click()
    assert dialog.foot.hint.text() == "没有写忽略的理由，没有改动，可补上理由后再试。"
    dialog.pane.aside.click()
    QTest.keyClicks(dialog.pane.reason, "by order")
    QTest.keyClick(dialog.pane.reason, Qt.Key.Key_Return)
    assert dialog.title.text() != before
    choose(dialog, Shelf.ASIDE)
    assert words(dialog) == ["no_limit"]
    assert dialog.found.data(dialog.found.index(0, 1)).endswith("忽略：by order")
    dialog.pane.again.click()
    assert dialog.title.text() == before


def test_all_of_a_kind_at_once(dialog: CheckupDialog, small: Session) -> None:
    rows = [row.id for row in outline.tasks(small, outline.Query(plan_id=1))]
    for node_id in rows[:2]:
        editing.set_field(small, node_id, EditField.DEADLINE, "2022-10-02")
    dialog.check()
    choose(dialog, Check.LIMIT_ON_REST_DAY)
    assert [link.text() for link in dialog.ways] == ["全部顺延到工作日", "全部提前到工作日"]
    dialog.ways[0].click()
    assert {str(outline.row(small, node_id).due) for node_id in rows[:2]} == {"2022-10-08"}
    editing.undo(small)
    assert {str(outline.row(small, node_id).due) for node_id in rows[:2]} == {"2022-10-02"}


def test_nothing_left_says_so(dialog: CheckupDialog, small: Session) -> None:
    for finding in preflight.findings(small, 1):
        preflight.set_aside(small, 1, [finding], "试")
    dialog.check()
    assert dialog.title.text() == "体检：没有发现问题"
    assert dialog.kinds.kind(1) is Shelf.ASIDE


def test_f7_leads_to_the_row(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    QTest.keyClick(window, Qt.Key.Key_F7)
    dialog = window.findChild(CheckupDialog)
    assert dialog is not None
    choose(dialog, Check.NO_LIMIT)
    wanted = dialog.chosen()[0].node_id
    dialog.pane.go.click()
    QApplication.processEvents()
    assert window.browser.current_row() == wanted


def test_an_export_tells_of_the_check_and_is_not_stopped(small: Session, qtbot: QtBot) -> None:
    dialog = ExportDialog(small, 1, Theme())
    qtbot.addWidget(dialog)
    assert dialog.checkup.words.text() == f"体检：{preflight.brief(small, 1)}"
    assert dialog.write.isEnabled()


def test_only_what_is_ticked_is_taken_over(five: Session, qtbot: QtBot) -> None:
    plan = next(each.id for each in outline.plans(five) if each.year == 2020)
    source = next(each.id for each in outline.plans(five) if each.year == 2022)
    dialog = ReferDialog(five, plan, Theme())
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.others.setCurrentIndex(dialog.others.findData(source))
    dialog.show()
    dialog.none.click()
    assert not dialog.verb.isEnabled()
    index = dialog.model.index(0, ReferColumn.UNITS)
    assert dialog.model.setData(
        index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert dialog.verb.text() == "参照 1 项"
    taken = dialog.model.proposal(0)
    with qtbot.waitSignal(dialog.taken):
        dialog.verb.click()
    names = {each.name for each in outline.row(five, taken.node_id).units}
    assert names == {name for some in taken.units.values() for name in some}
