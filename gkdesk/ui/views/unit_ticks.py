"""A list of units to be ticked, painted by the theme so that the boxes show on any ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gkdesk.ui.theme import Letter, Theme

Index = QModelIndex | QPersistentModelIndex
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class UnitTicks(QListWidget):
    """Lines with a box; a click or the blank key ticks the line."""

    def __init__(self, lines: Sequence[str], theme: Theme, *, ticked: bool) -> None:
        super().__init__()
        self._painter = _TickDelegate(theme, self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setFont(theme.font(Letter.TABLE))
        p = theme.palette
        self.setStyleSheet(
            f"QListWidget {{ background: {p.surface}; border: 1px solid {p.line2};"
            f" border-radius: 6px; padding: {theme.px(3)}px; outline: none; }}"
        )
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for line in lines:
            item = QListWidgetItem(line)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(state)
            self.addItem(item)
        if lines:
            self.setCurrentRow(0)
            self.clearSelection()

    def height_of(self, lines: int) -> int:
        """The height that shows so many lines."""
        return lines * self._painter.height() + 2 * self._painter.theme.px(3) + 4

    def ticked(self) -> list[int]:
        """The numbers of the ticked lines, from 0."""
        lines = range(self.count())
        return [at for at in lines if self.item(at).checkState() is Qt.CheckState.Checked]

    def tick(self, row: int) -> None:
        """Tick a line, or take its tick away."""
        item = self.item(row)
        checked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.tick(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._painter.keyed = True
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.tick(self.currentRow())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._painter.keyed = event.reason() in _BY_KEY


class _TickDelegate(QStyledItemDelegate):
    """A box with a tick, then the words."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.keyed = False

    def height(self) -> int:
        return self.theme.px(28)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        p, px, box = self.theme.palette, self.theme.px, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, p.hover)
        if self.keyed and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(p.accent_text, 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        side = px(15)
        square = QRectF(box.left() + px(8), box.center().y() - side / 2 + 1, side, side)
        self._box(painter, square, ticked=state is Qt.CheckState.Checked)
        painter.setFont(self.theme.font(Letter.TABLE))
        painter.setPen(p.text)
        metrics = painter.fontMetrics()
        words = box.adjusted(px(32), 0, -px(8), 0)
        said = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _box(self, painter: QPainter, square: QRectF, *, ticked: bool) -> None:
        p = self.theme.palette
        painter.setPen(QPen(p.accent if ticked else p.edge, 1))
        painter.setBrush(p.accent if ticked else p.surface)
        painter.drawRoundedRect(square, 3, 3)
        if ticked:
            unit, corner = square.width() / 14, square.topLeft()
            points = [QPointF(3.2, 7.2), QPointF(6, 10), QPointF(11, 4.4)]
            painter.setPen(QPen(p.on_accent, 1.8 * unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([corner + each * unit for each in points]))
