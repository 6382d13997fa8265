"""Bringing a plan to a newer version of its notice: read, compare elsewhere, ask, accept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services import importing, outline, rereading
from gkdesk.services.importing import Loaded
from gkdesk.services.rereading import Comparison
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.frame import theme_around
from gkdesk.ui.dialogs.reading_dialog import ReadingDialog
from gkdesk.ui.dialogs.reread_dialog import RereadDialog
from gkdesk.ui.jobs import Job

_PATIENCE_MS = 300


class RereadFlow(QObject):
    """One run over one plan. ``updated`` carries the plan after it was changed, ``ended``
    comes last, whatever happened."""

    updated = Signal(int)
    ended = Signal()

    def __init__(self, session: Session, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._plan_id, self._parent = session, plan_id, parent
        self._theme = theme_around(parent)
        self._job: Job | None = None
        self._name = ""
        self.progress: ReadingDialog | None = None
        self.dialog: RereadDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show_progress)

    def choose_file(self, files: str) -> None:
        """Ask for the newer file, ``files`` being the kinds to offer."""
        chooser = file_chooser(self._parent, "选择新版文件", documents_folder(), files)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.read(Path(name)))
        chooser.rejected.connect(self.ended)
        chooser.open()

    def read(self, path: Path) -> None:
        """Read the newer file, then compare."""
        self._name = path.name
        self._run(partial(importing.load, path), self._loaded)

    def _loaded(self, loaded: Loaded) -> None:
        known = importing.known(self._session, loaded)
        if known is not None:
            self._say(f"“{loaded.name}”已经在台账里（{known.title}），没有要更新的。")
        else:
            self.compare(loaded)

    def compare(self, loaded: Loaded) -> None:
        """Compare a document that was read with the plan, then ask."""
        self._name = loaded.name
        held = rereading.standing(self._session, self._plan_id)
        self._run(partial(rereading.compared, held, loaded), self._ask)

    def show_progress(self) -> None:
        """Tell that it takes its time."""
        self.progress = ReadingDialog(self._theme, self._parent)
        self.progress.rejected.connect(self._cancel)
        self.progress.tell(self._name, 0, 1)
        self.progress.open()

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._patience.start()
        self._job = Job(work)
        self._job.done.connect(self._stop_waiting)
        self._job.failed.connect(self._failed)
        self._job.done.connect(then)
        self._job.start()

    def _stop_waiting(self, _result: object = None) -> None:
        self._patience.stop()
        if self.progress is not None:
            self.progress.rejected.disconnect(self._cancel)
            self.progress.close()
            self.progress = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._stop_waiting()
        self.ended.emit()

    def _failed(self, fault: Exception) -> None:
        self._stop_waiting()
        message.tell(self._parent, fault if isinstance(fault, GkdeskError) else GkdeskError())
        self.ended.emit()

    def _say(self, words: str) -> None:
        message.say(self._parent, "用新版文件更新", words)
        self.ended.emit()

    def _ask(self, comparison: Comparison) -> None:
        if not comparison.differing:
            self._say(f"“{comparison.loaded.name}”与台账内容一致，没有要更新的。")
            return
        title = outline.plan(self._session, self._plan_id).title
        self.dialog = RereadDialog(comparison, title, self._theme, self._parent)
        self.dialog.confirmed.connect(partial(self._accept, comparison))
        self.dialog.rejected.connect(self.ended)
        self.dialog.open()

    def _accept(self, comparison: Comparison) -> None:
        assert self.dialog is not None
        chosen = frozenset(self.dialog.model.chosen)
        fault: GkdeskError | None = None
        try:
            rereading.accept(self._session, comparison, chosen)
        except GkdeskError as caught:
            fault = caught
        self.dialog.accept()
        if fault is None:
            self.updated.emit(self._plan_id)
        else:
            message.tell(self._parent, fault)
        self.ended.emit()


def open_for(
    session: Session, plan_id: int, loaded: Loaded, parent: QWidget | None
) -> RereadFlow:
    """Compare a document with a plan and ask what to take over; the flow tells the end."""
    flow = RereadFlow(session, plan_id, parent)
    flow.compare(loaded)
    return flow
