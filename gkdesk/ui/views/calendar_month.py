"""A month on the screen: one cell a day, gone through by arrow keys and by the mouse."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gkdesk.domain.agenda import DayCount
from gkdesk.ui.models.calendar_month import Index, MonthModel
from gkdesk.ui.models.calendar_steps import step_from
from gkdesk.ui.models.calendar_words import day_name, mark, shown_lights
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.calendar_strokes import DayStrokes

_ONLY: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthDelegate(QStyledItemDelegate):
    """Paints a day: number, mark and holiday above, counted lights below."""

    def __init__(self, model: MonthModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self._strokes = DayStrokes(theme)
        self.chosen: date | None = None
        self.keyed = False

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._strokes.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._strokes.theme
        cell, count = QRect(option.rect), self._model.count(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._model.day(index) == self.chosen
        self._ground(painter, cell, count, chosen=chosen)
        px = theme.px
        high = px(4 if cell.height() >= px(56) else 2)
        inner = QRectF(cell).adjusted(px(8), high, -px(6), -high)
        line = theme.line(Letter.TABLE)
        self._upper(painter, QRectF(inner.left(), inner.top(), inner.width(), line), index)
        if count is not None:
            lower = inner.adjusted(0, line + px(2), 0, 0)
            self._lower(painter, lower, count)
        painter.restore()

    def _ground(
        self, painter: QPainter, cell: QRect, count: DayCount | None, *, chosen: bool
    ) -> None:
        p = self._strokes.theme.palette
        resting = count is not None and not count.works
        painter.fillRect(cell, p.sel if chosen else p.bg if resting else p.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(p.line)
        painter.drawLine(cell.topRight(), cell.bottomRight())
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(p.accent_text, 2 if self.keyed else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -2.5, -2.5), 4, 4)

    def _upper(self, painter: QPainter, line: QRectF, index: Index) -> None:
        theme, day = self._strokes.theme, self._model.day(index)
        p, px, count = theme.palette, theme.px, self._model.count(index)
        today = day == self._model.today and count is not None
        ink = p.text if count is not None else p.text3
        right = self._strokes.number(painter, line, str(day.day), ink, today=today)
        if count is None:
            return
        said = mark(count)
        if said:
            middle = line.center()
            middle.setX(right + px(6))
            right = self._strokes.mark(painter, middle, said)
        room = line.adjusted(right + px(6) - line.left(), 0, 0, 0)
        self._strokes.name(painter, room, day_name(count))

    def _lower(self, painter: QPainter, box: QRectF, count: DayCount) -> None:
        line = self._strokes.theme.line(Letter.TABLE)
        if box.height() > 2 * line:
            box = box.adjusted(0, box.height() - 2 * line, 0, 0)
        self._strokes.counts(painter, box, shown_lights(count.lights))


class MonthView(QTableView):
    """``day_wanted`` asks for another day (``step_from`` bounds it), ``entered`` for the
    list of the chosen day. The wheel turns nothing: a month turned by mistake misleads."""

    day_wanted = Signal(object)
    entered = Signal()

    def __init__(self, model: MonthModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._paint = MonthDelegate(model, theme)
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName("月历")
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self._paint.set_theme(theme)
        p = theme.palette
        self.setStyleSheet(
            f"QTableView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView {{ background: {p.surface}; }}"
            f"QHeaderView::section {{ background: {p.surface}; color: {p.text2};"
            f" border: none; border-bottom: 1px solid {p.line2}; }}"
        )
        header = self.horizontalHeader()
        header.setFont(theme.font(Letter.SECOND))
        header.viewport().setFont(theme.font(Letter.SECOND))  # it paints, and lags behind
        header.setFixedHeight(theme.px(28))
        self.viewport().update()

    def choose(self, day: date) -> None:
        """Make a day of the month shown the current one."""
        self._paint.chosen = day
        index = self._model.index_of(day)
        self.selectionModel().setCurrentIndex(index, _ONLY)
        self.viewport().update()

    @property
    def chosen(self) -> date:
        """The chosen day."""
        return self._paint.chosen or self._model.today

    # hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._set_keyed(True)
        if event.key() in _ENTER:
            self.entered.emit()
            return
        wanted = step_from(self.chosen, self._model.today, Qt.Key(event.key()))
        if wanted is None or event.modifiers() & _CHORDS:
            event.ignore()
        else:
            self.day_wanted.emit(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_keyed(False)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.day_wanted.emit(self._model.day(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing: a drag across days means nothing here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_keyed(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_keyed(False)

    def _set_keyed(self, keyed: bool) -> None:
        self._paint.keyed = keyed
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(7 * 40), self._theme.px(28 + 6 * 24))


_CHORDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
