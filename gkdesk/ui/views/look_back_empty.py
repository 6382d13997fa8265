"""What stands in place of a look-back: there is no second plan yet, it is being compared, or
no row passes the filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.icons import Glyph
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.empty_state import Card

_FOR = "把去年的或上级的计划和本计划逐条对照：哪些相同，哪些有变化、新增、取消，哪些没有办结。"


class LookBackEmpty(QWidget):
    """``import_wanted`` asks for another plan."""

    import_wanted = Signal()

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._writing = writing
        self.title, self.line = QLabel(), QLabel()
        self.card = Card(
            Glyph.IMPORT, "导入计划…", "去年的或上级的要点，可一次选多份。", first=True
        )
        self._row, self._rows = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        self.card.clicked.connect(self.import_wanted)
        self.set_theme(theme)
        self.show_beginning()

    def show_beginning(self) -> None:
        """There are not two plans."""
        self._show("要有两份计划才能对照", _FOR, card=self._writing)

    def show_busy(self) -> None:
        """The likeness of all tasks is being found out."""
        self._show("正在对照…", "计划很长时要等一会儿，可先做别的。", card=False)

    def show_fault(self) -> None:
        """The comparison did not come to an end."""
        self._show("没有对照成", "台账没有改动，可换一份计划再试。", card=False)

    def show_nothing(self, words: str) -> None:
        """No row passes the filter of that name."""
        self._show(f"没有“{words}”的任务", "可看全部。", card=False)

    def _show(self, title: str, line: str, *, card: bool) -> None:
        self.title.setText(title)
        self.line.setText(line)
        self.card.setVisible(card)

    def _lay_out(self) -> None:
        for words in (self.title, self.line):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setWordWrap(True)
        self._row.addStretch(1)
        self._row.addWidget(self.card, 2)
        self._row.addStretch(1)
        self._rows.addStretch(3)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.line)
        self._rows.addLayout(self._row)
        self._rows.addStretch(5)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        px = theme.px
        self.title.setFont(theme.font(Letter.DISPLAY))
        self.line.setFont(theme.font(Letter.RUNNING))
        self.line.setStyleSheet(f"color: {theme.palette.text2};")
        self._rows.setSpacing(px(12))
        self._rows.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setContentsMargins(0, px(16), 0, 0)
        self.card.set_theme(theme)
