"""The table of the register: choosing lines, its keys, and what gives way when narrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.domain.dispatches import Dispatch
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.dispatches_model import DispatchColumn, DispatchesModel
from gkdesk.ui.theme import Theme

_WIDTHS: Final[dict[int, int]] = {
    DispatchColumn.PERIOD: 136,
    DispatchColumn.TABLE: 150,
    DispatchColumn.SENT: 104,
    DispatchColumn.HANDED: 136,
    DispatchColumn.RETURNED: 104,
    DispatchColumn.STATE: 116,
}
_FIRST_TO_GO: Final = (
    (DispatchColumn.NOTE, 1040),
    (DispatchColumn.TABLE, 860),
    (DispatchColumn.SENT, 740),
    (DispatchColumn.RETURNED, 620),
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DispatchesTable(QTableView):
    """``entered`` asks for the answers of the current line, ``note_wanted`` for its note,
    ``removal_wanted`` to take the chosen ones out, ``menu_wanted`` carries a place."""

    entered = Signal()
    note_wanted = Signal()
    removal_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: DispatchesModel, theme: Theme) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.set_theme(theme)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("收发台账")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        self.doubleClicked.connect(self.entered)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        dress_table(self, theme, _WIDTHS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setMinimumSectionSize(theme.px(36))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow table the unit and its state keep their room."""
        for column, least in _FIRST_TO_GO:
            self.setColumnHidden(column, self.width() < self._theme.px(least))

    # what is chosen

    def chosen(self) -> list[Dispatch]:
        """The selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._lines.line(row) for row in rows]

    def choose(self, ids: Iterable[int]) -> None:
        """Select these lines, the first one current; those not listed are passed over."""
        rows = [row for row in map(self._lines.row_of, ids) if row >= 0]
        selection, last = QItemSelection(), self._lines.columnCount() - 1
        for row in rows:
            selection.select(self._lines.index(row, 0), self._lines.index(row, last))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        if rows:
            current = self._lines.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
            self.scrollTo(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.note_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
