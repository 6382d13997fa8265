"""The real pages of printed lists on the screen: zoomed, turned, counted while one reads."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea

from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.page_sheet import DOTS, EDGE, PageSheet

_STEP: Final = 1.2
_SMALLEST, _LARGEST = 0.2, 5.0
_SLICE: Final = 0.012
"""Seconds of counting between two looks at what the person does."""


class PagePreview(QScrollArea):
    """Shows one page at a time of ``ListPages``.

    PgUp, PgDn, Home and End turn, and so does the wheel at a page's edge; Ctrl with wheel, +,
    − or 0 zooms. ``turned`` tells the page (from 0) and how many there are, 0 while they are
    being counted; ``counted`` the number once it is known; ``zoomed`` the scale.
    """

    turned = Signal(int, int)
    counted = Signal(int)
    zoomed = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fit: str | None = "width"
        self._sheet = PageSheet(theme)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._count)
        self.setWidget(self._sheet)
        self.setWidgetResizable(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.setAccessibleName("打印预览")

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._sheet.page

    @property
    def pages(self) -> int:
        """How many there are, 0 while they are being counted."""
        pages = self._sheet.pages
        return (pages.total or 0) if pages is not None else 0

    @property
    def zoom(self) -> float:
        """1.0 is as large as on paper."""
        return self._sheet.zoom

    def show_pages(self, pages: ListPages) -> None:
        """Shows other lists from where the preview stands, as far as they go."""
        self._sheet.pages = pages
        self._idle.start(0)
        self.turn_to(self._sheet.page)

    def show_nothing(self) -> None:
        """Shows no page, and stops counting."""
        self._sheet.pages = None
        self._idle.stop()
        self._sheet.page = 0
        self._sheet.forget()
        self.turned.emit(0, 0)

    def turn_to(self, page: int) -> None:
        """Shows a page, the nearest there is."""
        pages = self._sheet.pages
        if pages is None:
            return
        if not pages.reaches(max(0, page)):
            page = pages.known - 1
        self._sheet.page = max(0, page)
        pages.boxes(self._sheet.page)  # read from the ledger here, not while painting
        self._refit()
        self._sheet.forget()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._fit = "width"
        self._refit()

    def whole_page(self) -> None:
        """All of the page at once."""
        self._fit = "page"
        self._refit()

    def zoom_in(self) -> None:
        """A step larger."""
        self.set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.set_zoom(self.zoom / _STEP)

    def set_zoom(self, zoom: float) -> None:
        """A size of one's own; 1.0 is as large as on paper."""
        self._fit = None
        self._resize(zoom)

    def _refit(self) -> None:
        pages = self._sheet.pages
        if pages is None:
            return
        if self._fit is None:
            self._resize(self.zoom)
            return
        paper = pages.size(self.page) * (DOTS / 25.4)
        room = self.maximumViewportSize()
        zoom = (room.width() - 2 * EDGE) / paper.width()
        high = (room.height() - 2 * EDGE) / paper.height()
        if self._fit == "page":
            zoom = min(zoom, high)
        elif zoom > high:
            bar = self.verticalScrollBar().sizeHint().width()
            zoom = (room.width() - 2 * EDGE - bar) / paper.width()
        self._resize(zoom)

    def _resize(self, zoom: float) -> None:
        changed = self._sheet.zoom
        self._sheet.zoom = max(_SMALLEST, min(zoom, _LARGEST))
        if self._sheet.pages is None:
            return
        paper = self._sheet.paper()
        self._sheet.resize(paper.width() + 2 * EDGE, paper.height() + 2 * EDGE)
        self._sheet.update()
        if self._sheet.zoom != changed:
            self.zoomed.emit(self._sheet.zoom)

    def _count(self) -> None:
        pages = self._sheet.pages
        if pages is None or not self.isVisible():
            self._idle.stop()
        elif pages.count_for(_SLICE):
            self._idle.stop()
            self._sheet.forget()
            self._tell()
            self.counted.emit(self.pages)

    def _tell(self) -> None:
        self.turned.emit(self.page, self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sheet.pages is not None:
            self._idle.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_Home: 0,
        }
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoom_by(key):
            return
        if key in turns:
            self.turn_to(turns[key])
        elif key is Qt.Key.Key_End and self._sheet.pages is not None:
            self.turn_to(self._sheet.pages.pages() - 1)
        else:
            super().keyPressEvent(event)

    def _zoom_by(self, key: Qt.Key) -> bool:
        acts = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }
        if key in acts:
            acts[key]()
        return key in acts

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _STEP ** (steps / 120))
            event.accept()
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        super().wheelEvent(event)
        if bar.value() == before and abs(steps) >= 120:
            self._turn_by_wheel(1 if steps < 0 else -1)

    def _turn_by_wheel(self, step: int) -> None:
        at = self.page
        self.turn_to(max(0, at + step))
        if step < 0 and self.page < at:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())
