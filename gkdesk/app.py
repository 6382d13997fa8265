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

from gkdesk.errors import (
    GkdeskError,
    LedgerAway,
    LedgerBusy,
    LedgerDamaged,
    LedgerEmptied,
    LedgerForeign,
    LedgerMissing,
    LedgerUnwritable,
    TargetFull,
)
from gkdesk.services import backing_up
from gkdesk.services.session import Clock, Session, clock_of, default_ledger
from gkdesk.ui.faults import FaultTeller, log_file
from gkdesk.ui.settings import Settings, default_settings_file
from gkdesk.ui.window import MainWindow

log = logging.getLogger(__name__)
_READABLE = (LedgerBusy, LedgerUnwritable, TargetFull)
"""Faults that only keep a ledger from being written."""
_LOST = (LedgerDamaged, LedgerEmptied, LedgerForeign, LedgerMissing)
"""Faults against which a copy helps."""


def main(db: Path | None = None, today: date | None = None) -> int:
    """Open the window on a ledger and run until it is closed; the exit status."""
    if not _has_display():
        print("这里没有图形界面，窗口打不开；命令行的用法见 --help。", file=sys.stderr)
        return 1
    application = QApplication.instance() or QApplication(["gkdesk"])
    assert isinstance(application, QApplication)
    application.setApplicationName("gkdesk")
    _speak_chinese(application)
    teller = FaultTeller(application, log_file())
    program = Program(application, clock_of(today), Settings(default_settings_file()))
    teller.ledger_failed.connect(program.fail)
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

    def open(self, path: Path, *, write: bool = True, anew: bool = False) -> None:
        """Open a ledger in a window; on a fault offer the ways out. One that is missing is
        made, but where it has copies only when it is wanted ``anew``."""
        fresh = write and not path.exists()
        try:
            if fresh and not anew and backing_up.backups(path):
                raise LedgerAway(path)
            session = Session.open(path, self._clock, write=write, wait=1.0, daily=False)
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
        later = Qt.ConnectionType.QueuedConnection  # when the window's own act has ended
        self.window.ledger_wanted.connect(self.open, later)
        safety = self.window.safety
        safety.restore_wanted.connect(self.restore, later)
        safety.reopen_wanted.connect(self._open_again, later)
        safety.ledger_failed.connect(self.fail, later)
        if not has_chinese_font():
            self.window.show_font_notice()
        self.window.show()

    def restore(self, chosen: Path) -> None:
        """Put a copy in the place of the open ledger and open it; the window closes before,
        and comes back with the present ledger where that cannot be done."""
        assert self.session is not None
        self._put_back(self.session.path, chosen)

    def _put_back(self, path: Path, chosen: Path) -> None:
        from gkdesk.services import restoring
        from gkdesk.ui.dialogs import message

        self.close()
        try:
            done = restoring.restore(path, chosen, self._clock(), wait=1.0)
        except GkdeskError as fault:
            self.open(path)
            message.tell(self.window, fault)
            return
        self.open(path)
        if self.window is not None:
            kept = f"，原来的台账留在“{done.kept.name}”" if done.kept is not None else ""
            held = done.holdings
            words = f"已恢复：{held.plans} 份计划、{held.tasks} 条任务{kept}"
            self.window.deeds.said.emit(words)

    def _open_again(self, path: Path) -> None:
        write = self.session is not None and not self.session.read_only
        self.close()
        self.open(path, write=write)

    def fail(self, fault: GkdeskError) -> None:
        """The open ledger turned out to be damaged: close it and offer the ways out."""
        if self.session is None or not isinstance(fault, LedgerDamaged):
            return
        path = self.session.path
        self.close()
        self._offer_ways_out(path, fault)

    def _offer_ways_out(self, path: Path, fault: GkdeskError) -> None:
        from gkdesk.ui.ledger_fault import LedgerFaultDialog

        log.warning("ledger not opened: %s", fault.code)
        dialog = LedgerFaultDialog(fault, self._settings.theme(), self.window)
        dialog.other_wanted.connect(self.open)
        dialog.read_only_wanted.connect(lambda: self.open(path, write=False))
        dialog.restore_wanted.connect(lambda chosen: self._put_back(path, chosen))
        dialog.new_wanted.connect(lambda: self.open(path, anew=True))
        dialog.offer_read_only(isinstance(fault, _READABLE) and path.is_file())
        dialog.offer_new(isinstance(fault, LedgerMissing))
        if isinstance(fault, _LOST):
            dialog.offer_restore(path, self._clock().date())
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
