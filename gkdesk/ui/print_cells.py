"""Cells of a printed page: text broken into lines once, drawn whole or in part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPaintEngine, QPainter

from gkdesk.ui.print_breaks import Letters, broken, broken_names

LINE_FACTOR = 1.45
_STROKE = 0.03


class LaidText:
    """Lines of text at a fixed line height, none wider than ``width`` units.

    ``strong`` are letters for its first ``strong_length`` characters, the run-in heading;
    ``names`` stand in place of the text and break only behind 、.
    """

    __slots__ = ("_centred", "_letters", "_lines", "_strong", "_width", "line_height")

    def __init__(
        self,
        text: str,
        letters: Letters | QFont,
        width: float,
        *,
        centred: bool = False,
        strong: Letters | None = None,
        strong_length: int = 0,
        names: Sequence[str] = (),
        line_factor: float = LINE_FACTOR,
    ) -> None:
        self._letters = letters if isinstance(letters, Letters) else Letters(letters)
        self.line_height = self._letters.em * line_factor
        self._width, self._centred = width, centred
        self._strong = (strong, strong_length) if strong is not None else None
        if names:
            self._lines = broken_names(names, self._letters, width)
        else:
            self._lines = broken(text, self._letters, width, strong, strong_length)

    @property
    def em(self) -> float:
        """The size of its letters."""
        return self._letters.em

    @property
    def lines(self) -> int:
        return len(self._lines)

    def draw(self, painter: QPainter, corner: QPointF, first: int, last: int) -> None:
        """Draws the lines first … last - 1, the first of them at ``corner``."""
        letters = self._letters
        spare = (self.line_height - letters.ascent - letters.descent) / 2
        base = corner.y() + spare + letters.ascent
        gone = sum(map(len, self._lines[:first])) if self._strong else 0
        painter.setFont(letters.font)
        for line in self._lines[first:last]:
            left = corner.x()
            if self._centred:
                left += max(0.0, self._width - letters.width(line)) / 2
            rest = line
            if self._strong and gone < self._strong[1]:
                left, rest = self._draw_strong(painter, QPointF(left, base), line, gone)
            if rest:
                _write(painter, QPointF(left, base), rest, letters)
            gone += len(line)
            base += self.line_height

    def _draw_strong(
        self, painter: QPainter, at: QPointF, line: str, gone: int
    ) -> tuple[float, str]:
        """Draws what of the line belongs to the run-in heading; gives where the rest begins
        and the rest."""
        assert self._strong is not None
        strong, length = self._strong
        head = line[: length - gone]
        painter.setFont(strong.font)
        _write(painter, at, head, strong)
        painter.setFont(self._letters.font)
        return at.x() + strong.width(head), line[len(head) :]


def _write(painter: QPainter, at: QPointF, text: str, letters: Letters) -> None:
    """Draws a line. A bold that Qt makes itself is lost on a screen where letters are drawn
    smaller than they were asked for; there it is made by a second stroke."""
    painter.drawText(at, text)
    if letters.bold and painter.paintEngine().type() is QPaintEngine.Type.Raster:
        painter.drawText(at + QPointF(letters.em * _STROKE, 0), text)
