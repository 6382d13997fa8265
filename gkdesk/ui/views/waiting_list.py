"""The queue of names that nobody has claimed; figures answer for the current one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.waiting_model import WaitingModel
from gkdesk.ui.theme import Theme

_WIDTHS: Final = {2: 64}
_ALIKE, _ALIKE_FROM = 1, 380
_FIGURES: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class WaitingList(QTableView):
    """``chosen`` carries the current line, ``figure`` a key from 1 to 9 as 0 to 8; ``entered``
    asks for the other answers."""

    chosen = Signal(int)
    figure = Signal(int)
    entered = Signal()

    def __init__(self, model: WaitingModel, theme: Theme) -> None:
        super().__init__()
        self._waiting = model
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("待认领的名称")
        self.doubleClicked.connect(self.entered)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _former: self.chosen.emit(current.row())
        )
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        dress_table(self, theme, _WIDTHS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the name has all the room."""
        super().resizeEvent(event)
        self.setColumnHidden(_ALIKE, self.width() < self._theme.px(_ALIKE_FROM))

    def choose(self, row: int) -> None:
        """Make a line the current one; the last where there are fewer."""
        self.selectRow(min(row, len(self._waiting) - 1))

    def event(self, event: QEvent) -> bool:
        """Figures are the list's own, whatever they mean to the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._figure(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = self._figure(event)
        if figure is not None:
            self.figure.emit(figure)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _figure(event: QKeyEvent) -> int | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier and event.key() in _FIGURES
        return event.key() - Qt.Key.Key_1 if plain else None
