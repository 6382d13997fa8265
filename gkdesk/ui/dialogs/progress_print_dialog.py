"""打印进度: the pages of the charts, then a printer or a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QGraphicsView, QVBoxLayout, QWidget

from gkdesk.domain.progress import Progress
from gkdesk.errors import GkdeskError
from gkdesk.services import exporting
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.printing import has_printer
from gkdesk.ui.progress_pages import page_layout, paint_pages, write_pdf
from gkdesk.ui.theme import Theme


class ProgressPrintDialog(QDialog):
    """Shows the pages as they come out."""

    def __init__(self, progress: Progress, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.progress = theme, progress
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"打印：{progress.title}进度")
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setPageLayout(page_layout())
        self.printer.setDocName(f"{progress.title}进度")
        self.preview = QPrintPreviewWidget(self.printer)
        self.foot = TargetFoot(theme)
        self.send = self.foot.add("打印…", "primary")
        self.save = self.foot.add("存为 PDF")
        self.leave = self.foot.add("取消")
        self._build()

    def _build(self) -> None:
        px = self.theme.px
        for view in self.preview.findChildren(QGraphicsView):
            view.setBackgroundBrush(self.theme.palette.side)
            view.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.preview.paintRequested.connect(lambda device: paint_pages(self.progress, device))
        self.send.clicked.connect(self._choose_printer)
        self.save.clicked.connect(self._choose_target)
        self.leave.clicked.connect(self.reject)
        if not has_printer():
            self.send.setEnabled(False)
            self.send.setToolTip("这台电脑没有打印机")
            self.foot.hint.setText("这台电脑没有打印机，可存为 PDF 再打印")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.setSpacing(px(12))
        whole.addWidget(self.preview, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(900), room.width()), min(px(700), room.height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.fitInView()

    def _choose_printer(self) -> None:
        dialog = QPrintDialog(self.printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.print_now)
        QDialog.open(dialog)

    def print_now(self) -> None:
        """Sends the pages to the printer chosen."""
        try:
            pages = paint_pages(self.progress, self.printer)
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        self.foot.hint.setText(f"已送出 {pages} 页")
        self.leave.setText("关闭")

    def _choose_target(self) -> None:
        name = exporting.suggested_name(f"{self.progress.title}进度", ".pdf")
        target = documents_folder() / name
        choose_target(self, "存为 PDF", target, "PDF 文件 (*.pdf)", self.save_to)

    def save_to(self, target: Path) -> None:
        """Writes the PDF."""
        try:
            pages = write_pdf(self.progress, target)
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        self.foot.show_written(target, f"已存为 {pages} 页 PDF：{target}")
        self.leave.setText("关闭")
