"""A long print away from the person's way: a page at a time, when the window is idle.

The lines of a list are read from the ledger as its pages are laid out, and the ledger belongs
to the window's thread; so does a printer. A page takes a few milliseconds, and between two of
them the window answers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)


class PrintRun(QObject):
    """Runs the steps of ``write_pages`` or ``print_pages`` while nothing else is to be done.

    ``progress`` tells pages done and their number, 0 while they are counted; then one of
    ``done`` with the number of pages, and ``failed`` with the fault. After ``cancel`` neither
    comes, and nothing is left of a file. It is kept alive until it has ended.
    """

    progress = Signal(int, int)
    done = Signal(int)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, steps: Iterator[tuple[int, int]]) -> None:
        super().__init__()
        self._steps: Iterator[tuple[int, int]] | None = steps
        self._printed = 0
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._step)

    def start(self) -> PrintRun:
        """Begins with the next idle moment; returns this run."""
        _running.add(self)
        self._idle.start(0)
        return self

    def cancel(self) -> None:
        """Stops between two pages."""
        if self._steps is not None:
            close = getattr(self._steps, "close", None)
            if close is not None:
                close()
            self._end()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            self._printed, count = next(self._steps)
        except StopIteration:
            self._end()
            self.done.emit(self._printed)
        except Exception as fault:
            log.info("print failed", exc_info=fault)
            self._end()
            self.failed.emit(fault)
        else:
            self.progress.emit(self._printed, count)

    def _end(self) -> None:
        self._steps = None
        self._idle.stop()
        _running.discard(self)
        self.ended.emit()


_running: set[PrintRun] = set()
