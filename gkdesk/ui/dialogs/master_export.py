"""The whole table with its row codes, written from the export dialog: people change it in
their own program, and what they changed is collected."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from gkdesk.domain.breakdown import RowsBy
from gkdesk.errors import GkdeskError
from gkdesk.services import exporting, master_table
from gkdesk.services.exporting import Exported
from gkdesk.services.master_table import PreparedMaster
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.target_foot import choose_target
from gkdesk.ui.jobs import Job

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.export_dialog import ExportDialog

log = logging.getLogger(__name__)

_KINDS = "Excel 工作簿 (*.xlsx)"


class MasterExport:
    """Asks where to, writes away from the window's thread, enters it in the register and
    tells it at the dialog's foot."""

    def __init__(self, session: Session, plan_id: int, dialog: ExportDialog) -> None:
        self._session, self._plan_id, self._dialog = session, plan_id, dialog

    def ask(self) -> QFileDialog:
        """Asks for the file, without blocking."""
        name = exporting.suggested_name(f"{self._dialog.target.stem}（可收回）", ".xlsx")
        target = self._dialog.target.with_name(name)
        words = "带回收编号导出到"
        return choose_target(self._dialog, words, target, _KINDS, self.start)

    def start(self, target: Path) -> Job | None:
        """Writes the table to that file; None where there is nothing to write."""
        rows_by = RowsBy(self._dialog.wanted.rows_by)
        try:
            prepared = master_table.prepare(self._session, self._plan_id, rows_by)
        except GkdeskError as fault:
            self._refused(fault)
            return None
        self._dialog.foot.show_busy("正在导出…")
        job = Job(lambda: master_table.write(prepared, target))
        job.done.connect(lambda done: self._written(prepared, done))
        job.failed.connect(self._refused)
        return job.start()

    def _written(self, prepared: PreparedMaster, done: Exported) -> None:
        try:
            master_table.record(self._session, prepared, done)
        except GkdeskError as fault:
            self._refused(fault)
            return
        words = f"已导出 {done.rows} 行，改后可以用“回收反馈”收回：{done.file}"
        self._dialog.foot.show_written(done.file, words)
        self._dialog.templates_edited.emit()
        self._dialog.exported.emit(done)

    def _refused(self, fault: Exception) -> None:
        self._dialog.set_target(self._dialog.target)
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("export with codes failed", exc_info=fault)
        message.tell(self._dialog, known)
        self._dialog.failed.emit(fault)
