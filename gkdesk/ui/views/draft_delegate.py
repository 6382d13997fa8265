"""Paints the rows of a draft under review: item, units, limit, and what is to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.draft import DraftNode
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.models import draft_words
from gkdesk.ui.models.draft_model import DraftColumn, DraftModel, Index
from gkdesk.ui.models.row_words import NOTHING
from gkdesk.ui.text_fit import fit_lines, fit_names
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.row_delegate import CHEVRON, INDENT, LEFT, RIGHT
from gkdesk.ui.views.row_strokes import Strokes

GROUP, ITEM = 34, 50

Line = tuple[str, QFont, QColor]


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where one row is painted: the rectangle of each visible column, the level below the
    first, whether its rows show (None without any), and its state."""

    whole: QRect
    cells: dict[DraftColumn, QRect]
    depth: int
    open: bool | None
    selected: bool
    hovered: bool
    ring: bool


class DraftDelegate(QStyledItemDelegate):
    """Paints whole rows, because titles run over the empty columns."""

    def __init__(self, model: DraftModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self._strokes = Strokes(theme)
        self.lines = 2

    @property
    def theme(self) -> Theme:
        return self._strokes.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._strokes.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tall = self.lines > 1 and not self._model.node(index).children
        return QSize(40, self.theme.px(ITEM if tall else GROUP))

    def paint_row(self, painter: QPainter, index: Index, place: DraftPlace) -> None:
        """Paint one row over its whole width."""
        painter.save()
        node = self._model.node(index)
        self._ground(painter, node, place)
        text = self._text_box(painter, index, node, place)
        if not node.children:
            for column in (DraftColumn.LEAD, DraftColumn.RESPONSIBLE):
                if column in place.cells:
                    self._units(painter, index, column, place)
        self._words(painter, node, place, text)
        self._limit(painter, node, place)
        self._check(painter, self._model.checks(index), place)
        if place.ring:
            self._strokes.ring(painter, place.whole)
        painter.restore()

    def _ground(self, painter: QPainter, node: DraftNode, place: DraftPlace) -> None:
        p, whole = self.theme.palette, place.whole
        ground = p.raised if node.children and place.depth == 0 else p.surface
        if place.selected:
            ground = p.sel
        elif place.hovered:
            ground = p.hover
        painter.fillRect(whole, ground)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if place.selected:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _text_box(
        self, painter: QPainter, index: Index, node: DraftNode, place: DraftPlace
    ) -> QRect:
        """Paint chevron and label; where the words stand, over empty columns in a group."""
        px, cell = self.theme.px, place.cells[DraftColumn.CONTENT]
        left = cell.left() + px(LEFT) + place.depth * px(INDENT)
        font = self._font(node, place)
        at = left + (px(4) if self._model.among_leaves(index) else px(CHEVRON))
        own = QFontMetricsF(font).horizontalAdvance(node.label)
        gap = px(6) if node.label and node.label[0].isascii() else 0
        right = self._right(node, place) - px(RIGHT)
        text = QRect(round(at + own + gap), cell.top(), 0, cell.height())
        text.setRight(max(right, text.left() + px(40)))
        top = self._strokes.top_of(text, len(self._said(node, place, text.width())))
        if place.open is not None:
            middle = QPoint(left + px(7), top + self.theme.line(Letter.TABLE) // 2)
            self._strokes.chevron(painter, middle, place.open)
        box = QRectF(at, top, own + gap, self.theme.line(Letter.TABLE))
        self._strokes.say(painter, node.label, box, font, self.theme.palette.text)
        return text

    def _right(self, node: DraftNode, place: DraftPlace) -> int:
        if not node.children:
            return place.cells[DraftColumn.CONTENT].right()
        limit = bool(node.deadlines)
        return place.cells[DraftColumn.DEADLINE if limit else DraftColumn.CHECK].left()

    def _font(self, node: DraftNode, place: DraftPlace) -> QFont:
        return self.theme.font(Letter.TABLE, bold=bool(node.children) and place.depth == 0)

    def _words(self, painter: QPainter, node: DraftNode, place: DraftPlace, box: QRect) -> None:
        self._strokes.lines(painter, self._said(node, place, box.width()), box)

    def _said(self, node: DraftNode, place: DraftPlace, width: int) -> Sequence[Line]:
        """The words of an item; its heading stands bold above the rest, where it has both."""
        ink, said = self.theme.palette.text, draft_words.body(node).replace("\n", " ")
        font = self._font(node, place)
        if node.children or self.lines == 1:
            return [(each, font, ink) for each in fit_lines(said, font, width, 1)]
        rest = said[len(node.heading) :].lstrip("。. ：:")
        if node.heading and said.startswith(node.heading) and rest:
            bold = self.theme.font(Letter.TABLE, bold=True)
            head = fit_lines(node.heading, bold, width, 1)
            return [(each, bold, ink) for each in head] + [
                (each, font, ink) for each in fit_lines(rest, font, width, 1)
            ]
        return [(each, font, ink) for each in fit_lines(said, font, width, 2)]

    def _units(
        self, painter: QPainter, index: Index, column: DraftColumn, place: DraftPlace
    ) -> None:
        p, font = self.theme.palette, self.theme.font(Letter.TABLE)
        box = self._inner(place.cells[column])
        names = self._model.names(index, column)
        shown = fit_names(names, font, box.width(), self.lines) if names else (NOTHING,)
        ink = p.text if names else p.text2
        self._strokes.lines(painter, [(each, font, ink) for each in shown], box)

    def _limit(self, painter: QPainter, node: DraftNode, place: DraftPlace) -> None:
        p, font = self.theme.palette, self.theme.font(Letter.TABLE)
        first, second = draft_words.deadline(node)
        box = self._inner(place.cells[DraftColumn.DEADLINE])
        said: list[Line] = [
            (each, font, p.text2 if first == NOTHING else p.text)
            for each in fit_lines(first, font, box.width(), 1)
        ]
        if second and self.lines > 1 and not node.children:
            small = self.theme.font(Letter.SECOND)
            said += [
                (each, small, p.text2) for each in fit_lines(second, small, box.width(), 1)
            ]
        if said:
            self._strokes.lines(painter, said, box)

    def _check(self, painter: QPainter, said: str, place: DraftPlace) -> None:
        if not said:
            return
        p, px = self.theme.palette, self.theme.px
        box = self._inner(place.cells[DraftColumn.CHECK])
        side = px(16)
        top = box.top() + (box.height() - side) // 2
        painter.drawPixmap(box.left(), top, pixmap(Glyph.WARNING, p.amber_text, side))
        box.setLeft(box.left() + side + px(5))
        font = self.theme.font(Letter.TABLE)
        shown = fit_lines(said, font, box.width(), 1)
        self._strokes.lines(painter, [(each, font, p.amber_text) for each in shown], box)

    def _inner(self, cell: QRect) -> QRect:
        return cell.adjusted(self.theme.px(LEFT), 0, -self.theme.px(RIGHT), 0)
