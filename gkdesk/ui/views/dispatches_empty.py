"""What stands in place of an empty register: what it is for, and the act that fills it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.icons import Glyph
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.empty_state import Card

_SEND = "给每个单位一份 Excel 填报表，里面只有本单位的任务。"
_COLLECT = "收回填好的表，先比对再收下，可一次选多份。"
_FOR = "发给谁、第几次、怎么交的、收回没有、还差几项，都记在这里。"
_LOCKED = "这份台账是只读打开的，还没有下发的记录。"
_BARE = "先导入一份计划，就可以给各单位下发填报表。"


class DispatchesEmpty(QWidget):
    """``send_wanted`` and ``collect_wanted`` ask for the two ways round."""

    send_wanted = Signal()
    collect_wanted = Signal()

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._writing = writing
        self.title, self.line = QLabel(), QLabel()
        self.cards = [
            Card(Glyph.EXPORT, "下发填报表…", _SEND, first=True),
            Card(Glyph.COLLECT, "回收反馈…", _COLLECT),
        ]
        self._row, self._rows = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        self.cards[0].clicked.connect(self.send_wanted)
        self.cards[1].clicked.connect(self.collect_wanted)
        self.setFocusProxy(self.cards[0])
        self.show_beginning(plans=True)
        self.set_theme(theme)

    def show_beginning(self, *, plans: bool) -> None:
        """Nothing was sent yet, in a ledger with or without ``plans``."""
        self.title.setText("还没有下发过填报表")
        self.line.setText((_FOR if plans else _BARE) if self._writing else _LOCKED)
        for card in self.cards:
            card.setVisible(self._writing and plans)

    def show_nothing(self, title: str) -> None:
        """Nothing of what was asked for is in the register."""
        self.title.setText(title)
        self.line.setText("换一个期间，或看全部。")
        for card in self.cards:
            card.hide()

    def _lay_out(self) -> None:
        for label in (self.title, self.line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._row.addStretch(1)
        for card in self.cards:
            self._row.addWidget(card, 6)
        self._row.addStretch(1)
        self._rows.addStretch(3)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.line)
        self._rows.addLayout(self._row)
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
