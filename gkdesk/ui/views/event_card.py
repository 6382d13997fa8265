"""One event that limits count from: its days, and the line in which one is entered."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.domain.occurrences import Event, EventDay
from gkdesk.domain.written_days import written_day
from gkdesk.errors import GkdeskError
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.day_entry import DayEntry
from gkdesk.ui.views.event_day_line import EventDayLine
from gkdesk.ui.views.flow_layout import FlowLayout


class EventCard(QWidget):
    """One event: its name, who waits for it, its days, and the line to enter one.

    ``entered`` carries a day and the EventDay it replaces, or None; ``removed`` an id.
    """

    entered = Signal(object, object)
    removed = Signal(int)

    def __init__(
        self,
        session: Session,
        event: Event,
        signed_on: date | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = event
        self._session, self._signed_on = session, signed_on
        self._corrected: EventDay | None = None
        self.name, self.waiting, self.why = QLabel(), QLabel(), QLabel()
        self.link = Link("填写日期" if not event.days else "再加一天", theme)
        self.entry = DayEntry(session, f"{event.name}的日期", theme, remark=self._remark)
        self._days: list[EventDayLine] = []
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        event = self.subject
        self.name.setText(event.name if event.days else f"等待：{event.name}")
        others = f"同一件事，{event.tasks} 条任务{'从它起算' if event.days else '在等'}"
        self.waiting.setText(others if event.tasks > 1 else "")
        self.waiting.setVisible(event.tasks > 1)
        set_look(self.waiting, "second")
        for label in (self.waiting, self.why):
            label.setWordWrap(True)
        self._top = QWidget()
        self._flow = FlowLayout(self._top)
        self._flow.addWidget(self.name)
        self._flow.addWidget(self.link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._top)
        for day in event.days:
            self._add(EventDayLine(day, self._words(day), theme, not self._session.read_only))
        for widget in (self.entry, self.why, self.waiting):
            self._column.addWidget(widget)
        self.entry.hide()
        self.why.hide()
        self.link.setVisible(not self._session.read_only)
        self.link.clicked.connect(lambda: self.open_entry(None))
        self.entry.entered.connect(self.commit)
        self.entry.escaped.connect(self.close_entry)
        self.entry.line.left.connect(self._leave)
        self.set_theme(theme)

    def _add(self, line: EventDayLine) -> None:
        line.corrected.connect(partial(self.open_entry, line.day))
        line.removed.connect(partial(self.removed.emit, line.day.id))
        self._days.append(line)
        self._column.addWidget(line)

    @property
    def days(self) -> list[EventDayLine]:
        """The lines of the days entered."""
        return self._days

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(2))
        self._flow.set_gaps(theme.px(8), theme.px(2))
        self.name.setFont(theme.font(Letter.TABLE, bold=not self.subject.days))
        self.name.setMinimumHeight(theme.px(24))
        self.waiting.setFont(theme.font(Letter.SECOND))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        self.link.set_theme(theme)
        self.entry.set_theme(theme)
        for line in self._days:
            line.set_theme(theme)

    def _words(self, day: EventDay) -> str:
        said = told_day(day.day, self._session.calendar) + self._remark(day.day)
        return said + (f"，{day.note}" if day.note else "")

    def _remark(self, day: date) -> str:
        """A day before the notice was signed is odd, and counted from all the same."""
        if self._signed_on is None or day >= self._signed_on:
            return ""
        return f"，早于成文日期 {written_day(self._signed_on)}，照样计算"

    # entering a day

    def open_entry(self, corrected: EventDay | None) -> None:
        """Open the line, empty or with a day that was wrong."""
        self._corrected = corrected
        self.entry.show_day(corrected.day if corrected else None)
        self.entry.show()
        self.entry.line.selectAll()
        self.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> str:
        """What stands in the open line; "" where it is closed."""
        return "" if self.entry.isHidden() else self.entry.line.text().strip()

    def restore(self, typed: str, why: str) -> None:
        """Bring back a day that was refused before another row was shown."""
        if typed:
            self.entry.line.setText(typed)
            self.entry.show()
            self.refuse(why)

    def close_entry(self) -> None:
        """Put the line away with what was typed."""
        had_focus = self.entry.line.hasFocus()
        self.entry.hide()
        self.entry.line.clear()
        self.why.hide()
        if had_focus:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> bool:
        """Take the day in the line; False where it is none, and it stays."""
        if not self.typed:
            return True
        try:
            day = self.entry.day()
        except GkdeskError as fault:
            self.refuse(message_for(fault))
            return False
        if self._corrected is not None and day == self._corrected.day:
            self.close_entry()
            return True
        self.entered.emit(day, self._corrected)
        return self.why.isHidden()

    def _leave(self) -> None:
        if self.entry.line.text().strip():
            self.commit()
        else:
            self.close_entry()

    def refuse(self, why: str) -> None:
        """Say why the day was not taken; it stays in the line."""
        self.why.setText(why)
        self.why.show()
