"""The list of a look-back: 1 confirms a line, 2 parts it, 3 chooses partners by hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from gkdesk.domain.look_back import LookBackRow
from gkdesk.ui.models.look_back_model import Index, LookBackModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.look_back_delegate import LookBackDelegate

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookBackList(QListView):
    """``chosen`` carries the row a person went to (None: none); the other signals ask for
    what is done with the chosen rows, ``menu_wanted`` at a place, ``fitted`` follows another
    width."""

    chosen = Signal(object)
    confirm_wanted = Signal()
    part_wanted = Signal()
    partner_wanted = Signal()
    withdraw_wanted = Signal()
    open_wanted = Signal()
    menu_wanted = Signal(QPoint)
    fitted = Signal()

    def __init__(self, model: LookBackModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._paint = LookBackDelegate(model, theme)
        self._asked = {
            Qt.Key.Key_1: self.confirm_wanted,
            Qt.Key.Key_2: self.part_wanted,
            Qt.Key.Key_3: self.partner_wanted,
            Qt.Key.Key_Delete: self.withdraw_wanted,
            **dict.fromkeys(_ENTER, self.open_wanted),
        }
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.setAccessibleName("两份计划对照")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._paint.set_theme(theme)
        p = theme.palette
        self.setStyleSheet(f"QListView {{ background: {p.surface}; border: none; }}")
        self.verticalScrollBar().setSingleStep(theme.px(28))
        self.scheduleDelayedItemsLayout()

    def sides(self) -> tuple[int, int] | None:
        """Where the former and our words begin; None where they stand below each other."""
        width = self.viewport().width()
        if self._paint.narrow(width):
            return None
        boxes = self._paint.boxes(QRect(0, 0, width, self._paint.height(width)))
        return round(boxes.former.left()), round(boxes.own.left())

    def current(self) -> LookBackRow | None:
        """The current row."""
        return self._model.row(self.currentIndex())

    def rows(self) -> list[LookBackRow]:
        """The selected rows, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda each: each.row())
        return [row for row in map(self._model.row, indexes) if row is not None]

    def go_to(self, place: int) -> None:
        """Select one line and nothing else; the last one for a place behind it."""
        if len(self._model):
            index = self._model.index(min(max(place, 0), len(self._model) - 1))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self._model.row(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = self._asked.get(Qt.Key(event.key()))
        if asked is not None and not plain:
            asked.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: figures settle lines."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.open_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fitted.emit()

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))
