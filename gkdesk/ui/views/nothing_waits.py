"""What an empty queue of names means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.ui.theme import Letter, Theme


class NothingWaits(QWidget):
    """One sentence, and a line on when names come here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = QLabel("没有待认领的名称")
        self.line = QLabel("计划里写着、名录认不出的单位名称会列在这里。")
        self._rows = QVBoxLayout(self)
        self._rows.addStretch(3)
        for label in (self.title, self.line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            self._rows.addWidget(label)
        self._rows.addStretch(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._rows.setSpacing(theme.px(12))
        self.title.setFont(theme.font(Letter.DISPLAY))
        self.line.setFont(theme.font(Letter.RUNNING))
        self.line.setStyleSheet(f"color: {theme.palette.text2};")
