"""Rows of a tree model that come, go and move while it is shown, each with the signals views
need to keep what is open, chosen and scrolled to."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from gkdesk.domain.queries import Skeleton
from gkdesk.domain.rising import longest_rising


class SyncedRows(QAbstractItemModel):
    """A skeleton of integers that can be brought in line with the ledger.

    Every row has a handle, which its indexes carry: at first its place in the skeleton.
    A handle stays with its row until the next ``take``; rows that come get new ones, and
    those of rows that are gone are not given again. ``_children`` holds the handles below
    each ledger id in their order.
    """

    _ids: array[int]
    _parents: array[int]

    def _take(self, skeleton: Skeleton) -> None:
        """Another skeleton; inside a reset."""
        self._ids, self._parents = skeleton.ids, skeleton.parents
        self._positions: dict[int, int] = dict(
            zip(self._ids, range(len(self._ids)), strict=True)
        )
        self._children: dict[int, list[int]] = _children(skeleton.parents)
        self._rows_of: dict[int, dict[int, int]] = {}
        self._flat: dict[int, bool] = {}
        self._shared = True

    def _row_number(self, handle: int) -> int:
        """The place of a row among those beside it. Handles rise there until rows move."""
        above = self._parents[handle]
        numbers = self._rows_of.get(above)
        return (
            bisect_left(self._children[above], handle) if numbers is None else numbers[handle]
        )

    def _index_of_id(self, node_id: int) -> QModelIndex:
        """The index of a ledger id the model holds; the root for 0."""
        if node_id == 0:
            return QModelIndex()
        handle = self._positions[node_id]
        return self.createIndex(self._row_number(handle), 0, handle)

    def sync(self, parent_id: int, child_ids: Sequence[int]) -> None:
        """Let exactly these rows stand below a row (0: at the top), in this order. Rows that
        stood elsewhere move with all below them."""
        self.sync_all({parent_id: child_ids})

    def sync_all(self, wanted: Mapping[int, Sequence[int]]) -> None:
        """As ``sync`` for several rows at once, so that what leaves one for another moves.
        Rows the model does not hold, and does not come to hold by this, are left aside."""
        if self._shared:
            self._ids, self._parents = array("q", self._ids), array("q", self._parents)
            self._shared = False
        waiting = dict(wanted)
        while ready := [i for i in waiting if i == 0 or i in self._positions]:
            for parent_id in ready:
                self._bring(parent_id, waiting.pop(parent_id))
        for parent_id, child_ids in wanted.items():
            if parent_id == 0 or parent_id in self._positions:
                self._drop(parent_id, set(child_ids))

    # coming and moving

    def _bring(self, parent_id: int, child_ids: Sequence[int]) -> None:
        """Let the wanted rows stand in their order; others may still stand among them."""
        order = {node_id: number for number, node_id in enumerate(child_ids)}
        below = self._children.get(parent_id, [])
        here = [self._ids[handle] for handle in below if self._ids[handle] in order]
        staying = longest_rising([order[node_id] for node_id in here])
        stay = {here[number] for number in staying}
        row = 0
        for node_id in child_ids:
            if node_id in stay:
                row = self._row_number(self._positions[node_id]) + 1
            elif node_id in self._positions:
                row = self._move(node_id, parent_id, row) + 1
            else:
                self._insert(node_id, parent_id, row)
                row += 1

    def _insert(self, node_id: int, parent_id: int, row: int) -> None:
        self.beginInsertRows(self._index_of_id(parent_id), row, row)
        handle = len(self._ids)
        self._ids.append(node_id)
        self._parents.append(parent_id)
        self._positions[node_id] = handle
        self._children.setdefault(parent_id, []).insert(row, handle)
        self._reordered(parent_id)
        self.endInsertRows()

    def _move(self, node_id: int, parent_id: int, row: int) -> int:
        """Bring a row before ``row`` of those below another; its place there."""
        handle = self._positions[node_id]
        former, place = self._parents[handle], self._row_number(handle)
        beside = former == parent_id
        if beside and place in (row, row - 1):
            return place
        source, target = self._index_of_id(former), self._index_of_id(parent_id)
        self.beginMoveRows(source, place, place, target, row)
        del self._children[former][place]
        if not self._children[former]:
            del self._children[former]
        row -= int(beside and place < row)
        self._parents[handle] = parent_id
        self._children.setdefault(parent_id, []).insert(row, handle)
        self._reordered(former)
        self._reordered(parent_id)
        self.endMoveRows()
        return row

    def _reordered(self, parent_id: int) -> None:
        """Count the rows below one anew, and forget which of them hold others."""
        below = self._children.get(parent_id, [])
        self._rows_of[parent_id] = {handle: number for number, handle in enumerate(below)}
        self._flat.pop(parent_id, None)
        if parent_id:
            self._flat.pop(self._parents[self._positions[parent_id]], None)

    # going

    def _drop(self, parent_id: int, kept: set[int]) -> None:
        below = self._children.get(parent_id, [])
        gone = [row for row, handle in enumerate(below) if self._ids[handle] not in kept]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(self._index_of_id(parent_id), first, last)
            for handle in below[first : last + 1]:
                self._forget(handle)
            del below[first : last + 1]
            if not below:
                del self._children[parent_id]
            self._reordered(parent_id)
            self.endRemoveRows()

    def _forget(self, handle: int) -> None:
        """A row and all below it are gone."""
        waiting = [handle]
        while waiting:
            each = waiting.pop()
            node_id = self._ids[each]
            waiting += self._children.pop(node_id, ())
            self._rows_of.pop(node_id, None)
            self._flat.pop(node_id, None)
            del self._positions[node_id]
            self._forget_row(each)

    def _forget_row(self, handle: int) -> None:
        """What is known of a row that is gone."""


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken stretch of rising numbers."""
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]


def _children(parents: array[int]) -> dict[int, list[int]]:
    """The places below each id. Printed order keeps brothers together, so that runs of one
    parent are taken at once, not row by row."""
    children: dict[int, list[int]] = {}
    start = 0
    for parent, run in groupby(parents):
        end = start + len(list(run))
        children.setdefault(parent, []).extend(range(start, end))
        start = end
    return children
