"""Workbooks written away from the window's thread, and then entered in the register."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from gkdesk.errors import GkdeskError
from gkdesk.services import sending
from gkdesk.services.session import Session
from gkdesk.ui.jobs import Job


class SendRun(QObject):
    """One sending. ``progressed`` tells how many files are written, of how many; ``done``
    carries the entered files, ``failed`` the fault, ``cancelled`` that no file is left."""

    progressed = Signal(int, int)
    done = Signal(list)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, session: Session, prepared: sending.Prepared, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._prepared = session, prepared
        self._stopped = Event()
        parent.destroyed.connect(self._stopped.set)  # nobody is left to enter the files
        work = partial(
            sending.write,
            prepared,
            folder,
            on_progress=self.progressed.emit,
            cancelled=self._stopped.is_set,
        )
        self._job = Job(work)
        self._job.done.connect(self._record)
        self._job.failed.connect(self._fail)

    def start(self) -> None:
        """Begin to write."""
        self._job.start()

    def stop(self) -> None:
        """Write no more; what was written is taken away again. Where all of it stood by
        then, it was entered and ``done`` comes."""
        self._stopped.set()

    def _record(self, written: list[sending.Written]) -> None:
        try:
            files = sending.record(self._session, self._prepared, written)
        except GkdeskError as fault:
            self.failed.emit(fault)
        else:
            self.done.emit(files)

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, sending.Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(fault)
