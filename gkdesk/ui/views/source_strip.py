"""A line that tells of words found in the source outside every row, and leads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gkdesk.domain.queries import SourceHit
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel


class SourceStrip(QFrame):
    """``wanted`` carries the place to be shown; the next press leads to the next place."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._hits: list[SourceHit] = []
        self._at = -1
        self.words = CutLabel()
        self.show_it = SmallLink("看原文", theme)
        self.show_it.clicked.connect(self._lead)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.show_it)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        p, px = theme.palette, theme.px
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(12))
        self.words.setFont(theme.font(Letter.SECOND))
        self.show_it.set_theme(theme)
        self.setStyleSheet(
            f"#strip {{ background: {p.raised}; border-bottom: 1px solid {p.line}; }}"
            f"#strip QLabel {{ color: {p.text2}; }}"
        )

    def show_hits(self, hits: Sequence[SourceHit]) -> None:
        """Tell of other places; nothing is shown where there are none."""
        self._hits, self._at = list(hits), -1
        self.setVisible(bool(hits))
        if hits:
            self._tell(f"条目之外的原文里有 {len(hits)} 处：{hits[0].line}")
            self.show_it.setText("看原文")

    def _tell(self, words: str) -> None:
        self.words.set_words(words)
        self.words.setToolTip(words)

    def _lead(self) -> None:
        self._at = (self._at + 1) % len(self._hits)
        hit = self._hits[self._at]
        self._tell(f"原文第 {self._at + 1} 处，共 {len(self._hits)} 处：{hit.line}")
        self.show_it.setText("下一处" if len(self._hits) > 1 else "再看一次")
        self.show_it.updateGeometry()
        self.wanted.emit(hit)
