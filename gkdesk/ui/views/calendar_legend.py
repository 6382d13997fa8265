"""The line under the calendar: what the shapes mean, and what the whole of it comes to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.domain.tasks import Light
from gkdesk.terms import label
from gkdesk.ui.lights import paint_light
from gkdesk.ui.models.calendar_words import COUNTED, numbers
from gkdesk.ui.theme import Letter, Theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CalendarLegend(QWidget):
    """Painted in one line: 9月　逾期 3　临期 4 …; a remark stands at the right where it
    fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._remark = "", ""
        self._lights: Mapping[Light, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_lights(self, title: str, lights: Mapping[Light, int], remark: str = "") -> None:
        """What is counted, by light."""
        self._title, self._lights, self._remark = title, lights, remark
        self.setAccessibleName(f"{title}，{numbers(lights) or '没有到期'}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self._theme.palette, self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), p.surface)
        painter.setPen(p.line)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.setFont(self._theme.font(Letter.SECOND))
        x = self._say(painter, px(16), self._title) + px(14)
        side = px(13)
        for light in COUNTED:
            lamp = QRectF(x, (self.height() - side) / 2, side, side)
            paint_light(painter, lamp, light, p)
            said = f"{label(light)} {self._lights.get(light, 0)}"
            x = self._say(painter, x + side + px(5), said) + px(14)
        wide = QFontMetrics(painter.font()).horizontalAdvance(self._remark)
        left = self.width() - px(16) - wide
        if left > x:
            self._say(painter, left, self._remark)

    def _say(self, painter: QPainter, left: float, said: str) -> float:
        """One stretch of words; returns its right edge."""
        painter.setPen(self._theme.palette.text2)
        place = QRectF(left, 0, self.width(), self.height())
        painter.drawText(place, _MIDDLE, said)
        return left + painter.fontMetrics().horizontalAdvance(said)
