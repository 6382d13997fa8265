"""The units a workbook can go to, as a table that is ticked by mouse and blank key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.send_model import PartColumn, PartsModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.tick_box import TickCellDelegate

_WIDTHS: Final[dict[int, int]] = {PartColumn.ROWS: 56, PartColumn.ROLES: 190}


class PartsTable(QTableView):
    """``looked_at`` carries the number of the current line."""

    looked_at = Signal(int)

    def __init__(self, model: PartsModel, theme: Theme) -> None:
        super().__init__()
        self._parts, self._theme = model, theme
        self._ticks = TickCellDelegate(theme)
        self.setModel(model)
        dress_table(self, theme, _WIDTHS)
        self.setItemDelegateForColumn(PartColumn.UNIT, self._ticks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("发给哪些单位")
        self.selectionModel().currentRowChanged.connect(
            lambda current, _former: self.looked_at.emit(current.row())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._parts.turn(rows)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click on the box is a click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != PartColumn.UNIT:
            self._parts.turn([index.row()])
        else:
            super().mouseDoubleClickEvent(event)
