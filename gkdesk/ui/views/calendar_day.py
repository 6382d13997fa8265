"""The list beside the calendar: what is due on the chosen day, each line opening its row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light
from gkdesk.terms import label
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.models.calendar_day import DayModel, Index
from gkdesk.ui.models.calendar_words import item_place, item_units, item_words
from gkdesk.ui.text_fit import fit_lines, fit_names
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.row_strokes import Strokes

_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_URGENT: Final = (Light.OVERDUE, Light.SOON)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayDelegate(QStyledItemDelegate):
    """Light, word and number above; two lines of text; units and printed words below."""

    def __init__(self, model: DayModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self.theme = model, theme
        self._strokes = Strokes(theme)
        self.keyed = False

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.theme = self._strokes.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self.theme
        lines = 3 * theme.line(Letter.TABLE) + 2 * theme.line(Letter.SECOND)
        return QSize(40, lines + theme.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        p, px = self.theme.palette, self.theme.px
        whole, item = QRect(option.rect), self._model.item(index)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(whole, p.sel if chosen else p.hover if hovered else p.surface)
        painter.setPen(p.line)
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if chosen:
            painter.fillRect(QRect(whole.left(), whole.top(), px(3), whole.height()), p.accent)
        self._say(painter, whole.adjusted(px(14), px(8), -px(12), -px(8)), item)
        if chosen and self.keyed:
            self._strokes.ring(painter, whole)
        painter.restore()

    def _say(self, painter: QPainter, box: QRect, item: AgendaItem) -> None:
        theme, p = self.theme, self.theme.palette
        line, small = theme.line(Letter.TABLE), theme.line(Letter.SECOND)
        self._lamp(painter, QRect(box.left(), box.top(), box.width(), line), item)
        plain, second = theme.font(Letter.TABLE), theme.font(Letter.SECOND)
        top = box.top() + line
        for at, words in enumerate(fit_lines(item.text, plain, box.width(), 2)):
            place = QRectF(box.left(), top + at * line, box.width(), line)
            self._strokes.say(painter, words, place, plain, p.text)
        top += 2 * line + theme.px(2)
        units = fit_names(item_units(item), second, box.width(), 1) or ("未列单位",)
        limit = fit_lines(item_words(item), second, box.width(), 1)
        for at, said in enumerate((units[0], limit[0])):
            place = QRectF(box.left(), top + at * small, box.width(), small)
            self._strokes.say(painter, said, place, second, p.text2)

    def _lamp(self, painter: QPainter, line: QRect, item: AgendaItem) -> None:
        theme, p, side = self.theme, self.theme.palette, self.theme.px(13)
        lamp = QRectF(line.left(), line.center().y() - side / 2, side, side)
        paint_light(painter, lamp, item.light, p)
        bold = theme.font(Letter.TABLE, bold=item.light in _URGENT)
        left = self._word(
            painter, line.adjusted(side + theme.px(6), 0, 0, 0), label(item.light), bold,
            word_colour(item.light, p),
        )  # fmt: skip
        room = line.adjusted(left + theme.px(10) - line.left(), 0, 0, 0)
        self._word(painter, room, item_place(item), theme.font(Letter.TABLE), p.text2)

    def _word(
        self, painter: QPainter, box: QRect, said: str, font: QFont, colour: QColor
    ) -> int:
        """One word, cut where it does not fit; returns its right edge."""
        painter.setFont(font)
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(box.width(), 1))
        painter.drawText(box, _LEFT, shown)
        return box.left() + metrics.horizontalAdvance(shown)


class DayList(QListView):
    """``opened`` carries the ledger's id of the row a click or Enter asked for; ``left``
    tells that Escape goes back to the calendar."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, model: DayModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._paint = DayDelegate(model, theme)
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("当天到期的工作")
        self.clicked.connect(self._open)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._paint.set_theme(theme)
        self.setStyleSheet(
            f"QListView {{ background: {theme.palette.surface}; border: none; }}"
        )
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def current_row(self) -> int | None:
        """The ledger's id of the current line's row; None for a single period of one, which
        is not closed by closing the row."""
        index = self.currentIndex()
        item = self._model.item(index) if index.isValid() else None
        return item.node if item is not None and item.occurrence is None else None

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.item(index).node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._paint.keyed = True
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to the search box."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._paint.keyed = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paint.keyed = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and len(self._model):
            self.setCurrentIndex(self._model.index(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint.keyed = False
        self.viewport().update()
