"""Paints the boxes of a page, and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gkdesk.domain.print_scheme import PageNumbers, Paper
from gkdesk.ui.lights import paint_light
from gkdesk.ui.print_cells import LaidText
from gkdesk.ui.print_columns import LAMP
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintLetters
from gkdesk.ui.print_rows import Box
from gkdesk.ui.theme import LIGHT

_GRID: Final = 0.5 * UNITS_PER_POINT
_BELOW_TEXT: Final = 70 * UNITS_PER_POINT * 0.72 / 2.54
"""GB/T 9704-2012 7.5: the dashes stand 7 mm below the text block."""


@dataclass(frozen=True, slots=True)
class FootPlace:
    """The text block above a foot, the height of the paper, and the letters."""

    block: QRectF
    height: float
    letters: PrintLetters


def paint_boxes(painter: QPainter, boxes: Sequence[Box]) -> None:
    """Paints the cells of a page: tints, grid, words, lights."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        if box.tint:
            painter.fillRect(box.outer, LIGHT.side if box.tint > 1 else LIGHT.bg)
    pen = QPen(Qt.GlobalColor.black, _GRID)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRects([box.outer for box in boxes if box.framed])
    pen.setWidthF(3 * _GRID)
    painter.setPen(pen)
    painter.drawLines(
        [QLineF(box.outer.topLeft(), box.outer.topRight()) for box in boxes if box.begins]
    )
    for box in boxes:
        box.words.draw(painter, box.inner.topLeft(), box.first, box.last)
    for box in boxes:
        if box.light is not None:
            paint_light(painter, lamp_of(box), box.light, LIGHT)


def lamp_of(box: Box) -> QRectF:
    """Where the light of a cell is painted: before its first line."""
    em = box.words.em
    size = 0.85 * em
    top = box.inner.top() + (box.words.line_height - size) / 2
    return QRectF(box.inner.left() - LAMP * em, top, size, size)


def number_words(numbers: PageNumbers, number: int, total: int | None) -> str:
    """What stands at the foot of page ``number`` (from 1). While the total is still being
    counted, its place is left."""
    if numbers is PageNumbers.DASHED:
        return f"— {number} —"
    return f"第 {number} 页 共 {'…' if total is None else total} 页"


def paint_number(
    painter: QPainter, paper: Paper, number: int, total: int | None, place: FootPlace
) -> None:
    """Paints the foot of page ``number`` (from 1): in the middle, or with dashes one letter
    from the outer edge, right on odd pages and left on even ones."""
    dashed = paper.numbers is PageNumbers.DASHED
    words = number_words(paper.numbers, number, total)
    face, block = (place.letters.number if dashed else place.letters.small), place.block
    laid = LaidText(words, face, block.width(), centred=not dashed)
    tall = laid.line_height
    below = max(0.0, min(_BELOW_TEXT - tall / 2, place.height - block.bottom() - tall))
    left = block.left()
    if dashed:
        left += face.em if number % 2 == 0 else block.width() - face.width(words) - face.em
    painter.setPen(QPen(Qt.GlobalColor.black))
    laid.draw(painter, QPointF(left, block.bottom() + below), 0, laid.lines)
