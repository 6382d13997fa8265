"""The tree of a plan or list over a skeleton of integers; rows are fetched as they show."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.queries import Skeleton
from gkdesk.domain.tasks import NodeKind, Outlook, Row
from gkdesk.ui.models import row_words
from gkdesk.ui.models.aside import Aside, Tell, nothing
from gkdesk.ui.models.synced_rows import SyncedRows

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], dict[int, Row]]
SCREENFUL: Final = 64
KEPT: Final = 2048
_ROOT: Final = QModelIndex()


class Column(IntEnum):
    """The columns, in their order on the screen."""

    CONTENT = 0
    LEAD = 1
    RESPONSIBLE = 2
    DEADLINE = 3
    STATUS = 4


class TreeModel(SyncedRows):
    """Shows one query's skeleton. An index carries its row's position: a handle that is its
    place in the skeleton at first, and stays with it while rows come, go and move.

    ``fetch`` turns ledger ids into rows, a screenful at a call, and ``tell`` rows in view
    into what is said beside them. Positions hold until the next ``open``: edits change
    data, ``sync`` brings, moves and takes out rows.
    """

    def __init__(
        self,
        fetch: Fetch,
        outlook: Outlook,
        parent: QObject | None = None,
        *,
        tell: Tell = nothing,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._tell = tell
        self._outlook = outlook
        self._take(Skeleton(array("q"), array("q"), 0))
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._asides: dict[int, Aside] = {}
        self._units_merged = False
        self.hits = 0

    # what it shows

    def open(self, skeleton: Skeleton) -> None:
        """Show another query; the only reset there is."""
        self.beginResetModel()
        self._take(skeleton)
        self.hits = skeleton.hits
        self._rows.clear()
        self._asides.clear()
        self.endResetModel()

    def __len__(self) -> int:
        """How many rows the query has, hidden ones included."""
        return len(self._positions)

    def set_outlook(self, outlook: Outlook) -> None:
        """Another day: lights and remaining days change."""
        self._outlook = outlook
        self._asides.clear()
        self._announce(list(self._positions.values()))

    def merge_units(self, merged: bool) -> None:
        """Whether 责任单位 also shows the lead units, under the heading 单位."""
        if merged != self._units_merged:
            self._units_merged = merged
            self.headerDataChanged.emit(
                Qt.Orientation.Horizontal, Column.LEAD, Column.RESPONSIBLE
            )

    @property
    def units_merged(self) -> bool:
        return self._units_merged

    @property
    def outlook(self) -> Outlook:
        return self._outlook

    # rows

    def node_id(self, index: Index) -> int | None:
        """The ledger id of an index; negative for a plan's row, None for no index."""
        return self._ids[index.internalId()] if index.isValid() else None

    def index_of(self, node_id: int) -> QModelIndex:
        """The index of a ledger id; invalid where the query does not hold it."""
        position = self._positions.get(node_id)
        return QModelIndex() if position is None else self._at(position, Column.CONTENT)

    def at(self, position: int) -> QModelIndex:
        """The index of a place in the skeleton."""
        return self._at(position, Column.CONTENT)

    def group_positions(self, *, measures: bool = False) -> list[int]:
        """Places of the rows that have rows below; with ``measures`` tasks too."""
        held = [self._positions[node_id] for node_id in self._children if node_id != 0]
        if not measures:
            self.want(held)
            rows = ((at, self._rows.get(at)) for at in held)
            held = [at for at, row in rows if row is None or row.kind is not NodeKind.TASK]
        return held

    def first_task(self) -> int | None:
        """The ledger id of the first row without rows below."""
        if not (top := self._children.get(0)):
            return None
        position = top[0]
        while below := self._children.get(self._ids[position]):
            position = below[0]
        return self._ids[position]

    def among_leaves(self, index: Index) -> bool:
        """Whether neither this row nor any beside it has rows below."""
        above = self._parents[index.internalId()]
        if above not in self._flat:
            beside = self._children[above]
            self._flat[above] = not any(self._ids[at] in self._children for at in beside)
        return self._flat[above]

    def is_leaf(self, index: Index) -> bool:
        return self._ids[index.internalId()] not in self._children

    def row(self, index: Index) -> Row | None:
        """The row behind an index; None where it left the ledger meanwhile."""
        position = index.internalId()
        if (kept := self._rows.get(position)) is not None:
            self._rows.move_to_end(position)
            return kept
        self.want(range(position, min(position + SCREENFUL, len(self._ids))))
        return self._rows.get(position)

    def want(self, positions: Iterable[int]) -> None:
        """Fetch these positions' rows in one call, those not yet at hand."""
        missing = [self._ids[at] for at in positions if at not in self._rows]
        for node_id, row in (self._fetch(missing) if missing else {}).items():
            if (at := self._positions.get(node_id)) is not None:
                self._rows[at] = row
        while len(self._rows) > KEPT:
            position, _row = self._rows.popitem(last=False)
            self._asides.pop(position, None)

    def aside(self, index: Index) -> Aside:
        """What is said beside the row of an index."""
        position = index.internalId()
        if position not in self._asides and self.row(index) is not None:
            self.want_asides(range(position, min(position + SCREENFUL, len(self._ids))))
        return self._asides.get(position, Aside())

    def want_asides(self, positions: Iterable[int]) -> None:
        """Fetch in one call what is said beside these rows, where it is not at hand."""
        rows = {
            at: self._rows[at]
            for at in positions
            if at in self._rows and at not in self._asides
        }
        told = self._tell(rows.values()) if rows else {}
        for at, row in rows.items():
            self._asides[at] = told.get(row.id, Aside())

    def refresh(self, node_ids: Iterable[int]) -> None:
        """Rows were edited: they, those above and those below are read anew."""
        stale: set[int] = set()
        for node_id in node_ids:
            position = self._positions.get(node_id)
            if position is not None:
                stale.update(self._line_up(position))
                stale.update(self._children.get(node_id, ()))
        for position in stale:
            self._rows.pop(position, None)
            self._asides.pop(position, None)
        self._announce(sorted(stale))

    def _line_up(self, position: int) -> list[int]:
        line = [position]
        while (parent := self._parents[line[-1]]) != 0:
            line.append(self._positions[parent])
        return line

    def _forget_row(self, handle: int) -> None:
        self._rows.pop(handle, None)
        self._asides.pop(handle, None)

    def _announce(self, positions: Sequence[int]) -> None:
        if len(positions) > KEPT:
            self._announce_all()
            return
        for position in positions:
            first = self._at(position, Column.CONTENT)
            self.dataChanged.emit(first, first.siblingAtColumn(Column.STATUS))

    def _announce_all(self) -> None:
        count = self.rowCount()
        self.dataChanged.emit(
            self.index(0, 0, _ROOT), self.index(count - 1, Column.STATUS, _ROOT)
        )

    # QAbstractItemModel

    def _at(self, position: int, column: int) -> QModelIndex:
        return self.createIndex(self._row_number(position), column, position)

    def _below(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._children.get(0, [])
        if parent.column() != 0:
            return []
        return self._children.get(self._ids[parent.internalId()], [])

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        below = self._below(parent)
        if 0 <= row < len(below) and 0 <= column < len(Column):
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        above = self._parents[index.internalId()]
        return QModelIndex() if above == 0 else self._at(self._positions[above], 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._below(parent))

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        return bool(self._below(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows of a plan can be dragged; where they may be dropped the view says."""
        drag = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | drag if index.isValid() else super().flags(index)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.DEADLINE:
            return row_words.urged(self.aside(index)) or None
        spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not spoken or not index.isValid() or (row := self.row(index)) is None:
            return None
        return self._words(row, index)

    def _words(self, row: Row, index: Index) -> str:
        match Column(index.column()):
            case Column.CONTENT:
                return row_words.content(row)
            case Column.LEAD:
                return row_words.lead(row)
            case Column.RESPONSIBLE:
                return row_words.responsible(row)
            case Column.DEADLINE:
                aside = self.aside(index)
                said = (*row_words.deadline(row, self._outlook, aside), row_words.urged(aside))
                return "　".join(part for part in said if part)
            case Column.STATUS:
                return "　".join(part for part in row_words.status(row, self._outlook) if part)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        units = "单位" if self._units_merged else "责任单位"
        return ("序号与内容", "牵头单位", units, "完成时限", "状态")[section]
