"""The main window on a small ledger, with settings in the test's own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from gkdesk.services import samples
from gkdesk.services.session import Session
from gkdesk.ui.settings import Settings
from gkdesk.ui.window import MainWindow
from tests.ui.small_ledger import NOW, open_small

Opener = Callable[[Session], MainWindow]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    """A ledger with one short plan."""
    with open_small(tmp_path) as session:
        yield session


@pytest.fixture
def session(small: Session) -> Session:
    """The ledger of a test that knows only one."""
    return small


@pytest.fixture
def five(tmp_path: Path) -> Iterator[Session]:
    """A ledger with the five sample plans."""
    with Session.open(tmp_path / "示例台账.db", lambda: NOW) as session:
        samples.load_samples(session)
        yield session


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Opens the window on a ledger; a second one finds the settings of the first."""
    windows: list[MainWindow] = []

    def opened(session: Session) -> MainWindow:
        window = MainWindow(session, Settings(tmp_path / "window.ini"))
        windows.append(window)
        with qtbot.waitSignal(window.settled), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.browser.catch_up()
        return window

    yield opened
    for window in windows:  # before the ledger is closed
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
