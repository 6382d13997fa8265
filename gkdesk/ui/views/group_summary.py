"""What a section or plan shows in place of editors: how much of it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.domain.tasks import Row
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.limit_words import long_day


class GroupSummary(QWidget):
    """A bar and two lines: tasks done of all, and the nearest day still open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = self._total = 0
        self.lines: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_counts(self, row: Row) -> None:
        """The counts of a section or plan row."""
        self._done, self._total = row.done, row.total
        near = f"最近的时限是 {long_day(row.soonest)}" if row.soonest else "没有未办结的时限"
        self.lines = [f"共 {row.total} 条任务，已办结 {row.done} 条", near]
        self.setAccessibleName("，".join(self.lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(10 + 8) + 2 * self._line())

    def _line(self) -> int:
        return self._theme.line(Letter.TABLE) + self._theme.px(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height, radius = theme.px(6), theme.px(3)
        whole = QRectF(0, theme.px(4), self.width(), height)
        painter.setBrush(palette.line2)
        painter.drawRoundedRect(whole, radius, radius)
        if self._total and self._done:
            painter.setBrush(palette.blue)
            width = whole.width() * self._done / self._total
            painter.drawRoundedRect(QRectF(0, whole.y(), width, height), radius, radius)
        painter.setFont(theme.font(Letter.TABLE))
        painter.setPen(palette.text)
        for at, line in enumerate(self.lines):
            top = theme.px(18) + at * self._line()
            box = QRectF(0, top, self.width(), self._line())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
