"""The strokes a row is painted with: lines of text, lights, bars, chevrons, rings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gkdesk.domain.tasks import Light
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.theme import Letter, Theme


class Strokes:
    """Paints with one theme; ``term`` is what was searched for and is marked in all text."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.term = ""

    def top_of(self, box: QRect, lines: int) -> int:
        """Where so many lines begin when they stand in the middle of a box."""
        return box.top() + (box.height() - 1 - lines * self.theme.line(Letter.TABLE)) // 2

    def lines(
        self,
        painter: QPainter,
        said: Sequence[tuple[str, QFont, QColor]],
        box: QRect,
    ) -> None:
        """Lines of text, each in its font and colour, in the middle of a box. What was
        searched for is marked, also where it runs from one line into the next."""
        top, line = self.top_of(box, len(said)), self.theme.line(Letter.TABLE)
        marks = self._marks([words for words, _font, _colour in said])
        for at, (words, font, colour) in enumerate(said):
            place = QRectF(box.left(), top + at * line, box.width(), line)
            for start, end in marks[at]:
                self._mark(painter, words, (start, end), place, font)
            self.say(painter, words, place, font, colour)

    def say(
        self, painter: QPainter, said: str, box: QRectF, font: QFont, colour: QColor
    ) -> None:
        """One line of text from the left of a box."""
        painter.setFont(font)
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags | Qt.TextFlag.TextDontClip, said)

    def _marks(self, lines: Sequence[str]) -> list[list[tuple[int, int]]]:
        """The searched stretches of each line."""
        marks: list[list[tuple[int, int]]] = [[] for _line in lines]
        whole, term = "".join(lines).casefold(), self.term.casefold()
        start = whole.find(term) if term else -1
        while start >= 0:
            before = 0
            for at, line in enumerate(lines):
                head = max(start - before, 0)
                tail = min(start + len(term) - before, len(line))
                if head < tail:
                    marks[at].append((head, tail))
                before += len(line)
            start = whole.find(term, start + len(term))
        return marks

    def _mark(
        self, painter: QPainter, said: str, span: tuple[int, int], box: QRectF, font: QFont
    ) -> None:
        metrics = QFontMetricsF(font)
        left = metrics.horizontalAdvance(said[: span[0]])
        width = metrics.horizontalAdvance(said[span[0] : span[1]])
        mark = QRectF(box.left() + left, box.top() + 1, width, box.height() - 2)
        painter.fillRect(mark, self.theme.palette.mark_deadline)

    def lit(
        self, painter: QPainter, box: QRect, light: Light, said: Sequence[str], *, bold: bool
    ) -> None:
        """A light with its word, and a second line under the word."""
        p, px, line = self.theme.palette, self.theme.px, self.theme.line(Letter.TABLE)
        side, top = px(13), self.top_of(box, len(said))
        lamp = QRectF(box.left(), top + (line - side) / 2, side, side)
        paint_light(painter, lamp, light, p)
        urgent = light in (Light.OVERDUE, Light.SOON)
        colour = p.text2 if light is Light.UNLIMITED else word_colour(light, p)
        font = self.theme.font(Letter.TABLE, bold=urgent and bold)
        place = QRectF(box.left() + side + px(6), top, box.width(), line)
        self.say(painter, said[0], place, font, colour)
        if len(said) > 1:
            small = self.theme.font(Letter.SECOND)
            rest = colour if urgent else p.text2
            self.say(painter, said[1], place.translated(0, line), small, rest)

    def bar(self, painter: QPainter, at: QPoint, done: int, total: int) -> None:
        """How much of a group is done, 34 by 4 from a left middle."""
        p, px = self.theme.palette, self.theme.px
        whole = QRectF(at.x(), at.y() - px(2), px(34), px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(p.line2)
        painter.drawRoundedRect(whole, px(2), px(2))
        painter.setBrush(p.blue)
        whole.setWidth(whole.width() * done / total)
        painter.drawRoundedRect(whole, px(2), px(2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def urged_room(self, times: int) -> int:
        """How much of a line the sign of reminders takes; 0 without any."""
        if not times:
            return 0
        figures = QFontMetricsF(self.theme.font(Letter.SECOND)).horizontalAdvance(str(times))
        return round(figures) + self.theme.px(13 + 3 + 6)

    def urged(self, painter: QPainter, times: int, box: QRect, *, beside: bool) -> None:
        """A receiver and how often it was taken up, quiet, on the second line of a box: at
        its right end ``beside`` words, else at its left."""
        if not times:
            return
        px, line = self.theme.px, self.theme.line(Letter.TABLE)
        side, wide = px(13), self.urged_room(times) - px(6)
        left = box.right() - wide if beside else box.left()
        top = self.top_of(box, 2) + line
        grey = self.theme.palette.text2
        painter.drawPixmap(
            QPoint(left, top + (line - side) // 2), pixmap(Glyph.PHONE, grey, side)
        )
        words = QRectF(left + side + px(3), top, wide, line)
        self.say(painter, str(times), words, self.theme.font(Letter.SECOND), grey)

    def chevron(self, painter: QPainter, middle: QPoint, is_open: bool) -> None:
        """The sign of a row with rows below, pointing down while they show."""
        short, long = self.theme.px(2), self.theme.px(4)
        closed = [QPoint(-short, -long), QPoint(short, 0), QPoint(-short, long)]
        opened = [QPoint(-long, -short), QPoint(0, short), QPoint(long, -short)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.palette.text2, 1.4 * self.theme.scale / 100))
        painter.drawPolyline([middle + point for point in (opened if is_open else closed)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def ring(self, painter: QPainter, whole: QRect) -> None:
        """The focus ring inside a row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.palette.accent_text, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(whole).adjusted(2, 2, -2, -3), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
