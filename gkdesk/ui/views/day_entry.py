"""A line for one day: it takes 2022-09-28, 9月28日 or 昨天, and says which day that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError, NoSuchDay
from gkdesk.services.session import Session
from gkdesk.services.typed_days import typed_day
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.field import EntryLine

_HINT = "2022-09-28，或 9月28日"


class DayEntry(QWidget):
    """``entered`` follows Enter in the line, ``escaped`` Esc; ``typed`` every change.
    ``remark`` is what is to be said of a day beside its weekday."""

    entered = Signal()
    escaped = Signal()
    typed = Signal()

    def __init__(
        self,
        session: Session,
        name: str,
        theme: Theme,
        *,
        remark: Callable[[date], str] = lambda _day: "",
    ) -> None:
        super().__init__()
        self._session, self._remark = session, remark
        self.line = EntryLine()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_HINT)
        self.meaning = QLabel()
        self.meaning.setWordWrap(True)
        set_look(self.meaning, "second")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.line)
        self._column.addWidget(self.meaning)
        self.setFocusProxy(self.line)
        self.line.entered.connect(self.entered)
        self.line.escaped.connect(self.escaped)
        self.line.textChanged.connect(self._tell)
        self.set_theme(theme)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(5))
        self.line.setFont(theme.font(Letter.TABLE))
        self.meaning.setFont(theme.font(Letter.SECOND))

    def day(self) -> date:
        """The day that stands in the line. Raises DayNotUnderstood, NoSuchDay."""
        return typed_day(self.line.text(), self._session.now().date())

    def show_day(self, day: date | None) -> None:
        """Put a day into the line, or empty it."""
        self.line.setText(day.isoformat() if day else "")

    def _tell(self) -> None:
        self.meaning.setText(self._meaning())
        self.meaning.setVisible(bool(self.meaning.text()))
        self.typed.emit()

    def _meaning(self) -> str:
        if not self.line.text().strip():
            return ""
        try:
            day = self.day()
        except NoSuchDay as fault:
            return f"没有{fault.value}这一天"
        except GkdeskError:
            return "还没读懂，可写 2022-09-28 或 9月28日"
        return f"即 {told_day(day, self._session.calendar)}{self._remark(day)}"
