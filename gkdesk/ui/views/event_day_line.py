"""One day of an event, with the ways to put it right and to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gkdesk.domain.occurrences import EventDay
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink


class EventDayLine(QWidget):
    """``corrected`` follows 改, ``removed`` 删除."""

    corrected = Signal()
    removed = Signal()

    def __init__(self, day: EventDay, words: str, theme: Theme, writable: bool) -> None:
        super().__init__()
        self.day = day
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        self.change, self.drop = SmallLink("改", theme), SmallLink("删除", theme)
        self.change.setAccessibleName(f"改{words}")
        self.drop.setAccessibleName(f"删除{words}")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.words, 1)
        for link, does in ((self.change, self.corrected), (self.drop, self.removed)):
            link.setVisible(writable)
            link.clicked.connect(does)
            self._line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._line.setSpacing(theme.px(8))
        self.words.setFont(theme.font(Letter.TABLE))
        self.change.set_theme(theme)
        self.drop.set_theme(theme)
