"""A bar that tells how much of a count is reached."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.ui.theme import Theme


class CountBar(QWidget):
    """How much of a count is reached; a full bar turns no other colour, its words tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reached = self._target = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.setFixedHeight(theme.px(10))
        self.update()

    def show_count(self, reached: int, target: int) -> None:
        """So many of so many."""
        self._reached, self._target = reached, target
        self.setAccessibleName(f"{reached}/{target}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.line2)
        radius = theme.px(3)
        whole = QRectF(0, theme.px(2), self.width(), theme.px(6))
        painter.drawRoundedRect(whole, radius, radius)
        if self._target and self._reached:
            painter.setBrush(palette.blue)
            whole.setWidth(whole.width() * min(self._reached / self._target, 1))
            painter.drawRoundedRect(whole, radius, radius)
