"""A few ways to do something, one of them chosen: a title and radio buttons with a line of
explanation each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme


class Option(NamedTuple):
    """One way: its member, its name, and what it gives."""

    member: StrEnum
    name: str
    about: str


class OptionGroup(QWidget):
    """``chosen`` follows every change; ``value`` is the member chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme, title: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._options = tuple(options)
        self.buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        head = QLabel(title)
        head.setFont(theme.font(Letter.TABLE, bold=True))
        column.addWidget(head)
        for number, option in enumerate(self._options):
            column.addSpacing(theme.px(6))
            button = QRadioButton(option.name)
            button.setFont(theme.font(Letter.TABLE))
            about = QLabel(option.about)
            about.setFont(theme.font(Letter.SECOND))
            about.setWordWrap(True)
            about.setIndent(theme.px(22))
            set_look(about, "second")
            self.buttons.addButton(button, number)
            column.addWidget(button)
            column.addWidget(about)
        self.buttons.button(0).setChecked(True)
        self.buttons.idToggled.connect(self._toggled)

    @property
    def value(self) -> StrEnum:
        return self._options[self.buttons.checkedId()].member

    def choose(self, member: StrEnum) -> None:
        """Chooses a member as a click would."""
        numbers = [option.member for option in self._options]
        self.buttons.button(numbers.index(member)).setChecked(True)

    def _toggled(self, _number: int, on: bool) -> None:
        if on:
            self.chosen.emit()
