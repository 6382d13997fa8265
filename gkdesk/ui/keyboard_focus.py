"""The focus ring: shown when the focus came by keyboard, never by mouse."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from gkdesk.ui.theme import Theme


class FocusRing(QObject):
    """Draws a ring around the focused button or field of any window, following its radius.

    One for the application; ``set_theme`` gives it the ring's colour. A focus that moves
    while no mouse button is down was moved by a key.
    """

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self._theme = theme
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._move)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        self._hide()
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and old is not None and not clicked and _wants_ring(new):
            self._ring = _Ring(new, self._theme)

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView):
        return False
    ringed = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
    return ringed or widget.property("ring") is True


class _Ring(QWidget):
    """2 px of ring, 2 px away from its widget; lies over the window, takes no mouse."""

    def __init__(self, target: QWidget, theme: Theme) -> None:
        super().__init__(target.window())
        self._target, self._theme = target, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in self._line_up():
            each.installEventFilter(self)  # a scrolled pane moves its widgets unasked
        self._follow()
        self.raise_()

    def _line_up(self) -> Iterator[QWidget]:
        above: QWidget | None = self._target
        while above is not None and not above.isWindow():
            yield above
            above = above.parentWidget()

    def leave(self) -> None:
        """Go away for good, and hear nothing more meanwhile."""
        if isValid(self._target):
            for each in self._line_up():
                each.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _follow(self) -> None:
        corner = self._target.mapTo(self._target.window(), self._target.rect().topLeft())
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-4, -4, 4, 4))
        self.setVisible(not self._target.visibleRegion().isEmpty())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.palette.accent_text, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
