"""The tree of a draft under review: items, units, limits, and what is to be checked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role
from gkdesk.services.review_points import Point, Question
from gkdesk.ui.models import draft_words

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class DraftColumn(IntEnum):
    """The columns, in their order on the screen."""

    CONTENT = 0
    LEAD = 1
    RESPONSIBLE = 2
    DEADLINE = 3
    CHECK = 4


class DraftModel(QAbstractItemModel):
    """Shows one draft. An index carries its row's number in printed order; the words of a
    row are made when it shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[DraftNode] = []
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._below: dict[int, list[int]] = {}
        self._mixed: set[int] = set()
        self._order: list[int] = []
        self._starts: list[int] = []
        self._paths: dict[str, int] = {}
        self._open: dict[int, list[Point]] = {}
        self._under: dict[int, int] = {}
        self._units_merged = False

    # what it shows

    def show_draft(self, draft: Draft, points: Iterable[Point]) -> bool:
        """Take another draft; whether its rows stand as before, so that only words changed."""
        nodes, parents = _flat(draft)
        if parents == self._parents:
            self._nodes = nodes
            self._place(points)
            self._announce_all()
            return True
        self.beginResetModel()
        self._nodes, self._parents = nodes, parents
        self._below, self._rows = _children(parents)
        self._mixed = {parents[at] for at in self.groups()}
        self._place(points)
        self.endResetModel()
        return False

    def _place(self, points: Iterable[Point]) -> None:
        """Lay the open doubts on their rows, and count them on the rows above."""
        self._order = sorted(range(len(self._nodes)), key=lambda at: self._nodes[at].span)
        self._paths = {node.path: at for at, node in enumerate(self._nodes)}
        self._starts = [self._nodes[at].span.start for at in self._order]
        found: dict[int, list[Point]] = defaultdict(list)
        under: dict[int, int] = defaultdict(int)
        for point in points:
            if point.open and not point.question.leftover:
                at = self.row_of(point.question)
                if at is not None:
                    found[at].append(point)
                    for above in self._line_up(at):
                        under[above] += 1
        self._open, self._under = dict(found), dict(under)

    def _line_up(self, at: int) -> list[int]:
        line = [at]
        while (above := self._parents[line[-1]]) >= 0:
            line.append(above)
        return line

    def _announce_all(self) -> None:
        for below in self._below.values():
            last = self.at(below[-1]).siblingAtColumn(DraftColumn.CHECK)
            self.dataChanged.emit(self.at(below[0]), last)

    @property
    def has_leads(self) -> bool:
        """Whether any item names a lead unit."""
        clauses = (clause for node in self._nodes for clause in node.units)
        return any(clause.role is Role.LEAD for clause in clauses)

    def merge_units(self, merged: bool) -> None:
        """Whether 责任单位 also shows the lead units, under the heading 单位."""
        if merged != self._units_merged:
            self._units_merged = merged
            columns = DraftColumn.LEAD, DraftColumn.RESPONSIBLE
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, *columns)

    # rows

    def __len__(self) -> int:
        return len(self._nodes)

    def node(self, index: Index) -> DraftNode:
        """The item behind a valid index."""
        return self._nodes[index.internalId()]

    def number(self, index: Index) -> int | None:
        """A row's number in printed order; None for no index."""
        return index.internalId() if index.isValid() else None

    def at(self, number: int) -> QModelIndex:
        """The index of a row; invalid where there is none of that number."""
        if not 0 <= number < len(self._nodes):
            return QModelIndex()
        return self.createIndex(self._rows[number], 0, number)

    def row_at(self, span: Span) -> int | None:
        """The row whose own lines hold the beginning of a place; of nested ones the inner."""
        last = bisect_right(self._starts, span.start) - 1
        for at in reversed(self._order[max(0, last - 7) : last + 1]):
            place = self._nodes[at].span
            if place.start <= span.start < place.end:
                return at
        return None

    def row_of(self, question: Question) -> int | None:
        """The row a question is about: by its words, else by its path."""
        at = self.row_at(question.span) if question.has_words else None
        return self._paths.get(question.path) if at is None else at

    def groups(self) -> list[int]:
        """The rows that have rows below."""
        return [at for at in self._below if at >= 0]

    def among_leaves(self, index: Index) -> bool:
        """Whether neither this row nor any beside it has rows below."""
        return self._parents[index.internalId()] not in self._mixed

    def names(self, index: Index, column: DraftColumn) -> tuple[str, ...]:
        """The units of a cell."""
        if column is DraftColumn.LEAD:
            return draft_words.names(self.node(index), Role.LEAD)
        if self._units_merged:
            return draft_words.names(self.node(index))
        return draft_words.names(self.node(index), Role.RESPONSIBLE, Role.SUPPORTING)

    def checks(self, index: Index) -> str:
        """What is to be checked in a row; in one with rows below, how much there is."""
        at = index.internalId()
        if at in self._below:
            return f"{self._under[at]} 处" if at in self._under else ""
        own = self._open.get(at, ())
        if not own:
            return ""
        return own[0].question.reason if len(own) == 1 else f"{len(own)} 处"

    def points_of(self, number: int) -> Sequence[Point]:
        """The open doubts of a row."""
        return self._open.get(number, ())

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        below = self._children_of(parent)
        if 0 <= row < len(below) and 0 <= column < len(DraftColumn):
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def _children_of(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._below.get(-1, [])
        return self._below.get(parent.internalId(), []) if parent.column() == 0 else []

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._parents[index.internalId()] if index.isValid() else -1
        return self.at(above)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._children_of(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(DraftColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return self._said(index, DraftColumn(index.column()))

    def _said(self, index: Index, column: DraftColumn) -> str:
        match column:
            case DraftColumn.CONTENT:
                return draft_words.content(self.node(index))
            case DraftColumn.DEADLINE:
                return "　".join(filter(None, draft_words.deadline(self.node(index))))
            case DraftColumn.CHECK:
                return self.checks(index)
            case _:
                return "、".join(self.names(index, column))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        units = "单位" if self._units_merged else "责任单位"
        return ("序号与内容", "牵头单位", units, "完成时限", "核对")[section]


def _flat(draft: Draft) -> tuple[list[DraftNode], list[int]]:
    """The nodes in printed order, and the number of each one's parent, -1 for none."""
    nodes: list[DraftNode] = []
    parents: list[int] = []
    waiting = [(node, -1) for node in reversed(draft.outline)]
    while waiting:
        node, above = waiting.pop()
        at = len(nodes)
        nodes.append(node)
        parents.append(above)
        waiting.extend((child, at) for child in reversed(node.children))
    return nodes, parents


def _children(parents: Sequence[int]) -> tuple[dict[int, list[int]], list[int]]:
    """The rows below each, and every row's place among its brothers."""
    below: dict[int, list[int]] = {}
    rows = []
    for at, above in enumerate(parents):
        beside = below.setdefault(above, [])
        rows.append(len(beside))
        beside.append(at)
    return below, rows
