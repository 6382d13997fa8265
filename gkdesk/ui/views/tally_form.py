"""The line in which an entry of a count is typed: day, note, amount."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.services.session import Session
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.day_entry import DayEntry
from gkdesk.ui.views.field import EntryLine

_MOST = 9999


class Typed(NamedTuple):
    """What stands in the form, with its unit and why it was refused, if it was."""

    day: str
    note: str
    amount: str
    unit: str
    why: str


class TallyForm(QWidget):
    """Day, amount and note of an entry; ``taken`` follows Enter or 记入."""

    taken = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.day = DayEntry(session, "日期", theme)
        self.amount, self.unit = EntryLine(), QLabel()
        self.amount.setValidator(QIntValidator(1, _MOST, self.amount))
        self.amount.setAccessibleName("数量")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        set_look(self.unit, "second")
        self.note = EntryLine()
        self.note.setPlaceholderText("说明，可不填")
        self.note.setAccessibleName("说明")
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.enter, self.leave = Link("记入", theme), Link("取消", theme)
        self._build()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line = QHBoxLayout()
        self._line.addWidget(self.note, 1)
        self._line.addWidget(self.amount)
        self._line.addWidget(self.unit)
        self._line.addWidget(self.enter)
        self._line.addWidget(self.leave)
        self._column.addWidget(self.day)
        self._column.addLayout(self._line)
        self._column.addWidget(self.why)
        self.why.hide()
        for line in (self.day, self.note, self.amount):
            line.entered.connect(self.taken)
            line.escaped.connect(self.close_form)
        self.enter.clicked.connect(self.taken)
        self.leave.clicked.connect(self.close_form)

    @property
    def is_open(self) -> bool:
        """Whether an entry is being typed."""
        return not self.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(4))
        self._line.setSpacing(theme.px(8))
        self.day.set_theme(theme)
        for line in (self.amount, self.note):
            line.setFont(theme.font(Letter.TABLE))
        self.unit.setFont(theme.font(Letter.TABLE))
        self.amount.setFixedWidth(theme.px(56))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        self.enter.set_theme(theme)
        self.leave.set_theme(theme)

    def open_form(self, unit: str) -> None:
        """A new entry of today."""
        self.day.show_day(self._session.now().date())
        self.amount.setText("1")
        self.unit.setText(unit)
        self.note.clear()
        self.why.hide()
        self.show()
        self.day.line.selectAll()
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Typed:
        """What stands in the form."""
        return Typed(
            day=self.day.line.text(),
            note=self.note.text(),
            amount=self.amount.text(),
            unit=self.unit.text(),
            why="" if self.why.isHidden() else self.why.text(),
        )

    def restore(self, kept: Typed) -> None:
        """Open the form with what stood in it before."""
        self.day.line.setText(kept.day)
        self.note.setText(kept.note)
        self.amount.setText(kept.amount)
        self.unit.setText(kept.unit)
        self.why.setText(kept.why)
        self.why.setVisible(bool(kept.why))
        self.show()

    def close_form(self) -> None:
        """Put the form away."""
        self.hide()

    def amount_typed(self) -> int:
        """The amount; 0 where none stands in the line."""
        return int(self.amount.text() or 0)

    def note_text(self) -> str:
        """The note as it is to be kept."""
        return self.note.text().strip()

    def refuse(self, why: str) -> None:
        """Say why the entry was not taken; it stays."""
        self.why.setText(why)
        self.why.show()
