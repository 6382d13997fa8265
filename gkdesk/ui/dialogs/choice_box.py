"""A list to choose one thing from, with our own arrow; Qt's does not fit the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Theme

_ARROW = 16


class ChoiceBox(QComboBox):
    """A QComboBox; the style sheet leaves the arrow's place empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what lies around; a choice made by it would go unnoticed."""
        event.ignore()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._theme.px(_ARROW), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(_ARROW)
        arrow = pixmap(Glyph.CHEVRON_DOWN, self._theme.palette.text2, side)
        left = self.width() - side - self._theme.px(6)
        QPainter(self).drawPixmap(left, (self.height() - side) // 2, arrow)
