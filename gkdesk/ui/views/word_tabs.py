"""Tabs that are words in a pane's heading; the current one is bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import WordButton


class TabWord(WordButton):
    """One tab; ``note`` stands behind its words in a quieter ink."""

    def __init__(self, text: str, theme: Theme) -> None:
        self.note = ""
        super().__init__(text, theme)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(self._theme.font(Letter.TABLE, bold=True))
        wide = bold.horizontalAdvance(self.text()) + self._theme.px(8)
        if self.note:
            small = QFontMetrics(self._theme.font(Letter.SECOND))
            wide += small.horizontalAdvance(self.note) + self._theme.px(8)
        return QSize(wide, self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self._theme.palette, self._theme.px
        painter = QPainter(self)
        current = self.isChecked()
        font = self._theme.font(Letter.TABLE, bold=current)
        painter.setFont(font)
        painter.setPen(p.text if current or self._hover else p.text2)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        box = self.rect().adjusted(px(4), 0, 0, 0)
        painter.drawText(box, flags, self.text())
        if self.note:
            box.adjust(QFontMetrics(font).horizontalAdvance(self.text()) + px(8), 0, 0, 0)
            painter.setFont(self._theme.font(Letter.SECOND))
            painter.setPen(p.text2)
            painter.drawText(box, flags, self.note)
        if current:
            painter.fillRect(0, self.height() - px(2), self.width(), px(2), p.accent_text)


class WordTabs(QWidget):
    """``turned`` carries the number of the tab a person went to."""

    turned = Signal(int)

    def __init__(self, words: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.tabs = [TabWord(each, theme) for each in words]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for at, tab in enumerate(self.tabs):
            row.addWidget(tab)
            tab.clicked.connect(partial(self._turn, at))
        self.tabs[0].setChecked(True)

    def note(self, tab: int, words: str) -> None:
        """What stands behind a tab's words."""
        self.tabs[tab].note = words
        self.tabs[tab].setAccessibleDescription(words)
        self.tabs[tab].updateGeometry()
        self.tabs[tab].update()

    @property
    def current(self) -> int:
        return next(at for at, tab in enumerate(self.tabs) if tab.isChecked())

    def show_tab(self, tab: int) -> None:
        """Make a tab the current one without telling so."""
        for at, each in enumerate(self.tabs):
            each.setChecked(at == tab)

    def _turn(self, tab: int, _checked: bool = False) -> None:
        self.show_tab(tab)
        self.turned.emit(tab)
