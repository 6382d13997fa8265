"""What is asked of the history: words, kind, field, person, days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.history_pages import HistoryAsked
from gkdesk.terms import HISTORY_FIELDS, label
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.flow_layout import FlowLayout

_PAUSE_MS: Final = 200
_DAYS: Final = (
    ("全部日期", None),
    ("今天", 0),
    ("近 7 天", 6),
    ("近 30 天", 29),
    ("近一年", 365),
)


class HistoryFilter(QWidget):
    """``changed`` follows every choice at once, and words once typing rests."""

    changed = Signal()

    def __init__(
        self, theme: Theme, people: Sequence[str], today: date, *, one_row: bool
    ) -> None:
        super().__init__()
        self._today = today
        self.words = QLineEdit()
        self.words.setPlaceholderText("在修改记录里找")
        self.words.setAccessibleName("在修改记录里找")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(theme.px(200))
        kinds = [("全部操作", None), *((label(kind), kind) for kind in ChangeKind)]
        fields = [
            ("全部栏目", ""),
            *((name, name) for name in dict.fromkeys(HISTORY_FIELDS.values())),
        ]
        self.kind = _box(theme, "操作", kinds)
        self.field = _box(theme, "栏目", fields)
        self.who = _box(theme, "操作人", [("全部人员", ""), *((who, who) for who in people)])
        self.days = _box(theme, "日期", _DAYS)
        self.rows = _box(theme, "范围", [("只看这一条", True), ("整个台账", False)])
        self.rows.setVisible(one_row)
        self.who.setVisible(len(people) > 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.returnPressed.connect(self.settle)
        self.words.textChanged.connect(lambda _words: self._pause.start())
        line = FlowLayout(self)
        line.set_gaps(theme.px(8), theme.px(6))
        for widget in (self.words, self.rows, self.kind, self.field, self.who, self.days):
            widget.setFont(theme.font(Letter.TABLE))
            line.addWidget(widget)
        for box in (self.rows, self.kind, self.field, self.who, self.days):
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def settle(self) -> None:
        """Look for the words at once."""
        self._pause.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Wait for no more letters."""
        self._pause.stop()

    def asked(self, node_id: int | None) -> HistoryAsked:
        """What is asked now; ``node_id`` is the row the dialog was opened for."""
        back, kind = self.days.currentData(), self.kind.currentData()
        return HistoryAsked(
            node_id=node_id if self.rows.currentData() else None,
            words=self.words.text(),
            kind=ChangeKind(kind) if kind else None,
            field=self.field.currentData(),
            who=self.who.currentData(),
            first=self._today - timedelta(days=back) if back is not None else None,
        )


def _box(theme: Theme, name: str, choices: Iterable[tuple[str, object]]) -> ChoiceBox:
    box = ChoiceBox(theme)
    box.setAccessibleName(name)
    for words, value in choices:
        box.addItem(words, value)
    return box
