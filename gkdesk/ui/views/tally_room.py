"""次数：how often it was done of how often it is wanted, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.occurrences import Occurrence, Tally
from gkdesk.domain.tasks import Row
from gkdesk.errors import GkdeskError
from gkdesk.services import occurrences
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models import stage_words
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.chips import Link, SmallLink
from gkdesk.ui.views.count_bar import CountBar
from gkdesk.ui.views.entry_line import EntryRow
from gkdesk.ui.views.room import Room, clear
from gkdesk.ui.views.tally_form import TallyForm, Typed

_SHOWN = 6
"""So many entries of the period show at first; all of them come by one click."""


class TallyRoom(Room):
    """A bar, the entries with the newest first, and the line to add one."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, "次数", theme, parent)
        self._row: Row | None = None
        self._series = 1
        self._unit = "次"
        self._all = False
        self._left: dict[int, Typed] = {}
        self._period = date.min, date.max
        self._lines: list[QWidget] = []
        self.bar = CountBar(theme)
        self.add = Link("记一次", theme)
        self.form = TallyForm(session, theme)
        self.more = SmallLink("", theme)
        self._list = QVBoxLayout()
        self.add_act(self.add)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.form)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more)
        self.form.hide()
        self.add.clicked.connect(self._begin)
        self.more.clicked.connect(self._show_all)
        self.form.taken.connect(self._add)

    @property
    def lines(self) -> list[EntryRow]:
        """The entries shown, the newest first."""
        return [line for line in self._lines if isinstance(line, EntryRow)]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.setSpacing(theme.px(2))
        self.bar.set_theme(theme)
        self.form.set_theme(theme)
        for link in (self.add, self.more):
            link.set_theme(theme)
        for line in self.lines:
            line.set_theme(theme)

    def show_row(
        self, row: Row, stages: Sequence[Occurrence], shown: Occurrence | None
    ) -> None:
        """The counts of a row; of several periods the one that ``shown`` belongs to."""
        counted = [each for each in stages if each.term.count is not None]
        if self._row is None or self._row.id != row.id:
            self._all = False
            self._change_form(row)
        self._row = row
        self.setVisible(bool(counted))
        self.why.hide()
        if not counted:
            clear(self._lines)
            return
        today = self._session.outlook.today
        each = shown if shown in counted else stage_words.present(counted, today)
        assert each is not None
        self._series, self._unit = each.term.series, each.term.count_unit or "次"
        several = len(counted) > 1 and each.term.name
        name = stage_words.short_name(each.term) if several else ""
        self.count.setText(f"{name} {stage_words.count_words(each)}".strip())
        self.bar.show_count(each.reached, each.term.count or 0)
        self.add.setVisible(self.writable and not self.form.is_open)
        self._period = each.term.start or date.min, each.term.due or date.max
        self._list_lines()

    def _change_form(self, row: Row) -> None:
        """What was being entered at the former row waits until that one is shown again."""
        if self._row is not None and self.form.is_open:
            self._left[self._row.id] = self.form.typed()
        self.form.close_form()
        kept = self._left.pop(row.id, None)
        if kept is not None:
            self.form.restore(kept)

    def _list_lines(self) -> None:
        clear(self._lines)
        found = self._entries()
        first, last = self._period
        within = [entry for entry in found if first <= entry.day <= last]
        shown = found if self._all else within[:_SHOWN]
        for entry in shown:
            said = f"{told_day(entry.day, self._session.calendar)}　{entry.amount} {self._unit}"
            line = EntryRow(said, entry.note, self._theme, self.writable)
            line.drop.clicked.connect(partial(self._drop, entry.id))
            self._lines.append(line)
            self._list.addWidget(line)
        left = len(found) - len(shown)
        self.more.setText(f"还有 {left} 条，全部列出")
        self.more.updateGeometry()
        self.more.setVisible(left > 0)

    def _entries(self) -> list[Tally]:
        """The entries of the limit shown, the newest first."""
        if self._row is None:
            return []
        found = occurrences.tallies(self._session, self._row.id)
        own = (entry for entry in found if entry.series == self._series)
        return sorted(own, key=lambda entry: (entry.day, entry.id), reverse=True)

    def _show_all(self) -> None:
        self._all = True
        self._list_lines()

    # acts

    def _begin(self) -> None:
        self.form.open_form(self._unit)
        self.add.hide()

    def _add(self) -> None:
        row = self._row
        if row is None:
            return
        form = self.form
        try:
            day = form.day.day()
            occurrences.add_tally(
                self._session, row.id, self._series, day, form.amount_typed(), form.note_text()
            )
        except GkdeskError as fault:
            form.refuse(message_for(fault))
            return
        form.close_form()
        self.changed.emit([row.id])
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, tally_id: int) -> None:
        row = self._row
        if row is not None:

            def dropped() -> list[int]:
                occurrences.drop_tally(self._session, tally_id)
                return [row.id]

            self.guarded(dropped)
