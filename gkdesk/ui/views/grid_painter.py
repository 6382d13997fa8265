"""Paints the rows of the grid: two lines a row, cells between hairlines, the chosen block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from gkdesk.domain.tasks import Outlook, Row
from gkdesk.ui.models import grid_words, row_words
from gkdesk.ui.models.aside import Aside
from gkdesk.ui.models.grid_block import Area
from gkdesk.ui.models.grid_columns import ROLES, GridColumn
from gkdesk.ui.text_fit import fit_lines, fit_names
from gkdesk.ui.theme import Letter, Theme, Tint
from gkdesk.ui.views.row_delegate import CHEVRON, INDENT, LEFT
from gkdesk.ui.views.row_strokes import Strokes

HEIGHT: Final = 46
INSIDE: Final = 8


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where and how a row is painted. ``cells`` are the shown columns in their order,
    ``number`` the row's among those shown, ``open`` None without rows below; ``area`` the
    chosen block, ``active`` the place of the cell that is typed into."""

    whole: QRect
    cells: dict[GridColumn, QRect]
    depth: int
    open: bool | None
    number: int
    area: Area
    active: tuple[int, int]
    focused: bool


class GridPainter:
    """Paints with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._strokes = Strokes(theme)

    @property
    def theme(self) -> Theme:
        return self._strokes.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._strokes.theme = theme

    def paint(
        self, painter: QPainter, row: Row, place: GridPlace, outlook: Outlook, aside: Aside
    ) -> None:
        """One row over its whole width."""
        painter.save()
        self._ground(painter, row, place)
        for column, cell in place.cells.items():
            painter.setClipRect(cell)
            self._cell(painter, row, column, place, outlook, aside)
        painter.setClipping(False)
        self._frame(painter, place)
        painter.restore()

    def chevron_box(self, depth: int, cell: QRect) -> QRect:
        """Where a click folds a row."""
        px = self.theme.px
        left = cell.left() + px(LEFT) + depth * px(INDENT)
        return QRect(left - px(4), cell.top(), px(CHEVRON) + px(4), cell.height())

    # ground

    def _ground(self, painter: QPainter, row: Row, place: GridPlace) -> None:
        p = self.theme.palette
        top = row_words.is_group(row) and place.depth == 0
        painter.fillRect(place.whole, p.raised if top else p.surface)
        for at, cell in enumerate(place.cells.values()):
            chosen = place.area.holds(place.number, at) and (place.number, at) != place.active
            if chosen and grid_words.fillable(row, list(place.cells)[at]):
                painter.fillRect(cell, p.sel)
            painter.fillRect(cell.right(), cell.top(), 1, cell.height(), p.line)
        whole = place.whole
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)

    def _frame(self, painter: QPainter, place: GridPlace) -> None:
        """The edges of the block in this row, and the cell that is typed into."""
        area, cells = place.area, list(place.cells.values())
        if not (area.top <= place.number <= area.bottom and area.left < len(cells)):
            return
        p = self.theme.palette
        colour = p.accent_text if place.focused else p.edge
        first, last = cells[area.left], cells[min(area.right, len(cells) - 1)]
        box = QRect(first.topLeft(), last.bottomRight())
        if area.rows * area.columns > 1:
            painter.fillRect(box.left(), box.top(), 1, box.height(), colour)
            painter.fillRect(box.right(), box.top(), 1, box.height(), colour)
            if place.number == area.top:
                painter.fillRect(box.left(), box.top(), box.width(), 1, colour)
            if place.number == area.bottom:
                painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour)
        if place.active[0] == place.number and place.active[1] < len(cells):
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cells[place.active[1]].adjusted(1, 1, -1, -1))

    # cells

    def _cell(  # noqa: PLR0917  what is painted, where, and against which day
        self,
        painter: QPainter,
        row: Row,
        column: GridColumn,
        place: GridPlace,
        outlook: Outlook,
        aside: Aside,
    ) -> None:
        box = place.cells[column]
        inner = box.adjusted(self.theme.px(INSIDE), 0, -self.theme.px(INSIDE), 0)
        if column is GridColumn.CONTENT:
            self._content(painter, row, place, box)
        elif row_words.is_group(row):
            if column is GridColumn.STATUS and row.total:
                counts = f"{row.done}/{row.total}"
                said = [(counts, self._plain, self.theme.palette.text2)]
                self._strokes.lines(painter, said, inner)
        elif column is GridColumn.STATUS:
            shown = [word for word in row_words.status(row, outlook) if word]
            self._strokes.lit(painter, inner, row.light(outlook), shown, bold=True)
        else:
            lines = self._said(row, column, inner.width(), outlook, aside)
            self._strokes.lines(painter, lines, inner)

    @property
    def _plain(self) -> QFont:
        return self.theme.font(Letter.TABLE)

    def _said(
        self, row: Row, column: GridColumn, width: int, outlook: Outlook, aside: Aside
    ) -> list[tuple[str, QFont, Tint]]:
        p, plain = self.theme.palette, self._plain
        if column in ROLES:
            colour = p.text3 if grid_words.inherited(row, column) else p.text
            names = row.names(ROLES[column])
            lines = fit_names(names, plain, width, 2) if names else ()
            return [(line, plain, colour) for line in lines]
        if column is GridColumn.DEADLINE:
            first, second = row_words.deadline(row, outlook, aside)
            if first == row_words.NOTHING:
                return []
            small = self.theme.font(Letter.SECOND)
            above = fit_lines(first, plain, width, 1 if second else 2)
            said = [(line, plain, p.text) for line in above]
            return said + [
                (line, small, p.text2) for line in fit_lines(second, small, width, 1)
            ]
        note = " ".join(row.note.split("\n"))
        return [(line, plain, p.text) for line in fit_lines(note, plain, width, 2)]

    def _content(self, painter: QPainter, row: Row, place: GridPlace, box: QRect) -> None:
        px, p = self.theme.px, self.theme.palette
        group = row_words.is_group(row)
        font = self.theme.font(Letter.TABLE, bold=group and place.depth == 0)
        left = box.left() + px(LEFT) + place.depth * px(INDENT) + px(CHEVRON)
        room = round(QFontMetricsF(font).horizontalAdvance(row.label)) if row.label else 0
        gap = px(6) if row.label and row.label[0].isascii() else 0
        text = QRect(left + room + gap, box.top(), 0, box.height())
        text.setRight(box.right() - px(INSIDE))
        lines = fit_lines(row_words.body(row), font, text.width(), 2)
        top, line = self._strokes.top_of(text, len(lines)), self.theme.line(Letter.TABLE)
        if place.open is not None:
            middle = QPoint(left - px(CHEVRON) + px(7), top + line // 2)
            self._strokes.chevron(painter, middle, place.open)
        self._strokes.say(painter, row.label, QRectF(left, top, room + 2, line), font, p.text)
        self._strokes.lines(painter, [(said, font, p.text) for said in lines], text)
