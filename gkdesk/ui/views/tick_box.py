"""A box to tick, painted by ourselves: Qt's own is not seen on the dark palette."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.models.calendar_month import Index
from gkdesk.ui.theme import Letter, Theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_tick(painter: QPainter, box: QRectF, on: bool, theme: Theme) -> None:
    """The box in a square place: framed and empty, or filled with a tick in it."""
    p = theme.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(p.accent if on else p.edge, 1))
    painter.setBrush(p.accent if on else p.surface)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        painter.translate(box.topLeft())
        painter.scale(box.width() / 16, box.height() / 16)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(p.on_accent, 2, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(4, 8.4), QPointF(7, 11.2), QPointF(12, 5.2)]
        painter.drawPolyline(QPolygonF(points))
    painter.restore()


class TickBox(QCheckBox):
    """A QCheckBox with our box before its words."""

    def __init__(self, words: str, theme: Theme) -> None:
        super().__init__(words)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self.setFont(theme.font(Letter.TABLE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(wide + self._theme.px(28), self._theme.px(28))

    def hitButton(self, place: object) -> bool:
        """The words tick the box as well."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), self._theme.px(16)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_tick(painter, box, self.isChecked(), self._theme)
        painter.setFont(self.font())
        painter.setPen(self._theme.palette.text)
        words = QRect(side + self._theme.px(8), 0, self.width(), self.height())
        painter.drawText(words, _MIDDLE, self.text())


class TickDelegate(QStyledItemDelegate):
    """Lines of a list that are ticked: box and words, one line each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        p, px = self._theme.palette, self._theme.px
        whole, side = QRect(option.rect), px(16)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(whole, p.sel if chosen else p.surface)
        top = whole.top() + (whole.height() - side) / 2
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            box = QRectF(whole.left() + px(8), top, side, side)
            paint_tick(painter, box, state == Qt.CheckState.Checked.value, self._theme)
        words = whole.adjusted(px(32), 0, -px(8), 0)
        font = self._theme.font(Letter.TABLE)
        painter.setFont(font)
        painter.setPen(p.text)
        said = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _MIDDLE, said)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on our box ticks it; the blank key does as Qt has it."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        edge = QRect(option.rect).left() + self._theme.px(32)
        if event.type() != QEvent.Type.MouseButtonRelease or event.position().x() > edge:
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


class TickCellDelegate(TickDelegate):
    """A cell of a table that is ticked; one that cannot be has its words alone, and all have
    the hairline of the row under them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        whole = QRect(option.rect)
        painter.fillRect(
            whole.left(), whole.bottom(), whole.width(), 1, self._theme.palette.line
        )
