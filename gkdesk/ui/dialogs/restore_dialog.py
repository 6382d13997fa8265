"""Backup and restore: the copies of the ledger, what each would change, and putting one back.

Copies are proven one after another beside the window's thread; what the chosen one would
change is worked out the same way.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.backups import FileDifference, Holdings
from gkdesk.errors import GkdeskError
from gkdesk.services import backing_up, restoring
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.dialogs.restore_words import MOST_CHANGES, difference_lines
from gkdesk.ui.jobs import Job
from gkdesk.ui.models.backups_model import BackupColumn, BackupsModel, Offered, day_words
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

FILES: Final = "台账文件 (*.db *.gkdb);;所有文件 (*)"
_WIDTHS: Final[dict[int, int]] = {
    BackupColumn.WHY: 96,
    BackupColumn.SIZE: 84,
    BackupColumn.PLANS: 60,
    BackupColumn.TASKS: 70,
    BackupColumn.STATE: 84,
}
_NO_COPY: Final = "还没有备份。每天第一次打开台账会存一份，也可以选另一台电脑上的台账文件。"
_KEPT: Final = "现在的台账会先在“备份”文件夹里留一份。"


class RestoreDialog(QDialog):
    """``restore_wanted`` carries the copy that is to be put back, and closes the dialog."""

    restore_wanted = Signal(Path)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme, self._session = theme, session
        self.setWindowTitle("备份与恢复")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = BackupsModel(backing_up.backups(session.path), self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.about = QLabel()
        self.foot = Foot(theme, _KEPT)
        self.choose = self.foot.add("选文件…")
        self.verb = self.foot.add("恢复", "primary")
        self._proof: Job | None = None
        self._comparison: Job | None = None
        self._lay_out()
        self._connect()
        if self.model.offered:
            self.table.selectRow(0)
        else:
            self.about.setText(_NO_COPY)
            self.verb.setEnabled(False)
        self._prove_next()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("备份")
        dress_table(self.table, theme, _WIDTHS)
        self.about.setWordWrap(True)
        self.about.setFont(theme.font(Letter.TABLE))
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setMinimumHeight(px(160))
        set_look(self.about, "second")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.table, 1)
        whole.addWidget(self.about)
        whole.addWidget(self.foot)
        self.resize(px(720), px(560))

    def _connect(self) -> None:
        self.foot.add("取消").clicked.connect(self.reject)
        self.choose.clicked.connect(self._choose)
        self.verb.clicked.connect(self._restore)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.finished.connect(self._stop)

    # proving

    def _prove_next(self) -> None:
        waiting = [each for each in self.model.offered if not (each.holdings or each.unfit)]
        if not waiting or self._proof is not None:
            return
        offered = self._current() if self._current() in waiting else waiting[0]
        assert offered is not None
        self._proof = Job(partial(backing_up.look_into, offered.path))
        self._proof.done.connect(partial(self._proven, offered))
        self._proof.failed.connect(lambda _fault: self._proven(offered, None))
        self._proof.start()

    def _proven(self, offered: Offered, holdings: Holdings | None) -> None:
        self._proof = None
        self.model.fill(offered, holdings)
        if offered is self._current():
            self._show()
        self._prove_next()

    # the chosen one

    def _current(self) -> Offered | None:
        index = self.table.currentIndex()
        return self.model.offered[index.row()] if index.isValid() else None

    def _show(self, *_: QModelIndex) -> None:
        """Tell of the current copy, and begin to compare it."""
        offered = self._current()
        if self._comparison is not None:
            self._comparison.cancel()
        self.verb.setEnabled(False)
        if offered is None:
            return
        if offered.unfit:
            self.about.setText("这份备份不完好，不能用来恢复，可换一份。")
        elif offered.holdings is None:
            self.about.setText("正在核对这份备份…")
        else:
            self._name_verb(offered)
            self._compare(offered, offered.holdings)

    def _name_verb(self, offered: Offered) -> None:
        moment = offered.moment
        today = self._session.now().date()
        where = f"到 {day_words(moment.date(), today)}" if moment is not None else ""
        self.verb.setText(f"恢复{where}")
        self.verb.setEnabled(not self._session.read_only)

    def _compare(self, offered: Offered, holdings: Holdings) -> None:
        self.about.setText("正在和现在的台账比较…")
        work = partial(
            restoring.difference,
            self._session.path,
            offered.path,
            holdings,
            self._session.clock,
        )
        self._comparison = Job(work)
        self._comparison.done.connect(partial(self._compared, holdings))
        self._comparison.failed.connect(self._failed)
        self._comparison.start()

    def _compared(self, holdings: Holdings, found: FileDifference) -> None:
        lost = restoring.lost_entries(self._session, found, MOST_CHANGES)
        lines = difference_lines(holdings, found, lost[:MOST_CHANGES])
        self.about.setText("\n".join(lines))

    def _failed(self, fault: Exception) -> None:
        told = fault if isinstance(fault, GkdeskError) else GkdeskError()
        self.about.setText(message_for(told))

    # acts

    def _choose(self) -> None:
        chooser = file_chooser(self, "选一份备份", documents_folder(), FILES)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.offer(Path(name)))
        chooser.open()

    def offer(self, chosen: Path) -> None:
        """Add a file that a person chose, and go to it."""
        self.table.selectRow(self.model.add(chosen))
        self._prove_next()

    def _restore(self) -> None:
        offered = self._current()
        if offered is not None and offered.holdings is not None:
            self.accept()
            self.restore_wanted.emit(offered.path)

    def _stop(self) -> None:
        for job in (self._proof, self._comparison):
            if job is not None:
                job.cancel()
