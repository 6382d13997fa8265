"""What can be said of the chosen place of the source: a row of buttons, and a day to type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gkdesk.domain.answers import Choice
from gkdesk.errors import GkdeskError
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.limit_words import long_day

SET_DAY = "定为…日"


class AnswerBar(QWidget):
    """``answered`` carries a choice, ``dated`` the day that was typed.

    ``understand`` turns typed words into a day and raises GkdeskError where it cannot.
    """

    answered = Signal(object)
    dated = Signal(object)
    left = Signal()

    def __init__(self, understand: Callable[[str], date], theme: Theme) -> None:
        super().__init__()
        self._understand, self._theme = understand, theme
        self.words = CutLabel()
        self.words.setFont(theme.font(Letter.SECOND))
        set_look(self.words, "second")
        self._buttons: list[QPushButton] = []
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box, theme.px(6), theme.px(6))
        self._day = QWidget()
        self.line, self.meaning = QLineEdit(), QLabel()
        self.take = QPushButton("定下")
        self._build()
        self.hide()

    def _build(self) -> None:
        px = self._theme.px
        self.line.setPlaceholderText("2022-09-30，或 9月底前")
        self.line.setAccessibleName("完成时限")
        self.line.setFixedWidth(px(170))
        self.line.textChanged.connect(self._tell)
        self.line.installEventFilter(self)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._take)
        set_look(self.meaning, "second")
        for widget in (self.line, self.meaning, self.take):
            widget.setFont(self._theme.font(Letter.SECOND))
        row = QHBoxLayout(self._day)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.line)
        row.addWidget(self.take)
        row.addWidget(self.meaning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(6), px(14), px(8))
        column.setSpacing(px(5))
        for part in (self.words, self._flow_box, self._day):
            column.addWidget(part)

    def offered(self) -> list[str]:
        """The words on the buttons."""
        return [button.text() for button in self._buttons]

    def button(self, words: str) -> QPushButton:
        """The button with these words."""
        return next(button for button in self._buttons if button.text() == words)

    def show_offers(self, words: str, choices: Sequence[Choice], *, day: bool) -> None:
        """Offer these answers for a place with these words; nothing where there are none."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(choice.words) for choice in choices]
        for button, choice in zip(self._buttons, choices, strict=True):
            button.clicked.connect(partial(self._answer, choice))
        if day:
            self._buttons.append(self._button(SET_DAY))
            self._buttons[-1].clicked.connect(self.ask_day)
        self.words.set_words(f"“{words}”")
        self._day.hide()
        self._flow_box.show()
        self.setVisible(bool(self._buttons))

    def _button(self, words: str) -> QPushButton:
        px = self._theme.px
        button = QPushButton(words)
        button.setFont(self._theme.font(Letter.SECOND))
        button.setAutoDefault(False)
        button.setStyleSheet(f"padding: 0 {px(9)}px; min-height: {px(24)}px;")
        self._flow.addWidget(button)
        return button

    def _answer(self, choice: Choice, _checked: bool = False) -> None:
        self.answered.emit(choice)

    # the day

    def ask_day(self) -> None:
        """Let a day be typed."""
        self.show()
        self._flow_box.hide()
        self._day.show()
        self.line.clear()
        self._tell()
        self.line.setFocus()

    def _tell(self) -> None:
        """Say what the typed words mean, before they are taken."""
        typed = self.line.text().strip()
        day = self._typed()
        said = f"即 {long_day(day)}" if day else "还没读懂" if typed else ""
        self.meaning.setText(said)
        self.take.setEnabled(day is not None)

    def _typed(self) -> date | None:
        typed = self.line.text().strip()
        try:
            return self._understand(typed) if typed else None
        except GkdeskError:
            return None

    def _take(self) -> None:
        day = self._typed()
        if day is not None:
            self.dated.emit(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the day, Escape leaves the line; neither reaches the dialog."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._day.hide()
                self._flow_box.show()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
