"""Taking answers back: read elsewhere, compare, look at all of it, then take it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.errors import GkdeskError
from gkdesk.services import collecting, returned_files
from gkdesk.services.returned_files import ReturnedFile
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.collect_dialog import CollectDialog
from gkdesk.ui.dialogs.frame import theme_around
from gkdesk.ui.dialogs.reading_dialog import ReadingDialog
from gkdesk.ui.jobs import Job

_PATIENCE_MS = 300
"""A reading that takes no longer shows no progress."""
Book = ReturnedBook | Unread
Gathered = tuple[list[ReturnedFile], list[Unread]]


class CollectFlow(QObject):
    """One run. Nothing is written before a person took it.

    ``shown`` carries the dialog that is open then; ``strangers`` in the end the files that a
    person dropped and that were never handed out. ``ended`` comes last.
    """

    shown = Signal(object)
    strangers = Signal(list)
    ended = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._theme = theme_around(window)
        self._waiting: list[ReturnedFile] = []
        self._books: list[Book] = []
        self._paths: list[Path] = []
        self._strangers: list[Path] = []
        self._sorts = self._cancelled = False
        self._job: Job | None = None
        self.progress: ReadingDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show_progress)

    def collect(self, paths: Sequence[Path]) -> None:
        """Read files, folders and archives that a person says came back."""
        self._paths = list(dict.fromkeys(paths))
        self._patience.start()
        self._run(partial(returned_files.gather, self._paths), self._gathered)

    def sort_out(self, paths: Sequence[Path], also: Sequence[Path] = ()) -> None:
        """Read files that were dropped: those that were handed out once are collected, the
        others are told as strangers in the end, with those that were dropped ``also``. Of
        folders and archives all is taken for what came back."""
        self._sorts = all(map(returned_files.may_come_back, paths))
        self._strangers = list(also)
        self.collect(paths)

    def cancel(self) -> None:
        """Stop reading; the ledger stays as it is."""
        if self._job is not None:
            self._job.cancel()
        self._cancelled = True
        self._stop_waiting()
        self.ended.emit()

    # reading

    def _run(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        self._job = Job(work)
        self._job.done.connect(then)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _gathered(self, found: Gathered) -> None:
        self._waiting, faults = list(found[0]), found[1]
        self._books = list(faults)
        self._read_next()

    def _read_next(self) -> None:
        if self._waiting:
            self._tell_progress()
            self._run(self._waiting[0].read, self._read_one)
        else:
            QTimer.singleShot(0, self._sort)  # its last word is painted first
            self._tell_progress()

    def _read_one(self, book: Book) -> None:
        self._waiting.pop(0)
        self._books.append(book)
        self._read_next()

    def _failed(self, fault: Exception) -> None:
        self._stop_waiting()
        told = fault if isinstance(fault, GkdeskError) else GkdeskError()
        message.tell(self._window, told).finished.connect(self._finish)

    # progress

    def show_progress(self) -> None:
        """Tell that reading takes its time."""
        self.progress = ReadingDialog(self._theme, self._window)
        self.progress.rejected.connect(self.cancel)
        self._tell_progress()
        self.progress.open()

    def _tell_progress(self) -> None:
        if self.progress is None:
            return
        done = len(self._books)
        if self._waiting:
            self.progress.tell(self._waiting[0].path.name, done, done + len(self._waiting))
        else:
            self.progress.tell("正在与台账比对" if done else self._paths[0].name, 0, 1)

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self.progress is not None:
            self.progress.rejected.disconnect(self.cancel)
            self.progress.close()
            self.progress = None

    # what was read

    def _sort(self) -> None:
        """Of dropped files only those go on that were handed out; a single file or folder
        that cannot be read is told in one sentence."""
        if self._cancelled:
            return
        if self._sorts:
            ours = [book for book in self._books if returned_files.comes_back(book)]
            paths = {book.path for book in ours}
            self._strangers += [path for path in self._paths if path not in paths]
            self._books = ours
        match self._books:
            case []:
                self._finish()
            case [Unread(fault=fault)]:
                self._failed(fault)
            case _:
                self._ask()

    def _finish(self) -> None:
        """The way is free for the other files."""
        self._stop_waiting()
        if self._strangers:
            self.strangers.emit(self._strangers)
        self.ended.emit()

    def _ask(self) -> None:
        try:
            found = collecting.compare(self._session, self._books)
        except GkdeskError as fault:
            self._failed(fault)
            return
        self._stop_waiting()
        dialog = CollectDialog(self._session, found, self._theme, self._window)
        self.shown.emit(dialog)
        dialog.finished.connect(self._finish)
        dialog.open()
