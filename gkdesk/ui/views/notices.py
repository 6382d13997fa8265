"""Lines above the text of a row that ask for something: doubts, and edits left behind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.marks import OpenDoubt
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.left_edits import LeftEdit


class Notice(QWidget):
    """A sentence on the amber tint with one act behind it."""

    answered = Signal()

    def __init__(
        self, sentence: str, act: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self.words = QLabel(sentence)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.link = SmallLink(act, theme)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.words, 1)
        self._layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.link.clicked.connect(self.answered)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(8), theme.px(5), theme.px(6), theme.px(5))
        self._layout.setSpacing(theme.px(6))
        self._icon.setPixmap(pixmap(Glyph.WARNING, theme.palette.amber_text, theme.px(16)))
        self.words.setFont(theme.font(Letter.SECOND))
        self.link.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.amber_bg)
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class NoticeList(QWidget):
    """All notices of a row. ``settled`` carries a doubt's id, ``returned`` a row's id."""

    settled = Signal(int)
    returned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._doubts: list[Notice] = []
        self._left: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def shown(self) -> list[Notice]:
        """The notices from top to bottom."""
        return self._left + self._doubts

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._column.setSpacing(theme.px(4))
        for notice in self.shown:
            notice.set_theme(theme)

    def show_doubts(self, doubts: Sequence[OpenDoubt], *, settle: bool) -> None:
        """What the reader was unsure about in this row; ``settle`` offers 已核对."""
        _drop(self._doubts)
        self._doubts = [Notice(doubt.what, "已核对", self._theme) for doubt in doubts]
        for doubt, notice in zip(doubts, self._doubts, strict=True):
            notice.answered.connect(partial(self.settled.emit, doubt.id))
            notice.link.setVisible(settle)
            self._column.addWidget(notice)
        self.setVisible(bool(self.shown))

    def show_left(self, edits: Sequence[LeftEdit]) -> None:
        """What was typed in other rows and refused."""
        _drop(self._left)
        self._left = [Notice(edit.sentence, "回去改", self._theme) for edit in edits]
        for at, (edit, notice) in enumerate(zip(edits, self._left, strict=True)):
            notice.answered.connect(partial(self.returned.emit, edit.node_id))
            self._column.insertWidget(at, notice)
        self.setVisible(bool(self.shown))


def _drop(notices: list[Notice]) -> None:
    for notice in notices:
        notice.hide()
        notice.deleteLater()
