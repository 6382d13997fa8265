"""Small things a pane is set with: unit chips, word links, the status pill.

They paint themselves, so that a pane full of them costs no style sheet.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gkdesk.domain.tasks import Light
from gkdesk.terms import label
from gkdesk.ui.lights import paint_light, pill_colours
from gkdesk.ui.theme import Letter, Theme


class WordButton(QAbstractButton):
    """A button that is little more than its words; Enter presses it like the blank key."""

    letter = Letter.TABLE
    bold = False

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hover = False
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.setFont(theme.font(self.letter, bold=self.bold))
        self.updateGeometry()
        self.update()

    def padding(self) -> tuple[int, int]:
        """Space beside and above the words, in pixels."""
        return self._theme.px(2), self._theme.px(2)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        beside, above = self.padding()
        height = max(metrics.height(), self._theme.line(self.letter)) + 2 * above
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * beside, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self.sizeHint().height())

    def shown_text(self) -> str:
        """The words as they fit, cut with an ellipsis."""
        room = self.width() - 2 * self.padding()[0]
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)


class Link(WordButton):
    """A quiet act inside a line: 改期, 指定单位."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setUnderline(self._hover and self.isEnabled())
        painter.setFont(font)
        palette = self._theme.palette
        painter.setPen(palette.accent_text if self.isEnabled() else palette.gray_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown_text())


class SmallLink(Link):
    """A link in a second line."""

    letter = Letter.SECOND


class Chip(WordButton):
    """A unit; a click asks for its tasks. The lead unit stands on the selection tint.
    ``tell`` says who it is, once the pointer rests on it."""

    letter = Letter.SECOND

    def __init__(
        self,
        text: str,
        theme: Theme,
        *,
        lead: bool = False,
        tell: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._lead, self._tell = lead, tell
        super().__init__(text, theme, parent)
        self.setToolTip(f"只看{text}的任务")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._tell is not None:
            parts = (f"只看{self.text()}的任务", self._tell(self.text()))
            self.setToolTip("\n".join(part for part in parts if part))
        return super().event(event)

    def padding(self) -> tuple[int, int]:
        return self._theme.px(9), self._theme.px(3.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, radius = self._theme.palette, self._theme.px(5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent_text if self._lead else palette.line2, 1))
        ground = palette.sel if self._lead else palette.raised
        painter.setBrush(palette.hover if self._hover else ground)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius
        )
        painter.setPen(palette.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown_text())


class StatusPill(QWidget):
    """The light of a row with its word: shape, colour and word together."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = Light.UNLIMITED
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @property
    def words(self) -> str:
        return self._words

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.show_light(self._light, self._words)

    def show_light(self, light: Light, words: str) -> None:
        """The light and what is said beside it, as 临期，剩 2 天."""
        self._light, self._words = light, words
        urgent = light in (Light.OVERDUE, Light.SOON)
        self.setFont(self._theme.font(Letter.SECOND, bold=urgent))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(self._words)

    def minimumSizeHint(self) -> QSize:
        return self._size(label(self._light))

    def _size(self, words: str) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(words)
        return QSize(wide + self._theme.px(10 + 14 + 6 + 12), self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = pill_colours(self._light, self._theme.palette)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        fits = self.width() >= self.sizeHint().width()
        shown = self._words if fits else label(self._light)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(QPoint(), self._size(shown)), radius, radius)
        left, side = self._theme.px(10), self._theme.px(14)
        lamp = QRectF(left, (self.height() - side) / 2, side, side)
        paint_light(painter, lamp, self._light, self._theme.palette)
        painter.setPen(ink)
        words = self.rect().adjusted(left + side + self._theme.px(6), 0, 0, 0)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, aligned, shown)
