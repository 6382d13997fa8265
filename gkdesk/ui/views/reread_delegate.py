"""Paints a line of a comparison: tick, sort, place, the ledger's words, the new words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.models.reread_model import Index, Line, RereadModel, Sort, pieces_of
from gkdesk.ui.models.word_parting import Piece
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.marked_lines import MarkedLines
from gkdesk.ui.views.row_strokes import Strokes

NARROW: Final = 760
"""Under this width, at 100 %, the two wordings stand one below the other."""

_SIDE, _MOST = 16, 2
_WORDS = 236
"""Where the words begin when there is room beside tick, sort and place."""


class Boxes(NamedTuple):
    """The parts of a line."""

    tick: QRect
    sort: QRectF
    place: QRectF
    caption: QRectF
    old: QRectF
    new: QRectF


class RereadDelegate(QStyledItemDelegate):
    """Paints whole lines; where the tick stands it tells by the box it painted."""

    def __init__(self, model: RereadModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self.theme = model, theme
        self._strokes = Strokes(theme)
        self._setter = MarkedLines(theme.font(Letter.TABLE))

    def height(self, width: int) -> int:
        """The height of every line in a list of this width."""
        lines = 1 + 2 * _MOST if self.narrow(width) else _MOST
        return lines * self.theme.line(Letter.TABLE) + self.theme.px(17)

    def narrow(self, width: int) -> bool:
        """Whether the two wordings stand one below the other."""
        return width < self.theme.px(NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.height(option.rect.width()))

    def boxes(self, whole: QRect) -> Boxes:
        """Where everything stands in a line."""
        px, line = self.theme.px, self.theme.line(Letter.TABLE)
        top, left = whole.top() + px(8), whole.left()
        tick = QRect(left + px(16), top + (line - px(_SIDE)) // 2, px(_SIDE), px(_SIDE))
        sort = QRectF(left + px(44), top, px(36), line)
        place = QRectF(left + px(88), top, px(132), line)
        if self.narrow(whole.width()):
            caption = QRectF(left + px(220), top, whole.right() - px(236) - left, line)
            words = QRectF(left + px(44), top + line, 0, _MOST * line)
            words.setRight(whole.right() - px(14))
            return Boxes(tick, sort, place, caption, words, words.translated(0, _MOST * line))
        caption = place.translated(0, line)
        wide = (whole.width() - px(_WORDS + 14 + 20)) / 2
        old = QRectF(left + px(_WORDS), top, wide, _MOST * line)
        return Boxes(tick, sort, place, caption, old, old.translated(wide + px(20), 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        if line is None:
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        whole, boxes = option.rect, self.boxes(option.rect)
        self._ground(painter, whole, selected)
        ticked = line.pick in self._model.chosen
        self._tick(painter, boxes.tick, ticked)
        self._head(painter, boxes, line)
        self._both(painter, boxes, line)
        keyed = option.state & QStyle.StateFlag.State_KeyboardFocusChange
        if keyed and option.state & QStyle.StateFlag.State_HasFocus:
            self._strokes.ring(painter, whole)
        painter.restore()

    def _ground(self, painter: QPainter, whole: QRect, selected: bool) -> None:
        p = self.theme.palette
        painter.fillRect(whole, p.sel if selected else p.surface)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if selected:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _tick(self, painter: QPainter, box: QRect, on: bool) -> None:
        p, side = self.theme.palette, box.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(p.accent if on else p.edge, 1))
        painter.setBrush(p.accent if on else p.surface)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if on:
            painter.setPen(QPen(p.on_accent, side / 8))
            corners = ((0.22, 0.52), (0.43, 0.72), (0.79, 0.3))
            painter.drawPolyline(
                [QPointF(box.left() + x * side, box.top() + y * side) for x, y in corners]
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _head(self, painter: QPainter, boxes: Boxes, line: Line) -> None:
        p, small = self.theme.palette, self.theme.font(Letter.SECOND)
        bold, plain = self.theme.font(Letter.TABLE, bold=True), self.theme.font(Letter.TABLE)
        self._strokes.say(painter, line.sort.value, boxes.sort, bold, self._colour(line.sort))
        cut = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(plain).elidedText(line.place, cut, boxes.place.width())
        self._strokes.say(painter, shown, boxes.place, plain, p.text)
        self._strokes.say(painter, line.caption, boxes.caption, small, p.text2)
        if line.warning:
            beside = QFontMetricsF(small).horizontalAdvance(line.caption) + self.theme.px(8)
            place = boxes.caption.adjusted(beside, 0, 0, 0)
            self._strokes.say(painter, line.warning, place, small, p.amber_text)

    def _colour(self, sort: Sort) -> QColor:
        p = self.theme.palette
        own = {Sort.NEW: p.green_text, Sort.DROPPED: p.red_text, Sort.NUMBER: p.text2}
        return own.get(sort, p.blue_text)

    def _both(self, painter: QPainter, boxes: Boxes, line: Line) -> None:
        p = self.theme.palette
        old, new = pieces_of(line)
        gone = {Sort.NEW: "（台账里没有）", Sort.DROPPED: "（新版里没有）"}.get(line.sort, "")
        if boxes.old.left() == boxes.new.left():
            self._sides(painter, boxes)
        for pieces, box, tint in ((old, boxes.old, p.red_bg), (new, boxes.new, p.green_bg)):
            if pieces:
                self._words(painter, pieces, box, tint)
            elif gone:
                one = QRectF(box.left(), box.top(), box.width(), self.theme.line(Letter.TABLE))
                self._strokes.say(painter, gone, one, self.theme.font(Letter.TABLE), p.text2)

    def _sides(self, painter: QPainter, boxes: Boxes) -> None:
        """Which side is which, where they stand one below the other."""
        p, line = self.theme.palette, self.theme.line(Letter.TABLE)
        small = self.theme.font(Letter.SECOND)
        for word, box in (("旧", boxes.old), ("新", boxes.new)):
            place = QRectF(boxes.tick.left(), box.top(), boxes.tick.width(), line)
            self._strokes.say(painter, word, place, small, p.text2)

    def _words(
        self, painter: QPainter, pieces: Sequence[Piece], box: QRectF, tint: QColor
    ) -> None:
        """Two lines of a wording; its own words stand on a tint, with a line under them."""
        p, line = self.theme.palette, self.theme.line(Letter.TABLE)
        font = self.theme.font(Letter.TABLE)
        edge = p.red_text if tint == p.red_bg else p.green_text
        for at, said in enumerate(self._setter.set_in(pieces, box.width(), _MOST)):
            left = box.left()
            for words, own in said:
                wide = self._setter.width(words)
                place = QRectF(left, box.top() + at * line, wide, line)
                if own:
                    painter.fillRect(place.adjusted(0, 1, 0, -1), tint)
                    painter.fillRect(QRectF(left, place.bottom() - 2, wide, 1), edge)
                self._strokes.say(painter, words, place, font, p.text)
                left += wide
