"""What stands in place of an empty directory: what it is for, and two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.icons import Glyph
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.empty_state import Card

_COLLECT = "把各份计划里写着的单位列出来，勾选后一次加入。"
_IMPORT = "读已有的单位名录或通讯录，先列出再导入，不会加两遍。"


class UnitsEmpty(QWidget):
    """``collect_wanted`` and ``import_wanted`` ask for the two ways, ``add_wanted`` for a
    unit typed by hand."""

    collect_wanted = Signal()
    import_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self.title = QLabel("名录里还没有单位")
        self.line = QLabel()
        self.cards = [
            Card(Glyph.UNIT, "从计划里收集单位", _COLLECT, first=True),
            Card(Glyph.IMPORT, "从 Excel 导入…", _IMPORT),
        ]
        self.add = Link("手工加一个单位", theme)
        told = "有了名录，简称、曾用名都认得出，打拼音首字母就能找到单位。"
        self.line.setText(told if writing else "这份台账是只读打开的，名录是空的。")
        self._row, self._rows = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        for part in (*self.cards, self.add):
            part.setVisible(writing)
        self.cards[0].clicked.connect(self.collect_wanted)
        self.cards[1].clicked.connect(self.import_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.setFocusProxy(self.cards[0])
        self.set_theme(theme)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self.title, self.line):
            label.setAlignment(centre)
            label.setWordWrap(True)
        self._row.addStretch(1)
        for card in self.cards:
            self._row.addWidget(card, 6)
        self._row.addStretch(1)
        self._rows.addStretch(3)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.line)
        self._rows.addLayout(self._row)
        self._rows.addWidget(self.add, 0, centre)
        self._rows.addStretch(5)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        p, px = theme.palette, theme.px
        self.title.setFont(theme.font(Letter.DISPLAY))
        self.line.setFont(theme.font(Letter.RUNNING))
        self.line.setStyleSheet(f"color: {p.text2};")
        self._rows.setSpacing(px(12))
        self._rows.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(18))
        self._row.setContentsMargins(0, px(16), 0, 0)
        for card in self.cards:
            card.set_theme(theme)
        self.add.set_theme(theme)
