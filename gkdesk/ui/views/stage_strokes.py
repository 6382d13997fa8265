"""The strokes a tile of the strip of due points is painted with."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from gkdesk.domain.tasks import Light
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.stage_tiles import Tile


class TileStrokes:
    """Paints tiles with one theme: full ones of three lines, small ones of a figure."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter, self.theme = painter, theme

    def ground(self, box: QRect, chosen: bool) -> None:
        """The tile itself; the chosen one on the selection's tint."""
        palette, radius = self.theme.palette, self.theme.px(5)
        self.painter.setPen(QPen(palette.accent_text if chosen else palette.line2, 1))
        self.painter.setBrush(palette.sel if chosen else palette.raised)
        self.painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def small(self, box: QRect, tile: Tile) -> None:
        """A figure with the shape of its light under it."""
        palette, px = self.theme.palette, self.theme.px
        side = px(8)
        self.painter.setFont(self.theme.font(Letter.SMALL))
        self.painter.setPen(word_colour(tile.light, palette))
        words = box.adjusted(0, 0, 0, -side + px(1))
        self.painter.drawText(words, Qt.AlignmentFlag.AlignCenter, tile.name)
        lamp = QRectF(box.center().x() + 1 - side / 2, box.bottom() - side - 1, side, side)
        paint_light(self.painter, lamp, tile.light, palette)

    def flat(self, box: QRect, tile: Tile) -> None:
        """Name and day on one line, light with its word on the other."""
        px, line = self.theme.px, self.theme.line(Letter.SECOND)
        inner = box.adjusted(px(7), px(4), -px(7), -px(4))
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        self.painter.setPen(self.theme.palette.text)
        self._say(first, tile.name, self.theme.font(Letter.SECOND, bold=True))
        self.painter.setPen(self.theme.palette.text2)
        self._say(first, tile.day, self.theme.font(Letter.SMALL), at_end=True)
        self._lit(first.translated(0, line), tile)

    def full(self, box: QRect, tile: Tile) -> None:
        """Name, day, and light with its word."""
        theme, palette, px = self.theme, self.theme.palette, self.theme.px
        line = theme.line(Letter.SECOND)
        inner = box.adjusted(px(7), px(5), -px(7), -px(5))
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        plain = theme.font(Letter.SECOND)
        self.painter.setPen(palette.text)
        self._say(first, tile.name, theme.font(Letter.SECOND, bold=True))
        self.painter.setPen(palette.text2)
        self._say(first, tile.hint, theme.font(Letter.SMALL), at_end=True)
        self.painter.setPen(palette.text)
        self._say(first.translated(0, line), tile.day, plain)
        self._lit(first.translated(0, 2 * line), tile)

    def _lit(self, line: QRect, tile: Tile) -> None:
        """The light and its word on a line."""
        palette, px = self.theme.palette, self.theme.px
        side = px(12)
        lamp = QRectF(line.left(), line.top() + (line.height() - side) / 2, side, side)
        paint_light(self.painter, lamp, tile.light, palette)
        urgent = tile.light in (Light.OVERDUE, Light.SOON)
        self.painter.setPen(word_colour(tile.light, palette) if urgent else palette.text2)
        words = line.adjusted(side + px(5), 0, 0, 0)
        self._say(words, tile.mark, self.theme.font(Letter.SECOND, bold=urgent))

    def _say(self, box: QRect, said: str, font: QFont, *, at_end: bool = False) -> None:
        self.painter.setFont(font)
        fitted = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, box.width())
        across = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | across, fitted)


def widest(tile: Tile, metrics: QFontMetrics, *, flat: bool) -> int:
    """The width of a tile's longest line, its light and its hint included; in a ``flat`` one
    the day stands beside the name."""
    gap = metrics.averageCharWidth()
    if flat:
        beside = metrics.horizontalAdvance(tile.name + tile.day) + gap
        return max(beside, metrics.horizontalAdvance(tile.mark) + metrics.height())
    hint = metrics.horizontalAdvance(tile.hint) + gap if tile.hint else 0
    lamp = metrics.height()
    return max(
        metrics.horizontalAdvance(tile.name) + hint,
        metrics.horizontalAdvance(tile.day),
        metrics.horizontalAdvance(tile.mark) + lamp,
    )
