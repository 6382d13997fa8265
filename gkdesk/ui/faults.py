"""The unexpected: written to the log, and told once in one sentence."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from gkdesk.errors import GkdeskError, LedgerDamaged
from gkdesk.services import places

log = logging.getLogger(__name__)
LOG_BYTES = 512 * 1024


def log_file() -> Path:
    """Where the program writes its log."""
    return places.data_folder() / "gkdesk.log"


def start_log(file: Path) -> None:
    """Log to a file of bounded size; where it cannot be written the program runs on."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


class FaultTeller(QObject):
    """Takes over the last resort of Python: logs, and tells one fault at a time. A ledger
    found damaged while it is shown is told by ``ledger_failed`` instead."""

    ledger_failed = Signal(object)
    _came = Signal(object)

    def __init__(self, application: QApplication, log_to: Path) -> None:
        super().__init__(application)
        start_log(log_to)
        self._told: QDialog | None = None
        self._came.connect(self._tell)
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _caught(
        self,
        kind: type[BaseException],
        fault: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("unexpected fault", exc_info=(kind, fault, trace))
        self._came.emit(fault)

    def _tell(self, fault: BaseException) -> None:
        if isinstance(fault, LedgerDamaged):
            self.ledger_failed.emit(fault)
            return
        if self._told is not None:
            return
        from gkdesk.ui.dialogs.message import tell

        said = fault if isinstance(fault, GkdeskError) else GkdeskError()
        self._told = tell(QApplication.activeWindow(), said)  # may have no window to keep it
        self._told.finished.connect(self._forget)

    def _forget(self) -> None:
        self._told = None
