"""The preview of an export: one page of its sheets, as wide as there is room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gkdesk.exports.sheet import A4_WIDE, Sheet
from gkdesk.ui.print_fonts import preview_fonts
from gkdesk.ui.sheet_painter import SheetPainter
from gkdesk.ui.theme import Theme


class _Page(QWidget):
    """The paper itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.painter: SheetPainter | None = None
        self.paper = A4_WIDE
        self.page = 0

    def tall(self, width: int) -> int:
        """The height of the paper when it is that wide."""
        return round(width * self.paper.height / self.paper.width)

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
    """Shows sheets page by page; PgUp and PgDn turn. ``turned`` tells page and count, over
    all sheets."""

    turned = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fonts = preview_fonts()
        self._sheets: tuple[Sheet, ...] = ()
        self._stops: list[int] = []
        self._sheet = -1
        self._at = 0
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
        return self._at

    @property
    def pages(self) -> int:
        """The pages of all sheets."""
        return self._stops[-1] if self._stops else 0

    @property
    def sheet(self) -> int:
        """The sheet in view, from 0; -1 where there is none."""
        return self._sheet

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Shows sheets from where the preview stands, as far as they go."""
        self._sheets = tuple(sheets)
        self._stops = list(accumulate(sheet.pages for sheet in sheets))
        self._sheet = -1
        self._page.painter = None
        self.turn_to(self._at)

    def turn_to(self, page: int) -> None:
        """Shows a page, the nearest there is."""
        self._at = max(0, min(page, self.pages - 1))
        if self._sheets:
            self._show(bisect_right(self._stops, self._at))
        self.verticalScrollBar().setValue(0)
        self._page.update()
        self.turned.emit(self._at, self.pages)

    def turn_to_sheet(self, sheet: int) -> None:
        """Shows the first page of a sheet."""
        self.turn_to(self._first_page(sheet))

    def _first_page(self, sheet: int) -> int:
        return self._stops[sheet - 1] if sheet > 0 else 0

    def _show(self, sheet: int) -> None:
        """Paints with that sheet's widths and letters."""
        if sheet != self._sheet:
            self._sheet = sheet
            self._page.painter = SheetPainter(self._sheets[sheet], self._fonts)
            self._page.paper = self._sheets[sheet].paper
            self._fit()
        self._page.page = self._at - self._first_page(sheet)

    def _fit(self) -> None:
        self._page.setMinimumHeight(self._page.tall(self.viewport().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turn_to(self.page + turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
