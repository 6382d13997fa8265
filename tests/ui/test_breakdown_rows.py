"""Whole rows in the grid: added, moved, merged and taken out by keys, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from gkdesk.domain.queries import ReadyList
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.models.grid_block import Area
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.views.grid_acts import GridAct
from gkdesk.ui.window import MainWindow
from tests.ledger_content import content
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at

CTRL = Qt.KeyboardModifier.ControlModifier
MOVING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window: Opener, session: Session) -> MainWindow:
    window = open_window(session)
    QTest.keyClick(window, Qt.Key.Key_4, CTRL)
    return window


def page_of(window: MainWindow) -> BreakdownPage:
    page = window.desk.page
    assert isinstance(page, BreakdownPage)
    return page


def shown(page: BreakdownPage) -> list[int]:
    return [page.table.node_at(number) or 0 for number in range(len(page.table.rows))]


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_rows_are_moved_added_merged_and_all_is_undone(
    window: MainWindow, session: Session
) -> None:
    page, before = page_of(window), content(session)
    QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    rows = shown(page)
    first, second, third = (id_at(session, path) for path in ("一/一/1", "一/一/2", "一/二/1"))
    page.table.collapse(page.model.index_of(third))
    page.table.choose_row(second, GridColumn.LEAD)
    press(window, Qt.Key.Key_Up, MOVING)
    assert shown(page)[2:4] == [second, first]
    assert page.current_row() == second
    press(window, Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier)
    assert page.table.editor is not None
    QTest.keyClicks(page.table.editor.box, "abc")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    added = shown(page)[3]
    assert added not in rows
    assert outline.row(session, added).text == "abc"
    number = shown(page).index(added)
    page.table.choose_area(Area(number, 0, number + 1, 0))
    press(window, Qt.Key.Key_M, CTRL)
    assert len(shown(page)) == len(rows) - 2  # one of two is gone, two are folded away
    while content(session) != before:
        press(window, Qt.Key.Key_Z, CTRL)
    assert page.model.below(0) == [rows[0], rows[8]]
    assert not page.table.isExpanded(page.model.index_of(third))
    assert not editing.can_undo(session) or content(session) == before


def test_rows_are_taken_out_and_changed_in_level(window: MainWindow, session: Session) -> None:
    page = page_of(window)
    first, second = id_at(session, "一/一/1"), id_at(session, "一/一/2")
    page.table.choose_row(second, GridColumn.LEAD)
    press(window, Qt.Key.Key_Right, MOVING)
    assert page.model.below(first) == [second]
    press(window, Qt.Key.Key_Left, MOVING)
    press(window, Qt.Key.Key_Delete, CTRL)
    assert second not in shown(page)
    assert window.desk.status.remark() == "已移出 1 行，可按 Ctrl+Z 撤销"


def test_a_list_behind_the_grid_is_asked_again_when_it_is_left(
    window: MainWindow, session: Session
) -> None:
    window.browser.open_list(ReadyList.ALL)
    task = id_at(session, "一/一/2")
    hits = window.model.hits
    QTest.keyClick(window, Qt.Key.Key_4, CTRL)
    page_of(window).table.choose_row(task, GridColumn.LEAD)
    page_of(window).act_wanted.emit(GridAct.REMOVE)
    assert not outline.rows(session, [task])
    window.browser.leave_page()
    assert not window.model.index_of(task).isValid()
    assert window.model.hits == hits - 1
