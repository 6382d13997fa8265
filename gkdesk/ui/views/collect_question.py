"""A row without a sure task: what it says, and the tasks it could be, to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui.models.collect_lines import Line
from gkdesk.ui.models.collect_tasks import Choice
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.collect_side import WholeText
from gkdesk.ui.views.toolbar import SearchField

_ID: Final = Qt.ItemDataRole.UserRole
_DIGITS: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


_LIKELY: Final = "这一行是哪一项任务"
_UNIT: Final = "这一行是这个单位的哪一项"
Seek = Callable[[Line, str], Sequence[Choice]]
"""Tasks of the row's plan that hold some words; without any, those of its unit."""


class ChoiceList(QListWidget):
    """Likely tasks; Enter, a double click or its number chooses one."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p, px = theme.palette, theme.px
        self.setFont(theme.font(Letter.TABLE))
        self.setAccessibleName("可能的任务")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyleSheet(
            f"QListWidget {{ background: {p.surface}; border: 1px solid {p.line2};"
            f" border-radius: 6px; outline: none; }}"
            f"QListWidget::item {{ height: {px(30)}px; padding: 0 {px(8)}px;"
            f" color: {p.text}; }}"
            f"QListWidget::item:hover {{ background: {p.hover}; }}"
            f"QListWidget::item:selected {{ background: {p.sel}; color: {p.text}; }}"
        )
        self.itemDoubleClicked.connect(lambda item: self.picked.emit(item.data(_ID)))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """List other tasks, the likeliest first and chosen."""
        self.clear()
        for at, choice in enumerate(choices, 1):
            like = f"{choice.likeness}% 相似　" if choice.likeness else ""
            item = QListWidgetItem(f"{at}　{like}{choice.words}" if at < 10 else choice.words)
            item.setData(_ID, choice.node_id)
            item.setToolTip(choice.words)
            self.addItem(item)
        if choices:
            self.setCurrentRow(0)

    def chosen(self) -> int | None:
        """The ledger's id of the task in use."""
        item = self.currentItem()
        return None if item is None else int(item.data(_ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, node_id = event.key(), self.chosen()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and node_id is not None:
            self.picked.emit(node_id)
        elif key in _DIGITS and (item := self.item(key - Qt.Key.Key_1)) is not None:
            self.picked.emit(int(item.data(_ID)))
        else:
            super().keyPressEvent(event)


class CollectQuestion(QWidget):
    """``picked`` carries the task a person chose, ``declined`` that it is none of them."""

    picked = Signal(int)
    declined = Signal()

    def __init__(self, seek: Seek, theme: Theme) -> None:
        super().__init__()
        self._seek = seek
        self._line: Line | None = None
        self._likely: Sequence[Choice] = ()
        self.question, self.said = QLabel(_LIKELY), WholeText("这一行说的", theme)
        self.choices = ChoiceList(theme)
        self.search = SearchField()
        self.search.setPlaceholderText("在计划里另找一项")
        self.search.set_theme(theme)
        self.take = QPushButton("就是这一项")
        self.none = Link("都不是", theme)
        self._lay_out(theme)
        self.choices.picked.connect(self.picked)
        self.take.clicked.connect(self._take)
        self.none.clicked.connect(self.declined)
        self.search.wanted.connect(self._find)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        self.question.setFont(theme.font(Letter.TABLE, bold=True))
        self.take.setFont(theme.font(Letter.TABLE))
        self.take.setAutoDefault(False)
        came = QLabel("收回的这一行")
        came.setFont(theme.font(Letter.SECOND))
        set_look(came, "second")
        acts = QHBoxLayout()
        acts.setSpacing(px(10))
        self.search.setMaximumWidth(px(260))
        for part, stretch in (
            (self.question, 0),
            (self.search, 1),
            (self.take, 0),
            (self.none, 0),
        ):
            acts.addWidget(part, stretch)
        acts.insertStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(px(4))
        left.addWidget(came)
        left.addWidget(self.said, 1)
        right.setSpacing(px(6))
        right.addLayout(acts)
        right.addWidget(self.choices, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(14))
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)

    def show_row(self, line: Line, said: str, choices: Sequence[Choice]) -> None:
        """Ask about the row of a line; ``said`` is all it says."""
        same = self._line is not None and self._line.place == line.place
        self._line = line
        self.said.show_pieces([(said, False)])
        if not same:
            self._likely = choices or self._seek(line, "")
            self.question.setText(_LIKELY if choices else _UNIT)
            self.search.set_silently("")
            self.choices.show_choices(self._likely)
            self._mind()

    def _find(self, words: str) -> None:
        if self._line is not None:
            self.choices.show_choices(self._seek(self._line, words) if words else self._likely)
            self._mind()

    def _mind(self) -> None:
        self.take.setEnabled(self.choices.chosen() is not None)

    def _take(self) -> None:
        node_id = self.choices.chosen()
        if node_id is not None:
            self.picked.emit(node_id)
