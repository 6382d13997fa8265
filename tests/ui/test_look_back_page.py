"""回头看 as a clerk sees it: two plans side by side, settled by keys, undone, printed, kept."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gkdesk.domain.look_back import LookBackRow, Sort
from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, importing
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.partner_dialog import PartnerDialog
from gkdesk.ui.look_back_deeds import LookBackDeeds
from gkdesk.ui.models.look_back_model import FILTERS, LookBackModel, words_of
from gkdesk.ui.views.look_back_page import LookBackPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import PLAN

NEWER = (
    PLAN.replace("2022", "2023")
    .replace("更新公开目录，完善检索。", "更新公开目录，完善检索和无障碍浏览。")
    .replace("公开招生政策。每年3月底前公布学区。", "举办政府开放日，邀请市民代表参加。")
)
"""The small plan a year later: one item says more, one is another."""


def opened(
    session: Session, open_window: Opener, qtbot: QtBot
) -> tuple[MainWindow, LookBackPage]:
    """The page with the newer plan beside the small one."""
    importing.take_in(session, importing.load_clipboard("", NEWER))
    window = open_window(session)
    window.browser.open_plan(2)
    window.pages.open(PageName.LOOK_BACK)
    page = window.desk.page
    assert isinstance(page, LookBackPage)
    qtbot.waitUntil(lambda: page.found is not None)
    return window, page


def press(page: LookBackPage, key: Qt.Key, qtbot: QtBot) -> None:
    """A key that settles something, and the comparison that follows."""
    with qtbot.waitSignal(page.compared):
        QTest.keyClick(page.list, key)


def rows(page: LookBackPage) -> list[tuple[Sort, bool]]:
    return [(row.sort, row.settled) for row in page.model.rows()]


def go(page: LookBackPage, sort: Sort) -> LookBackRow:
    """Go to the first row of a sort."""
    at = next(i for i, row in enumerate(page.model.rows()) if row.sort is sort)
    page.list.go_to(at)
    row = page.list.current()
    assert row is not None
    return row


def dialog(window: MainWindow) -> QDialog:
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]


def test_two_years_stand_side_by_side_and_are_settled_by_keys(
    small: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window, page = opened(small, open_window, qtbot)
    QAbstractItemModelTester(page.model)
    assert (page.bar.own_id, page.bar.former_id) == (2, 1)
    kinds = [Sort.SAME, Sort.CHANGED, Sort.NEW, Sort.SAME, Sort.DROPPED]
    assert [sort for sort, _ in rows(page)] == kinds
    notes = [(tab.text(), tab.note) for tab in page.bar.tabs.tabs]
    assert notes == [
        *(("全部", "5"), ("相同", "2"), ("有变化", "1"), ("新增", "1"), ("取消", "1")),
        *(("未办结结转", "4"), ("待确认", "3")),
    ]
    row = go(page, Sort.CHANGED)
    assert "和无障碍浏览" in words_of(row)[1]
    assert "和无障碍浏览" in page.sides.own.toPlainText()
    assert "牵头单位：区政府办公室" in page.sides.former.toPlainText()
    press(page, Qt.Key.Key_1, qtbot)
    assert rows(page)[1] == (Sort.CHANGED, True)
    assert page.list.currentIndex().row() == 2  # on to the next
    press(page, Qt.Key.Key_1, qtbot)
    assert rows(page)[2] == (Sort.NEW, True)
    go(page, Sort.SAME)
    press(page, Qt.Key.Key_2, qtbot)
    assert [sort for sort, _ in rows(page)].count(Sort.DROPPED) == 2
    with qtbot.waitSignal(page.compared):
        window.acts.undo.trigger()
    assert [sort for sort, _ in rows(page)] == kinds
    go(page, Sort.CHANGED)
    press(page, Qt.Key.Key_Delete, qtbot)
    assert rows(page)[1] == (Sort.CHANGED, False)
    with qtbot.waitSignal(page.compared):
        page.bar.confirm.click()
    assert page.bar.confirm.isHidden()  # nothing waits any more
    page.bar.tabs.tabs[-1].click()
    assert page.empty.title.text() == "没有“待确认”的任务"


def test_partners_are_chosen_by_hand_and_work_is_carried_over(
    small: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window, page = opened(small, open_window, qtbot)
    row = go(page, Sort.NEW)
    QTest.keyClick(page.list, Qt.Key.Key_3)
    chooser = dialog(window)
    assert isinstance(chooser, PartnerDialog)
    QAbstractItemModelTester(chooser.model)
    assert chooser.verb.text() == "没有对应（新增）"
    chooser.search.setText("招生")
    chooser.model.seek("招生")
    assert len(chooser.model) == 1
    chooser.table.setFocus()
    chooser.table.setCurrentIndex(chooser.model.index(0, 0))
    QTest.keyClick(chooser.table, Qt.Key.Key_Space)
    assert chooser.verb.text() == "对应 1 项"
    with qtbot.waitSignal(page.compared):
        chooser.verb.click()
    assert Sort.NEW not in [sort for sort, _ in rows(page)]
    (hand_made,) = [each for each in page.model.rows() if each.settled]
    assert hand_made.tasks == row.tasks
    editing.set_field(small, hand_made.formers[0].id, EditField.PROGRESS, "学区已公布")
    with qtbot.waitSignal(page.compared):
        page.refresh()
    with qtbot.waitSignal(page.compared):
        page.bar.carry.click()
    assert "学区已公布" in next(
        each.tasks[0].note for each in page.model.rows() if each.settled
    )


def test_what_is_shown_goes_on_paper_and_into_a_workbook(
    small: Session, open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window, page = opened(small, open_window, qtbot)
    page.bar.tabs.tabs[4].click()
    window.acts.print_list.trigger()
    shown = dialog(window)
    assert shown.windowTitle().endswith("对照表")
    shown.reject()
    deeds = window.findChild(LookBackDeeds)
    assert deeds is not None
    target = tmp_path / "对照表.xlsx"
    deeds.export_to(target)
    qtbot.waitUntil(target.exists)
    cells = [
        str(cell.value)
        for line in openpyxl.load_workbook(target).worksheets[0]
        for cell in line
    ]
    assert any("只列取消" in words for words in cells)
    assert any("公开招生政策" in words for words in cells)
    assert not any("无障碍浏览" in words for words in cells)


def test_one_plan_alone_says_what_is_missing(
    small: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(small)
    window.acts.papers.look_back.trigger()
    page = window.desk.page
    assert isinstance(page, LookBackPage)
    assert page.empty.isVisible() and not page.bar.isVisible()
    assert page.empty.title.text() == "要有两份计划才能对照"
    assert not page.print_page()


def test_every_filter_has_its_own_words() -> None:
    assert len({words for words, _ in FILTERS}) == len(FILTERS)
    assert LookBackModel().counts() == [0] * len(FILTERS)
