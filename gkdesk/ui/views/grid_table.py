"""The grid under the hands: keys move, choose and edit as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from gkdesk.ui.models import grid_words
from gkdesk.ui.models.grid_block import Place, edge, stepped
from gkdesk.ui.models.grid_columns import ROLES, GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.cell_editor import CellBox, CellEditor, CellLine, Then
from gkdesk.ui.views.grid_view import GridView
from gkdesk.ui.views.unit_completer import UnitCompleter

Spot = tuple[int, GridColumn]


class GridAct(Enum):
    """What a key or the menu asks for, to be done with the chosen cells."""

    COPY = auto()
    CUT = auto()
    PASTE = auto()
    CLEAR = auto()
    FILL_DOWN = auto()
    FILL_RIGHT = auto()
    BULK = auto()
    SPLIT = auto()
    MERGE = auto()
    ADD = auto()
    REMOVE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    INDENT = auto()
    OUTDENT = auto()


class Cells(Protocol):
    """What the grid asks of the ledger about its cells."""

    def text(self, spot: Spot) -> str:
        """A cell's value as one edits it."""

    def refusal(self, spot: Spot) -> str:
        """Why nothing can be typed into a cell; "" where something can."""

    def meaning(self, spot: Spot, typed: str) -> Sequence[str]:
        """What typed words mean, in lines."""

    def suggest(self, column: GridColumn, typed: str) -> Sequence[str]:
        """Values to offer for what is typed."""

    def take(self, spots: Sequence[Spot], typed: str) -> str:
        """Write typed words into cells; why not, or "" when they are written."""


_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier
_ARROWS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACTS: Final = {
    (_NONE, Qt.Key.Key_Delete): GridAct.CLEAR,
    (_NONE, Qt.Key.Key_Insert): GridAct.ADD,
    (_CTRL, Qt.Key.Key_C): GridAct.COPY,
    (_CTRL, Qt.Key.Key_X): GridAct.CUT,
    (_CTRL, Qt.Key.Key_V): GridAct.PASTE,
    (_CTRL, Qt.Key.Key_D): GridAct.FILL_DOWN,
    (_CTRL, Qt.Key.Key_R): GridAct.FILL_RIGHT,
    (_CTRL, Qt.Key.Key_Delete): GridAct.REMOVE,
    (_CTRL, Qt.Key.Key_Slash): GridAct.SPLIT,
    (_CTRL, Qt.Key.Key_M): GridAct.MERGE,
    (_ALT | _SHIFT, Qt.Key.Key_Up): GridAct.MOVE_UP,
    (_ALT | _SHIFT, Qt.Key.Key_Down): GridAct.MOVE_DOWN,
    (_ALT | _SHIFT, Qt.Key.Key_Left): GridAct.OUTDENT,
    (_ALT | _SHIFT, Qt.Key.Key_Right): GridAct.INDENT,
}
_OWN: Final = {
    *_ACTS,
    (_CTRL, Qt.Key.Key_A),
    (_CTRL, Qt.Key.Key_Space),
    (_SHIFT, Qt.Key.Key_Space),
}
"""Keys that are the grid's even where the window knows them for another act."""
_STEPS: Final = {
    Then.UP: (-1, False),
    Then.DOWN: (1, False),
    Then.FORMER: (-1, True),
    Then.NEXT: (1, True),
    Then.LEFT: (-1, True),
    Then.RIGHT: (1, True),
}


