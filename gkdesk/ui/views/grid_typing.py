"""The grid while a cell is typed into: the editor over it, and what becomes of the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from gkdesk.ui.models import grid_words
from gkdesk.ui.models.grid_block import Place
from gkdesk.ui.models.grid_columns import ROLES, GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.block_tree import Spot
from gkdesk.ui.views.cell_editor import CellBox, CellEditor, CellLine, Then
from gkdesk.ui.views.grid_view import GridView
from gkdesk.ui.views.unit_completer import UnitCompleter


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


_FILLING: Final = (Then.FILL, Then.FILL_EMPTY)


class TypingGrid(GridView):
    """``said`` tells what is to be remarked, ``went_on`` where the cell goes when what was
    typed was taken (a Then)."""

    said = Signal(str)
    went_on = Signal(object)

    def __init__(self, model: GridModel, theme: Theme, cells: Cells) -> None:
        super().__init__(model, theme)
        self._cells = cells
        self.editor: CellEditor | None = None
        self._edited: Spot = (0, GridColumn.CONTENT)
        self._composing = False
        self.edit_wanted.connect(self.open_cell)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._follow_cell())
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self._follow_cell())

    # editing

    def open_cell(self, text: str | None = None, *, composing: bool = False) -> bool:
        """Open the active cell, with ``text`` in place of its value; False where it takes
        nothing. While words are being composed (``composing``) the grid keeps the focus:
        another one would break them off."""
        if not self.commit():
            return False
        self._to_a_cell_that_takes()
        index = self.active_index()
        node_id = self._model.node_id(index)
        if node_id is None:
            return False
        spot = node_id, GridColumn(index.column())
        if why := self._cells.refusal(spot):
            self.said.emit(why)
            return False
        self._edited = spot
        self.editor = self._make_editor(spot)
        shown = self._cells.text(spot) if text is None else text
        self.editor.begin(shown, self.cell_rect(index), keen=text is not None)
        self._composing = composing
        if not composing:
            self.editor.box.setFocus(Qt.FocusReason.OtherFocusReason)
        completer = self.editor.completer
        if completer is not None and (text or spot[1] is GridColumn.STATUS):
            completer.offer(usual=spot[1] is GridColumn.STATUS)
        return True

    def _to_a_cell_that_takes(self) -> None:
        """Of a chosen block the first cell that takes a value, where the active one does
        not: a whole column begins with a heading."""
        area, at = self.area(), self.active()
        row = self._model.row(self.active_index())
        if row is None or area.rows * area.columns == 1:
            return
        if not grid_words.fillable(row, self.columns()[at.column]):
            first = next(self._spots(), None)
            if first is not None:
                number = self.rows.number(self._model.index_of(first[0]))
                self.activate(Place(number, self.columns().index(first[1])))

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
        spots = self._written(then)
        if then not in _FILLING and typed.strip() == self._cells.text(self._edited).strip():
            why = ""
        else:
            why = self._cells.take(spots, typed)
        if why:
            editor.refuse(why)
            return
        self._close_editor()
        self.went_on.emit(then)

    def _written(self, then: Then) -> list[Spot]:
        """The cells that get the words."""
        if then not in _FILLING:
            return [self._edited]
        chosen = self.chosen_spots()
        if then is Then.FILL:
            return chosen
        return [spot for spot in chosen if not self._cells.text(spot)]

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
        return list(self._spots())

    def _spots(self) -> Iterator[Spot]:
        area, shown = self.area(), self.columns()
        for number in range(area.top, area.bottom + 1):
            index = self.rows.at(number)
            row = self._model.row(index) if index.isValid() else None
            if row is not None:
                columns = shown[area.left : area.right + 1]
                yield from (
                    (row.id, each) for each in columns if grid_words.fillable(row, each)
                )

    def _follow_cell(self) -> None:
        if self.editor is not None:
            index = self._model.index_of(self._edited[0])
            if index.isValid():
                self.editor.place(self.cell_rect(index.siblingAtColumn(self._edited[1])))

    # typing by an input method: the view keeps the focus until the first words have come

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        begins = bool(event.preeditString() or event.commitString())
        begins = begins and self.active_index().column() != GridColumn.CONTENT
        if self.editor is None and (not begins or not self.open_cell("", composing=True)):
            event.ignore()
            return
        assert self.editor is not None
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

    # the mouse and the size

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.commit():
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_cell()
