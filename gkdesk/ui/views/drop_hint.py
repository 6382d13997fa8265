"""What lies over the window while files are held above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme

_DOCUMENTS = "先核对读出的任务，确认后才入库。"
_SHEETS = "发出去的填报表收回反馈，别的当作公文导入；都先核对，确认后才写。"


class DropHint(QWidget):
    """Says what letting go will do; takes no mouse, so that the window gets the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self.words, self.after = Theme(), "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(
        self, window: QWidget, files: int, theme: Theme, *, sheets: bool = False
    ) -> None:
        """Cover the window; ``files`` is how many are held, ``sheets`` that some of them may
        be answers that come back."""
        self._theme = theme
        verb = "读入" if sheets else "导入"
        many = f"{files} 份文件" if files > 1 else "这份文件"
        self.words = f"松开鼠标，{verb}{' ' if files > 1 else ''}{many}"
        self.after = _SHEETS if sheets else _DOCUMENTS
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
        painter.drawText(below.adjusted(0, px(34), 0, 0), flags, self.after)
