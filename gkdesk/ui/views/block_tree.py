"""A tree in which one block of cells is chosen, with the cell in it that is typed into."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTreeView

from gkdesk.ui.models.grid_block import Area, Place, Size, area_of
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.models.tree_model import Index
from gkdesk.ui.views.grid_rows import GridRows

Spot = tuple[int, GridColumn]
"""A cell by the ledger's id of its row, which folding and edits leave as it is."""


class BlockTree(QTreeView):
    """``chosen`` tells that another block or cell is chosen."""

    chosen = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self.rows = GridRows(self)
        self._anchor: Spot = (0, GridColumn.CONTENT)
        self._head = self._active = self._anchor
        self.setModel(model)
        self.collapsed.connect(self._follow_folding)

    def columns(self) -> list[GridColumn]:
        """The shown columns."""
        return [column for column in GridColumn if not self.isColumnHidden(column)]

    def size_shown(self) -> Size:
        """How many rows and columns are shown."""
        return Size(len(self.rows), len(self.columns()))

    def node_at(self, number: int) -> int | None:
        """The ledger's id of a shown row."""
        return self._model.node_id(self.rows.at(number))

    # the chosen block

    def area(self) -> Area:
        """The chosen block."""
        return area_of(self._place(self._anchor), self._place(self._head))

    def active(self) -> Place:
        """The cell that is typed into."""
        return self._place(self._active)

    def head(self) -> Place:
        """The corner of the block that Shift moves."""
        return self._place(self._head)

    def active_index(self) -> QModelIndex:
        """The active cell in the model."""
        node_id, column = self._active
        return self._model.index_of(node_id).siblingAtColumn(column)

    def choose(self, place: Place, *, extend: bool = False) -> None:
        """Make a cell active, or with ``extend`` the corner of the block."""
        spot = self._spot(self.size_shown().within(*place))
        if spot is None:
            return
        if extend:
            self._anchor, self._head = self._active, spot
        else:
            self._anchor = self._head = self._active = spot
        self._show(spot)

    def choose_area(self, area: Area) -> None:
        """Choose a block; the active cell stays where it is in it."""
        first, last = self._spot(Place(*area[:2])), self._spot(Place(*area[2:]))
        if first is None or last is None:
            return
        self._anchor, self._head = first, last
        if not area.holds(*self.active()):
            self._active = self._anchor
        self._show(self._active, scroll=False)

    def activate(self, place: Place) -> None:
        """Make another cell of the block active."""
        spot = self._spot(place)
        if spot is not None:
            self._active = spot
            self._show(spot)

    def choose_row(self, node_id: int, column: GridColumn | None = None) -> bool:
        """Make a cell of a ledger row active, opening what lies above; False if not here."""
        index = self._model.index_of(node_id)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        shown = self.columns()
        wanted = self._active[1] if column is None else column
        spot = node_id, wanted if wanted in shown else GridColumn.CONTENT
        self._anchor = self._head = self._active = spot
        self._show(spot)
        return True

    def current_id(self) -> int | None:
        """The ledger's id of the active row."""
        return self._active[0] or None

    def _place(self, spot: Spot) -> Place:
        shown = self.columns()
        column = shown.index(spot[1]) if spot[1] in shown else 0
        index = self._model.index_of(spot[0])
        return Place(max(self.rows.number(index), 0) if index.isValid() else 0, column)

    def _spot(self, place: Place) -> Spot | None:
        node_id, shown = self.node_at(place.row), self.columns()
        return None if node_id is None else (node_id, shown[place.column])

    def _show(self, spot: Spot, *, scroll: bool = True) -> None:
        index = self._model.index_of(spot[0]).siblingAtColumn(spot[1])
        if scroll and index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()
        self.chosen.emit()

    def _follow_folding(self, folded: Index) -> None:
        """What is chosen never lies in a folded row."""
        spots = self._anchor, self._head, self._active
        if any(self.rows.number(self._model.index_of(spot[0])) < 0 for spot in spots):
            node_id = self._model.node_id(folded)
            if node_id is not None:
                self._anchor = self._head = self._active = node_id, self._active[1]
                self.chosen.emit()
