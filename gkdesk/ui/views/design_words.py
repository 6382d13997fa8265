"""The words around a table: title, subtitle, what is filled in above it, notes below."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gkdesk.domain.table_design import FILL_WORDS, TableDesign
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

_BETWEEN = re.compile("[、，,；;]")


class DesignWords(QWidget):
    """``typed`` tells that a person types; ``changed`` that a tick came or went."""

    typed = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.subtitle, self.others = QLineEdit(), QLineEdit(), QLineEdit()
        self.fill = [TickBox(words, theme) for words in FILL_WORDS]
        self.notes = QPlainTextEdit()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._add("标题", self.title)
        self._add("副标题", self.subtitle)
        self._caption("表头上方要填的")
        for box in self.fill:
            self._column.addWidget(box)
            box.toggled.connect(lambda _on: self.changed.emit())
        self._add("还要填的（用、分开）", self.others)
        self._add("表下说明", self.notes)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.px(92))
        for line in (self.title, self.subtitle, self.others):
            line.textEdited.connect(lambda _text: self.typed.emit())
        self.notes.textChanged.connect(self.typed)
        self._column.addStretch(1)

    def _add(self, caption: str, field: QLineEdit | QPlainTextEdit) -> None:
        above = self._caption(caption)
        above.setBuddy(field)
        field.setFont(self._theme.font(Letter.TABLE))
        field.setAccessibleName(caption)
        self._column.addWidget(field)

    def _caption(self, words: str) -> QLabel:
        caption = QLabel(words)
        caption.setFont(self._theme.font(Letter.TABLE, bold=True))
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(caption)
        return caption

    def show_usual(self, title: str, subtitle: str) -> None:
        """What stands there where nobody types anything."""
        self.title.setPlaceholderText(title)
        self.subtitle.setPlaceholderText(subtitle)

    def show_design(self, design: TableDesign) -> None:
        """The words of a design."""
        self.title.setText(design.title)
        self.subtitle.setText(design.subtitle)
        for box in self.fill:
            box.setChecked(box.text() in design.fill_line)
        self.others.setText("、".join(one for one in design.fill_line if one not in FILL_WORDS))
        self.notes.setPlainText(design.notes)

    def fill_line(self) -> tuple[str, ...]:
        """What is to be filled in above the table."""
        own = (words.strip() for words in _BETWEEN.split(self.others.text()))
        ticked = [box.text() for box in self.fill if box.isChecked()]
        return (*ticked, *(words for words in own if words))
