"""The preview of an export: one page of the sheet, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gkdesk.exports import sheet as paper
from gkdesk.exports.sheet import Sheet
from gkdesk.ui.print_fonts import preview_fonts
from gkdesk.ui.sheet_painter import SheetPainter
from gkdesk.ui.theme import Theme


class _Page(QWidget):
    """The paper itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.painter: SheetPainter | None = None
        self.page = 0

    def tall(self, width: int) -> int:
        """The height of the paper when it is that wide."""
        return round(width * paper.PAGE_HEIGHT / paper.PAGE_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.painter is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, self.tall(self.width()) - 1)
        self.painter.paint(painter, box, self.page)
        painter.setPen(self._theme.palette.line2)
        painter.drawRect(box)
        painter.end()


class SheetPreview(QScrollArea):
    """Shows a sheet page by page; PgUp and PgDn turn. ``turned`` tells page and count."""

    turned = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fonts = preview_fonts()
        self._page = _Page(theme)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self.setAccessibleName("导出预览")

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page.page

    @property
    def pages(self) -> int:
        return self._page.painter.pages if self._page.painter else 0

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Shows the first page of a sheet, or nothing."""
        self._page.painter = SheetPainter(sheet, self._fonts) if sheet else None
        self.turn_to(0)

    def turn_to(self, page: int) -> None:
        """Shows a page, the nearest there is."""
        self._page.page = max(0, min(page, self.pages - 1))
        self.verticalScrollBar().setValue(0)
        self._page.update()
        self.turned.emit(self._page.page, self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setMinimumHeight(self._page.tall(self.viewport().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turn_to(self.page + turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
