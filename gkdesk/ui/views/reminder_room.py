"""催办：who was reminded of this row, when, how, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.supervision import Reminder
from gkdesk.domain.tasks import Row
from gkdesk.services import reminding
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.models.day_words import long_day
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.chips import Link, SmallLink
from gkdesk.ui.views.entry_line import EntryRow
from gkdesk.ui.views.room import Room, clear

_SHOWN = 4


class ReminderRoom(Room):
    """The newest first; ``wanted`` asks to record another one."""

    wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, "催办", theme, parent)
        self._row_id = 0
        self._all = False
        self._found: Sequence[Reminder] = ()
        self._lines: list[QWidget] = []
        self.record = Link("登记催办", theme)
        self.more = SmallLink("", theme)
        self._list = QVBoxLayout()
        self.add_act(self.record)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more)
        self.record.clicked.connect(self.wanted)
        self.more.clicked.connect(self._show_all)

    @property
    def lines(self) -> list[EntryRow]:
        """The reminders shown, the newest first."""
        return [line for line in self._lines if isinstance(line, EntryRow)]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.setSpacing(theme.px(2))
        for link in (self.record, self.more):
            link.set_theme(theme)
        for line in self.lines:
            line.set_theme(theme)

    def show_row(self, row: Row) -> None:
        """The reminders of a row; none of a section or plan."""
        if row.id != self._row_id:
            self._row_id, self._all = row.id, False
        self._found = [] if is_group(row) else reminding.reminders(self._session, row.id)
        self.setVisible(not is_group(row) and (bool(self._found) or self.writable))
        self.why.hide()
        self.count.setText(f"{len(self._found)} 次" if self._found else "还没有")
        self.record.setVisible(self.writable)
        self._list_lines()

    def _list_lines(self) -> None:
        clear(self._lines)
        shown = self._found if self._all else self._found[:_SHOWN]
        for each in shown:
            line = EntryRow(_said(each), each.said, self._theme, self.writable)
            line.drop.clicked.connect(partial(self._drop, each.id))
            self._lines.append(line)
            self._list.addWidget(line)
        left = len(self._found) - len(shown)
        self.more.setText(f"还有 {left} 次，全部列出")
        self.more.updateGeometry()
        self.more.setVisible(left > 0)

    def _show_all(self) -> None:
        self._all = True
        self._list_lines()

    def _drop(self, reminder_id: int) -> None:
        row_id = self._row_id

        def dropped() -> list[int]:
            reminding.drop(self._session, reminder_id)
            return [row_id]

        self.guarded(dropped)


def _said(each: Reminder) -> str:
    """2022年9月28日（周三）　电话　区财政局　李科长."""
    parts = [long_day(each.day), label(each.way), each.unit, each.person]
    return "　".join(part for part in parts if part)
