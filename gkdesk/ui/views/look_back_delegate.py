"""Paints a line of a look-back: what became of the work, and both wordings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.look_back import LookBackRow, Sort
from gkdesk.exports.look_back_words import differs_words, parts_words
from gkdesk.terms import label
from gkdesk.ui.models.look_back_model import Index, LookBackModel, pieces_of, sure_words
from gkdesk.ui.models.word_parting import Piece
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.marked_lines import MarkedLines
from gkdesk.ui.views.row_strokes import Strokes

NARROW: Final = 760
"""Under this width, at 100 %, the two wordings stand one below the other."""
_LINES, _STACKED = 3, 4
_GUTTER, _GAP = 150, 24


class Boxes(NamedTuple):
    """The parts of a line."""

    state: QRectF
    former: QRectF
    own: QRectF


class LookBackDelegate(QStyledItemDelegate):
    """Paints whole lines of one model."""

    def __init__(self, model: LookBackModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.theme = theme
        self._strokes = Strokes(theme)
        self._setter = MarkedLines(theme.font(Letter.TABLE))

    def narrow(self, width: int) -> bool:
        """Whether the two wordings stand one below the other."""
        return width < self.theme.px(NARROW)

    def height(self, width: int) -> int:
        """The height of every line in a list of this width."""
        lines = _STACKED if self.narrow(width) else _LINES
        return lines * self.theme.line(Letter.TABLE) + self.theme.px(17)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, self.height(option.rect.width()))

    def boxes(self, whole: QRect) -> Boxes:
        """Where everything stands in a line."""
        px, line = self.theme.px, self.theme.line(Letter.TABLE)
        top, left = whole.top() + px(8), whole.left() + px(16)
        state = QRectF(left, top, px(_GUTTER - 28), _LINES * line)
        start = whole.left() + px(_GUTTER)
        room = whole.right() - start - px(14)
        if self.narrow(whole.width()):
            half = _STACKED // 2 * line
            former = QRectF(start, top, room, half)
            return Boxes(state, former, former.translated(0, half))
        wide = (room - px(_GAP)) / 2
        former = QRectF(start, top, wide, _LINES * line)
        return Boxes(state, former, former.translated(wide + px(_GAP), 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        if row is None:
            return
        painter.save()
        whole, boxes = option.rect, self.boxes(option.rect)
        self._ground(
            painter, whole, selected=bool(option.state & QStyle.StateFlag.State_Selected)
        )
        self._state(painter, boxes.state, row)
        self._sides(painter, boxes, row)
        keyed = option.state & QStyle.StateFlag.State_KeyboardFocusChange
        if keyed and option.state & QStyle.StateFlag.State_HasFocus:
            self._strokes.ring(painter, whole)
        painter.restore()

    def _ground(self, painter: QPainter, whole: QRect, *, selected: bool) -> None:
        p = self.theme.palette
        painter.fillRect(whole, p.sel if selected else p.surface)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if selected:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _state(self, painter: QPainter, box: QRectF, row: LookBackRow) -> None:
        """What became of it, how sure that is, what differs, and whether it is still open."""
        p, line = self.theme.palette, self.theme.line(Letter.TABLE)
        bold, small = self.theme.font(Letter.TABLE, bold=True), self.theme.font(Letter.SECOND)
        said = [(label(row.sort), bold, self._colour(row.sort))]
        how = parts_words(row) or differs_words(row)
        said += [(how, small, p.text2)] if row.differs else []
        if row.unfinished:
            said.append(("未办结结转" if row.tasks else "未办结", small, p.amber_text))
        cut = Qt.TextElideMode.ElideRight
        for at, (words, font, colour) in enumerate(said):
            place = QRectF(box.left(), box.top() + at * line, box.width(), line)
            shown = QFontMetricsF(font).elidedText(words, cut, place.width())
            self._strokes.say(painter, shown, place, font, colour)
        beside = QFontMetricsF(bold).horizontalAdvance(label(row.sort)) + self.theme.px(6)
        sure = p.green_text if row.settled else p.text2
        place = QRectF(box.left() + beside, box.top(), box.width() - beside, line)
        self._strokes.say(painter, sure_words(row), place, small, sure)

    def _colour(self, sort: Sort) -> QColor:
        p = self.theme.palette
        own = {Sort.NEW: p.green_text, Sort.DROPPED: p.red_text, Sort.CHANGED: p.blue_text}
        return own.get(sort, p.text)

    def _sides(self, painter: QPainter, boxes: Boxes, row: LookBackRow) -> None:
        p, line = self.theme.palette, self.theme.line(Letter.TABLE)
        former, own = pieces_of(row)
        for pieces, box, tint, none in (
            (former, boxes.former, p.red_bg, "（原计划没有）"),
            (own, boxes.own, p.green_bg, "（本计划没有）"),
        ):
            if pieces:
                self._words(painter, pieces, box, tint)
            else:
                one = QRectF(box.left(), box.top(), box.width(), line)
                self._strokes.say(painter, none, one, self.theme.font(Letter.TABLE), p.text2)

    def _words(
        self, painter: QPainter, pieces: Sequence[Piece], box: QRectF, tint: QColor
    ) -> None:
        """Some lines of a wording; its own words stand on a tint, with a line under them."""
        p, line = self.theme.palette, self.theme.line(Letter.TABLE)
        font = self.theme.font(Letter.TABLE)
        edge = p.red_text if tint == p.red_bg else p.green_text
        most = round(box.height() / line)
        for at, said in enumerate(self._setter.set_in(pieces, box.width(), most)):
            left = box.left()
            for words, own in said:
                wide = self._setter.width(words)
                place = QRectF(left, box.top() + at * line, wide, line)
                if own:
                    painter.fillRect(place.adjusted(0, 1, 0, -1), tint)
                    painter.fillRect(QRectF(left, place.bottom() - 2, wide, 1), edge)
                self._strokes.say(painter, words, place, font, p.text)
                left += wide
