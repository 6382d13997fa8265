"""Charts of a plan's progress, laid out and painted: on the screen, on paper, in a picture.

Every part of a bar has a colour and a pattern, so that it can be told apart without colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from gkdesk.domain.progress import SHOWN, Bar, Chart, Progress
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light
from gkdesk.domain.written_days import written_day
from gkdesk.terms import label
from gkdesk.ui.lights import paint_light
from gkdesk.ui.theme import Letter, Palette, Theme

_ROW, _BAR, _GAP, _EDGE = 32, 18, 22, 20
_FIGURES, _LEGEND, _TITLE, _HEAD = 150, 28, 30, 58
_NAME_PART, _NAME_MOST = 0.3, 260
_ELLIPSIS: Final = Qt.TextElideMode.ElideRight
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter

_PATTERNS: Final = {
    Light.DONE: Qt.BrushStyle.NoBrush,
    Light.RUNNING: Qt.BrushStyle.BDiagPattern,
    Light.SOON: Qt.BrushStyle.Dense6Pattern,
    Light.OVERDUE: Qt.BrushStyle.DiagCrossPattern,
    Light.UNLIMITED: Qt.BrushStyle.NoBrush,
}


def colour(light: Light, palette: Palette) -> QColor:
    """The ground of a part of a bar."""
    return {
        Light.DONE: palette.blue,
        Light.RUNNING: palette.green,
        Light.SOON: palette.amber_fill,
        Light.OVERDUE: palette.red,
        Light.UNLIMITED: palette.gray_bg,
    }[light]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar as it lies on the sheet: ``light`` None stands for the whole line."""

    box: QRectF
    bar: Bar
    light: Light | None
    count: int

    @property
    def query(self) -> Query:
        """What the part opens."""
        return (
            self.bar.query
            if self.light is None
            else replace(self.bar.query, lights=(self.light,))
        )

    @property
    def words(self) -> str:
        """What is said of the part."""
        what = "共" if self.light is None else label(self.light)
        return f"{self.bar.words}：{what} {self.count} 项"


