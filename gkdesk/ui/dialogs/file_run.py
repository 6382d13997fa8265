"""Work on files away from the window's thread, with its progress and a way to call it off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from gkdesk.services.handing_over import Cancelled
from gkdesk.ui.jobs import Job


class FileRun(QObject):
    """Runs ``work`` once; it is called with ``on_progress`` and ``cancelled``. ``progressed``
    tells how many parts are done, of how many; ``done`` carries the result, ``failed`` the
    fault, ``cancelled`` that nothing is left."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[..., Any], parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = Event()
        parent.destroyed.connect(self._stopped.set)  # nobody is left to tell
        told = partial(work, on_progress=self._tell, cancelled=self._stopped.is_set)
        self._job = Job(told)
        self._job.done.connect(self.done)
        self._job.failed.connect(self._fail)

    def start(self) -> None:
        """Begin."""
        self._job.start()

    def stop(self) -> None:
        """Call it off: ``cancelled`` comes, or ``done`` where all of it stood by then."""
        self._stopped.set()

    def _tell(self, done: int, total: int) -> None:
        """In the worker's thread; where the dialog is gone nobody listens."""
        if not self._stopped.is_set():
            self.progressed.emit(done, total)

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(fault)
