"""The signs of what a returned cell or file means: a shape and a colour beside its word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gkdesk.domain.collected import FileStatus
from gkdesk.ui.models.collect_lines import Shelf
from gkdesk.ui.theme import Palette, Tint

Sign = Callable[[QPainter, Palette], None]


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, palette: Palette) -> None:
    """Draw a sign into a square box, on any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 14, box.height() / 14)
    sign(painter, palette)
    painter.restore()


def word_colour(shelf: Shelf, palette: Palette) -> Tint:
    """Only what needs a person colours its word."""
    urgent = {
        Shelf.ASKED: palette.accent_text,
        Shelf.CONTRADICTORY: palette.red_text,
        Shelf.CONFLICTING: palette.amber_text,
        Shelf.UNCHANGED: palette.text2,
    }
    return urgent.get(shelf, palette.text)


def file_colour(status: FileStatus, palette: Palette) -> Tint:
    """Only a file that needs a look colours its word."""
    return {
        FileStatus.READY: palette.text,
        FileStatus.BLANK: palette.text,
        FileStatus.TAKEN: palette.text2,
        FileStatus.OLDER: palette.amber_text,
        FileStatus.OTHER_UNIT: palette.amber_text,
    }.get(status, palette.red_text)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _question(painter: QPainter, palette: Palette) -> None:
    """A ring with a question in it."""
    painter.setPen(_pen(palette.accent_text, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1.2, 1.2, 11.6, 11.6))
    painter.drawArc(QRectF(4.9, 3.6, 4.2, 4.2), -60 * 16, 240 * 16)
    painter.drawLine(QPointF(7.2, 7.7), QPointF(7.0, 8.6))
    painter.drawPoint(QPointF(7, 10.6))


def _warning(painter: QPainter, palette: Palette) -> None:
    """A filled triangle with a mark in it."""
    painter.setPen(_pen(palette.red, 1.6))
    painter.setBrush(palette.red)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.6), QPointF(13.2, 12.4), QPointF(0.8, 12.4)]))
    painter.setPen(_pen(palette.surface, 1.5))
    painter.drawLine(QPointF(7, 5.4), QPointF(7, 8.4))
    painter.drawPoint(QPointF(7, 10.7))


def _both_ways(painter: QPainter, palette: Palette) -> None:
    """Two arrowheads against each other on a diamond's ground."""
    painter.setPen(_pen(palette.amber, 1.2))
    painter.setBrush(palette.amber_fill)
    left = [QPointF(0.9, 2.4), QPointF(6.2, 7), QPointF(0.9, 11.6)]
    painter.drawPolygon(QPolygonF(left))
    painter.drawPolygon(QPolygonF([QPointF(14 - each.x(), each.y()) for each in left]))


def _plus(painter: QPainter, palette: Palette) -> None:
    """A filled disc with a plus in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.green)
    painter.drawEllipse(QRectF(1, 1, 12, 12))
    painter.setPen(_pen(palette.surface, 1.6))
    painter.drawLine(QPointF(7, 4.2), QPointF(7, 9.8))
    painter.drawLine(QPointF(4.2, 7), QPointF(9.8, 7))


def _same(painter: QPainter, palette: Palette) -> None:
    """Two strokes, one as the other."""
    painter.setPen(_pen(palette.gray, 1.6))
    painter.drawLine(QPointF(3, 5.2), QPointF(11, 5.2))
    painter.drawLine(QPointF(3, 8.8), QPointF(11, 8.8))


def _tick(painter: QPainter, palette: Palette) -> None:
    """A filled square with a tick in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.green)
    painter.drawRoundedRect(QRectF(1, 1, 12, 12), 2.5, 2.5)
    painter.setPen(_pen(palette.surface, 1.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4, 7.2), QPointF(6.2, 9.4), QPointF(10.2, 4.8)]))


def _ring(painter: QPainter, palette: Palette) -> None:
    painter.setPen(_pen(palette.gray, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2.2, 2.2, 9.6, 9.6))


SHELF_SIGNS: Final = {
    Shelf.ASKED: _question,
    Shelf.CONTRADICTORY: _warning,
    Shelf.CONFLICTING: _both_ways,
    Shelf.NEW: _plus,
    Shelf.UNCHANGED: _same,
}
FILE_SIGNS: Final = {
    FileStatus.READY: _tick,
    FileStatus.BLANK: _ring,
    FileStatus.TAKEN: _same,
    FileStatus.OLDER: _both_ways,
    FileStatus.OTHER_UNIT: _question,
    FileStatus.OTHER_PLAN: _question,
    FileStatus.NO_TABLE: _warning,
    FileStatus.UNREADABLE: _warning,
}
