"""One page of printed lists as a sheet of paper on the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gkdesk.ui.print_pages import ListPages, scaled
from gkdesk.ui.theme import LIGHT, Theme

EDGE: Final = 12
"""Room about the paper."""
DOTS: Final = 96
"""An inch at zoom 1.0."""


class PageSheet(QWidget):
    """The paper itself, painted once for a size and then kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawn: QPixmap | None = None
        self.pages: ListPages | None = None
        self.page = 0
        self.zoom = 1.0

    def forget(self) -> None:
        """Paint anew."""
        self._drawn = None
        self.update()

    def paper(self) -> QSize:
        """The size of the paper on the screen."""
        assert self.pages is not None
        size = self.pages.size(self.page) * (self.zoom * DOTS / 25.4)
        return QSize(round(size.width()), round(size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pages is None or not self.pages.reaches(self.page):
            return
        size = self.paper()
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.size() != size * ratio:
            self._drawn = self._draw(size, ratio)
        at = QPoint(max(0, (self.width() - size.width()) // 2), EDGE)
        painter = QPainter(self)
        painter.drawPixmap(at, self._drawn)
        painter.setPen(QPen(self._theme.palette.line2, 1))
        painter.drawRect(
            QRectF(at.x() - 0.5, at.y() - 0.5, size.width() + 1, size.height() + 1)
        )
        painter.end()

    def _draw(self, size: QSize, ratio: float) -> QPixmap:
        assert self.pages is not None
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(LIGHT.surface)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        scaled(painter, self.zoom * DOTS)
        self.pages.paint(painter, self.page)
        painter.end()
        return drawn
