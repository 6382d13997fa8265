"""‹ 第 2 页，共 9 页 ›: turns the pages of a preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.theme import Letter, Theme


class PageTurner(QWidget):
    """Two arrows and a count; ``wanted`` carries the page asked for, from 0."""

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page, self._pages = 0, 0
        self.words = QLabel()
        self.words.setFont(theme.font(Letter.TABLE))
        self.back = self._arrow(theme, Glyph.CHEVRON_LEFT, "上一页", -1)
        self.forth = self._arrow(theme, Glyph.CHEVRON_RIGHT, "下一页", 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for part in (self.back, self.words, self.forth):
            line.addWidget(part)

    def _arrow(self, theme: Theme, glyph: Glyph, words: str, step: int) -> QToolButton:
        button = QToolButton()
        palette = theme.palette
        button.setIcon(icon(glyph, palette.text2, theme.px(18), palette.line2))
        button.setFixedSize(theme.px(28), theme.px(28))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.wanted.emit(self._page + step))
        return button

    def show_place(self, page: int, pages: int) -> None:
        """Tells which of how many pages is in view, from 0."""
        self._page, self._pages = page, pages
        self.words.setText(f"第 {page + 1} 页，共 {pages} 页" if pages else "")
        self.back.setEnabled(page > 0)
        self.forth.setEnabled(page + 1 < pages)
