"""Composition root of the window: clock, log, faults, fonts, ledger, and the window itself."""

from __future__ import annotations

import logging
import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from gkdesk.errors import GkdeskError, LedgerBusy, LedgerUnwritable, TargetFull
from gkdesk.services.session import Clock, Session, clock_of, default_ledger
from gkdesk.ui.faults import FaultTeller, log_file
from gkdesk.ui.settings import Settings, default_settings_file
from gkdesk.ui.window import MainWindow

log = logging.getLogger(__name__)
_READABLE = (LedgerBusy, LedgerUnwritable, TargetFull)
"""Faults that only keep a ledger from being written."""


def main(db: Path | None = None, today: date | None = None) -> int:
    """Open the window on a ledger and run until it is closed; the exit status."""
    if not _has_display():
        print("这里没有图形界面，窗口打不开；命令行的用法见 --help。", file=sys.stderr)
        return 1
    application = QApplication.instance() or QApplication(["gkdesk"])
    assert isinstance(application, QApplication)
    application.setApplicationName("gkdesk")
    _speak_chinese(application)
    FaultTeller(application, log_file())
    program = Program(application, clock_of(today), Settings(default_settings_file()))
    program.open(db or default_ledger())
    status = application.exec()
    program.close()
    return status


def _has_display() -> bool:
    """Qt ends the interpreter where there is none, so it is asked before."""
    if sys.platform != "linux":
        return True
    return any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _speak_chinese(application: QApplication) -> None:
    """Qt's own dialogs and the calendar speak Chinese as well."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)


def has_chinese_font() -> bool:
    """Whether any installed font can show Chinese."""
    systems = QFontDatabase.WritingSystem
    return any(
        QFontDatabase.families(system)
        for system in (systems.SimplifiedChinese, systems.TraditionalChinese, systems.Japanese)
    )


class Program(QObject):
    """The running program: one ledger's window at a time, and what to do when none opens."""

    def __init__(self, application: QApplication, clock: Clock, settings: Settings) -> None:
        super().__init__(application)
        self._clock, self._settings = clock, settings
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._told: QObject | None = None

    def open(self, path: Path, *, write: bool = True) -> None:
        """Open a ledger in a window; on a fault offer the ways out."""
        fresh = write and not path.exists()
        try:
            session = Session.open(path, self._clock, write=write, wait=1.0)
        except GkdeskError as fault:
            self._offer_ways_out(path, fault)
            return
        self.close()
        self.session = session
        if fresh:
            self._load_samples(session)
        self._show(session)

    def _load_samples(self, session: Session) -> None:
        from gkdesk.services import samples

        try:
            samples.load_samples(session)
        except (GkdeskError, OSError):
            log.exception("samples could not be loaded")

    def _show(self, session: Session) -> None:
        self.window = MainWindow(session, self._settings)
        self.window.ledger_wanted.connect(self.open, Qt.ConnectionType.QueuedConnection)
        if not has_chinese_font():
            self.window.show_font_notice()
        self.window.show()

    def _offer_ways_out(self, path: Path, fault: GkdeskError) -> None:
        from gkdesk.ui.ledger_fault import LedgerFaultDialog

        log.warning("ledger not opened: %s", fault.code)
        dialog = LedgerFaultDialog(fault, self._settings.theme(), self.window)
        dialog.other_wanted.connect(self.open)
        dialog.read_only_wanted.connect(lambda: self.open(path, write=False))
        dialog.offer_read_only(isinstance(fault, _READABLE) and path.is_file())
        dialog.open()
        self._told = dialog  # has no window above it that would keep it

    def close(self) -> None:
        """Close the window, so that nothing of it asks the ledger again, and the ledger."""
        if self.window is not None:
            self.window.leave()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
            self.window = None
        if self.session is not None:
            self.session.close()
            self.session = None
