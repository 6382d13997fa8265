"""The question before documents enter the ledger: what was read, and what to check."""

from __future__ import annotations

from collections.abc import Sequence

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

from gkdesk.ui.dialogs.file_review import FileReview, Reading
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme


class ReviewDialog(QDialog):
    """One review a file, with a list of the files where there are several.

    ``confirmed`` is the verb; the dialog stays open until its owner closes it.
    """

    confirmed = Signal()
    plan_wanted = Signal(int)

    def __init__(
        self, readings: Sequence[Reading], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.readings = list(readings)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files = QListWidget()
        self.pages = QStackedWidget()
        for reading in self.readings:
            review = FileReview(reading, theme)
            review.plan_wanted.connect(self.plan_wanted)
            self.pages.addWidget(review)
        self._fill_list()
        self._lay_out()
        several = len(self.readings) > 1
        self.setWindowTitle("核对导入结果")
        self.resize(theme.px(860 if several else 640), theme.px(self._height()))

    def _height(self) -> int:
        """As high as there is something to read, at 100 %."""
        if len(self.readings) > 1:
            return 480
        loaded = self.readings[0].loaded if self.readings[0].ready else None
        if loaded is None:
            return 176
        return 480 if loaded.draft.doubts else 240

    def _fill_list(self) -> None:
        theme = self.theme
        self.files.setFont(theme.font(Letter.SECOND))
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        self.files.setFixedWidth(theme.px(230))
        self.files.setWordWrap(True)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        p = theme.palette
        self.files.setStyleSheet(
            f"QListWidget {{ background: {p.bg}; border-radius: 6px; outline: none; }}"
            f"QListWidget::item {{ padding: {theme.px(6)}px; color: {p.text}; }}"
            f"QListWidget::item:selected {{ background: {p.sel}; color: {p.text}; }}"
        )
        metrics = self.files.fontMetrics()
        for reading in self.readings:
            width = theme.px(206)
            name = metrics.elidedText(reading.path.name, Qt.TextElideMode.ElideMiddle, width)
            item = QListWidgetItem(f"{name}\n{reading.state}", self.files)
            item.setToolTip(str(reading.path))
            item.setSizeHint(QSize(width, 2 * metrics.lineSpacing() + theme.px(14)))
        self.files.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.files.setCurrentRow(0)
        self.files.setVisible(len(self.readings) > 1)

    def _lay_out(self) -> None:
        px = self.theme.px
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.files)
        middle.addWidget(self.pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(18), px(20), px(16))
        whole.setSpacing(px(14))
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        ready = [reading for reading in self.readings if reading.ready]
        doubtful = any(reading.loaded and reading.loaded.draft.doubts for reading in ready)
        hint = "待核对的也能先入库，以后在左侧“待核对”里接着看。" if doubtful else ""
        foot = Foot(self.theme, hint)
        if ready:
            self.verb = foot.add(_verb(ready), "primary")
            self.verb.clicked.connect(self.confirmed)
            self.cancel = foot.add("取消")
        else:
            self.cancel = foot.add("知道了", "primary")
        self.cancel.clicked.connect(self.reject)
        return foot


def _verb(ready: Sequence[Reading]) -> str:
    tasks = sum(reading.tasks for reading in ready)
    return f"入库 {tasks} 条" if len(ready) == 1 else f"入库 {len(ready)} 份、{tasks} 条"
