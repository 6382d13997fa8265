"""The bar above the source text: its name and the key of the marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gkdesk.domain.marks import MarkKind
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_KEY = (
    (MarkKind.HEADING, "标题"),
    (MarkKind.UNIT, "单位"),
    (MarkKind.DEADLINE, "时限"),
    (MarkKind.DOUBT, "待核对"),
)


class SourceHeading(QWidget):
    """The bar 原文 with the key of the marks; pressing it opens and closes the text."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._arrow = QLabel()
        self._title = QLabel("原文")
        self._hint = QLabel("Ctrl+U 展开")
        set_look(self._hint, "small")
        self._key = [MarkKey(kind, word, theme) for kind, word in _KEY]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._arrow)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._hint)
        for key in self._key:
            self._row.addWidget(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("原文")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._title.setFont(theme.font(Letter.TABLE, bold=True))
        self._hint.setFont(theme.font(Letter.SMALL))
        self._row.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        self._row.setSpacing(theme.px(6))
        self.setFixedHeight(theme.px(34))
        for key in self._key:
            key.set_theme(theme)
        self.set_open(self._open)

    def set_open(self, opened: bool) -> None:
        """Point the arrow; a closed pane shows the shortcut instead of the key."""
        self._open = opened
        glyph = Glyph.CHEVRON_DOWN if opened else Glyph.CHEVRON_RIGHT
        colour, side = self._theme.palette.text2, self._theme.px(16)
        self._arrow.setPixmap(pixmap(glyph, colour, side))
        self._hint.setVisible(not opened)
        for key in self._key:
            key.setVisible(opened)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, palette.line)
        painter.fillRect(0, 0, self.width(), 1, palette.line2)


class MarkKey(QWidget):
    """One word of the key, drawn as the mark it explains."""

    def __init__(self, kind: MarkKind, word: str, theme: Theme) -> None:
        super().__init__()
        self._kind, self._word = kind, word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.setFont(theme.font(Letter.SMALL, bold=self._kind is MarkKind.HEADING))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self._word)
        return QSize(words + self._theme.px(14), self._theme.px(21))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = self._theme.palette
        tint, line, dash = {
            MarkKind.HEADING: (p.mark_heading, None, None),
            MarkKind.UNIT: (p.mark_unit, p.mark_unit_line, Qt.PenStyle.SolidLine),
            MarkKind.DEADLINE: (p.mark_deadline, p.mark_deadline_line, Qt.PenStyle.DashLine),
            MarkKind.DOUBT: (p.mark_doubt, p.mark_doubt_line, Qt.PenStyle.DotLine),
        }[self._kind]
        painter = QPainter(self)
        painter.fillRect(self.rect(), tint)
        painter.setPen(p.text)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._word)
        if line is not None and dash is not None:
            painter.setPen(QPen(line, 2, dash))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
