"""Rows of one height, in a view that paints whole rows itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.models.tree_model import Index


class EvenHeights(QStyledItemDelegate):
    """Gives every row the height that ``height`` says, whatever it holds."""

    def __init__(self, parent: QObject, height: Callable[[], int]) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._height())
