"""Text and label of a row, new or reworded; what was printed stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.tasks import Row
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RewordDialog(QDialog):
    """``given`` carries text and label once the verb is pressed; Enter presses it, Shift+Enter
    begins another line."""

    given = Signal(str, str)

    def __init__(self, title: str, verb: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label, self.text = QLineEdit(), QPlainTextEdit()
        self.changed, self.printed = QLabel("原文"), QPlainTextEdit()
        self.restore = QPushButton("恢复原文")
        self._printed = ""
        self.foot = Foot(theme, "Enter 保存　Shift+Enter 换行")
        self.verb, self.leave = self.foot.add(verb, "primary"), self.foot.add("取消")
        self._lay_out()
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._follow)
        self.restore.clicked.connect(lambda: self.text.setPlainText(self._printed))
        self.verb.clicked.connect(self._give)
        self.leave.clicked.connect(self.reject)
        self._follow()
        self.text.setFocus()

    def _lay_out(self) -> None:
        px = self.theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        self.caption = QLabel("编号")
        words = QLabel("正文")
        for row, (caption, field) in enumerate(
            ((self.caption, self.label), (words, self.text))
        ):
            caption.setFont(self.theme.font(Letter.TABLE))
            set_look(caption, "second")
            field.setFont(self.theme.font(Letter.TABLE))
            field.setAccessibleName(caption.text())
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        self.label.setMaximumWidth(px(160))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(px(110))
        self.changed.setFont(self.theme.font(Letter.TABLE))
        set_look(self.changed, "second")
        self.printed.setFont(self.theme.font(Letter.TABLE))
        self.printed.setAccessibleName("原文")
        self.printed.setReadOnly(True)
        self.printed.setTabChangesFocus(True)
        self.printed.setFixedHeight(px(96))
        grid.addWidget(self.changed, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.printed, 2, 1)
        grid.addWidget(self.restore, 3, 1, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(14))
        whole.addLayout(grid, 1)
        whole.addWidget(self.foot)
        self.setMinimumWidth(px(560))
        for widget in (self.caption, self.label, self.changed, self.printed, self.restore):
            widget.hide()

    def show_row(self, row: Row, printed: str | None) -> None:
        """The words of a row, and those that were printed where a person changed them."""
        self.label.setText(row.label)
        self.text.setPlainText(row.text)
        self.caption.show()
        self.label.show()
        self._printed = printed if printed is not None else row.text
        self.printed.setPlainText(self._printed)
        self._follow()

    def _follow(self) -> None:
        text = self.text.toPlainText()
        self.verb.setEnabled(bool(text.strip()))
        differs = bool(self._printed) and text != self._printed
        for widget in (self.changed, self.printed, self.restore):
            widget.setVisible(differs)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
            if pressed and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._give()
                return True
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            self.accept()
            self.given.emit(text, self.label.text().strip())
