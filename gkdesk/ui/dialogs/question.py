"""A question before something is lost: the safe answer is the default one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme


class Question(QDialog):
    """``agreed`` tells that the act named on the first button is wanted; Escape and Enter
    keep things as they are."""

    agreed = Signal()

    def __init__(self, text: str, act: str, keep: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(act)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(400))
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        self.text.setFont(theme.font(Letter.TABLE))
        foot = Foot(theme)
        self.act, self.keep = foot.add(act, "danger"), foot.add(keep)
        self.keep.setDefault(True)
        self.act.clicked.connect(self._agree)
        self.keep.clicked.connect(self.reject)
        px = theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(20))
        whole.addWidget(self.text)
        whole.addWidget(foot)
        self.keep.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
