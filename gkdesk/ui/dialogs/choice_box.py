"""A list to choose one thing from, with our own arrow; Qt's does not fit the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Theme

_ARROW, _PADDING = 16, 10


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
        side = self._theme.px(_ARROW)
        left = self.width() - side - self._theme.px(6)
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        cut = Qt.TextElideMode.ElideRight
        room = left - self._theme.px(_PADDING)
        option.currentText = self.fontMetrics().elidedText(option.currentText, cut, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = pixmap(Glyph.CHEVRON_DOWN, self._theme.palette.text2, side)
        painter.drawPixmap(left, (self.height() - side) // 2, arrow)
