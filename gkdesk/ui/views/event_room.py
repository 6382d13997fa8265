"""等待：the events that a row's limits count from, with their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.occurrences import Event, EventDay, Move, Occurrence
from gkdesk.domain.tasks import Row
from gkdesk.errors import GkdeskError
from gkdesk.services import occurrences, outline
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models.day_words import plain_day, told_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link, SmallLink
from gkdesk.ui.views.day_entry import DayEntry
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.room import Room, clear


class EventRoom(Room):
    """One entered day settles every task of the plan that waits for the same event."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, "起算事件", theme, parent)
        self._row: Row | None = None
        self._cards: list[QWidget] = []
        self._told: list[object] = []
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    @property
    def cards(self) -> list[EventCard]:
        """The events from top to bottom."""
        return [card for card in self._cards if isinstance(card, EventCard)]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.setSpacing(theme.px(6))
        for card in self.cards:
            card.set_theme(theme)

    def show_row(self, row: Row, stages: Sequence[Occurrence]) -> None:
        """The events that the due points of a row wait for or were counted from."""
        names = list(dict.fromkeys(each.term.event for each in stages if each.term.event))
        self._row = row
        self.setVisible(bool(names))
        self.why.hide()
        found = occurrences.events(self._session, row.plan_id) if names else []
        shown = [event for event in found if event.name in names]
        told: list[object] = [row.id, *shown]
        if told == self._told:
            return
        self._told = told
        signed_on = outline.plan(self._session, row.plan_id).signed_on if shown else None
        clear(self._cards)
        for event in shown:
            self._add(EventCard(self._session, event, signed_on, self._theme))

    def _add(self, card: EventCard) -> None:
        card.entered.connect(partial(self._enter, card))
        card.removed.connect(self._remove)
        self._cards.append(card)
        self._list.addWidget(card)

    def commit(self) -> bool:
        """Save a day being typed; False where it was refused and still stands."""
        taken = [card.commit() for card in self.cards]
        return all(taken)

    def _enter(self, card: EventCard, day: date, former: object) -> None:
        event = card.subject
        replaced = former if isinstance(former, EventDay) else None

        def entered() -> list[int]:
            if replaced is None:
                moves = occurrences.set_event(self._session, event.plan_id, event.name, day)
            else:
                moves = occurrences.move_event(self._session, replaced.id, day)
            return self._touched(moves)

        try:
            touched = entered()
        except GkdeskError as fault:
            card.refuse(message_for(fault))
            return
        card.close_entry()
        self.changed.emit(touched)

    def _remove(self, event_day_id: int) -> None:
        self.guarded(lambda: self._touched(occurrences.drop_event(self._session, event_day_id)))

    def _touched(self, moves: Sequence[Move]) -> list[int]:
        shown = [self._row.id] if self._row else []
        return list(dict.fromkeys([*shown, *(move.node_id for move in moves)]))


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
        self._days: list[_DayLine] = []
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
            self._add(_DayLine(day, self._words(day), theme, not self._session.read_only))
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

    def _add(self, line: _DayLine) -> None:
        line.corrected.connect(partial(self.open_entry, line.day))
        line.removed.connect(partial(self.removed.emit, line.day.id))
        self._days.append(line)
        self._column.addWidget(line)

    @property
    def days(self) -> list[_DayLine]:
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
        return f"，早于成文日期 {plain_day(self._signed_on)}，照样计算"

    # entering a day

    def open_entry(self, corrected: EventDay | None) -> None:
        """Open the line, empty or with a day that was wrong."""
        self._corrected = corrected
        self.entry.show_day(corrected.day if corrected else None)
        self.entry.show()
        self.entry.line.selectAll()
        self.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

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
        if self.entry.isHidden() or not self.entry.line.text().strip():
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


class _DayLine(QWidget):
    """One day of an event, with 改 and 删除."""

    corrected = Signal()
    removed = Signal()

    def __init__(self, day: EventDay, words: str, theme: Theme, writable: bool) -> None:
        super().__init__()
        self.day = day
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        self.change, self.drop = SmallLink("改", theme), SmallLink("删除", theme)
        self.change.setAccessibleName(f"改{words}")
        self.drop.setAccessibleName(f"删除{words}")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.words, 1)
        for link, does in ((self.change, self.corrected), (self.drop, self.removed)):
            link.setVisible(writable)
            link.clicked.connect(does)
            self._line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._line.setSpacing(theme.px(8))
        self.words.setFont(theme.font(Letter.TABLE))
        self.change.set_theme(theme)
        self.drop.set_theme(theme)
