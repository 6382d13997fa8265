"""The rows of the plan in view under the columns of the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from gkdesk.domain.queries import Skeleton
from gkdesk.ui.models import grid_words
from gkdesk.ui.models.grid_columns import HEADS, GridColumn
from gkdesk.ui.models.tree_model import KEPT, Index, TreeModel

_ROOT = QModelIndex()
_SPOKEN = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))


class GridModel(TreeModel):
    """A tree model with other columns; rows come, go and are fetched as in the tree."""

    def shows(self, skeleton: Skeleton) -> bool:
        """Whether these rows are the ones it shows, in the same places."""
        if len(self) != len(skeleton.ids):
            return False
        wanted: dict[int, list[int]] = {}
        for node_id, above in zip(skeleton.ids, skeleton.parents, strict=True):
            wanted.setdefault(above, []).append(node_id)
        return all(ids == self.below(above) for above, ids in wanted.items())

    def below(self, node_id: int) -> list[int]:
        """The ledger ids of the rows directly below one; 0 for the top."""
        return [self._ids[place] for place in self._children.get(node_id, ())]

    def forget(self) -> None:
        """Read all rows anew as they come into view."""
        self._rows.clear()
        self._asides.clear()
        self._announce_all()

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(GridColumn)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        first = super().index(row, 0, parent)
        if not first.isValid() or not 0 <= column < len(GridColumn):
            return QModelIndex()
        return self.createIndex(row, column, first.internalId())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SPOKEN or not index.isValid() or (row := self.row(index)) is None:
            return None
        column = GridColumn(index.column())
        return grid_words.spoken(row, column, self.outlook, self.aside(index))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return HEADS[section]

    def _announce(self, positions: Sequence[int]) -> None:
        if len(positions) > KEPT:
            self._announce_all()
            return
        for position in positions:
            first = self.at(position)
            self.dataChanged.emit(first, first.siblingAtColumn(GridColumn.NOTE))

    def _announce_all(self) -> None:
        count = self.rowCount()
        if count:
            last = self.index(count - 1, GridColumn.NOTE)
            self.dataChanged.emit(self.index(0, 0), last)