class ProgressChart:
    """The charts of a plan on a sheet ``width`` wide; ``height`` is what they need."""

    def __init__(self, progress: Progress, theme: Theme, width: float) -> None:
        self.progress, self._theme, self.width = progress, theme, width
        self._px: Callable[[float], int] = theme.px
        self.lines: list[list[Part]] = []
        self._tops: list[float] = []
        self.height = self._lay_out()

    # layout

    def _lay_out(self) -> float:
        px = self._px
        top = float(px(_EDGE + _HEAD + _LEGEND))
        for chart in self._charts():
            self._tops.append(top)
            top += px(_TITLE) + (px(20) if chart.remark else 0)
            for bar in chart.bars:
                self.lines.append(list(self._parts(bar, top, _most(chart.bars))))
                top += px(_ROW)
            top += px(_GAP)
        return top + px(_EDGE)

    def _charts(self) -> list[Chart]:
        return [chart for chart in self.progress.charts if chart.bars]

    @property
    def _name_width(self) -> float:
        return min(self.width * _NAME_PART, self._px(_NAME_MOST))

    @property
    def _bar_left(self) -> float:
        return self._px(_EDGE) + self._name_width + self._px(10)

    @property
    def _bar_room(self) -> float:
        return max(self.width - self._bar_left - self._px(_FIGURES + _EDGE), self._px(80))

    def _parts(self, bar: Bar, top: float, most: int) -> Iterator[Part]:
        px = self._px
        whole = QRectF(px(_EDGE), top, self.width - 2 * px(_EDGE), px(_ROW))
        yield Part(whole, bar, None, bar.total)
        left, high = self._bar_left, top + (px(_ROW) - px(_BAR)) / 2
        for light, count in bar.shown:
            wide = self._bar_room * count / most
            yield Part(QRectF(left, high, wide, px(_BAR)), bar, light, count)
            left += wide

    def part_at(self, place: QPointF) -> Part | None:
        """What lies there; the part of a bar before its line."""
        for line in self.lines:
            if line[0].box.contains(place):
                return next((part for part in line[1:] if part.box.contains(place)), line[0])
        return None

    def pages(self, height: float) -> list[tuple[float, float]]:
        """Where the sheet is cut for pages of a height, as (from, to): between bars, and
        never behind a chart's title."""
        cuts = [*self._cuts(), self.height]
        found, top = [], 0.0
        while top < self.height:
            fitting = [cut for cut in cuts if top < cut <= top + height]
            below = fitting[-1] if fitting else min(top + height, self.height)
            found.append((top, below))
            top = below
        return found

    def _cuts(self) -> Iterator[float]:
        line = 0
        for chart, top in zip(self._charts(), self._tops, strict=True):
            yield top
            for at in range(len(chart.bars)):
                if at:
                    yield self.lines[line][0].box.top()
                line += 1

    # painting

    def paint(self, painter: QPainter, palette: Palette, chosen: Part | None = None) -> None:
        """Paints the whole sheet; ``chosen`` is marked."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, palette)
        line = 0
        for chart, top in zip(self._charts(), self._tops, strict=True):
            self._paint_title(painter, palette, chart, top)
            for _bar in chart.bars:
                self._paint_line(painter, palette, self.lines[line], chosen)
                line += 1

    def _paint_head(self, painter: QPainter, palette: Palette) -> None:
        px, theme, whole = self._px, self._theme, self.progress.whole
        box = QRectF(px(_EDGE), px(_EDGE), self.width - 2 * px(_EDGE), px(28))
        self._words(
            painter, box, self.progress.title, palette.text, Letter.PLAN_TITLE, bold=True
        )
        told = (
            f"截至{written_day(self.progress.day)}　共 {whole.total} 项"
            f"　已办结 {whole.done} 项，办结率 {whole.rate:.1f}%"
        )
        self._words(painter, box.translated(0, px(30)), told, palette.text2, Letter.TABLE)
        left = float(px(_EDGE))
        metrics = QFontMetricsF(theme.font(Letter.SECOND))
        for light in SHOWN:
            words = f"{label(light)} {whole.lights.get(light, 0)}"
            top = float(px(_EDGE + _HEAD))
            paint_light(painter, QRectF(left, top + px(3), px(13), px(13)), light, palette)
            swatch = QRectF(left + px(18), top + px(3), px(22), px(13))
            paint_part(painter, swatch, light, palette)
            room = QRectF(left + px(45), top, metrics.horizontalAdvance(words) + 2, px(19))
            self._words(painter, room, words, palette.text, Letter.SECOND)
            left = room.right() + px(18)

    def _paint_title(
        self, painter: QPainter, palette: Palette, chart: Chart, top: float
    ) -> None:
        px = self._px
        box = QRectF(px(_EDGE), top, self.width - 2 * px(_EDGE), px(24))
        self._words(painter, box, chart.title, palette.text, Letter.PANE_TITLE, bold=True)
        if chart.remark:
            below = QRectF(px(_EDGE), top + px(26), box.width(), px(18))
            self._words(painter, below, chart.remark, palette.text2, Letter.SECOND)

    def _paint_line(
        self, painter: QPainter, palette: Palette, line: Sequence[Part], chosen: Part | None
    ) -> None:
        px, whole = self._px, line[0]
        bar = whole.bar
        if chosen is not None and chosen in line:
            painter.fillRect(whole.box, palette.sel)
        name = QRectF(px(_EDGE), whole.box.top(), self._name_width, px(_ROW))
        self._words(painter, name, bar.words, palette.text, Letter.TABLE)
        for part in line[1:]:
            assert part.light is not None
            paint_part(painter, part.box, part.light, palette)
        end = line[-1].box.right() if len(line) > 1 else self._bar_left
        told = f"{bar.done}/{bar.total}　{bar.rate:.0f}%" if bar.total else "0"
        room = QRectF(end + px(8), whole.box.top(), px(_FIGURES - 8), px(_ROW))
        self._words(painter, room, told, palette.text2, Letter.SECOND)
        if chosen is not None and chosen in line[1:]:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.accent_text, px(2)))
            painter.drawRect(chosen.box.adjusted(-px(2), -px(2), px(2), px(2)))

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ink: QColor,
        letter: Letter,
        *,
        bold: bool = False,
    ) -> None:
        font = self._theme.font(letter, bold=True) if bold else self._theme.font(letter)
        painter.setFont(font)
        painter.setPen(ink)
        cut = QFontMetricsF(font).elidedText(words, _ELLIPSIS, box.width())
        painter.drawText(box, _MIDDLE, cut)


def paint_part(painter: QPainter, box: QRectF, light: Light, palette: Palette) -> None:
    """A part of a bar: its colour, its pattern, and an edge where it is pale."""
    painter.setPen(QPen(palette.gray if light is Light.UNLIMITED else palette.surface, 1))
    painter.setBrush(colour(light, palette))
    painter.drawRect(box)
    pattern = _PATTERNS[light]
    if pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(box, QBrush(palette.surface, pattern))


def _most(bars: Sequence[Bar]) -> int:
    return max((bar.total for bar in bars), default=0) or 1
