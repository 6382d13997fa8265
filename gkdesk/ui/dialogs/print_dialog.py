"""打印: the real pages of a list, then a printer or a PDF."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.exports.printed_list import PrintedList
from gkdesk.services import exporting
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.print_fonts import font_notice
from gkdesk.ui.print_run import PrintRun
from gkdesk.ui.printing import has_printer, print_pages, write_pages
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.paper_choices import PaperChoices
from gkdesk.ui.views.print_desk import PrintDesk

log = logging.getLogger(__name__)

_NO_PRINTER: Final = "这台电脑没有打印机，没有印出，可存为 PDF。"


class PrintDialog(QDialog):
    """Choices at the left, the pages at the right, and two ways to get them out.

    ``saved`` carries the PDF's path, ``printed`` the number of pages, ``failed`` the fault.
    ``checkup`` tells of the plan's check, where the list is one plan's. Without a list it
    waits for ``show_list``. Raises NoChineseFont.
    """

    saved = Signal(object)
    printed = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        listed: PrintedList | None,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        checkup: CheckupLine | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.checkup = checkup
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paper = PaperChoices(theme)
        self.desk = PrintDesk(theme)
        self.foot = TargetFoot(theme)
        self.send = self.foot.add("打印…", "primary")
        self.save = self.foot.add("存为 PDF")
        self.leave = self.foot.add("取消")
        self._run: PrintRun | None = None
        self._printer: QPrinter | None = None
        self._target, self._doing = Path(), ""
        self.list = listed or PrintedList("", "", (), ())
        self._build()
        if listed is not None:
            self.paper.show_paper(listed.paper)
            self.show_list(listed)

    def _build(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left())
        middle.addWidget(self.desk, 1)
        whole.addLayout(middle, 1)
        line = QFrame()
        line.setFixedHeight(1)
        set_look(line, "line")
        whole.addWidget(line)
        self.foot.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.addWidget(self.foot)
        self.resize(QSize(px(1180), px(720)).boundedTo(self.screen().availableSize() * 0.94))
        self.paper.changed.connect(self.paper_chosen)
        self.desk.counted.connect(self._show_count)
        self.send.clicked.connect(self.choose_printer)
        self.save.clicked.connect(self._choose_target)
        self.leave.clicked.connect(self._leave_or_stop)

    def _left(self) -> QWidget:
        px = self.theme.px
        side = QWidget()
        side.setFixedWidth(px(312))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(20), px(16), px(12), px(12))
        column.setSpacing(px(10))
        self.fill_side(column)
        faces = font_notice()
        if faces:
            notice = QLabel(faces)
            notice.setFont(self.theme.font(Letter.SECOND))
            notice.setWordWrap(True)
            set_look(notice, "second")
            column.addWidget(notice)
        if self.checkup is not None:
            column.addWidget(self.checkup)
        return side

    def fill_side(self, column: QVBoxLayout) -> None:
        """Lays the choices out at the left; here only those of the paper."""
        column.addWidget(self.paper, 1)

    def show_list(self, listed: PrintedList) -> None:
        """Shows another list."""
        self.list = listed
        self.setWindowTitle(f"打印：{listed.title}")
        self.desk.show_lists([listed])
        self.offer(can_print=True)

    def offer(self, *, can_print: bool) -> None:
        """Whether there is something to be printed."""
        self.send.setEnabled(can_print)
        self.save.setEnabled(can_print)

    @property
    def pages(self) -> int:
        """The pages of the list on the paper chosen; counts them where that is not done."""
        return self.desk.pages.pages() if self.desk.pages else 0

    def paper_chosen(self) -> None:
        """Lays the list out on the paper that is chosen now."""
        self.show_list(replace(self.list, paper=self.paper.paper))

    def _show_count(self, pages: int) -> None:
        if self._run is None:
            tasks = f"共 {self.list.tasks} 项任务" if self.list.tasks else ""
            counted = f"{pages} 页" if pages else ""
            self.foot.show_busy("，".join(part for part in (tasks, counted) if part))

    # a printer

    def choose_printer(self) -> None:
        """Asks for a printer and its settings; says so where this machine has none."""
        if not has_printer():
            message.say(self, "没有打印机", _NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.list.title)
        if self.desk.pages is not None:
            printer.setPageLayout(self.desk.pages.layout(0))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._printer = printer
        dialog.accepted.connect(self._print_chosen)
        QDialog.open(dialog)

    def _print_chosen(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def print_on(self, printer: QPrinter) -> None:
        """Sends the pages to a printer, one after the other; only where there are pages."""
        assert self.desk.pages is not None
        self._target = Path()
        run = self._begin(print_pages(self.desk.pages, printer), "正在送往打印机")
        run.done.connect(self._printed)

    def _printed(self, pages: int) -> None:
        self._ended()
        self.foot.show_busy(f"已送出 {pages} 页")
        self.leave.setText("关闭")
        self.printed.emit(pages)

    # a PDF

    def _choose_target(self) -> None:
        name = exporting.suggested_name(self.list.title, ".pdf")
        target = documents_folder() / name
        choose_target(self, "存为 PDF", target, "PDF 文件 (*.pdf)", self.save_to)

    def save_to(self, target: Path) -> PrintRun:
        """Writes the PDF a page at a time, while the window answers; only where there are
        pages."""
        assert self.desk.pages is not None
        self._target = target
        run = self._begin(write_pages(self.desk.pages, target), "正在生成 PDF")
        run.done.connect(self._saved)
        return run

    def _saved(self, pages: int) -> None:
        self._ended()
        self.foot.show_written(self._target, f"已存为 {pages} 页 PDF：{self._target}")
        self.leave.setText("关闭")
        self.saved.emit(self._target)

    # what both have in common

    def _begin(self, steps: Iterator[tuple[int, int]], words: str) -> PrintRun:
        self.offer(can_print=False)
        self.leave.setText("停止")
        self.foot.show_busy(f"{words}…")
        self._doing = words
        self._run = PrintRun(steps)
        self._run.progress.connect(self._show_progress)
        self._run.failed.connect(self._refused)
        return self._run.start()

    def _show_progress(self, done: int, count: int) -> None:
        if count:
            self.foot.show_busy(f"{self._doing}，第 {done} 页，共 {count} 页")

    def _ended(self) -> None:
        self._run = None
        self.leave.setText("取消")
        self.offer(can_print=self.desk.pages is not None)

    def _leave_or_stop(self) -> None:
        if self._run is None:
            self.reject()
            return
        self._run.cancel()
        self._ended()
        self.foot.show_busy("已停止，没有留下文件。" if self._target.name else "已停止。")

    def done(self, result: int) -> None:
        """A run that is still going on ends with the dialog."""
        if self._run is not None:
            self._run.cancel()
            self._run = None
        super().done(result)

    def _refused(self, fault: Exception) -> None:
        self._ended()
        self._show_count(self.desk.preview.pages)
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("print failed", exc_info=fault)
        message.tell(self, known)
        self.failed.emit(fault)
