"""进度: bars lead to their tasks by mouse and keys; pages, pictures, files."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.progress import ProgressBy
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.progress_chart import ProgressChart
from gkdesk.ui.progress_deeds import ProgressDeeds
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.progress_page import ProgressPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener


def _page(window: MainWindow) -> ProgressPage:
    window.acts.papers.progress.trigger()
    page = window.desk.pages.page(PageName.PROGRESS)
    assert isinstance(page, ProgressPage)
    return page


def test_a_part_opens_its_tasks(small: Session, open_window: Opener, tmp_path: Path) -> None:
    window = open_window(small)
    page = _page(window)
    chart = page.view.chart
    assert chart is not None
    assert {each.by for each in chart.progress.charts} == set(ProgressBy)
    part = next(p for line in chart.lines for p in line if p.light is Light.OVERDUE or p.light)
    place = part.box.center().toPoint()
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert window.browser.query == part.query
    assert window.browser.query.lights == (part.light,)


def test_keys_walk_over_bars_and_parts(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    page = _page(window)
    view, chart = page.view, page.view.chart
    assert chart is not None
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == chart.lines[0][0]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.chosen() == chart.lines[0][1]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.chosen() == chart.lines[0][0]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.browser.query == chart.lines[0][0].query
    assert window.desk.page is None


def test_charts_leave_as_picture_pages_and_workbook(
    small: Session, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(small)
    page = _page(window)
    deeds = window.findChild(ProgressDeeds)
    assert deeds is not None
    for name in ("图.png", "图.svg", "图.xlsx"):
        write = deeds.write_workbook if name.endswith("xlsx") else deeds.write_picture
        write(tmp_path / name)
    assert not QImage(str(tmp_path / "图.png")).isNull()
    assert b"<svg" in (tmp_path / "图.svg").read_bytes()[:400]
    assert (tmp_path / "图.xlsx").read_bytes()[:2] == b"PK"
    assert page.print_page()


def test_no_bar_is_cut_between_pages(qtbot: QtBot, small: Session, open_window: Opener) -> None:
    progress = _page(open_window(small)).progress
    assert progress is not None
    bars = tuple(
        replace(progress.charts[0].bars[0], words=f"单位{i}", query=Query(unit=str(i)))
        for i in range(100)
    )
    long = replace(progress, charts=(replace(progress.charts[0], bars=bars),))
    chart = ProgressChart(long, Theme(), 700)
    pages = chart.pages(500)
    assert pages[0][0] == 0
    assert pages[-1][1] == chart.height
    assert all(former[1] == later[0] for former, later in pairwise(pages))
    for line in chart.lines:
        box = line[0].box
        assert any(top <= box.top() and box.bottom() <= below for top, below in pages)
