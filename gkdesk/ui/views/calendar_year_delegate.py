"""How a month of the year is painted: name, lights, and days darker where more is due."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.agenda import DayCount
from gkdesk.domain.tasks import Light
from gkdesk.ui.models.calendar_words import due_on, mark, shown_lights
from gkdesk.ui.models.calendar_year import Index, YearModel
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.calendar_strokes import DayStrokes

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_STEPS: Final = (0.0, 0.18, 0.34, 0.52)
"""How much of the accent a day's ground takes: nothing due, few, more, the most."""


class YearDelegate(QStyledItemDelegate):
    """Paints a month: its name and lights, and its days in weeks from Monday."""

    def __init__(self, model: YearModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self._strokes = DayStrokes(theme)
        self.keyed = False
        self._most = 0

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._strokes.theme = theme

    def weigh(self) -> None:
        """Take the fullest day of the year as the darkest."""
        self._most = self._model.busiest()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, month = self._strokes.theme, self._model.month(index)
        p, px = theme.palette, theme.px
        whole = QRectF(option.rect).adjusted(px(6), px(4), -px(6), -px(4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index == self._view_index(option)
        painter.setPen(QPen(p.accent_text if current and self.keyed else p.line, 1))
        painter.setBrush(p.surface)
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if current and self.keyed:
            painter.setPen(QPen(p.accent_text, 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 8, 8)
        inner = whole.adjusted(px(10), px(6), -px(10), -px(6))
        head = QRectF(inner.left(), inner.top(), inner.width(), theme.line(Letter.TABLE))
        self._head(painter, head, month)
        self._days(painter, inner.adjusted(0, head.height() + px(3), 0, 0), month)
        painter.restore()

    def _view_index(self, option: QStyleOptionViewItem) -> Index:
        view = option.widget
        return view.currentIndex() if isinstance(view, QAbstractItemView) else QModelIndex()

    def _head(self, painter: QPainter, line: QRectF, month: int) -> None:
        theme = self._strokes.theme
        bold = theme.font(Letter.TABLE, bold=True)
        painter.setFont(bold)
        painter.setPen(theme.palette.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{month}月")
        left = painter.fontMetrics().horizontalAdvance("12月") + theme.px(10)
        self._strokes.counts(
            painter, line.adjusted(left, 0, 0, 0), shown_lights(self._model.lights(month))
        )

    def _days(self, painter: QPainter, box: QRectF, month: int) -> None:
        days = self._model.days(month)
        if not days:
            return
        before, wide, high = days[0].day.weekday(), box.width() / 7, box.height() / 6
        painter.setFont(self._strokes.theme.font(Letter.SMALL))
        for at, count in enumerate(days, before):
            cell = QRectF(box.left() + at % 7 * wide, box.top() + at // 7 * high, wide, high)
            self._day(painter, cell.adjusted(1, 1, -1, -1), count)

    def _day(self, painter: QPainter, cell: QRectF, count: DayCount) -> None:
        p, weight = self._strokes.theme.palette, self._weight(due_on(count))
        resting = not count.works
        painter.setPen(Qt.PenStyle.NoPen)
        if weight or resting:
            ground = blend(p.surface, p.accent, _STEPS[weight]) if weight else p.bg
            painter.setBrush(ground)
            painter.drawRoundedRect(cell, 3, 3)
        if count.day == self._model.today:
            painter.setPen(QPen(p.accent_text, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if count.lights.get(Light.OVERDUE, 0):
            self._corner(painter, cell)
        painter.setPen(p.text if count.works or weight else p.text3)
        painter.drawText(cell, _CENTRE, f"{count.day.day}{mark(count)}")

    def _corner(self, painter: QPainter, cell: QRectF) -> None:
        """A red corner where something is late; the month's head says it in words."""
        side = self._strokes.theme.px(8)
        top = cell.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._strokes.theme.palette.red)
        corners = [top, QPointF(top.x() - side, top.y()), QPointF(top.x(), top.y() + side)]
        painter.drawPolygon(QPolygonF(corners))

    def _weight(self, due: int) -> int:
        """0 where nothing is due, else 1 to 3 by how it stands to the fullest day."""
        if not due:
            return 0
        return 1 + min(2, 3 * (due - 1) // max(self._most, 3))


def blend(ground: QColor, ink: QColor, share: float) -> QColor:
    """So much of the ink on the ground, between 0 and 1."""
    pairs = (
        (ground.red(), ink.red()),
        (ground.green(), ink.green()),
        (ground.blue(), ink.blue()),
    )
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
