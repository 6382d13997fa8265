"""A printed name that waits: where it stands, and the answers to who it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui.models.waiting_answers import Choice
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import WordButton
from gkdesk.ui.views.row_place import RowPlace
from gkdesk.ui.views.unit_completer import Suggest, UnitCompleter

PLACES: Final = 12
"""So many rows are listed; the rest is a number."""


class NamePane(QScrollArea):
    """``answered`` carries the chosen ``Choice``, ``unit_named`` the name of a unit that was
    typed, ``row_wanted`` a row's id."""

    answered = Signal(object)
    unit_named = Signal(str)
    row_wanted = Signal(int)

    def __init__(self, theme: Theme, suggest: Suggest, *, writing: bool) -> None:
        super().__init__()
        self._theme, self._writing = theme, writing
        self._choices: list[Choice] = []
        self.heading, self.ask, self.more = QLabel(), QLabel("是哪个单位"), QLabel()
        self.where, self.why = QLabel("写在哪里"), QLabel()
        self.buttons: list[QPushButton] = []
        self.places: list[RowPlace] = []
        self.other = QLineEdit()
        self.completer_of_units = UnitCompleter(self.other, suggest, single=True)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._answers, self._rows = QVBoxLayout(), QVBoxLayout()
        self.set_theme(theme)  # before the scroll area polishes what is laid into it
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("待认领的名称")
        for words in (self.heading, self.more, self.why):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        for words in (self.ask, self.where, self.more):
            set_look(words, "second")
        self.other.setPlaceholderText("别的单位：可打拼音首字母")
        self.other.setAccessibleName("别的单位")
        self.why.hide()
        parts = (self.heading, self.ask, self._answers, self.other, self.why, self.where,
                 self._rows, self.more)  # fmt: skip
        for part in parts:
            if isinstance(part, QVBoxLayout):
                self._column.addLayout(part)
            else:
                self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._inner)

    def _connect(self) -> None:
        self.other.returnPressed.connect(self._name_unit)
        self.completer_of_units.taken.connect(self.unit_named)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._column.setContentsMargins(px(16), px(12), px(16), px(16))
        self._column.setSpacing(px(8))
        self._answers.setSpacing(px(6))
        self._rows.setSpacing(px(2))
        self.heading.setFont(theme.font(Letter.PANE_TITLE))
        self.other.setFont(theme.font(Letter.TABLE))
        for words in (self.ask, self.where, self.more, self.why):
            words.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        for part in (*self.buttons, *self.places):
            if isinstance(part, WordButton):
                part.set_theme(theme)
            else:
                part.setFont(theme.font(Letter.TABLE))

    # what it shows

    def show_name(self, name: str, choices: Sequence[Choice]) -> None:
        """A name with the answers there are; the rows come by ``show_rows``."""
        self.heading.setText(name)
        self._choices = list(choices) if self._writing else []
        self.other.clear()
        self.why.hide()
        _clear(self._answers, self.buttons)
        self.buttons = [self._button(at, choice) for at, choice in enumerate(self._choices)]
        for part in (self.ask, self.other):
            part.setVisible(self._writing)
        self.verticalScrollBar().setValue(0)

    def _button(self, at: int, choice: Choice) -> QPushButton:
        button = QPushButton(f"{at + 1}　{choice.words}")
        button.setFont(self._theme.font(Letter.TABLE))
        button.setStyleSheet("QPushButton { text-align: left; }")
        button.setToolTip(f"按 {at + 1}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.answer, at))
        self._answers.addWidget(button)
        return button

    def show_rows(self, rows: Sequence[tuple[int, str, str]], total: int) -> None:
        """Where the name stands: id, the way down to the row, its words; ``total`` of all."""
        _clear(self._rows, self.places)
        self.places = []
        for node_id, place, words in rows[:PLACES]:
            line = RowPlace(place, words, self._theme)
            line.clicked.connect(partial(self.row_wanted.emit, node_id))
            self.places.append(line)
            self._rows.addWidget(line)
        self.more.setText(f"另有 {total - len(self.places)} 处")
        self.more.setVisible(total > len(self.places))

    # answers

    def answer(self, at: int, _checked: bool = False) -> bool:
        """Give the answer with this place; False where there is none."""
        if not 0 <= at < len(self._choices):
            return False
        self.answered.emit(self._choices[at])
        return True

    def to_other(self) -> None:
        """Put the cursor where another unit can be named."""
        if self._writing:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """The answer was not taken."""
        self.why.setText(why)
        self.why.show()

    def _name_unit(self) -> None:
        if self.other.text().strip():
            self.unit_named.emit(self.other.text().strip())


def _clear(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
