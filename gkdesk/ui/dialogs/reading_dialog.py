"""Tells that a document is being read, and lets a person call it off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme


class ReadingDialog(QDialog):
    """``rejected`` means 取消. One file has no known end, so its bar only moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("正在读取")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(400))
        self.words = QLabel()
        self.words.setFont(theme.font(Letter.TABLE))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(6))
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.palette.line2}; border: none;"
            f" border-radius: {theme.px(3)}px; }}"
            f"QProgressBar::chunk {{ background: {theme.palette.accent};"
            f" border-radius: {theme.px(3)}px; }}"
        )
        foot = Foot(theme, "只是读取，还没有写进台账。")
        self.cancel = foot.add("取消")
        self.cancel.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        whole.setSpacing(theme.px(12))
        for part in (self.words, self.bar, foot):
            whole.addWidget(part)

    def tell(self, name: str, done: int, total: int) -> None:
        """The file being read, and how many of all are done."""
        count = f"（第 {done + 1} 份，共 {total} 份）" if total > 1 else ""
        width = self.theme.px(340)
        shown = self.words.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, width)
        self.words.setText(f"{shown}{count}")
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
