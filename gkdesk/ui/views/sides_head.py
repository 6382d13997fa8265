"""The head of a list with two wordings in a line: which side is which."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.reread_list import RereadList


class SidesHead(QWidget):
    """Stands over a list and follows its columns; gone where there are none."""

    def __init__(self, over: RereadList, theme: Theme) -> None:
        super().__init__()
        self._over, self._theme = over, theme
        self.setFixedHeight(theme.px(30))
        over.fitted.connect(self._follow)

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
        for left, words in zip(sides, ("台账", "新版"), strict=True):
            box = QRect(left, 0, self.width() - left, self.height() - 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
