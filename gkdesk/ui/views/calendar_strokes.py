"""The strokes a calendar is painted with: day numbers, 休/班 marks, counted lights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gkdesk.domain.tasks import Light
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.models.calendar_words import WORK
from gkdesk.ui.theme import Letter, Theme

_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_URGENT: Final = (Light.OVERDUE, Light.SOON)


class DayStrokes:
    """Paints with one theme. What is painted along a line tells where the next may begin."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def number(
        self, painter: QPainter, box: QRectF, said: str, colour: QColor, *, today: bool
    ) -> float:
        """The number of a day; today's stands in a filled disc."""
        font = self.theme.font(Letter.TABLE, bold=today)
        painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(said)
        if not today:
            painter.setPen(colour)
            painter.drawText(box, _LEFT, said)
            return box.left() + wide
        side = min(box.height(), self.theme.px(24))
        disc = QRectF(box.left() - self.theme.px(4), box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.palette.accent)
        painter.drawEllipse(disc)
        painter.setPen(self.theme.palette.on_accent)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, said)
        return disc.right()

    def mark(self, painter: QPainter, at: QPointF, said: str) -> float:
        """休 in a ring, 班 filled: the word tells, the frame only helps to find it. ``at``
        is the left middle."""
        p, side = self.theme.palette, self.theme.px(17)
        box = QRectF(at.x(), at.y() - side / 2, side, side)
        working = said == WORK
        painter.setPen(QPen(p.text2 if working else p.accent_text, 1))
        painter.setBrush(p.text2 if working else p.sel)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self.theme.font(Letter.SMALL))
        painter.setPen(p.surface if working else p.accent_text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
        return box.right()

    def name(self, painter: QPainter, box: QRectF, said: str) -> None:
        """A holiday's name at the right, left out where not even two letters fit."""
        font = self.theme.font(Letter.SMALL)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
        if len(shown) < min(len(said), 3):
            return
        painter.setFont(font)
        painter.setPen(self.theme.palette.text2)
        painter.drawText(box, _RIGHT, shown)

    def counts(
        self, painter: QPainter, box: QRectF, counted: Sequence[tuple[Light, int]]
    ) -> None:
        """Each light's shape with its number, in as many lines as the box holds; what does
        not fit is summed up as +7."""
        line = self.theme.line(Letter.TABLE)
        rows = max(int(box.height() // line), 1)
        for shown in range(len(counted), 0, -1):
            rest = sum(number for _light, number in counted[shown:])
            wide = [self._lit(*pair) for pair in counted[:shown]]
            wide += [self._wide(f"+{rest}")] if rest else []
            places = flow(wide, self.theme.px(9), box.width(), rows)
            if places is not None or shown == 1:
                break
        else:
            return
        boxes = [
            QRectF(box.left() + x, box.top() + row * line, box.width() - x, line)
            for x, row in places or [(0.0, 0)]
        ]
        for pair, place in zip(counted[:shown], boxes, strict=False):
            self._light(painter, place, *pair)
        if rest and len(boxes) > shown:
            self._rest(painter, boxes[shown], rest)

    def _wide(self, said: str) -> float:
        return QFontMetricsF(self.theme.font(Letter.SECOND)).horizontalAdvance(said)

    def _lit(self, light: Light, number: int) -> float:
        font = self.theme.font(Letter.TABLE, bold=light in _URGENT)
        return self.theme.px(13 + 4) + QFontMetricsF(font).horizontalAdvance(str(number))

    def _light(self, painter: QPainter, place: QRectF, light: Light, number: int) -> None:
        px, side = self.theme.px, self.theme.px(13)
        lamp = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_light(painter, lamp, light, self.theme.palette)
        font = self.theme.font(Letter.TABLE, bold=light in _URGENT)
        painter.setFont(font)
        painter.setPen(word_colour(light, self.theme.palette))
        painter.drawText(place.adjusted(side + px(4), 0, 0, 0), _LEFT, str(number))

    def _rest(self, painter: QPainter, place: QRectF, rest: int) -> None:
        painter.setFont(self.theme.font(Letter.SECOND))
        painter.setPen(self.theme.palette.text2)
        painter.drawText(place, _LEFT, f"+{rest}")


def flow(
    widths: Sequence[float], gap: float, room: float, rows: int
) -> list[tuple[float, int]] | None:
    """Where things of these widths begin, as (x, line), set one after the other over at
    most ``rows`` lines; None where they do not fit."""
    places, x, row = [], 0.0, 0
    for wide in widths:
        if x and x + wide > room:
            x, row = 0.0, row + 1
        if row == rows or wide > room:
            return None
        places.append((x, row))
        x += wide + gap
    return places
