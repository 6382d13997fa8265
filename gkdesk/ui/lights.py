"""The lights of a row: a colour, a shape and a word, always all three."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gkdesk.domain.tasks import Light
from gkdesk.ui.theme import Palette, Tint


def word_colour(light: Light, palette: Palette) -> Tint:
    """Only the two lights that need a telephone call colour their word."""
    urgent = {Light.OVERDUE: palette.red_text, Light.SOON: palette.amber_text}
    return urgent.get(light, palette.text)


def pill_colours(light: Light, palette: Palette) -> tuple[Tint, Tint]:
    """Ground and ink of the light's pill."""
    return {
        Light.OVERDUE: (palette.red_bg, palette.red_text),
        Light.SOON: (palette.amber_bg, palette.amber_text),
        Light.RUNNING: (palette.green_bg, palette.green_text),
        Light.DONE: (palette.blue_bg, palette.blue_text),
        Light.UNLIMITED: (palette.gray_bg, palette.gray_text),
    }[light]


def paint_light(painter: QPainter, box: QRectF, light: Light, palette: Palette) -> None:
    """Draw the light's shape into a square box, on any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 14, box.height() / 14)
    _SHAPES[light](painter, palette)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _triangle(painter: QPainter, palette: Palette) -> None:
    painter.setPen(_pen(palette.red, 1.6))
    painter.setBrush(palette.red)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.6), QPointF(13.2, 12.4), QPointF(0.8, 12.4)]))
    painter.setPen(_pen(palette.surface, 1.5))
    painter.drawLine(QPointF(7, 5.4), QPointF(7, 8.4))
    painter.drawPoint(QPointF(7, 10.7))


def _diamond(painter: QPainter, palette: Palette) -> None:
    painter.setPen(_pen(palette.amber, 1.3))
    painter.setBrush(palette.amber_fill)
    corners = [QPointF(7, 0.9), QPointF(13.1, 7), QPointF(7, 13.1), QPointF(0.9, 7)]
    painter.drawPolygon(QPolygonF(corners))


def _disc(painter: QPainter, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.green)
    painter.drawEllipse(QRectF(1.5, 1.5, 11, 11))


def _ticked(painter: QPainter, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.blue)
    painter.drawRoundedRect(QRectF(1, 1, 12, 12), 2.5, 2.5)
    painter.setPen(_pen(palette.surface, 1.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4, 7.2), QPointF(6.2, 9.4), QPointF(10.2, 4.8)]))


def _ring(painter: QPainter, palette: Palette) -> None:
    painter.setPen(_pen(palette.gray, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2.2, 2.2, 9.6, 9.6))


_SHAPES = {
    Light.OVERDUE: _triangle,
    Light.SOON: _diamond,
    Light.RUNNING: _disc,
    Light.DONE: _ticked,
    Light.UNLIMITED: _ring,
}
