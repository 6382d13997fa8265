"""A text with the places where it is to be cut; a click or Enter sets or takes one away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gkdesk.ui.theme import Letter, Theme


class CutText(QPlainTextEdit):
    """``cuts_changed`` tells that other characters begin a part now."""

    cuts_changed = Signal()

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        self.cuts: list[int] = []
        self._pressed: QPoint | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setFont(theme.font(Letter.TABLE))
        self.setCursorWidth(theme.px(2))
        self.setAccessibleName("要拆分的正文")

    def set_cuts(self, cuts: list[int]) -> None:
        """Cut before these characters."""
        inside = range(1, len(self.toPlainText()))
        self.cuts = sorted({cut for cut in cuts if cut in inside})
        self.viewport().update()
        self.cuts_changed.emit()

    def toggle(self, at: int) -> None:
        """Set a cut before a character, or take the one there away."""
        self.set_cuts(list({*self.cuts} ^ {at}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if self._pressed is not None and (
            at - self._pressed
        ).manhattanLength() < self._theme.px(4):
            cursor = self.cursorForPosition(at)
            near = (cut for cut in self.cuts if abs(cut - cursor.position()) <= 1)
            self.toggle(next(near, cursor.position()))
        self._pressed = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colour, wide = self._theme.palette.accent, self._theme.px(2)
        for cut in self.cuts:
            cursor = QTextCursor(self.document())
            cursor.setPosition(cut)
            rect = self.cursorRect(cursor)
            painter.fillRect(rect.left() - 1, rect.top(), wide, rect.height(), colour)
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            size = self._theme.px(7)
            painter.drawEllipse(rect.left() - size // 2, rect.top() - size // 2, size, size)
