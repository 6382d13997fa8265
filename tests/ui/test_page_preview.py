"""The preview: pages turned, zoomed, and counted while one reads."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gkdesk.exports.printed_list import PrintedCell, PrintedColumn, PrintedList, PrintedRow
from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.page_preview import PagePreview


def listed(count: int) -> PrintedList:
    rows = tuple(PrintedRow((PrintedCell(f"第{number}项"),)) for number in range(count))
    return PrintedList("任务清单", "", (PrintedColumn("任务内容"),), rows)


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese glyphs to print with")
    made = PagePreview(Theme())
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def wheel(preview: PagePreview, steps: int, keys: Qt.KeyboardModifier) -> None:
    middle = QPointF(preview.viewport().rect().center())
    event = QWheelEvent(
        middle,
        preview.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)


def test_the_first_page_comes_before_the_others_are_counted(
    qtbot: QtBot, preview: PagePreview
) -> None:
    pages, told = ListPages([listed(2_000)]), []
    preview.turned.connect(lambda page, count: told.append((page, count)))
    with qtbot.waitSignal(preview.counted, timeout=20_000) as counted:
        preview.show_pages(pages)
        assert told == [(0, 0)]
        assert pages.known < 5
    assert counted.args == [pages.pages()]
    assert told == [(0, 0), (0, pages.total)]


def test_pages_are_turned_by_keys_and_at_the_edge_by_the_wheel(
    qtbot: QtBot, preview: PagePreview
) -> None:
    preview.show_pages(ListPages([listed(200)]))
    preview.whole_page()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 1
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == preview.pages - 1 > 5
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == preview.pages - 1
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 0
    wheel(preview, -1, Qt.KeyboardModifier.NoModifier)
    assert preview.page == 1
    preview.fit_width()
    preview.set_zoom(1.5)
    wheel(preview, -1, Qt.KeyboardModifier.NoModifier)
    assert preview.page == 1
    assert preview.verticalScrollBar().value() > 0


def test_the_page_is_zoomed_and_fitted(preview: PagePreview) -> None:
    preview.show_pages(ListPages([listed(3)]))
    sheet = preview.widget()
    assert sheet is not None
    room = preview.width() - preview.verticalScrollBar().sizeHint().width()
    assert sheet.width() == room
    preview.zoom_in()
    nearer = preview.zoom
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == pytest.approx(nearer / 1.2)
    wheel(preview, 2, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == pytest.approx(nearer * 1.2)
    preview.whole_page()
    assert sheet.height() <= preview.viewport().height()
    QTest.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sheet.width() == room
    preview.set_zoom(100)
    assert preview.zoom == 5


def test_fewer_pages_show_the_nearest_and_nothing_shows_nothing(
    qtbot: QtBot, preview: PagePreview
) -> None:
    preview.show_pages(ListPages([listed(200)]))
    preview.turn_to(4)
    preview.show_pages(ListPages([listed(3)]))
    assert (preview.page, preview.pages) == (0, 1)
    with qtbot.waitSignal(preview.turned) as told:
        preview.show_nothing()
    assert told.args == [0, 0]
    preview.turn_to(3)
    assert not preview.grab().isNull()
