"""Cells of a printed list: text broken into lines once, drawn whole or in part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

LINE_FACTOR = 1.45
_LINE_BREAK = "\u2028"


class LaidText:
    """A text broken into lines of ``width`` units at a fixed line height.

    ``strong`` is a font for its first ``strong_length`` characters, the run-in heading.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        centred: bool = False,
        strong: QFont | None = None,
        strong_length: int = 0,
        line_factor: float = LINE_FACTOR,
    ) -> None:
        self.line_height = font.pixelSize() * line_factor
        self._width = width
        self._centred = centred
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        if strong is not None and strong_length:
            self._layout.setFormats([_strong_range(strong, strong_length)])
        self._break(width)

    def _break(self, width: float) -> None:
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        return max(1, self._layout.lineCount())

    def draw(self, painter: QPainter, corner: QPointF, first: int, last: int) -> None:
        """Draws the lines first … last - 1, the first of them at ``corner``."""
        for number in range(first, min(last, self._layout.lineCount())):
            line = self._layout.lineAt(number)
            left = (self._width - line.naturalTextWidth()) / 2 if self._centred else 0.0
            top = (number - first) * self.line_height + (self.line_height - line.height()) / 2
            line.setPosition(QPointF(left, top))
            line.draw(painter, corner)


def _strong_range(font: QFont, length: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFont(font)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = 0, length, style
    return span


def broken_names(names: Sequence[str], font: QFont, width: float) -> str:
    """Unit names joined with 、, lines breaking only behind one; a name longer than a line
    breaks where it must."""
    metrics = QFontMetricsF(font)
    text, used = "", 0.0
    for number, name in enumerate(names):
        piece = name + ("、" if number + 1 < len(names) else "")
        size = metrics.horizontalAdvance(piece)
        if text and used + size > width:
            text, used = text + "\n", 0.0
        text, used = text + piece, used + size
    return text
