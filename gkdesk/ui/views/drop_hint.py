"""What lies over the window while files are held above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme


class DropHint(QWidget):
    """Says what letting go will do; takes no mouse, so that the window gets the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self.words = Theme(), ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, window: QWidget, files: int, theme: Theme) -> None:
        """Cover the window; ``files`` is how many are held."""
        self._theme = theme
        self.words = f"松开鼠标，导入 {files} 份文件" if files > 1 else "松开鼠标，导入这份文件"
        self.setAccessibleName(self.words)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self._theme.palette, self._theme.px
        painter = QPainter(self)
        veil = p.surface.toRgb()
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(p.accent_text, 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(px(20), px(20), -px(20), -px(20))
        painter.drawRoundedRect(frame, px(12), px(12))
        side, middle = px(40), frame.center()
        left, top = round(middle.x() - side / 2), round(middle.y() - side - px(8))
        painter.drawPixmap(left, top, pixmap(Glyph.IMPORT, p.accent_text, side))
        painter.setFont(self._theme.font(Letter.PLAN_TITLE))
        painter.setPen(p.text)
        below = frame.adjusted(0, frame.height() / 2 + px(8), 0, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags, self.words)
        painter.setFont(self._theme.font(Letter.TABLE))
        painter.setPen(p.text2)
        painter.drawText(
            below.adjusted(0, px(34), 0, 0), flags, "先核对读出的任务，确认后才入库。"
        )
