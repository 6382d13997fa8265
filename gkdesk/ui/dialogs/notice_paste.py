"""Where the State Council's notice is pasted, with what was found in it and what to check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from gkdesk.ui.theme import Letter, Theme

PAUSE_MS: Final = 200
_HINT: Final = (
    "把《国务院办公厅关于……年部分节假日安排的通知》全文复制到这里，读出的日子列在左边，"
    "核对后再保存。"
)


class NoticePaste(QWidget):
    """``changed`` carries the text a moment after it was typed or pasted."""

    changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.found, self.problems = QLabel("粘贴国务院通知"), QLabel(), QLabel()
        self.text = QPlainTextEdit()
        self.box = QScrollArea()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(self._pause.start)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        p = theme.palette
        self.title.setFont(theme.font(Letter.TABLE, bold=True))
        self.title.setBuddy(self.text)
        self.text.setFont(theme.font(Letter.TABLE))
        self.text.setPlaceholderText(_HINT)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("国务院通知全文")
        self.found.setFont(theme.font(Letter.TABLE, bold=True))
        self.found.setWordWrap(True)
        self.problems.setFont(theme.font(Letter.TABLE))
        self.problems.setWordWrap(True)
        self.problems.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems.setContentsMargins(px(10), px(8), px(10), px(8))
        self.box.setWidget(self.problems)
        self.box.setWidgetResizable(True)
        self.box.setFrameShape(QFrame.Shape.NoFrame)
        self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.setStyleSheet(
            f"QScrollArea, QScrollArea QLabel {{ background: {p.amber_bg}; color: {p.text};"
            f" border-radius: 6px; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addWidget(self.found)
        column.addWidget(self.box)
        self.box.hide()
        self.found.hide()

    def show_found(self, found: str, problems: Sequence[str]) -> None:
        """How the reading went, and what to check, one sentence a line."""
        self.found.setText(found)
        self.found.setVisible(bool(found))
        self.problems.setText("\n".join(problems))
        self.box.setVisible(bool(problems))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the sentences need, up to half the pane."""
        need = self.problems.heightForWidth(self.width()) + 4
        self.box.setFixedHeight(max(min(need, self.height() // 2), 1))

    def read_now(self) -> None:
        """Tell the text at once, without the pause."""
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.text.toPlainText())
