"""The list under a review: one line a point, answered by its buttons or by keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from gkdesk.services.review_points import Point
from gkdesk.ui.models.point_model import Index, PointModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.point_delegate import TAKE_BACK, Button, LinePlace, PointDelegate


class PointList(QListView):
    """``chosen`` carries the point a person went to, ``answered`` a point with the number
    of a choice, ``reopened`` a point whose answer is taken back."""

    chosen = Signal(object)
    answered = Signal(object, int)
    reopened = Signal(object)

    def __init__(self, model: PointModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._paint = PointDelegate(model, theme)
        self._keyed = self._silent = False
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet(
            f"QListView {{ background: {theme.palette.surface}; border: none; }}"
        )
        self.verticalScrollBar().setSingleStep(theme.px(37))

    def line_height(self, width: int) -> int:
        """The height of a line in a list of this width."""
        return self._paint.height(width)

    def current(self) -> Point | None:
        """The current point."""
        return self._model.point(self.currentIndex())

    def choose(self, row: int | None) -> None:
        """Make a line the current one without telling so; None for none."""
        self._silent = True
        index = QModelIndex() if row is None else self._model.index(row)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._silent = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        point = self._model.point(current)
        if point is not None and not self._silent:
            self.chosen.emit(point)

    def buttons_of(self, row: int) -> list[Button]:
        """The buttons of a line as they stand on the screen."""
        index = self._model.index(row)
        point = self._model.point(index)
        return list(self._paint.buttons(point, self._whole(index))) if point else []

    def _whole(self, index: Index) -> QRect:
        whole = QRect(self.visualRect(index))
        whole.setLeft(0)
        whole.setWidth(self.viewport().width())
        return whole

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        index, bottom = self.indexAt(QPoint(1, 1)), self.viewport().height()
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        while index.isValid() and (whole := self._whole(index)).top() < bottom:
            over = self.underMouse() and whole.contains(pointer)
            current = index == self.currentIndex()
            ring = current and self.hasFocus() and self._keyed
            place = LinePlace(whole, current, ring, QPointF(pointer) if over else None)
            self._paint.paint_line(painter, index, place)
            index = index.siblingAtRow(index.row() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._paint.narrow = self._paint.narrow_at(self.width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keyed = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            for button in self.buttons_of(index.row()) if index.isValid() else ():
                if button.box.contains(at):
                    self._press(index, button)
                    return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        over = index.isValid() and any(
            button.box.contains(at) for button in self.buttons_of(index.row())
        )
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _press(self, index: Index, button: Button) -> None:
        point = self._model.point(index)
        if button.choice >= 0:
            self.answered.emit(point, button.choice)
        elif button.words == TAKE_BACK:
            self.reopened.emit(point)
        else:
            self._menu(point).popup(self.viewport().mapToGlobal(button.box.bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = self.current()
        if point is not None:
            self._menu(point).popup(event.globalPos())

    def _menu(self, point: Point | None) -> QMenu:
        """All that can be done with a point."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if point is None:
            return menu
        for at, choice in enumerate(point.question.choices):
            act = menu.addAction(choice.words)
            act.triggered.connect(partial(self._chose, point, at))
        if not point.open:
            menu.addSeparator()
            menu.addAction(TAKE_BACK).triggered.connect(lambda: self.reopened.emit(point))
        return menu

    def _chose(self, point: Point, choice: int, _checked: bool = False) -> None:
        self.answered.emit(point, choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyed = True
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the figures answer."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and len(self._model):
            self.setCurrentIndex(self._model.index(0))
