"""导出任务分解表: what a row is, how sections stand, a preview, and the file."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.errors import GkdeskError, NothingToExport
from gkdesk.services import exporting, outline
from gkdesk.services.exporting import Exported
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.jobs import Job
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.page_turner import PageTurner
from gkdesk.ui.views.sheet_preview import SheetPreview

log = logging.getLogger(__name__)

_ROWS = {
    RowsBy.TASK: "一项任务一行，措施写在一起",
    RowsBy.MEASURE: "一句话一行，各有各的时限",
}
_LAYOUTS = {
    Layout.MERGED: "重点工作、工作任务向下合并",
    Layout.BANNER: "重点工作单独占一整行",
    Layout.SECTIONS: "每项重点工作单独一张表",
    Layout.UNITS: "每个单位单独一张表，只有它的任务",
}


class ExportDialog(QDialog):
    """Choices at the left, the real pages at the right. ``exported`` carries what was
    written, ``failed`` the fault. Raises UnknownPlan."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        plan = outline.plan(session, plan_id)
        self.setWindowTitle(f"导出任务分解表：{plan.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = OptionGroup(
            theme, "每行写什么", [Option(one, label(one), _ROWS[one]) for one in RowsBy]
        )
        self.layouts = OptionGroup(
            theme, "重点工作怎么放", [Option(one, label(one), _LAYOUTS[one]) for one in Layout]
        )
        self.about = QLabel()
        self.checkup = CheckupLine(session, plan_id, theme)
        self.preview = SheetPreview(theme)
        self.turner = PageTurner(theme)
        self.foot = TargetFoot(theme)
        self.write = self.foot.add("导出 Excel", "primary")
        self.leave = self.foot.add("取消")
        self._table: BreakdownTable = exporting.breakdown(session, plan_id, RowsBy.TASK)
        self.target = documents_folder() / exporting.suggested_name(self._table.title, ".xlsx")
        self._lay_out()
        self._connect()
        self._show_table()
        self.set_target(self.target)

    def _lay_out(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._choices())
        middle.addWidget(self._pages(), 1)
        whole.addLayout(middle, 1)
        line = QFrame()
        line.setFixedHeight(1)
        set_look(line, "line")
        whole.addWidget(line)
        self.foot.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.addWidget(self.foot)
        self.resize(QSize(px(1180), px(720)).boundedTo(self.screen().availableSize() * 0.94))

    def _choices(self) -> QWidget:
        px = self.theme.px
        side = QWidget()
        side.setFixedWidth(px(268))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(20), px(20), px(16), px(16))
        column.setSpacing(px(24))
        self.about.setFont(self.theme.font(Letter.SECOND))
        self.about.setWordWrap(True)
        set_look(self.about, "second")
        for part in (self.rows, self.layouts, self.about, self.checkup):
            column.addWidget(part)
        column.addStretch(1)
        return side

    def _pages(self) -> QWidget:
        px = self.theme.px
        side = QFrame()
        set_look(side, "raised")
        head = QHBoxLayout()
        title, words = QLabel("预览"), QLabel("行、列、合并、分页和导出的文件一致")
        title.setFont(self.theme.font(Letter.TABLE, bold=True))
        words.setFont(self.theme.font(Letter.SECOND))
        set_look(words, "second")
        head.addWidget(title)
        head.addSpacing(px(8))
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(self.turner)
        column = QVBoxLayout(side)
        column.setContentsMargins(px(18), px(12), px(18), px(16))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        return side

    def _connect(self) -> None:
        self.rows.chosen.connect(self._rows_chosen)
        self.layouts.chosen.connect(self._show_table)
        self.preview.turned.connect(self.turner.show_place)
        self.turner.wanted.connect(self.preview.turn_to)
        self.foot.change_wanted.connect(self._choose_target)
        self.write.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)
        self.checkup.changed.connect(self._rows_chosen)

    def _rows_chosen(self) -> None:
        rows_by = RowsBy(self.rows.value)
        self._table = exporting.breakdown(self._session, self._plan_id, rows_by)
        self._show_table()

    def _show_table(self) -> None:
        try:
            sheets = exporting.sheets([self._table], Layout(self.layouts.value))
        except NothingToExport:
            self.preview.show_sheet(None)
            self.about.setText("这份计划里没有可以导出的任务。")
            self.write.setEnabled(False)
            return
        self.preview.show_sheet(sheets[0])
        self.about.setText(f"共 {len(self._table.rows)} 行，A4 横向 {self.preview.pages} 页。")
        self.set_target(self.target)

    def _choose_target(self) -> None:
        kinds = "Excel 工作簿 (*.xlsx)"
        choose_target(self, "导出到", self.target, kinds, self.set_target)

    def set_target(self, target: Path) -> None:
        """Where the file will be written."""
        self.target = target
        self.foot.show_target(target)
        self.leave.setText("取消")

    def start(self) -> Job:
        """Writes the file away from the window's thread."""
        table, target, layout = self._table, self.target, Layout(self.layouts.value)
        self.write.setEnabled(False)
        self.foot.show_busy("正在导出…")
        job = Job(lambda: exporting.export_workbook([table], target, layout))
        job.done.connect(self._written)
        job.failed.connect(self._refused)
        return job.start()

    def _written(self, done: Exported) -> None:
        self.write.setEnabled(True)
        self.foot.show_written(done.file, f"已导出 {done.rows} 行：{done.file}")
        self.leave.setText("关闭")
        self.exported.emit(done)

    def _refused(self, fault: Exception) -> None:
        self.write.setEnabled(True)
        self.set_target(self.target)
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("export failed", exc_info=fault)
        message.tell(self, known)
        self.failed.emit(fault)
