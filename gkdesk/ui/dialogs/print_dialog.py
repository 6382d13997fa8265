"""打印任务清单: the pages, then a printer or a PDF."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import GkdeskError
from gkdesk.exports.printed_list import PrintedList
from gkdesk.exports.task_list import PrintList
from gkdesk.services import exporting
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.jobs import Job
from gkdesk.ui.printing import Orientation, TaskListPrinter, a4, new_form, print_pdf
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.page_turner import PageTurner

log = logging.getLogger(__name__)

_WAYS = (("A4 横向", Orientation.Landscape), ("A4 纵向", Orientation.Portrait))


class PrintDialog(QDialog):
    """A preview of the real pages, zoom, and two ways to get them out. ``saved`` carries the
    PDF's path, ``printed`` the number of pages, ``failed`` the fault. Raises
    NoChineseFont. ``checkup`` tells of the plan's check, where the list is one plan's."""

    saved = Signal(object)
    printed = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        listed: PrintList | PrintedList,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        checkup: CheckupLine | None = None,
    ) -> None:
        super().__init__(parent)
        self.checkup = checkup
        self.theme = theme
        self.list = listed
        self._lists = TaskListPrinter([self.list])
        self.setWindowTitle(f"打印：{self.list.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setPageLayout(a4())
        self.printer.setDocName(self.list.title)
        self.preview = QPrintPreviewWidget(self.printer)
        self.turner = PageTurner(theme)
        self.ways = ChoiceBox(theme)
        self.foot = TargetFoot(theme)
        self.send = self.foot.add("打印…", "primary")
        self.save = self.foot.add("存为 PDF")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        for view in self.preview.findChildren(QGraphicsView):
            view.setBackgroundBrush(theme.palette.side)
            view.setFrameShape(QGraphicsView.Shape.NoFrame)
        self._show_place()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.ways.addItems([words for words, _way in _WAYS])
        self.ways.setAccessibleName("纸张方向")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        title = QLabel("预览")
        title.setFont(self.theme.font(Letter.TABLE, bold=True))
        head.addWidget(title)
        head.addWidget(self.ways)
        head.addStretch(1)
        head.addWidget(self.turner)
        head.addStretch(1)
        for words, act in (
            ("缩小", self.preview.zoomOut),
            ("放大", self.preview.zoomIn),
            ("适合宽度", self.preview.fitToWidth),
            ("整页", self.preview.fitInView),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            set_look(button, "flat")
            button.clicked.connect(act)
            head.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.setSpacing(px(12))
        whole.addLayout(head)
        if self.checkup is not None:
            whole.addWidget(self.checkup)
        whole.addWidget(self.preview, 1)
        whole.addWidget(self.foot)
        self.foot.hint.setText(f"共 {self.list.tasks} 项任务")
        self.resize(QSize(px(1100), px(720)).boundedTo(self.screen().availableSize() * 0.94))

    def _connect(self) -> None:
        self.preview.paintRequested.connect(self._lists.render)
        self.preview.previewChanged.connect(self._show_place)
        self.turner.wanted.connect(self._turn)
        self.ways.currentIndexChanged.connect(self._way_chosen)
        self.send.clicked.connect(self._choose_printer)
        self.save.clicked.connect(self._choose_target)
        self.leave.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.fitToWidth()

    @property
    def way(self) -> Orientation:
        """Landscape or portrait, as chosen."""
        return _WAYS[self.ways.currentIndex()][1]

    @property
    def pages(self) -> int:
        """The pages of the list on the paper chosen."""
        return self._lists.pages(self.printer.pageLayout())

    def _way_chosen(self) -> None:
        self.printer.setPageLayout(a4(self.way))
        self.preview.updatePreview()
        self._show_place()

    def _turn(self, page: int) -> None:
        self.preview.setCurrentPage(page + 1)
        self._show_place()

    def _show_place(self) -> None:
        self.turner.show_place(max(0, self.preview.currentPage() - 1), self.pages)

    def _choose_printer(self) -> None:
        dialog = QPrintDialog(self.printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.print_now)
        QDialog.open(dialog)

    def print_now(self) -> None:
        """Sends the pages to the printer chosen."""
        try:
            pages = self._lists.render(self.printer)
        except GkdeskError as fault:
            self._refused(fault)
            return
        self.foot.hint.setText(f"已送出 {pages} 页")
        self.leave.setText("关闭")
        self.printed.emit(pages)

    def _choose_target(self) -> None:
        name = exporting.suggested_name(self.list.title, ".pdf")
        target = documents_folder() / name
        choose_target(self, "存为 PDF", target, "PDF 文件 (*.pdf)", self.save_to)

    def save_to(self, target: Path) -> Job:
        """Writes the PDF away from the window's thread."""
        listed, way = self.list, self.way
        self.save.setEnabled(False)
        self.foot.show_busy("正在生成 PDF…")
        turned = new_form(listed)
        turned = replace(turned, paper=replace(turned.paper, wide=way is Orientation.Landscape))
        job = Job(lambda: print_pdf([turned], target))
        job.done.connect(lambda pages: self._saved(target, pages))
        job.failed.connect(self._refused)
        return job.start()

    def _saved(self, target: Path, pages: int) -> None:
        self.save.setEnabled(True)
        self.foot.show_written(target, f"已存为 {pages} 页 PDF：{target}")
        self.leave.setText("关闭")
        self.saved.emit(target)

    def _refused(self, fault: Exception) -> None:
        self.save.setEnabled(True)
        self.foot.hint.setText(f"共 {self.list.tasks} 项任务")
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("print failed", exc_info=fault)
        message.tell(self, known)
        self.failed.emit(fault)
