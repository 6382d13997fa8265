"""One line asked for: the name of a view. The dialog closes before the name is used, so that
what goes wrong is told over the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme

LONGEST = 40


class NameDialog(QDialog):
    """``given`` carries the name once the verb is pressed."""

    given = Signal(str)

    def __init__(self, act: str, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(act)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(380))
        self.line = QLineEdit(name)
        self.line.setMaxLength(LONGEST)
        self.line.selectAll()
        caption = QLabel("名称")
        caption.setFont(theme.font(Letter.TABLE))
        caption.setBuddy(self.line)
        foot = Foot(theme)
        self.verb, keep = foot.add(act, "primary"), foot.add("取消")
        self.verb.clicked.connect(self._give)
        keep.clicked.connect(self.reject)
        self.line.textChanged.connect(self._follow)
        self._follow()
        px = theme.px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(20), px(18), px(20), px(16))
        rows.setSpacing(px(8))
        rows.addWidget(caption)
        rows.addWidget(self.line)
        rows.addSpacing(px(8))
        rows.addWidget(foot)

    def _follow(self) -> None:
        self.verb.setEnabled(bool(self.line.text().strip()))

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.line.text())
