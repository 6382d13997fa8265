"""One edit in a large plan: ``python -m tests.bench.edit``.

From the last key press to the moment the row is painted again and the edit committed, in a
plan of 100,000 tasks, by the detail pane and by the grid; aim at most 50 ms. Beside it the
bare version: one UPDATE committed with the same settings of the ledger, and the repaint of a
plain tree view. What follows a moment later, counts and lights, is told by itself.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.settings import Settings
from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.window import MainWindow
from tests.bench import ledger

ROUNDS = 9
_CTRL = Qt.KeyboardModifier.ControlModifier
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_ENTER = Qt.Key.Key_Return
_TYPED = {
    GridColumn.LEAD: ("区档案馆", "区气象局"),
    GridColumn.DEADLINE: ("2026-09-30", "2026-10-31"),
    GridColumn.STATUS: ("已办结", "推进中"),
    GridColumn.NOTE: ("列入督查", "已核对"),
}


class _Bare:
    """The bare version, upon a copy of the ledger: an UPDATE with its commit, and a repaint
    of a plain tree view."""

    def __init__(self, path: Path, pragmas: dict[str, object]) -> None:
        self._view = QTreeView()
        self._view.setModel(QStringListModel([f"第 {number} 行" for number in range(1000)]))
        self._view.resize(1366, 728)
        self._view.show()
        self._connection = sqlite3.connect(path, isolation_level=None)
        for name, value in pragmas.items():
            self._connection.execute(f"PRAGMA {name} = {value}")
        self._target = self._connection.execute("SELECT max(id) FROM node").fetchone()[0]
        self._turn = 0

    def press(self) -> float:
        """Seconds for one."""
        self._turn += 1
        start = time.perf_counter()
        sql = "UPDATE node SET note = ? WHERE id = ?"
        self._connection.execute(sql, (f"裸 {self._turn}", self._target))
        self._view.viewport().repaint()
        return time.perf_counter() - start

    def close(self) -> None:
        self._view.close()
        self._connection.close()


def _pragmas(session: Session) -> dict[str, object]:
    names = "journal_mode", "synchronous"
    return {name: session.ledger.value(f"PRAGMA {name}") for name in names}


class _Watch(QObject):
    """Times a key press until the rows are painted and the edit is committed."""

    def __init__(self, window: MainWindow, bare: _Bare) -> None:
        super().__init__(window)
        self._bare = bare
        self._window = window
        self._painted = 0
        for view in window.findChildren(QTreeView):
            view.viewport().installEventFilter(self)
        self.pressed: list[float] = []
        self.bare: list[float] = []
        self.after: list[float] = []

    def press(
        self, target: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None
    ) -> None:
        self.bare.append(self._bare.press())  # in turns: a busy moment meets both
        ledger_, before = self._window.session.ledger, self._changes()
        start = time.perf_counter()
        QTest.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)
        painted = self._painted
        QCoreApplication.sendPostedEvents()  # paints what is dirty; no timer runs
        self.pressed.append(time.perf_counter() - start)
        assert self._changes() > before, "nothing was committed"
        assert not ledger_._connection.in_transaction
        assert self._painted > painted, "nothing was painted"
        start = time.perf_counter()
        QApplication.processEvents()
        self.after.append(time.perf_counter() - start)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._painted += event.type() is QEvent.Type.Paint
        return False

    def _changes(self) -> int:
        return int(self._window.session.ledger.value("SELECT max(id) FROM change") or 0)

    def line(self, what: str) -> str:
        """The figure, and how long what follows takes."""
        took, usual = min(self.pressed) * 1000, statistics.median(self.pressed) * 1000
        base, later = min(self.bare) * 1000, min(self.after) * 1000
        return (
            f"edit: {what} {took:.0f} ms to painted and on disk (aim 50; median {usual:.0f}), "
            f"{took / base:.1f} x bare ({base:.1f} ms); what follows {later:.0f} ms"
        )


def _by_detail(window: MainWindow, bare: _Bare) -> list[str]:
    desk, lines = window.desk, []
    detail = desk.detail

    def rounds(what: str, deed: Callable[[_Watch, int], None]) -> None:
        watch = _Watch(window, bare)
        for turn in range(ROUNDS):
            deed(watch, turn)
        lines.append(watch.line(f"{what} by detail"))

    def progress(watch: _Watch, turn: int) -> None:
        detail.progress.begin()
        detail.progress.box.setPlainText(f"进展 {turn}")
        watch.press(detail.progress.box, _ENTER, _CTRL)

    def note(watch: _Watch, turn: int) -> None:
        detail.note.begin()
        detail.note.box.setPlainText(f"备注 {turn}")
        watch.press(detail.note.box, _ENTER, _CTRL)

    def limit(watch: _Watch, turn: int) -> None:
        detail.deadline.edit()
        detail.deadline.line.setText(_TYPED[GridColumn.DEADLINE][turn % 2])
        watch.press(detail.deadline.line, _ENTER)

    def unit(watch: _Watch, turn: int) -> None:
        field = next(iter(detail.units.values()))
        field.edit()
        field.line.setText(_TYPED[GridColumn.LEAD][turn % 2])
        watch.press(field.line, _ENTER)

    def status(watch: _Watch, _turn: int) -> None:
        watch.press(window, Qt.Key.Key_D, _CTRL)

    for what, deed in (
        ("progress", progress),
        ("note", note),
        ("limit", limit),
        ("unit", unit),
        ("status", status),
    ):
        rounds(what, deed)
    return lines


def _by_grid(window: MainWindow, bare: _Bare) -> list[str]:
    start = time.perf_counter()
    window.pages.open(PageName.BREAKDOWN)
    window.repaint()
    opened = (time.perf_counter() - start) * 1000
    page = window.desk.page
    assert isinstance(page, BreakdownPage)
    lines = [f"edit: the grid of {ledger.TASKS} tasks opened to painted {opened:.0f} ms"]
    for column, values in _TYPED.items():
        watch = _Watch(window, bare)
        for turn in range(ROUNDS):
            page.table.choose_row(page.model.first_task() or 0, column)
            page.table.open_cell(values[(turn + 1) % 2])  # not what the detail left
            QApplication.processEvents()
            assert page.table.editor is not None
            watch.press(page.table.editor.box, _ENTER)
            page.rest()
            QApplication.processEvents()
        lines.append(watch.line(f"{column.name.lower()} by grid"))
    for what, key, held in (
        ("move of a row", Qt.Key.Key_Down, _MOVING),
        ("a new row", Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
    ):
        watch = _Watch(window, bare)
        for _ in range(ROUNDS):
            page.table.give_up()
            page.table.choose_row(page.model.first_task() or 0, GridColumn.LEAD)
            watch.press(page.table, key, held)
        lines.append(watch.line(f"{what} by grid"))
    return lines


def run() -> list[str]:
    """The lines of the report."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "large.db"
        ledger.build(path)
        with Session.open(path, lambda: ledger.NOW) as session:
            pragmas = _pragmas(session)
        shutil.copyfile(path, folder / "bare.db")
        bare = _Bare(folder / "bare.db", pragmas)
        with Session.open(path, lambda: ledger.NOW) as session:
            settings = Settings(folder / "window.ini")
            settings.keep_morning_at_start(False)
            window = MainWindow(session, settings)
            window.resize(1366, 728)
            window.show()
            window.browser.open_plan(outline.plans(session)[0].id)
            QTest.qWaitForWindowActive(window)
            QApplication.processEvents()
            lines = [*_by_detail(window, bare), *_by_grid(window, bare)]
            window.close()
            bare.close()
    del application
    return lines


if __name__ == "__main__":
    print("\n".join(run()))
