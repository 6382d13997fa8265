"""Paints the rows of the tree-table: two-line items, one-line groups, lights, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.domain.units import Role
from gkdesk.ui.models import row_words
from gkdesk.ui.models.aside import Aside
from gkdesk.ui.models.tree_model import Column, Index, TreeModel
from gkdesk.ui.text_fit import around, fit_lines, fit_names
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.row_strokes import Strokes

LEFT: Final = 10
RIGHT: Final = 8
INDENT: Final = 16
CHEVRON: Final = 18

Line = tuple[str, QFont, QColor]


@dataclass(frozen=True, slots=True)
class RowSizes:
    """Row heights at 100 %; ``lines`` of text in an item, a third one for its units."""

    group: int = 34
    item: int = 52
    lines: int = 2
    units_below: bool = False

    def height(self, tall: bool) -> int:
        """The height of a row; ``tall`` for one that carries text of its own."""
        if not tall or self.lines == 1:
            return self.group
        return self.item + (20 if self.units_below else 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how one row is painted. ``cells`` holds the rectangle of each visible
    column, ``depth`` the level below the first, ``open`` None for a row without rows below,
    ``flat`` when neither it nor a row beside it has any, so that no room for the sign is kept.
    """

    whole: QRect
    cells: dict[Column, QRect]
    depth: int
    flat: bool
    open: bool | None
    selected: bool
    hovered: bool
    ring: bool


