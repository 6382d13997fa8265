"""The question before documents enter the ledger: what was read, and what to check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import GkdeskError
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_review import FileReview
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.question import Question
from gkdesk.ui.dialogs.readings import Reading
from gkdesk.ui.theme import Letter, Theme

_HINT = "待核对的也能先入库，以后在左侧“待核对”里接着看。"
_MARGIN, _LARGEST = 28, QSize(1640, 1040)


class ReviewDialog(QDialog):
    """One review a file, with a list of the files where there are several.

    ``confirmed`` is the verb; the dialog stays open until its owner closes it.
    """

    confirmed = Signal()
    plan_wanted = Signal(int)
    update_wanted = Signal(object)

    def __init__(
        self,
        readings: Sequence[Reading],
        today: date,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._today = theme, today
        self.readings = list(readings)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.files = QListWidget()
        self.pages = QStackedWidget()
        self._built: dict[int, FileReview] = {}
        self.foot = Foot(theme, _HINT)
        self.verb = self.foot.add("入库", "primary")
        self.cancel = self.foot.add("取消")
        self.verb.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.reject)
        self.setWindowTitle(self._title())
        self.resize(self._wanted_size())
        self._fill_list()
        self._lay_out()
        self._follow()

    def _title(self) -> str:
        if len(self.readings) > 1:
            return f"核对导入结果（{len(self.readings)} 份文件）"
        return f"核对导入结果 - {self.readings[0].path.name}"

    def _wanted_size(self) -> QSize:
        """Nearly the window's own size where there is a review to see, else a few lines."""
        px, owner = self.theme.px, self.parentWidget()
        if not any(reading.markable for reading in self.readings):
            several = len(self.readings) > 1
            return QSize(px(860 if several else 640), px(320 if several else 176))
        room = owner.window().size() if owner is not None else QSize(px(1280), px(720))
        screen = self.screen().availableSize() - QSize(px(16), px(40))
        wanted = room - QSize(2 * _MARGIN, _MARGIN)
        return wanted.expandedTo(QSize(640, 400)).boundedTo(_LARGEST).boundedTo(screen)

    # files

    def _fill_list(self) -> None:
        theme, p = self.theme, self.theme.palette
        self.files.setFont(theme.font(Letter.SECOND))
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        self.files.setFixedWidth(theme.px(220))
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setAccessibleName("文件")
        self.files.setStyleSheet(
            f"QListWidget {{ background: {p.bg}; outline: none; padding: {theme.px(4)}px;"
            f" border-right: 1px solid {p.line}; }}"
            f"QListWidget::item {{ padding: {theme.px(6)}px; color: {p.text};"
            f" border-radius: 6px; }}"
            f"QListWidget::item:selected {{ background: {p.sel_side}; color: {p.text}; }}"
        )
        for reading in self.readings:
            item = QListWidgetItem(self.files)
            item.setToolTip(str(reading.path))
            high = 2 * self.files.fontMetrics().lineSpacing() + theme.px(16)
            item.setSizeHint(QSize(theme.px(200), high))
        self.files.currentRowChanged.connect(self._turn)
        self.files.setVisible(len(self.readings) > 1)

    def _tell_states(self) -> None:
        metrics, width = self.files.fontMetrics(), self.theme.px(188)
        for at, reading in enumerate(self.readings):
            name = metrics.elidedText(reading.path.name, Qt.TextElideMode.ElideMiddle, width)
            item = self.files.item(at)
            if item.text() != (said := f"{name}\n{reading.state}"):
                item.setText(said)

    def _turn(self, row: int) -> None:
        """Show the page of a file; it is built when it is first wanted."""
        if row not in self._built:
            page = FileReview(self.readings[row], self._today, self.theme)
            page.plan_wanted.connect(self.plan_wanted)
            page.update_wanted.connect(partial(self.update_wanted.emit, self.readings[row]))
            page.changed.connect(self._follow)
            page.failed.connect(self._tell)
            self.pages.addWidget(page)
            self._built[row] = page
        self.pages.setCurrentWidget(self._built[row])

    def show_again(self, reading: Reading) -> None:
        """Build the page of a file anew, after it came into the ledger another way."""
        row = self.readings.index(reading)
        page = self._built.pop(row, None)
        if page is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        self._turn(row)
        self._follow()

    def page(self) -> FileReview:
        """The page in sight."""
        return self._built[self.files.currentRow()]

    # foot

    def _lay_out(self) -> None:
        px = self.theme.px
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.files)
        middle.addWidget(self.pages, 1)
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self.theme.palette.line2};")
        self.foot.setContentsMargins(px(16), px(9), px(16), px(9))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(line)
        whole.addWidget(self.foot)
        self.files.setCurrentRow(0)
        page = self.page()
        if page.desk is not None:
            page.desk.points.list.setFocus()

    def _follow(self) -> None:
        """After an answer: states of the files, amount of the verb."""
        self._tell_states()
        ready = [reading for reading in self.readings if reading.ready]
        markable = any(reading.markable for reading in self.readings)
        self.verb.setVisible(markable)
        busy = any(page.busy for page in self._built.values())
        self.verb.setEnabled(bool(ready) and not busy)
        self.verb.setToolTip("" if ready else "还没有任务可以入库，先在原文里标出来")
        self.verb.setText(_verb(ready))
        self.cancel.setText("取消" if markable else "知道了")
        self.cancel.setDefault(not markable)
        self.foot.hint.setText(_HINT if any(each.doubts for each in ready) else "")

    def _tell(self, fault: Exception) -> None:
        message.tell(self, fault if isinstance(fault, GkdeskError) else GkdeskError())

    def reject(self) -> None:
        """Close; where answers would be lost, ask first."""
        answered = sum(each.review.answered for each in self.readings if each.review)
        if not answered:
            super().reject()
            return
        words = f"已经核对了 {answered} 处，现在关闭就不再保留，台账没有改动。"
        asked = Question(words, "放弃核对", "继续核对", self.theme, self)
        asked.agreed.connect(lambda: QDialog.reject(self))
        asked.open()


def _verb(ready: Sequence[Reading]) -> str:
    tasks = sum(reading.tasks for reading in ready)
    return f"入库 {tasks} 条" if len(ready) < 2 else f"入库 {len(ready)} 份、{tasks} 条"
