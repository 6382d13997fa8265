"""Borders a person draws: columns and splitters, kept for each shape, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter

from gkdesk.services.session import Session
from gkdesk.ui.models.tree_model import Column
from gkdesk.ui.views.columns import CONTENT_LEAST, LEAST, WIDTHS
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener

WIDE, RAIL = (1500, 900), (1200, 800)
LEFT = Qt.MouseButton.LeftButton


def sized(window: MainWindow, size: tuple[int, int]) -> MainWindow:
    window.resize(*size)
    window.desk.source.set_open(True)
    QApplication.processEvents()  # the layouts follow a moment later
    return window


def draw_border(window: MainWindow, column: Column, by: int) -> None:
    """Pull the border at the right of a column, as a hand does."""
    header = window.desk.tree.header()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    at = QPoint(edge, header.height() // 2)
    QTest.mousePress(header.viewport(), LEFT, pos=at)
    QTest.mouseMove(header.viewport(), at + QPoint(by // 2, 0))
    QTest.mouseMove(header.viewport(), at + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), LEFT, pos=at + QPoint(by, 0))


def widths(window: MainWindow) -> dict[Column, int]:
    return {column: window.desk.tree.columnWidth(column) for column in Column}


def pull(splitter: QSplitter, by: int) -> None:
    """Pull the only handle of a splitter sideways or down."""
    handle = splitter.handle(1)
    way = (
        QPoint(by, 0) if splitter.orientation() is Qt.Orientation.Horizontal else QPoint(0, by)
    )
    QTest.mousePress(handle, LEFT, pos=QPoint(0, 0))
    QTest.mouseMove(handle, way)
    QTest.mouseRelease(handle, LEFT, pos=QPoint(0, 0))


def test_a_drawn_border_moves_width_between_its_neighbours(
    small: Session, open_window: Opener
) -> None:
    window = sized(open_window(small), WIDE)
    before = widths(window)
    draw_border(window, Column.CONTENT, -40)
    after = widths(window)
    assert after[Column.CONTENT] == before[Column.CONTENT] - 40
    assert after[Column.LEAD] == before[Column.LEAD] + 40
    assert after[Column.RESPONSIBLE] == before[Column.RESPONSIBLE]
    assert sum(after.values()) == window.desk.tree.viewport().width()


def test_no_border_can_push_a_column_away(small: Session, open_window: Opener) -> None:
    window = sized(open_window(small), WIDE)
    draw_border(window, Column.LEAD, 900)
    assert widths(window)[Column.RESPONSIBLE] == LEAST
    draw_border(window, Column.CONTENT, -400)
    assert widths(window)[Column.CONTENT] == CONTENT_LEAST


def test_column_widths_are_remembered_for_each_shape(
    small: Session, open_window: Opener
) -> None:
    window = sized(open_window(small), WIDE)
    draw_border(window, Column.RESPONSIBLE, 30)
    wide = widths(window)
    sized(window, RAIL)
    draw_border(window, Column.DEADLINE, -20)
    rail = widths(window)
    window.close()
    again = sized(open_window(small), WIDE)
    assert widths(again) == wide
    assert widths(sized(again, RAIL)) == rail


def test_drawn_widths_grow_with_the_letters(small: Session, open_window: Opener) -> None:
    window = sized(open_window(small), WIDE)
    draw_border(window, Column.LEAD, 22)
    drawn = widths(window)[Column.LEAD]
    window.take_theme(window.theme.scaled(150))
    sized(window, (WIDE[0] * 3 // 2, WIDE[1] * 3 // 2))
    assert widths(window)[Column.LEAD] == drawn * 3 // 2


def test_the_given_widths_come_back(small: Session, open_window: Opener) -> None:
    window = sized(open_window(small), WIDE)
    draw_border(window, Column.LEAD, 30)
    draw_border(window, Column.DEADLINE, 12)
    assert window.acts.columns in window.desk.tree.header().actions()
    window.acts.columns.trigger()
    assert {column: widths(window)[column] for column in WIDTHS[False]} == WIDTHS[False]
    window.close()
    again = sized(open_window(small), WIDE)
    assert widths(again)[Column.LEAD] == WIDTHS[False][Column.LEAD]


def test_a_double_click_on_a_border_gives_the_column_its_width_back(
    small: Session, open_window: Opener
) -> None:
    window = sized(open_window(small), WIDE)
    draw_border(window, Column.LEAD, 30)
    header = window.desk.tree.header()
    edge = header.sectionViewportPosition(Column.RESPONSIBLE) - 1
    QTest.mouseDClick(header.viewport(), LEFT, pos=QPoint(edge, header.height() // 2))
    assert widths(window)[Column.LEAD] == WIDTHS[False][Column.LEAD]


def test_splitters_are_remembered(small: Session, open_window: Opener) -> None:
    window = sized(open_window(small), WIDE)
    before = (window.desk.right.width(), window.desk.source.height())
    pull(window.desk.across, -60)
    pull(window.desk.right, -50)
    drawn = (window.desk.right.width(), window.desk.source.height())
    assert drawn[0] > before[0]
    assert drawn[1] > before[1]
    window.close()
    again = sized(open_window(small), WIDE)
    assert (again.desk.right.width(), again.desk.source.height()) == pytest.approx(drawn, abs=1)


def test_each_shape_keeps_its_own_detail_width(small: Session, open_window: Opener) -> None:
    window = sized(open_window(small), RAIL)
    rail = window.desk.right.width()
    sized(window, WIDE)
    pull(window.desk.across, -60)
    assert sized(window, RAIL).desk.right.width() == rail
