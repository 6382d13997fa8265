"""The grid under the hands: keys move, choose and edit as in a spreadsheet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from gkdesk.ui.models import grid_words
from gkdesk.ui.models.grid_block import Place, edge, stepped
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.cell_editor import Then
from gkdesk.ui.views.grid_acts import ACTS, ALT, ARROWS, CTRL, ENTER, OWN, SHIFT, combination
from gkdesk.ui.views.grid_typing import Cells, TypingGrid

_STEPS: Final = {
    Then.UP: (-1, False),
    Then.DOWN: (1, False),
    Then.FORMER: (-1, True),
    Then.NEXT: (1, True),
    Then.LEFT: (-1, True),
    Then.RIGHT: (1, True),
}


class GridTable(TypingGrid):
    """``asked`` carries what a key asks to be done with the chosen cells (a GridAct)."""

    asked = Signal(object)

    def __init__(self, model: GridModel, theme: Theme, cells: Cells) -> None:
        super().__init__(model, theme, cells)
        self._tabbed_from: GridColumn | None = None
        self.went_on.connect(self._go_on)

    # moving on

    def _go_on(self, then: Then) -> None:
        if then not in _STEPS:
            return
        by, across = _STEPS[then]
        area = self.area()
        if area.rows * area.columns > 1 and then not in (Then.LEFT, Then.RIGHT):
            self._step_inside(by, across=across)
            return
        at = self.active()
        if across:
            tabbed = then in (Then.NEXT, Then.FORMER)
            kept = self._tabbed_from or self._edited_column(at)
            self.choose(Place(at.row, at.column + by))
            self._tabbed_from = kept if tabbed else None
            return
        column = at.column
        if self._tabbed_from in self.columns():
            column = self.columns().index(self._tabbed_from)
        self.choose(self._next_to_fill(Place(at.row, column), by))

    def _edited_column(self, at: Place) -> GridColumn:
        return self.columns()[at.column]

    def _step_inside(self, by: int, *, across: bool) -> None:
        area, place = self.area(), self.active()
        for _ in range(area.rows * area.columns):
            place = stepped(place, area, by, across=across)
            if self._takes(place):
                break
        self.activate(place)

    def _next_to_fill(self, at: Place, by: int) -> Place:
        """The next row up or down whose cell takes a value; the border where none does."""
        count, row = len(self.rows), at.row + by
        while 0 <= row < count:
            if self._takes(Place(row, at.column)):
                return Place(row, at.column)
            row += by
        return at

    def _takes(self, place: Place) -> bool:
        index = self.rows.at(place.row)
        row = self._model.row(index) if index.isValid() else None
        return row is not None and grid_words.fillable(row, self.columns()[place.column])

    def _filled(self, row: int, column: int) -> bool:
        index = self.rows.at(row)
        found = self._model.row(index) if index.isValid() else None
        return found is not None and bool(grid_words.typed(found, self.columns()[column]))

    # keys

    def event(self, event: QEvent) -> bool:
        """Keys the window has for another act are the grid's while it is typed in."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and combination(event) in OWN:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = combination(event)
        if (held, key) in ACTS:
            self.asked.emit(ACTS[held, key])
        elif not (self._moved(held, key) or self._chose(held, key) or self._began(event)):
            event.ignore()

    def _moved(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        """Keys that move the active cell or the corner of the block."""
        extend = bool(held & SHIFT)
        if key in (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._entered(held, key)
        if held & ALT:
            return self._folded(held, key)
        at, size = (self.head() if extend else self.active()), self.size_shown()
        page = max(self.viewport().height() // self.row_height() - 1, 1)
        if key in ARROWS:
            rows, columns = ARROWS[key]
            place = Place(at.row + rows, at.column + columns)
            if held & CTRL:
                place = edge(at, rows, columns, size, self._filled)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            place = Place(at.row + (page if key == Qt.Key.Key_PageDown else -page), at.column)
        elif key == Qt.Key.Key_Home:
            place = Place(0 if held & CTRL else at.row, 0)
        elif key == Qt.Key.Key_End:
            place = Place(size.rows - 1 if held & CTRL else at.row, size.columns - 1)
        else:
            return False
        self._tabbed_from = None
        self.choose(place, extend=extend)
        return True

    def _entered(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        if key in ENTER and held & ~SHIFT:
            return False
        back = bool(held & SHIFT) or key == Qt.Key.Key_Backtab
        if key in ENTER:
            self._go_on(Then.UP if back else Then.DOWN)
        else:
            self._go_on(Then.FORMER if back else Then.NEXT)
        return True

    def _folded(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        index = self.active_index().siblingAtColumn(0)
        if held != ALT or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        self.setExpanded(index, key == Qt.Key.Key_Right)
        return True

    def _chose(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        """Keys that choose whole rows, columns or all."""
        size, area = self.size_shown(), self.area()
        whole = area._replace(top=0, bottom=size.rows - 1)
        wide = area._replace(left=0, right=size.columns - 1)
        if (held, key) == (CTRL, Qt.Key.Key_Space):
            self.choose_area(whole)
        elif (held, key) == (SHIFT, Qt.Key.Key_Space):
            self.choose_area(wide)
        elif (held, key) == (CTRL, Qt.Key.Key_A):
            self.choose_area(whole._replace(left=0, right=size.columns - 1))
        else:
            return False
        return True

    def _began(self, event: QKeyEvent) -> bool:
        """Keys that open the cell: F2 with its value, letters in place of it."""
        if event.key() == Qt.Key.Key_F2:
            return self.open_cell() or True
        if event.key() == Qt.Key.Key_Backspace:
            return self.open_cell("") or True
        held = event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
        letters = event.text()
        if held or not letters or not letters.isprintable():
            return False
        if self.active_index().column() == GridColumn.CONTENT:
            self.said.emit("按 F2 修改内容，免得误改了原文")
            return True
        return self.open_cell(letters) or True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tabbed_from = None
        super().mousePressEvent(event)
