"""Due points side by side: one painted strip of tiles, chosen by mouse or arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.stage_strokes import TileStrokes, widest
from gkdesk.ui.views.stage_tiles import MOST_FULL, MOST_TALL, Tile, on_a_line


class StageStrip(QWidget):
    """However many due points there are, this is one widget. ``chosen`` carries the id of
    the occurrence whose tile was taken."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []
        self._at = 0
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._fit()

    def show_tiles(self, tiles: Sequence[Tile], chosen: int | None) -> None:
        """Show these tiles; ``chosen`` is the occurrence that stands open below."""
        self.tiles = list(tiles)
        ids = [tile.occurrence for tile in self.tiles]
        self._at = ids.index(chosen) if chosen in ids else 0
        said = self.tiles[self._at].said if self.tiles else ""
        self.setAccessibleName("各期")
        self.setAccessibleDescription(said)
        self._fit()

    # places

    @property
    def _small(self) -> bool:
        return len(self.tiles) > MOST_FULL

    @property
    def _flat(self) -> bool:
        return len(self.tiles) > MOST_TALL

    @property
    def _gap(self) -> int:
        return self._theme.px(3 if self._small else 6)

    def _least(self) -> QSize:
        px = self._theme.px
        if self._small:
            return QSize(px(24), px(24))
        metrics = QFontMetrics(self._theme.font(Letter.SECOND, bold=True))
        flat = self._flat
        across = max((widest(tile, metrics, flat=flat) for tile in self.tiles), default=0)
        height = (2 if flat else 3) * self._theme.line(Letter.SECOND) + px(8 if flat else 10)
        return QSize(max(across, px(60)) + px(14), height)

    def columns(self) -> int:
        """How many tiles stand on a line at the present width."""
        least = self._least().width() + self._gap
        return on_a_line(len(self.tiles), (max(self.width(), 1) + self._gap) // least)

    def box(self, at: int) -> QRect:
        """Where a tile stands."""
        columns, gap, height = self.columns(), self._gap, self._least().height()
        across = self._least().width() if self._small else self._across(columns)
        line, column = divmod(at, columns)
        return QRect(column * (across + gap), line * (height + gap), across, height)

    def _across(self, columns: int) -> int:
        """A few tiles do not stretch over a wide pane."""
        whole = (self.width() - self._gap * (columns - 1)) // columns
        return min(whole, round(self._least().width() * 1.5))

    def heightForWidth(self, width: int) -> int:
        gap, least = self._gap, self._least()
        columns = on_a_line(len(self.tiles), (max(width, 1) + gap) // (least.width() + gap))
        lines = -(-len(self.tiles) // columns) if self.tiles else 0
        return max(lines * (least.height() + gap) - gap, 0)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(self.width()))

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _tile_at(self, event: QMouseEvent | QHelpEvent) -> int | None:
        point = event.position().toPoint() if isinstance(event, QMouseEvent) else event.pos()
        hits = (at for at in range(len(self.tiles)) if self.box(at).contains(point))
        return next(hits, None)

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._tile_at(event)
        if at is not None:
            self.choose(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, columns = len(self.tiles) - 1, self.columns()
        goals = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Up: self._at - columns,
            Qt.Key.Key_Down: self._at + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif 0 <= goal <= last and goal != self._at:
            self.choose(goal)

    def choose(self, at: int) -> None:
        """Take a tile."""
        self._at = at
        self.setAccessibleDescription(self.tiles[at].said)
        self.update()
        self.chosen.emit(self.tiles[at].occurrence)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._tile_at(event)
            QToolTip.showText(event.globalPos(), "" if at is None else self.tiles[at].said)
            return True
        return super().event(event)

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, tile in enumerate(self.tiles):
            box = self.box(at)
            if box.intersects(event.rect()):
                strokes = TileStrokes(painter, self._theme)
                strokes.ground(box, at == self._at)
                paint = strokes.flat if self._flat else strokes.full
                (strokes.small if self._small else paint)(box, tile)
