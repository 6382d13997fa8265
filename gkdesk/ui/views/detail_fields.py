"""The fields of a row one under another: units, time limit, progress, note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.tasks import EditField, NodeKind, Row
from gkdesk.domain.units import Role
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.models.unit_tips import told
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.deadline_field import DeadlineField, Understand
from gkdesk.ui.views.field import Field
from gkdesk.ui.views.limit_in_words import limit_in_words
from gkdesk.ui.views.printed_clause import printed_clauses
from gkdesk.ui.views.progress_note import ProgressNote
from gkdesk.ui.views.running_text import RunningText
from gkdesk.ui.views.text_field import TextField
from gkdesk.ui.views.unit_field import UnitField

_ROLES = {
    EditField.LEAD: Role.LEAD,
    EditField.RESPONSIBLE: Role.RESPONSIBLE,
    EditField.SUPPORTING: Role.SUPPORTING,
}


class DetailFields(QWidget):
    """Shows what a row's fields hold; ``committed`` carries a field and what was typed.

    A section or plan has no units and no limit of its own, and hides those fields. ``limits``
    is what belongs to the time limit; it stands under it, for the eye and for the Tab key.
    """

    committed = Signal(object, str)
    unit_clicked = Signal(str)

    def __init__(
        self,
        session: Session,
        understand: Understand,
        limits: QWidget,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._session, self._limits = session, limits
        self._row: Row | None = None
        self.units = {
            field: UnitField(role, self._suggest, theme) for field, role in _ROLES.items()
        }
        for unit_field in self.units.values():
            unit_field.tell = partial(told, session)
        self.add_supporting = Link("加配合单位", theme)
        self.clause = RunningText(theme, Letter.SECOND)
        self.deadline = DeadlineField(understand, theme)
        self.progress = TextField("进展", "办到哪一步、还差什么", theme)
        self.progress_note = ProgressNote(session, theme)
        self.note = TextField("备注", "只供本单位使用的说明", theme)
        self.by_name: dict[EditField, Field] = {
            **self.units,
            EditField.DEADLINE: self.deadline,
            EditField.PROGRESS: self.progress,
            EditField.NOTE: self.note,
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.units[EditField.RESPONSIBLE].add_link(self.add_supporting)
        self.units[EditField.RESPONSIBLE].body.addWidget(self.clause)
        self.progress.body.addWidget(self.progress_note)
        set_look(self.clause, "second")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for name, field in self.by_name.items():
            self._column.addWidget(field)
            if name is EditField.DEADLINE:
                self._column.addWidget(self._limits)

    def _connect(self) -> None:
        for name, field in self.by_name.items():
            field.committed.connect(partial(self.committed.emit, name))
        self.add_supporting.clicked.connect(self._add_supporting)
        self.units[EditField.SUPPORTING].closed.connect(self.refold)
        for unit_field in self.units.values():
            unit_field.unit_clicked.connect(self.unit_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(8))
        for field in self.by_name.values():
            field.set_theme(theme)
        self.progress_note.set_theme(theme)
        self.clause.set_theme(theme)

    def set_stacked(self, stacked: bool) -> None:
        """Put the labels above their values, for a narrow pane."""
        for field in self.by_name.values():
            field.set_stacked(stacked)

    def lock(self) -> None:
        """Take no edits."""
        for field in self.by_name.values():
            field.lock()

    def show_row(self, row: Row) -> None:
        """What the fields hold; words being typed stay."""
        self._row, group = row, is_group(row)
        for name, field in self.by_name.items():
            written = name in (EditField.PROGRESS, EditField.NOTE)
            field.setVisible(not group or (written and row.kind is not NodeKind.PLAN))
        for name, unit_field in self.units.items():
            unit_field.show_names(row.names(_ROLES[name]))
        self.refold()
        words = printed_clauses(row, outline.clauses(self._session, row.id))
        self.clause.show_words("", words)
        self.clause.setVisible(bool(words))
        limits = outline.limits(self._session, row.id)
        self.deadline.show_limit(row, limits, limit_in_words(self._session, row))
        self.progress.show_text(row.progress)
        self.progress_note.show_row(row)
        self.note.show_text(row.note)

    def commit(self) -> bool:
        """Offer everything typed; False when some of it was refused and still stands."""
        for field in self.by_name.values():
            field.commit()
        return all(field.pending() is None for field in self.by_name.values())

    def settle(self, name: EditField) -> None:
        """What was typed in a field was taken."""
        self.by_name[name].settle()

    def put_aside(self, keep: Callable[[EditField, str, str], object]) -> None:
        """Hand over what was typed and refused, with the reason, and forget it here."""
        for name, field in self.by_name.items():
            typed = field.pending()
            if typed is not None and self._row is not None:
                keep(name, typed, field.why.text())
            field.forget()

    # supporting units: without any they take no line of the pane

    def refold(self) -> None:
        """Few tasks have supporting units: show their field only where there are some."""
        row = self._row
        if row is None:
            return
        field = self.units[EditField.SUPPORTING]
        folded = not row.names(Role.SUPPORTING) and not field.editing
        self.add_supporting.setVisible(folded and not self._session.read_only)
        field.setVisible(not folded and not is_group(row))

    def _add_supporting(self) -> None:
        field = self.units[EditField.SUPPORTING]
        field.show()
        self.add_supporting.hide()
        field.edit()

    def _suggest(self, typed: str) -> Sequence[str]:
        """The names of units to offer for what is typed."""
        from gkdesk.services import directory

        if not typed:
            return [unit.name for unit in directory.units(self._session)]
        return directory.suggest(self._session, typed)