class GridTable(GridView):
    """``asked`` carries what a key asks to be done with the chosen cells (a GridAct);
    ``said`` what is to be remarked."""

    asked = Signal(object)
    said = Signal(str)

    def __init__(self, model: GridModel, theme: Theme, cells: Cells) -> None:
        super().__init__(model, theme)
        self._model, self._cells = model, cells
        self.editor: CellEditor | None = None
        self._edited: Spot = (0, GridColumn.CONTENT)
        self._composing = False
        self._tabbed_from: GridColumn | None = None
        self.edit_wanted.connect(self.open_cell)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._follow_cell())
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self._follow_cell())

    # editing

    def open_cell(self, text: str | None = None) -> bool:
        """Open the active cell, with ``text`` in place of its value; False where it takes
        nothing."""
        index = self.active_index()
        node_id = self._model.node_id(index)
        if node_id is None or not self.commit():
            return False
        spot = node_id, GridColumn(index.column())
        if why := self._cells.refusal(spot):
            self.said.emit(why)
            return False
        self._edited = spot
        self.editor = self._make_editor(spot)
        shown = self._cells.text(spot) if text is None else text
        self.editor.begin(shown, self.cell_rect(index), keen=text is not None)
        self.editor.box.setFocus(Qt.FocusReason.OtherFocusReason)
        completer = self.editor.completer
        if completer is not None and (text or spot[1] is GridColumn.STATUS):
            completer.offer(usual=spot[1] is GridColumn.STATUS)
        return True

    def _make_editor(self, spot: Spot) -> CellEditor:
        column, port = spot[1], self.viewport()
        long = column in (GridColumn.NOTE, GridColumn.CONTENT)
        box = CellBox(port) if long else CellLine(port)
        box.setAccessibleName(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
        editor = CellEditor(box, self._theme, lambda typed: self._cells.meaning(spot, typed))
        if isinstance(box, CellLine) and (column in ROLES or column is GridColumn.STATUS):
            single = column is GridColumn.STATUS
            suggest: Callable[[str], Sequence[str]] = lambda typed: self._cells.suggest(  # noqa: E731
                column, typed
            )
            editor.completer = UnitCompleter(box, suggest, single=single, through=True)
        editor.finished.connect(self._finish)
        editor.given_up.connect(self.give_up)
        return editor

    def commit(self) -> bool:
        """Take what is being typed; False where it was refused and still stands."""
        if self.editor is not None:
            self._finish(self.editor.text(), Then.STAY)
        return self.editor is None

    def give_up(self) -> None:
        """Forget what is being typed."""
        self._close_editor()

    def _finish(self, typed: str, then: Then) -> None:
        editor = self.editor
        if editor is None:
            return
        spots = self.chosen_spots() if then is Then.FILL else [self._edited]
        if then is not Then.FILL and typed.strip() == self._cells.text(self._edited).strip():
            why = ""
        else:
            why = self._cells.take(spots, typed)
        if why:
            editor.refuse(why)
            return
        self._close_editor()
        self._go_on(then)

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        self._composing = False
        if editor is not None:
            had_focus = editor.box.hasFocus()
            editor.close()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_spots(self) -> list[Spot]:
        """The chosen cells that take a value, row by row; folded rows have none."""
        area, shown = self.area(), self.columns()
        found = []
        for number in range(area.top, area.bottom + 1):
            index = self.rows.at(number)
            row = self._model.row(index) if index.isValid() else None
            if row is not None:
                columns = shown[area.left : area.right + 1]
                found += [(row.id, each) for each in columns if grid_words.fillable(row, each)]
        return found

    def _follow_cell(self) -> None:
        if self.editor is not None:
            index = self._model.index_of(self._edited[0])
            if index.isValid():
                self.editor.place(self.cell_rect(index.siblingAtColumn(self._edited[1])))

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
        if override and isinstance(event, QKeyEvent) and _combination(event) in _OWN:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = _combination(event)
        if (held, key) in _ACTS:
            self.asked.emit(_ACTS[held, key])
        elif not (self._moved(held, key) or self._chose(held, key) or self._began(event)):
            event.ignore()

    def _moved(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        """Keys that move the active cell or the corner of the block."""
        extend = bool(held & _SHIFT)
        if key in (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._entered(held, key)
        if held & _ALT:
            return self._folded(held, key)
        at, size = (self.head() if extend else self.active()), self.size_shown()
        page = max(self.viewport().height() // self.row_height() - 1, 1)
        if key in _ARROWS:
            rows, columns = _ARROWS[key]
            place = Place(at.row + rows, at.column + columns)
            if held & _CTRL:
                place = edge(at, rows, columns, size, self._filled)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            place = Place(at.row + (page if key == Qt.Key.Key_PageDown else -page), at.column)
        elif key == Qt.Key.Key_Home:
            place = Place(0 if held & _CTRL else at.row, 0)
        elif key == Qt.Key.Key_End:
            place = Place(size.rows - 1 if held & _CTRL else at.row, size.columns - 1)
        else:
            return False
        self._tabbed_from = None
        self.choose(place, extend=extend)
        return True

    def _entered(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        if key in _ENTER and held & ~_SHIFT:
            return False
        back = bool(held & _SHIFT) or key == Qt.Key.Key_Backtab
        if key in _ENTER:
            self._go_on(Then.UP if back else Then.DOWN)
        else:
            self._go_on(Then.FORMER if back else Then.NEXT)
        return True

    def _folded(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        index = self.active_index().siblingAtColumn(0)
        if held != _ALT or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        self.setExpanded(index, key == Qt.Key.Key_Right)
        return True

    def _chose(self, held: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        """Keys that choose whole rows, columns or all."""
        size, area = self.size_shown(), self.area()
        whole = area._replace(top=0, bottom=size.rows - 1)
        wide = area._replace(left=0, right=size.columns - 1)
        if (held, key) == (_CTRL, Qt.Key.Key_Space):
            self.choose_area(whole)
        elif (held, key) == (_SHIFT, Qt.Key.Key_Space):
            self.choose_area(wide)
        elif (held, key) == (_CTRL, Qt.Key.Key_A):
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
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        letters = event.text()
        if held or not letters or not letters.isprintable():
            return False
        return self.open_cell(letters) or True

    # typing by an input method: the view keeps the focus until the first words have come

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        begins = bool(event.preeditString() or event.commitString())
        if self.editor is None and (not begins or not self.open_cell("")):
            event.ignore()
            return
        assert self.editor is not None
        if not self._composing:
            self._composing = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self.editor.box, event)
        if event.commitString() or not event.preeditString():
            self._composing = False
            self.editor.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where words are composed: in the editor while it is open, else at the cell."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.cell_rect(self.active_index())
        if query == Qt.InputMethodQuery.ImHints:
            return int(Qt.InputMethodHint.ImhNone.value)
        return super().inputMethodQuery(query)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.commit():
            return
        self._tabbed_from = None
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_cell()


def _combination(event: QKeyEvent) -> tuple[Qt.KeyboardModifier, Qt.Key]:
    """What is held, and the key."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
