"""The rows a tree shows, by their numbers from the top; folded ones have none.

All rows are of one height, so that a row is found by its place and no other is looked at.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QTreeView


class GridRows:
    """Counts the shown rows of a view with uniform row heights, scrolled by the pixel."""

    def __init__(self, view: QTreeView) -> None:
        self._view = view

    def __len__(self) -> int:
        last = self.last()
        return self.number(last) + 1 if last.isValid() else 0

    def last(self) -> QModelIndex:
        """The lowest row shown."""
        model, index = self._view.model(), QModelIndex()
        while count := model.rowCount(index):
            if index.isValid() and not self._view.isExpanded(index):
                break
            index = model.index(count - 1, 0, index)
        return index

    def number(self, index: QModelIndex) -> int:
        """The number of a row; -1 where it is folded away."""
        rect = self._view.visualRect(index.siblingAtColumn(0))
        if not rect.isValid() or not rect.height():
            return -1
        return (rect.top() + self._view.verticalOffset()) // rect.height()

    def at(self, number: int) -> QModelIndex:
        """The row of a number, at its first column; invalid where there is none."""
        height = self._height()
        if number < 0 or not height:
            return QModelIndex()
        top = number * height - self._view.verticalOffset()
        left = self._view.columnViewportPosition(0)
        return self._view.indexAt(QPoint(left + 1, top + height // 2))

    def _height(self) -> int:
        first = self._view.model().index(0, 0)
        return self._view.visualRect(first).height() if first.isValid() else 0
