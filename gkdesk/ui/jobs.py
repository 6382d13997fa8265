"""Work away from the window's thread: read a file, write a workbook, lay out pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

log = logging.getLogger(__name__)


class Job(QObject):
    """Runs one pure callable in a worker thread and tells the outcome on the window's thread.

    ``done`` carries the result, ``failed`` the exception. After ``cancel`` neither is sent:
    the work may still run to its end, but its result is dropped. A job is kept alive until
    it has ended, so it may be started without being held.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _arrived = Signal(object, object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = False
        self._arrived.connect(self._deliver)

    def start(self, pool: QThreadPool | None = None) -> Job:
        """Queue the work; returns this job."""
        _running.add(self)
        (pool or QThreadPool.globalInstance()).start(_Errand(self))
        return self

    def cancel(self) -> None:
        """Drop the result, whenever it comes."""
        self._cancelled = True

    def perform(self) -> None:
        """The worker's part; runs outside the window's thread."""
        try:
            result, fault = self._work(), None
        except Exception as caught:
            result, fault = None, caught
        self._arrived.emit(result, fault)

    def _deliver(self, result: object, fault: Exception | None) -> None:
        _running.discard(self)
        if not self._cancelled:
            if fault is None:
                self.done.emit(result)
            else:
                log.info("job failed", exc_info=fault)
                self.failed.emit(fault)
        self.ended.emit()


class _Errand(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.perform()


_running: set[Job] = set()