class RowDelegate(QStyledItemDelegate):
    """Paints whole rows, not cells, because titles run over empty columns."""

    def __init__(self, model: TreeModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self._strokes = Strokes(theme)
        self.sizes = RowSizes()

    @property
    def theme(self) -> Theme:
        return self._strokes.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._strokes.theme = theme

    @property
    def term(self) -> str:
        """What was searched for; it is marked in the rows."""
        return self._strokes.term

    @term.setter
    def term(self, term: str) -> None:
        self._strokes.term = term

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tall = self._model.is_leaf(index) and (self._model.node_id(index) or 0) > 0
        if not tall and index.column() == 0 and self.sizes.lines > 1:
            row = self._model.row(index)
            tall = row is not None and row.kind is NodeKind.TASK
        return QSize(40, self.theme.px(self.sizes.height(tall)))

    # the row

    def paint_row(self, painter: QPainter, row: Row, place: Place, aside: Aside) -> None:
        """Paint one row over its whole width, with what is said beside it."""
        painter.save()
        self._ground(painter, row, place)
        if row_words.is_group(row):
            self._group(painter, row, place)
        else:
            self._item(painter, row, place, aside)
        if place.ring:
            self._strokes.ring(painter, place.whole)
        painter.restore()

    def _ground(self, painter: QPainter, row: Row, place: Place) -> None:
        p, whole = self.theme.palette, place.whole
        top = row_words.is_group(row) and place.depth == 0
        ground = p.raised if top else p.surface
        if place.selected:
            ground = p.sel
        elif place.hovered:
            ground = p.hover
        painter.fillRect(whole, ground)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if place.selected:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _text_box(self, row: Row, place: Place, font: QFont) -> QRect:
        """Where the words of a row stand, after chevron and label."""
        px, cell = self.theme.px, place.cells[Column.CONTENT]
        left = self._label_left(place)
        if row.label:
            left += self._label_room(row, QFontMetricsF(font))
        return QRect(left, cell.top(), cell.right() - px(RIGHT) - left, cell.height())

    def _label_left(self, place: Place) -> int:
        px = self.theme.px
        left = place.cells[Column.CONTENT].left() + px(LEFT) + place.depth * px(INDENT)
        return left + (px(4) if place.flat else px(CHEVRON))

    def _label_room(self, row: Row, metrics: QFontMetricsF) -> int:
        """Numbers keep a gap to the text; （一） and 一、 bring their own."""
        own = metrics.horizontalAdvance(row.label)
        return round(own + (self.theme.px(6) if row.label[0].isascii() else 0))

    def _lead_in(
        self, painter: QPainter, row: Row, place: Place, font: QFont, top: int
    ) -> None:
        """Chevron and label, on the first line of the text."""
        px, line = self.theme.px, self.theme.line(Letter.TABLE)
        left = place.cells[Column.CONTENT].left() + px(LEFT) + place.depth * px(INDENT)
        if place.open is not None:
            middle = QPoint(left + px(7), top + line // 2)
            self._strokes.chevron(painter, middle, place.open)
        box = QRectF(self._label_left(place), top, px(60), line)
        colour = self.theme.palette.text
        self._strokes.say(painter, row.label, box, font, colour)

    # groups

    def _group(self, painter: QPainter, row: Row, place: Place) -> None:
        p, light = self.theme.palette, row.light(self._model.outlook)
        font = self.theme.font(Letter.TABLE, bold=place.depth == 0)
        limit, status = place.cells[Column.DEADLINE], place.cells[Column.STATUS]
        words = row_words.deadline(row, self._model.outlook)[0]
        text = self._text_box(row, place, font)
        text.setRight((limit if words else status).left() - self.theme.px(8))
        said = fit_lines(row_words.body(row), font, text.width(), 1)
        self._lead_in(painter, row, place, font, self._strokes.top_of(text, 1))
        self._strokes.lines(painter, [(each, font, p.text) for each in said], text)
        if words:
            self._strokes.lit(painter, self._inner(limit), light, (words,), bold=False)
        if row.total:
            box = self._inner(status)
            self._strokes.bar(
                painter, QPoint(box.left(), box.center().y()), row.done, row.total
            )
            box.setLeft(box.left() + self.theme.px(41))
            plain = self.theme.font(Letter.TABLE)
            self._strokes.lines(painter, [(f"{row.done}/{row.total}", plain, p.text2)], box)

    # items

    def _item(self, painter: QPainter, row: Row, place: Place, aside: Aside) -> None:
        outlook, plain = self._model.outlook, self.theme.font(Letter.TABLE)
        text = self._text_box(row, place, plain)
        said = self._words(row, text.width())
        if self.sizes.units_below:
            said = [*said, self._units_line(row, text.width())]
        self._lead_in(painter, row, place, plain, self._strokes.top_of(text, len(said)))
        self._strokes.lines(painter, said, text)
        for column in (Column.LEAD, Column.RESPONSIBLE):
            if column in place.cells:
                box = self._inner(place.cells[column])
                self._strokes.lines(painter, self._names(row, column, box.width()), box)
        box = self._inner(place.cells[Column.DEADLINE])
        self._limit(painter, row, box, aside)
        shown = [each for each in row_words.status(row, outlook) if each][: self.sizes.lines]
        cell = self._inner(place.cells[Column.STATUS])
        self._strokes.lit(painter, cell, row.light(outlook), shown, bold=True)

    def _words(self, row: Row, width: int) -> Sequence[Line]:
        """The text of an item: its heading bold above the rest, where it has both."""
        p, lines = self.theme.palette, self.sizes.lines
        plain, bold = self.theme.font(Letter.TABLE), self.theme.font(Letter.TABLE, bold=True)
        letters = max(width // self.theme.px(Letter.TABLE.px), 1)
        said = row_words.body(row)
        if lines > 1 and row.heading and said.startswith(row.heading) and said != row.heading:
            rest = around(said[len(row.heading) :].lstrip("。. "), self.term, letters)
            head = fit_lines(row.heading, bold, width, 1)
            return [(each, bold, p.text) for each in head] + [
                (each, plain, p.text) for each in fit_lines(rest, plain, width, 1)
            ]
        shown = fit_lines(around(said, self.term, lines * letters), plain, width, lines)
        return [(each, plain, p.text) for each in shown]

    def _names(self, row: Row, column: Column, width: int) -> Sequence[Line]:
        p, font = self.theme.palette, self.theme.font(Letter.TABLE)
        role = Role.LEAD if column is Column.LEAD else Role.RESPONSIBLE
        merged = self._model.units_merged and column is Column.RESPONSIBLE
        names = all_names(row) if merged else row.names(role)
        if not names:
            return [(row_words.NOTHING, font, p.text2)]
        return [
            (each, font, p.text) for each in fit_names(names, font, width, self.sizes.lines)
        ]

    def _units_line(self, row: Row, width: int) -> Line:
        font = self.theme.font(Letter.SECOND)
        said = "、".join(all_names(row)) or "未列明单位"
        return (fit_lines(said, font, width, 1)[0], font, self.theme.palette.text2)

    def _limit(self, painter: QPainter, row: Row, box: QRect, aside: Aside) -> None:
        """The day, under it the words or the due points, and how often it was urged."""
        p, plain = self.theme.palette, self.theme.font(Letter.TABLE)
        first, second = row_words.deadline(row, self._model.outlook, aside)
        if self.sizes.lines == 1 or not (second or aside.reminders):
            colour = p.text2 if first == row_words.NOTHING else p.text
            fitted = fit_lines(first, plain, box.width(), self.sizes.lines)
            self._strokes.lines(painter, [(each, plain, colour) for each in fitted], box)
            return
        small = self.theme.font(Letter.SECOND)
        room = box.width() - self._strokes.urged_room(aside.reminders)
        above = fit_lines(first, plain, box.width(), 1)[0]
        below = fit_lines(second, small, room, 1) or ("",)
        colour = p.text2 if first == row_words.NOTHING else p.text
        self._strokes.lines(painter, [(above, plain, colour), (below[0], small, p.text2)], box)
        self._strokes.urged(painter, aside.reminders, box, beside=bool(below[0]))

    def _inner(self, cell: QRect) -> QRect:
        return cell.adjusted(self.theme.px(LEFT), 0, -self.theme.px(RIGHT), 0)


def all_names(row: Row) -> tuple[str, ...]:
    """Every unit of a row once, the lead first."""
    ordered = row.names(Role.LEAD) + row.names(Role.RESPONSIBLE) + row.names(Role.SUPPORTING)
    return tuple(dict.fromkeys(ordered))
