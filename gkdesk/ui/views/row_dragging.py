"""Rows of the tree dragged by mouse to another place of their plan, with a line where they
would come. Other programs never see them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QDropEvent, QPainter

if TYPE_CHECKING:
    from gkdesk.ui.views.task_tree import TaskTree

MIME: Final = "application/x-gkdesk-rows"
_EDGE: Final = 4


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Where dragged rows would come: below ``parent``, before ``before`` (0: at the top, as
    the last); ``line`` is where the drop line is drawn, a frame where ``onto``."""

    parent: int
    before: int
    line: QRect
    onto: bool = False


class RowDragging(QObject):
    """``dropped`` carries the rows, the row they come below and the one they come before;
    ``refused`` a sentence."""

    dropped = Signal(list, int, int)
    refused = Signal(str)

    def __init__(self, tree: TaskTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self.place: DropPlace | None = None
        self.may_drop: Callable[[Sequence[int], int], str] = lambda _rows, _parent: ""

    def start(self) -> None:
        """Drag the selected rows of a plan."""
        rows = [node_id for node_id in self._tree.selected_ids() if node_id > 0]
        if not rows:
            return
        drag = QDrag(self._tree)
        drag.setMimeData(data_of(rows))
        drag.exec(Qt.DropAction.MoveAction)
        self.leave()

    def over(self, event: QDropEvent) -> None:
        """Show where the rows would come, where they may."""
        rows = rows_of(event.mimeData())
        place = self.place_at(event.position().toPoint()) if rows else None
        if place is not None and self.may_drop(rows, place.parent):
            place = None
        self._show(place)
        if place is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def drop(self, event: QDropEvent) -> None:
        """Tell where the rows were dropped, or why they cannot come there."""
        rows, place = rows_of(event.mimeData()), self.place_at(event.position().toPoint())
        self.leave()
        if not rows or place is None:
            event.ignore()
            return
        event.acceptProposedAction()
        why = self.may_drop(rows, place.parent)
        if why:
            self.refused.emit(why)
        else:
            self.dropped.emit(rows, place.parent, place.before)

    def leave(self) -> None:
        """The pointer is gone: no line any more."""
        self._show(None)

    def _show(self, place: DropPlace | None) -> None:
        if place != self.place:
            self.place = place
            self._tree.viewport().update()

    def place_at(self, at: QPoint) -> DropPlace | None:
        """Between two rows near an edge of one, else below the row under the pointer; nowhere
        in a list over several plans, whose rows do not stand below each other."""
        tree = self._tree
        index = tree.indexAt(at)
        if not index.isValid():
            return None
        index = index.siblingAtColumn(0)
        rect = tree.visualRect(index)
        whole = QRect(0, rect.top(), tree.viewport().width(), rect.height())
        node, above = (tree.id_at(each) or 0 for each in (index, index.parent()))
        if node < 0 or above < 0:
            return None
        edge = max(_EDGE, whole.height() // 4)
        if at.y() < whole.top() + edge:
            return DropPlace(above, node, QRect(0, whole.top(), whole.width(), 0))
        if at.y() < whole.bottom() - edge:
            return DropPlace(node, 0, whole, onto=True)
        line = QRect(0, whole.bottom(), whole.width(), 0)
        first = index.model().index(0, 0, index)
        if first.isValid() and tree.isExpanded(index):
            return DropPlace(node, tree.id_at(first) or 0, line)
        following = index.sibling(index.row() + 1, 0)
        return DropPlace(above, tree.id_at(following) or 0, line)

    def paint(self, painter: QPainter, colour: QColor, width: int) -> None:
        """The drop line, or a frame around the row that would hold them."""
        if self.place is None:
            return
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidth(width)
        painter.setPen(pen)
        line = self.place.line
        if self.place.onto:
            painter.drawRect(line.adjusted(width, width, -width, -width))
        else:
            painter.drawLine(line.topLeft(), line.topRight())


def data_of(rows: Sequence[int]) -> QMimeData:
    """Rows as they are dragged."""
    data = QMimeData()
    data.setData(MIME, QByteArray(json.dumps(list(rows)).encode()))
    return data


def rows_of(data: QMimeData) -> list[int]:
    """The rows that are dragged; [] for anything else."""
    if not data.hasFormat(MIME):
        return []
    return [int(each) for each in json.loads(bytes(data.data(MIME).data()))]
