"""The main window on a small ledger, with settings in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from gkdesk.services import samples
from gkdesk.services.session import Session
from gkdesk.ui.settings import Settings
from gkdesk.ui.window import MainWindow
from tests.ui.small_ledger import NOW, open_small


class Opener(Protocol):
    """Opens the window on a ledger, with the plan or (``morning``) what is due in sight."""

    def __call__(self, session: Session, *, morning: bool = False) -> MainWindow: ...


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

    def opened(session: Session, *, morning: bool = False) -> MainWindow:
        settings = Settings(tmp_path / "window.ini")
        settings.keep_morning_at_start(morning)
        window = MainWindow(session, settings)
        windows.append(window)
        with qtbot.waitSignal(window.settled), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.browser.catch_up()
        qtbot.waitUntil(lambda: not window.safety.copying)  # the day's copy, and its line
        return window

    yield opened
    for window in windows:  # before the ledger is closed
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
