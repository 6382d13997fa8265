"""One place where something stands in the ledger; a click goes to its row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import WordButton


class RowPlace(WordButton):
    """The way down to a row over its words, each on one line."""

    def __init__(
        self, place: str, words: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        self._place = place
        super().__init__(words, theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"转到这一条：{words}")
        self.setAccessibleName(f"{place} {words}")

    def sizeHint(self) -> QSize:
        line = self._theme.line
        high = line(Letter.SECOND) + line(Letter.TABLE) + self._theme.px(10)
        return QSize(self._theme.px(200), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.palette.hover)
            painter.drawRoundedRect(QRectF(self.rect()), px(5), px(5))
        upper = QRect(px(6), px(4), self.width() - px(12), theme.line(Letter.SECOND))
        lower = upper.translated(0, theme.line(Letter.SECOND) + px(2))
        lower.setHeight(theme.line(Letter.TABLE))
        self._say(painter, self._place, upper, Letter.SECOND)
        self._say(painter, self.text(), lower, Letter.TABLE)

    def _say(self, painter: QPainter, words: str, box: QRect, letter: Letter) -> None:
        font, p = self._theme.font(letter), self._theme.palette
        painter.setFont(font)
        painter.setPen(p.text2 if letter is Letter.SECOND else p.accent_text)
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)
