"""Taking documents in: choose, read elsewhere, look at what was read, then confirm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import GkdeskError, NotAPlan
from gkdesk.services import importing, outline, rereading
from gkdesk.services.importing import Loaded
from gkdesk.services.reviewing import Review
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.frame import theme_around
from gkdesk.ui.dialogs.reading_dialog import ReadingDialog
from gkdesk.ui.dialogs.readings import Reading
from gkdesk.ui.dialogs.reread_flow import RereadFlow
from gkdesk.ui.dialogs.review_dialog import ReviewDialog
from gkdesk.ui.jobs import Job

FILES = (
    "公文和表格 (*.docx *.doc *.wps *.pdf *.ofd *.html *.htm *.mht *.txt *.rtf"
    " *.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)"
)
_PATIENCE_MS = 300
"""A reading that takes no longer shows no progress; a flashing window would only unsettle."""

Load = Callable[[], Loaded]
Chooser = Callable[["ImportFlow"], None]
"""Asks for files and calls ``import_files``."""


class ImportFlow(QObject):
    """One run of taking documents in. Nothing enters the ledger before it was confirmed.

    ``imported`` carries the plans to show, ``ended`` comes last, whatever happened.
    """

    imported = Signal(list)
    ended = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, choose: Chooser | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._theme = theme_around(parent)
        self._choose = choose or _ask_for_files
        self._waiting: list[tuple[Path, Load]] = []
        self._readings: list[Reading] = []
        self._brought_up: list[PlanSummary] = []
        self._job: Job | None = None
        self.progress: ReadingDialog | None = None
        self.review: ReviewDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show_progress)

    def choose_and_import(self) -> None:
        """Ask for files, then go on with them."""
        self._choose(self)

    def import_files(self, files: Sequence[Path]) -> None:
        """Read these files one after another, then ask before anything is written."""
        self._read([(file, partial(importing.load, file)) for file in dict.fromkeys(files)])

    def import_clipboard(self, html: str, text: str) -> None:
        """Read what the clipboard holds, as it is marked up and as plain text."""
        self._read([(importing.PASTED, partial(importing.load_clipboard, html, text))])

    def _read(self, wanted: list[tuple[Path, Load]]) -> None:
        self._waiting = wanted
        self._readings, self._brought_up = [], []
        if not self._waiting:
            self._end()
            return
        self._patience.start()
        self._read_next()

    def cancel(self) -> None:
        """Stop reading; the ledger stays as it is."""
        if self._job is not None:
            self._job.cancel()
        self._waiting.clear()
        self._stop_waiting()
        self._end()

    def show_progress(self) -> None:
        """Tell that reading takes its time."""
        self.progress = ReadingDialog(self._theme, self._parent)
        self.progress.rejected.connect(self.cancel)
        self._tell_progress()
        self.progress.open()

    def _tell_progress(self) -> None:
        if self.progress is not None and self._waiting:
            done = len(self._readings)
            self.progress.tell(self._waiting[0][0].name, done, done + len(self._waiting))

    def _read_next(self) -> None:
        self._tell_progress()
        self._job = Job(self._waiting[0][1])
        self._job.done.connect(self._loaded)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _loaded(self, loaded: Loaded) -> None:
        twin = any(
            other.review and other.review.loaded.sha256 == loaded.sha256
            for other in self._readings
        )
        self._go_on(None if twin else self._judged(loaded))

    def _judged(self, loaded: Loaded) -> Reading:
        """What a read document is to the ledger."""
        review = Review(loaded)
        known = importing.known(self._session, loaded)
        fault = None if loaded.draft.outline else NotAPlan(loaded.path)
        former = next(iter(rereading.candidates(self._session, loaded)), None)
        return Reading(loaded.path, review, known, fault, former)

    def _failed(self, fault: Exception) -> None:
        told = fault if isinstance(fault, GkdeskError) else GkdeskError()
        self._go_on(Reading(self._waiting[0][0], fault=told))

    def _go_on(self, reading: Reading | None) -> None:
        """Keep what came of a file; the same file given twice is kept once."""
        self._waiting.pop(0)
        if reading is not None:
            self._readings.append(reading)
        if self._waiting:
            self._read_next()
        else:
            self._stop_waiting()
            self._ask()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self.progress is not None:
            self.progress.rejected.disconnect(self.cancel)
            self.progress.close()
            self.progress = None

    def _ask(self) -> None:
        today = self._session.now().date()
        self.review = ReviewDialog(self._readings, today, self._theme, self._parent)
        self.review.confirmed.connect(self._take_in)
        self.review.plan_wanted.connect(self._show_known)
        self.review.update_wanted.connect(self._update)
        self.review.rejected.connect(self._leave)
        self.review.open()

    def _update(self, reading: Reading) -> None:
        """Compare a document with the plan it is a newer version of, over the review."""
        assert reading.review is not None
        assert reading.former is not None
        flow = RereadFlow(self._session, reading.former.id, self.review)
        flow.updated.connect(partial(self._updated, reading))
        flow.compare(reading.review.outcome)

    def _updated(self, reading: Reading, plan_id: int) -> None:
        """One file has found its way; the others stay under review."""
        reading.known = outline.plan(self._session, plan_id)
        self._brought_up.append(reading.known)
        if self.review is not None and any(each.ready for each in self._readings):
            self.review.show_again(reading)
        else:
            self._close([])

    def _leave(self) -> None:
        """The review was closed; what was updated before stays so."""
        if self._brought_up:
            self.imported.emit(self._brought_up)
        self._end()

    def _take_in(self) -> None:
        """Write what was confirmed, one change a file."""
        plans: list[PlanSummary] = []
        fault: GkdeskError | None = None
        for reading in self._readings:
            if reading.ready and reading.review is not None:
                try:
                    taken = importing.take_in(self._session, reading.review.outcome)
                    plans.append(taken.plan)
                except GkdeskError as caught:
                    fault = caught
                    break
        self._close(plans)
        if fault is not None:
            message.tell(self._parent, fault)

    def _show_known(self, plan_id: int) -> None:
        self._close([reading.known for reading in self._readings
                     if reading.known is not None and reading.known.id == plan_id])  # fmt: skip

    def _end(self) -> None:
        """Let go of what was read; the flow itself stays with its window, as it is small."""
        self._readings = []
        self.review = None
        self.ended.emit()

    def _close(self, plans: list[PlanSummary]) -> None:
        if self.review is not None:
            self.review.accept()
        if plans or self._brought_up:
            self.imported.emit([*self._brought_up, *plans])
        self._end()


def _ask_for_files(flow: ImportFlow) -> None:
    parent = flow.parent()
    owner = parent if isinstance(parent, QWidget) else None
    chooser = file_chooser(owner, "导入工作要点", documents_folder(), FILES)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.filesSelected.connect(lambda names: flow.import_files([Path(n) for n in names]))
    chooser.rejected.connect(flow.ended)
    chooser.open()
