"""The list of a comparison: a click on the tick or the blank key accepts a line or not."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from gkdesk.ui.models.reread_model import Index, Line, RereadModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.reread_delegate import RereadDelegate


class RereadList(QListView):
    """``chosen`` carries the line a person went to, ``fitted`` follows another width."""

    chosen = Signal(object)
    fitted = Signal()

    def __init__(self, model: RereadModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._paint = RereadDelegate(model, theme)
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("不同之处")
        self.setStyleSheet(
            f"QListView {{ background: {theme.palette.surface}; border: none; }}"
        )
        self.verticalScrollBar().setSingleStep(theme.px(28))

    def line_height(self) -> int:
        """The height of a line at the present width."""
        return self._paint.height(self.viewport().width())

    def sides(self) -> tuple[int, int] | None:
        """Where the old and the new words begin; None where they stand below each other."""
        width = self.viewport().width()
        boxes = self._paint.boxes(QRect(0, 0, width, self.line_height()))
        if self._paint.narrow(width):
            return None
        return round(boxes.old.left()), round(boxes.new.left())

    def current(self) -> Line | None:
        """The current line."""
        return self._model.line(self.currentIndex())

    def begin(self) -> None:
        """Go to the first line."""
        self.setCurrentIndex(self._model.index(0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        line = self._model.line(current)
        if line is not None:
            self.chosen.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            box = self._paint.boxes(self.visualRect(index)).tick
            if box.adjusted(-box.width(), -box.height(), box.width(), box.height()).contains(
                at
            ):
                self._turn(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._turn(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _turn(self, index: Index) -> None:
        role = Qt.ItemDataRole.CheckStateRole
        on = self._model.data(index, role) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self._model.setData(index, wanted, role)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the blank key ticks."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and len(self._model):
            self.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fitted.emit()
