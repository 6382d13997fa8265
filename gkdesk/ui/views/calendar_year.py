"""A year on the screen: twelve small months, darker where more is due."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gkdesk.ui.models.calendar_year import YearModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_year_delegate import YearDelegate

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ONLY: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_NARROWEST: Final = 216
"""Of a month: 30休 and 30班 stand side by side."""


class YearView(QTableView):
    """``month_wanted`` carries the month a click or Enter asked for, ``year_wanted`` how
    many years to turn (-1, 1), ``today_wanted`` that Home was pressed."""

    month_wanted = Signal(int)
    year_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self, model: YearModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._paint = YearDelegate(model, theme)
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("年历")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model.dataChanged.connect(lambda *_: self._paint.weigh())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self._paint.set_theme(theme)
        self.setStyleSheet(f"QTableView {{ background: {theme.palette.bg}; border: none; }}")
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self._fit()

    def choose(self, month: int) -> None:
        """Make a month the current one."""
        self.selectionModel().setCurrentIndex(self._model.index_of(month), _ONLY)

    def month(self) -> int:
        """The current month."""
        index = self.currentIndex()
        return self._model.month(index) if index.isValid() else 1

    def _fit(self) -> None:
        """As many months side by side as their days need; all in sight where they fit."""
        px, month = self._theme.px, self.month()
        room = self.viewport().width() // px(_NARROWEST)
        self._model.set_columns(next((wide for wide in (4, 3) if wide <= room), 2))
        rows = self._model.rowCount()
        high = max(self.viewport().height() // rows, px(40 + 6 * 20))
        self.verticalHeader().setDefaultSectionSize(high)
        self.choose(month)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._set_keyed(True)
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.year_wanted.emit(turns[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.today_wanted.emit()
        elif event.key() in _ENTER:
            self.month_wanted.emit(self.month())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to the search box."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.month_wanted.emit(self._model.month(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_keyed(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_keyed(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_keyed(False)

    def _set_keyed(self, keyed: bool) -> None:
        self._paint.keyed = keyed
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(480))
