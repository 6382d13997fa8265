"""A note beside a line of the register; an empty one takes the note away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme

LONGEST = 200


class NoteDialog(QDialog):
    """``given`` carries the words once the verb is pressed."""

    given = Signal(str)

    def __init__(self, about: str, note: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("备注")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(440))
        caption = QLabel(about)
        caption.setFont(theme.font(Letter.TABLE, bold=True))
        self.line = QLineEdit(note)
        self.line.setFont(theme.font(Letter.TABLE))
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(f"{about}的备注")
        self.line.setPlaceholderText("如：已电话提醒，答应周五前交")
        self.line.selectAll()
        foot = Foot(theme)
        self.verb, keep = foot.add("记下", "primary"), foot.add("取消")
        self.verb.clicked.connect(self._give)
        keep.clicked.connect(self.reject)
        px = theme.px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(20), px(18), px(20), px(16))
        rows.setSpacing(px(10))
        for part in (caption, self.line, foot):
            rows.addWidget(part)

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.line.text())
