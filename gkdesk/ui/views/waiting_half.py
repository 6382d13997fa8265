"""The queue half of the page of units: names nobody has claimed, each with its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter

from gkdesk.domain.directory import Unit
from gkdesk.errors import GkdeskError
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.services.unit_queue import WaitingName
from gkdesk.terms import message_for
from gkdesk.ui.models.waiting_answers import Answer, Choice, choices
from gkdesk.ui.models.waiting_model import WaitingModel
from gkdesk.ui.models.waiting_places import places
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.name_pane import PLACES, NamePane
from gkdesk.ui.views.waiting_list import WaitingList

ROWS_MS: Final = 60
"""A held arrow key passes names without reading where each stands."""


class WaitingHalf(QSplitter):
    """``wrote`` carries what is to be remarked after an answer, ``row_wanted`` a row's id."""

    wrote = Signal(str)
    row_wanted = Signal(int)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self._units: dict[int, Unit] = {}
        self.model = WaitingModel()
        self.list = WaitingList(self.model, theme)
        suggest = lambda typed: directory.suggest(session, typed)  # noqa: E731
        self.pane = NamePane(theme, suggest, writing=not session.read_only)
        self._later = QTimer(self, singleShot=True, interval=ROWS_MS)
        self.addWidget(self.list)
        self.addWidget(self.pane)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setFocusProxy(self.list)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_name)
        self.list.figure.connect(self.pane.answer)
        self.list.entered.connect(self.pane.to_other)
        self.pane.answered.connect(self.answer)
        self.pane.unit_named.connect(self.name_unit)
        self.pane.row_wanted.connect(self.row_wanted)
        self._later.timeout.connect(self.show_rows)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.list.set_theme(theme)
        self.pane.set_theme(theme)

    def show_names(self, names: Sequence[WaitingName], units: Sequence[Unit]) -> None:
        """The names that wait now; the one in use, or the next where it is settled."""
        row = max(self.list.currentIndex().row(), 0)
        former = self.name()
        self._units = {unit.id: unit for unit in units}
        self.model.show(names, self._units)
        again = self.model.row_of(former.name) if former is not None else -1
        if names:
            self.list.choose(again if again >= 0 else row)
        self._show_name(self.list.currentIndex().row())

    def name(self) -> WaitingName | None:
        """The name in use."""
        row = self.list.currentIndex().row()
        return self.model.name(row) if 0 <= row < len(self.model) else None

    def _show_name(self, row: int) -> None:
        self.pane.setVisible(0 <= row < len(self.model))
        if 0 <= row < len(self.model):
            waiting = self.model.name(row)
            units = [self._units[each] for each in waiting.proposals if each in self._units]
            self.pane.show_name(waiting.name, choices(waiting.name, units))
            if self.isVisible():
                self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()  # read when it is opened again

    def show_rows(self) -> None:
        """List now where the name in use stands."""
        self._later.stop()
        waiting = self.name()
        if waiting is not None:
            found = places(self._session, waiting.name, PLACES)
            self.pane.show_rows(found, waiting.rows)

    # answers

    def answer(self, choice: Choice) -> None:
        """Take an answer for the name in use; one change, and the next name."""
        waiting = self.name()
        if waiting is not None:
            self._do(lambda: self._settle(waiting.name, choice), _said(waiting.name, choice))

    def _settle(self, name: str, choice: Choice) -> None:
        match choice.answer:
            case Answer.UNIT:
                directory.name_alias(self._session, choice.unit_id, name)
            case Answer.NEW:
                directory.collect(self._session, [name])
            case Answer.COLLECTIVE:
                directory.add(self._session, name=name, collective=True)
            case Answer.ASIDE:
                directory.set_aside(self._session, name)

    def name_unit(self, typed: str) -> None:
        """The name is that of another unit, which was typed by its name."""
        found = directory.matcher(self._session).match(typed)
        if len(found.units) == 1 and found.settled:
            unit = self._units[found.units[0]]
            self.answer(Choice(Answer.UNIT, f"是“{unit.name}”", unit.id))
        else:
            self.pane.refuse(f"名录里没有“{typed}”，没有改动。可先把它加入名录，或另选一个。")

    def _do(self, deed: Callable[[], object], remark: str) -> None:
        try:
            deed()
        except GkdeskError as fault:
            self.pane.refuse(message_for(fault))
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wrote.emit(remark)


def _said(name: str, choice: Choice) -> str:
    told = {
        Answer.UNIT: choice.words,
        Answer.NEW: "已加入名录",
        Answer.COLLECTIVE: "已记为集体名称",
        Answer.ASIDE: "已记为不是单位",
    }
    return f"“{name}”{told[choice.answer]}，可按 Ctrl+Z 撤销"
