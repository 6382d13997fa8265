"""One file of an import: its review, or the sentence that says why there is none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.terms import message_for
from gkdesk.ui.dialogs.former_strip import FormerStrip
from gkdesk.ui.dialogs.readings import Reading
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.review_desk import ReviewDesk


class FileNote(QWidget):
    """A file that is not under review. ``plan_wanted`` asks for the plan a known file is,
    ``source_wanted`` to mark the words of a document in which no item was found."""

    plan_wanted = Signal(int)
    source_wanted = Signal()

    def __init__(self, reading: Reading, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        px = theme.px
        self._column.setContentsMargins(px(20), px(18), px(20), px(16))
        self._column.setSpacing(px(8))
        if reading.known is not None:
            plan = reading.known
            self._add(plan.title, Letter.PANE_TITLE)
            words = f"“{reading.path.name}”已经在台账里，共 {plan.tasks} 条任务，不会重复入库。"
            self._add_line(Glyph.INFO, words)
            self._link("打开这份计划").clicked.connect(lambda: self.plan_wanted.emit(plan.id))
        elif reading.fault is not None:
            self._add(reading.path.name, Letter.PANE_TITLE)
            self._add_line(Glyph.WARNING, message_for(reading.fault))
            if reading.markable:
                link = self._link("打开原文，自己标出任务")
                link.clicked.connect(self.source_wanted)
        self._column.addStretch(1)

    def words(self) -> str:
        """Everything it says."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _link(self, words: str) -> Link:
        link = Link(words, self._theme)
        self._column.addWidget(link)
        return link

    def _add(self, words: str, letter: Letter) -> None:
        self._column.addWidget(self._label(words, letter))

    def _add_line(self, glyph: Glyph, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(8))
        mark = QLabel()
        mark.setPixmap(pixmap(glyph, self._theme.palette.accent_text, self._theme.px(20)))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label(words, Letter.TABLE), 1)
        self._column.addLayout(line)

    def _label(self, words: str, letter: Letter) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font(letter))
        return label


class FileReview(QWidget):
    """The page of one file; the review is built when the page is first wanted.

    ``changed`` follows every answer, ``failed`` a reading that broke off.
    """

    plan_wanted = Signal(int)
    update_wanted = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, reading: Reading, today: date, theme: Theme) -> None:
        super().__init__()
        self.reading, self._today, self._theme = reading, today, theme
        self.former: FormerStrip | None = None
        self.note: FileNote | None = None
        self.desk: ReviewDesk | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if reading.ready and reading.former is not None:
            self.former = FormerStrip(reading.former, theme)
            self.former.update_wanted.connect(self.update_wanted)
            self._column.addWidget(self.former)
        if reading.ready:
            self._show_desk()
        else:
            self.note = FileNote(reading, theme)
            self.note.plan_wanted.connect(self.plan_wanted)
            self.note.source_wanted.connect(self._show_desk)
            self._column.addWidget(self.note)

    def _show_desk(self) -> None:
        assert self.reading.review is not None
        if self.note is not None:
            self.note.hide()
        self.desk = ReviewDesk(self.reading.review, self._today, self._theme)
        self.desk.changed.connect(self.changed)
        self.desk.failed.connect(self.failed)
        self._column.addWidget(self.desk, 1)
        self.desk.points.list.setFocus()
        self.changed.emit()

    @property
    def busy(self) -> bool:
        """Whether its document is being read again."""
        return self.desk is not None and self.desk.busy
