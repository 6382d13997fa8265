"""起算事件：the events that a row's limits count from, with their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.occurrences import EventDay, Move, Occurrence
from gkdesk.domain.tasks import Row
from gkdesk.errors import GkdeskError
from gkdesk.services import occurrences, outline
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.event_card import EventCard
from gkdesk.ui.views.room import Room, clear


class EventRoom(Room):
    """One entered day settles every task of the plan that waits for the same event."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, "起算事件", theme, parent)
        self._row: Row | None = None
        self._cards: list[QWidget] = []
        self._told: list[object] = []
        self._left: dict[tuple[int, str], tuple[str, str]] = {}
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
        self._keep_typed()
        clear(self._cards)
        for event in shown:
            card = EventCard(self._session, event, signed_on, self._theme)
            self._add(card)
            card.restore(*self._left.pop((event.plan_id, event.name), ("", "")))

    def _keep_typed(self) -> None:
        """A refused day waits until its event is shown again."""
        for card in self.cards:
            typed = card.typed
            if typed:
                self._left[card.subject.plan_id, card.subject.name] = typed, card.why.text()

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
