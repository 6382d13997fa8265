"""The head of a look-back's list: which side is which plan."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.look_back_list import LookBackList


class LookBackHead(QWidget):
    """Stands over a list and follows its columns; gone where there are none."""

    def __init__(self, over: LookBackList, theme: Theme) -> None:
        super().__init__()
        self._over = over
        self._titles = ("", "")
        self.set_theme(theme)
        over.fitted.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self.setFixedHeight(theme.px(30))

    def show_titles(self, former: str, own: str) -> None:
        """Name the plans."""
        self._titles = former, own
        self.setAccessibleName(f"左：{former}，右：{own}")
        self.update()

    def _follow(self) -> None:
        self.setVisible(self._over.sides() is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        sides = self._over.sides()
        if sides is None:
            return
        p = self._theme.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), p.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, p.line2)
        painter.setFont(self._theme.font(Letter.SECOND))
        painter.setPen(p.text2)
        metrics, ends = QFontMetrics(painter.font()), (sides[1], self.width())
        for left, end, words in zip(sides, ends, self._titles, strict=True):
            box = QRect(left, 0, end - left - self._theme.px(14), self.height() - 1)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
