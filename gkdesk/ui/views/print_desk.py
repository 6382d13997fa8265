"""The pages of a print with what turns and zooms them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gkdesk.exports.printed_list import PrintedList
from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.page_preview import PagePreview
from gkdesk.ui.views.page_turner import PageTurner


class PrintDesk(QFrame):
    """Shows lists as pages. ``counted`` tells how many there are, once that is known, and 0
    while it is not."""

    counted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pages: ListPages | None = None
        self.preview = PagePreview(theme)
        self.turner = PageTurner(theme)
        self.nothing = QLabel()
        self.stack = QStackedWidget()
        set_look(self, "raised")
        self._lay_out()
        self.turner.wanted.connect(self.preview.turn_to)
        self.preview.turned.connect(self._show_place)
        self.preview.counted.connect(self.counted)

    def _lay_out(self) -> None:
        px = self._theme.px
        self.nothing.setFont(self._theme.font(Letter.TABLE))
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(px(40))
        set_look(self.nothing, "second")
        self.stack.addWidget(self.preview)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(12))
        column.setSpacing(px(10))
        column.addWidget(self._head())
        column.addWidget(self.stack, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(4))
        title = QLabel("预览")
        title.setFont(self._theme.font(Letter.TABLE, bold=True))
        line.addWidget(title)
        line.addStretch(1)
        for words, act in (
            ("缩小", self.preview.zoom_out),
            ("放大", self.preview.zoom_in),
            ("适合宽度", self.preview.fit_width),
            ("整页", self.preview.whole_page),
        ):
            button = QPushButton(words)
            button.setFont(self._theme.font(Letter.TABLE))
            button.setAutoDefault(False)
            set_look(button, "flat")
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.turner)
        return head

    def show_lists(self, lists: Sequence[PrintedList]) -> None:
        """Shows these lists from the page that is in view. Raises NoChineseFont."""
        self.pages = ListPages(lists)
        self.stack.setCurrentWidget(self.preview)
        self.counted.emit(0)
        self.preview.show_pages(self.pages)

    def show_nothing(self, words: str) -> None:
        """Says why there are no pages."""
        self.pages = None
        self.preview.show_nothing()
        self.nothing.setText(words)
        self.stack.setCurrentWidget(self.nothing)

    def _show_place(self, page: int, pages: int) -> None:
        """Arrows turn as far as pages are known, while the rest is being counted."""
        known = self.pages.known if self.pages else 0
        self.turner.show_place(page, pages or known)
        if self.pages is not None and not pages:
            self.turner.words.setText(f"第 {page + 1} 页，正在数页")
            self.turner.forth.setEnabled(True)
