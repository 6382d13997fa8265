"""The table of the directory: choosing, dragging, and the keys that move and remove."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.units_model import UnitColumn, UnitsModel
from gkdesk.ui.theme import Theme

_WIDTHS: Final[dict[int, int]] = {
    UnitColumn.PLACE: 52,
    UnitColumn.SHORT: 116,
    UnitColumn.KIND: 96,
    UnitColumn.PERSON: 84,
    UnitColumn.PHONE: 128,
    UnitColumn.TASKS: 60,
}
_FIRST_TO_GO: Final = (
    (UnitColumn.SHORT, 730),
    (UnitColumn.PHONE, 600),
    (UnitColumn.PERSON, 480),
    (UnitColumn.KIND, 380),
)
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ALT_SHIFT: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class UnitsTable(QTableView):
    """``chosen`` carries the current unit's id; ``shifted`` how far up or down the chosen
    ones go, ``entered`` that the current one is to be edited. The keys of a table that is
    only read are those that choose."""

    chosen = Signal(int)
    shifted = Signal(int)
    entered = Signal()
    removal_wanted = Signal()
    addition_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, model: UnitsModel, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._units, self._writing = model, writing
        self.setModel(model)
        self.set_theme(theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("单位名录")
        if writing:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDragDropOverwriteMode(False)
        self.doubleClicked.connect(self.entered)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        dress_table(self, theme, _WIDTHS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setMinimumSectionSize(theme.px(36))
        self.fit()

    def fit(self) -> None:
        """In a narrow table the name keeps its room; telephone and the like give way."""
        for column, least in _FIRST_TO_GO:
            self.setColumnHidden(column, self.width() < self._theme.px(least))

    # what is chosen

    def current_unit(self) -> int:
        """The id of the current unit; 0 where there is none."""
        row = self.currentIndex().row()
        return self._units.unit(row).id if 0 <= row < len(self._units) else 0

    def chosen_units(self) -> list[int]:
        """The ids of the selected units, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._units.unit(row).id for row in rows]

    def choose(self, unit_ids: list[int]) -> None:
        """Select these units, the first one current; those not shown are passed over."""
        rows = [row for row in map(self._units.row_of, unit_ids) if row >= 0]
        selection, last = QItemSelection(), self._units.columnCount() - 1
        for row in rows:
            selection.select(self._units.index(row, 0), self._units.index(row, last))
        flag = QItemSelectionModel.SelectionFlag
        if rows:
            first = self._units.index(rows[0], UnitColumn.NAME)
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(selection, flag.ClearAndSelect)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.current_unit())

    # keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something else in the window are the table's own here."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._deed(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        elif (deed := self._deed(event)) is not None:
            signal, by = deed
            signal.emit(by) if by else signal.emit()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> tuple[object, int] | None:
        """What a key does to the chosen units; for moves, how far."""
        if not self._writing:
            return None
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == _ALT_SHIFT and key in _MOVES:
            return self.shifted, _MOVES[key]
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_M:
            return self.merge_wanted, 0
        if held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Delete:
            return self.removal_wanted, 0
        if held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Insert:
            return self.addition_wanted, 0
        return None
