"""One entry of a small list in the pane: its words, and the way to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink


class EntryRow(QWidget):
    """``said`` names the entry, ``note`` follows it; 删除 shows where ``writable``."""

    def __init__(self, said: str, note: str, theme: Theme, writable: bool) -> None:
        super().__init__()
        self.words = QLabel(said + (f"　{note}" if note else ""))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.words, "second")
        self.drop = SmallLink("删除", theme)
        self.drop.setAccessibleName(f"删除{said}")
        self.drop.setVisible(writable)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._line.setSpacing(theme.px(8))
        self.words.setFont(theme.font(Letter.SECOND))
        self.drop.set_theme(theme)
