"""Pictures of the grid (分解) and of 批量修改; called by tests.shots."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.domain.tasks import EditField
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.grid_block import Area, Place
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots

_NARROW = QSize(1093, 614)


def breakdowns(shots: Shots) -> None:
    """The grid in all looks, while it is typed in, and its dialogs."""
    from tests.shots import DESKTOP, LAPTOP

    for name, size, theme in (
        ("", LAPTOP, Theme()),
        ("-dark", LAPTOP, Theme().shaded(True)),
        ("-150", LAPTOP, Theme().scaled(150)),
        ("-narrow", _NARROW, Theme()),
        ("-1920", DESKTOP, Theme()),
    ):
        shots.main(f"grid{name}", size, theme, block)
        shots.main(f"grid-limit{name}", size, theme, limit)
    for name, theme in (("", Theme()), ("-dark", Theme().shaded(True))):
        shots.main(f"grid-unit{name}", LAPTOP, theme, unit)
        shots.main(f"grid-refused{name}", LAPTOP, theme, refused)
    shots.main("grid-tasks", LAPTOP, act=tasks_only)
    for name, theme in (
        ("", Theme()),
        ("-dark", Theme().shaded(True)),
        ("-150", Theme().scaled(150)),
    ):
        take = partial(shots.main, size=LAPTOP, theme=theme, dialog=True)
        take(f"bulk{name}", act=bulk)
        take(f"grid-faults{name}", act=faults)


def opened(window: MainWindow) -> BreakdownPage:
    """The page with the row in use."""
    window.pages.open(PageName.BREAKDOWN)
    QApplication.processEvents()
    page = window.desk.page
    assert isinstance(page, BreakdownPage)
    return page


def block(window: MainWindow) -> None:
    """A chosen block."""
    table = opened(window).table
    top = table.active().row
    table.choose_area(Area(top, 1, top + 4, 3))


def typing(window: MainWindow, column: GridColumn, typed: str) -> BreakdownPage:
    """Words in a cell, key by key."""
    page = opened(window)
    page.table.choose(Place(page.table.active().row, column))
    for letter in typed:
        target = page.table.editor.box if page.table.editor else page.table
        QTest.keyClicks(target, letter)
    if page.table.editor is not None:
        page.table.editor.tell()
    return page


def limit(window: MainWindow) -> None:
    """What a limit means while it is typed."""
    typing(window, GridColumn.DEADLINE, "9.30")


def unit(window: MainWindow) -> None:
    """Names offered for first letters."""
    typing(window, GridColumn.LEAD, "czj")


def refused(window: MainWindow) -> None:
    """Words that are no limit."""
    page = typing(window, GridColumn.DEADLINE, "kqk")
    page.table.commit()


def tasks_only(window: MainWindow) -> None:
    """Measures folded away."""
    opened(window).bar.tasks_only.click()


def bulk(window: MainWindow) -> None:
    """The dialog, filled in."""
    block(window)
    dialog = window.breakdown.bulk()
    assert dialog is not None
    for field, way, words in (
        (EditField.LEAD, "改为", "区财政局"),
        (EditField.RESPONSIBLE, "增加", "区教育局、区水务局"),
        (EditField.DEADLINE, "改为", "10月底前"),
    ):
        dialog.lines[field].way.setCurrentText(way)
        dialog.lines[field].words.setText(words)
    dialog._tell()


def faults(window: MainWindow) -> None:
    """Cells that were pasted and not understood."""
    page = opened(window)
    page.table.choose(Place(page.table.active().row, GridColumn.DEADLINE))
    data = QMimeData()
    data.setText("9月底前\t已办结\n看情况\t差不多\n2月30日前\t已办结\n")
    QGuiApplication.clipboard().setMimeData(data)
    page.deeds.paste()
