"""The charts of a plan's progress on the screen: mouse and keys lead to the tasks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gkdesk.domain.progress import Progress
from gkdesk.ui.progress_chart import Part, ProgressChart
from gkdesk.ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ProgressView(QWidget):
    """``opened`` carries the query of the part a person chose, ``moved`` the box of the one
    the keys have come to, ``told`` what it says."""

    opened = Signal(object)
    moved = Signal(QRectF)
    told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._progress: Progress | None = None
        self.chart: ProgressChart | None = None
        self._at: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("进度图")

    def show_progress(self, progress: Progress) -> None:
        """Other figures; the place of the keys stays where there is still a bar."""
        self._progress = progress
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self._lay_out()

    def _lay_out(self) -> None:
        if self._progress is not None:
            self.chart = ProgressChart(self._progress, self._theme, self.width())
            self.setMinimumHeight(round(self.chart.height))
            if self.chosen() is None:
                self._at = None
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self.minimumHeight())

    def chosen(self) -> Part | None:
        """The part the keys stand on."""
        if self.chart is None or self._at is None:
            return None
        line, part = self._at
        if line >= len(self.chart.lines) or part >= len(self.chart.lines[line]):
            return None
        return self.chart.lines[line][part]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        painter.fillRect(self.rect(), palette.surface)
        if self.chart is not None:
            self.chart.paint(painter, palette, self.chosen() if self.hasFocus() else None)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._under(event.position())
        if part is not None and event.button() is Qt.MouseButton.LeftButton and part.count:
            self.opened.emit(part.query)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self._under(event.position())
        hand = part is not None and part.count
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )

    def _under(self, place: QPointF) -> Part | None:
        return self.chart.part_at(place) if self.chart is not None else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), part.words if part else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            part = self.chosen()
            if part is not None and part.count:
                self.opened.emit(part.query)
        else:
            super().keyPressEvent(event)

    def _step(self, lines: int, parts: int) -> None:
        """To another bar, or to another part of it; the first of a bar is all of it."""
        if self.chart is None or not self.chart.lines:
            return
        line, part = self._at or (-1 if lines > 0 else 0, 0)
        line = min(max(line + lines, 0), len(self.chart.lines) - 1)
        part = 0 if lines else part + parts
        self._at = line, min(max(part, 0), len(self.chart.lines[line]) - 1)
        here = self.chosen()
        if here is not None:
            self.moved.emit(here.box)
            self.told.emit(here.words)
        self.update()
