"""The detail pane: one row of the ledger in full, and the fields a person keeps up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import GkdeskError, UnknownTask
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.action_bar import ActionBar
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.deadline_field import DeadlineField
from gkdesk.ui.views.detail_heading import DetailHeading
from gkdesk.ui.views.field import Field
from gkdesk.ui.views.group_summary import GroupSummary
from gkdesk.ui.views.left_edits import LeftEdits
from gkdesk.ui.views.limit_words import standing
from gkdesk.ui.views.notices import NoticeList
from gkdesk.ui.views.printed_clause import printed_clauses
from gkdesk.ui.views.progress_note import ProgressNote
from gkdesk.ui.views.row_titles import crumbs, title
from gkdesk.ui.views.running_text import RunningText
from gkdesk.ui.views.text_field import TextField
from gkdesk.ui.views.unit_field import UnitField

_STACKED_UNDER = 340
"""Logical width of the pane under which labels stand above their values."""

_ROLES = {
    EditField.LEAD: Role.LEAD,
    EditField.RESPONSIBLE: Role.RESPONSIBLE,
    EditField.SUPPORTING: Role.SUPPORTING,
}


class DetailPane(QWidget):
    """Shows a row and takes edits. Every edit goes through ``services.editing``; typed text
    is saved before another row is shown, and kept with the reason where it was refused."""

    edited = Signal(int)
    unit_clicked = Signal(str)
    moved = Signal(int)
    close_requested = Signal()
    row_wanted = Signal(int)
    doubt_settled = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._row: Row | None = None
        self._left = LeftEdits()
        self._names: list[str] | None = None
        self._make(theme)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        if session.read_only:
            for field in self.fields.values():
                field.lock()
        self._show()

    def _make(self, theme: Theme) -> None:
        self.heading = DetailHeading(theme)
        self.notices = NoticeList(theme)
        self.text = RunningText(theme)
        self.summary = GroupSummary(theme)
        self.units = {
            field: UnitField(role, self._known_units, theme) for field, role in _ROLES.items()
        }
        self.add_supporting = Link("加配合单位", theme)
        self.units[EditField.RESPONSIBLE].add_link(self.add_supporting)
        self.clause = RunningText(theme, Letter.SECOND)
        self.deadline = DeadlineField(self._understand, theme)
        self.progress = TextField("进展", "办到哪一步、还差什么", theme)
        self.progress_note = ProgressNote(self._session, theme)
        self.note = TextField("备注", "只供本单位使用的说明", theme)
        self.bar = ActionBar(theme)
        self.fields: dict[EditField, Field] = {
            **self.units,
            EditField.DEADLINE: self.deadline,
            EditField.PROGRESS: self.progress,
            EditField.NOTE: self.note,
        }

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self.progress.body.addWidget(self.progress_note)
        set_look(self.clause, "second")
        self.units[EditField.RESPONSIBLE].body.addWidget(self.clause)
        for part in (self.notices, self.text, self.summary, *self.fields.values()):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self._content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = QLabel("选中一条任务，这里显示它的全文、单位、时限和进展。")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        set_look(self._empty, "second")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.area)
        self._pages.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.bar)
        self.setFocusProxy(self.bar.progress)

    def _connect(self) -> None:
        self.heading.moved.connect(self.moved)
        self.heading.closed.connect(self.close_requested)
        self.notices.settled.connect(self._settle_doubt)
        self.notices.returned.connect(self._return_to)
        self.bar.progress_wanted.connect(self.start_progress)
        self.bar.done_wanted.connect(self.toggle_done)
        for name, field in self.fields.items():
            field.committed.connect(partial(self._save, name))
        self.add_supporting.clicked.connect(self._add_supporting)
        self.units[EditField.SUPPORTING].closed.connect(self._refold)
        for unit_field in self.units.values():
            unit_field.unit_clicked.connect(self.unit_clicked)

    # what the window asks

    @property
    def row_id(self) -> int | None:
        """The row shown; None in the empty state."""
        return self._row.id if self._row else None

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        parts = (
            self.heading,
            self.notices,
            self.text,
            self.summary,
            self.progress_note,
            self.bar,
        )
        for part in (*parts, *self.fields.values()):
            part.set_theme(theme)  # type: ignore[attr-defined]
        self.clause.set_theme(theme)
        self._empty.setFont(theme.font(Letter.TABLE))
        self._empty.setContentsMargins(theme.px(32), 0, theme.px(32), theme.px(60))
        self._column.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._stack_labels()

    def show_row(self, node_id: int | None) -> None:
        """Show another row; what was typed in the present one is saved first."""
        same = self._row is not None and self._row.id == node_id
        self.commit()
        if same:
            self.refresh()
            return
        self._put_aside()
        self._row = self._read(node_id)
        self._show()
        self._take_up()
        self.area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read the row again, after an undo or an edit elsewhere; typed text stays."""
        if self._row is not None:
            self._row = self._read(self._row.id)
            self._show()

    def commit(self) -> bool:
        """Save everything typed; False when some of it was refused and still stands."""
        if self._row is None:
            return True
        for field in self.fields.values():
            field.commit()
        return all(field.pending() is None for field in self.fields.values())

    def start_progress(self) -> None:
        """Put the cursor at the end of 进展."""
        if self._row is not None and not self.progress.isHidden():
            self.area.ensureWidgetVisible(self.progress)
            self.progress.begin()

    def toggle_done(self) -> None:
        """Mark the task closed, or open again."""
        if self._row is not None and not is_group(self._row):
            done = self._row.status is Status.DONE
            self._save(EditField.STATUS, (Status.OPEN if done else Status.DONE).value)

    # showing

    def _read(self, node_id: int | None) -> Row | None:
        if node_id is None:
            return None
        try:
            return outline.row(self._session, node_id)
        except UnknownTask:
            return None

    def _show(self) -> None:
        row = self._row
        self._pages.setCurrentIndex(0 if row else 1)
        self.heading.set_filled(row is not None)
        self.bar.setVisible(row is not None and row.kind is not NodeKind.PLAN)
        if row is None:
            self.heading.show_nothing()
            return
        above = self._above(row)
        self.heading.show_row(
            crumbs(above), title(row, above), *standing(row, self._session.outlook)
        )
        self.notices.show_doubts(
            outline.doubts(self._session, row.id), settle=not self._session.read_only
        )
        self.notices.show_left(self._left.elsewhere(row.id))
        self.text.show_words(row.heading, row.text)
        self._show_fields(row)
        self.bar.show_status(row, read_only=self._session.read_only)

    def _show_fields(self, row: Row) -> None:
        group = is_group(row)
        self.summary.setVisible(group)
        if group:
            self.summary.show_counts(row)
        for name, field in self.fields.items():
            written = name in (EditField.PROGRESS, EditField.NOTE)
            field.setVisible(not group or (written and row.kind is not NodeKind.PLAN))
        for name, unit_field in self.units.items():
            unit_field.show_names(row.names(_ROLES[name]))
        self._fold_supporting(row)
        words = printed_clauses(row, outline.clauses(self._session, row.id))
        self.clause.show_words("", words)
        self.clause.setVisible(bool(words))
        self.deadline.show_limit(row, outline.limits(self._session, row.id))
        self.progress.show_text(row.progress)
        self.progress_note.show_row(row)
        self.note.show_text(row.note)

    def _fold_supporting(self, row: Row) -> None:
        """Few tasks have supporting units: without any they take no line of the pane."""
        field = self.units[EditField.SUPPORTING]
        folded = not row.names(Role.SUPPORTING) and not field.editing
        self.add_supporting.setVisible(folded and not self._session.read_only)
        field.setVisible(not folded and not is_group(row))

    def _above(self, row: Row) -> list[Row]:
        """The row's ancestors, outermost first."""
        chain: list[Row] = []
        parent = row.parent_id
        while parent:
            node = self._read(parent)
            if node is None:
                break
            chain.insert(0, node)
            parent = node.parent_id
        return chain

    # editing

    def _add_supporting(self) -> None:
        field = self.units[EditField.SUPPORTING]
        field.show()
        self.add_supporting.hide()
        field.edit()

    def _refold(self) -> None:
        if self._row is not None:
            self._fold_supporting(self._row)

    def _save(self, name: EditField, value: str) -> None:
        row = self._row
        if row is None:
            return
        try:
            self._row = editing.set_field(self._session, row.id, name, value)
        except GkdeskError as fault:
            self._refuse(name, message_for(fault))
            return
        if name in self.fields:
            self.fields[name].settle()
        if name in _ROLES:
            self._names = None
        self._show()
        self.edited.emit(row.id)

    def _refuse(self, name: EditField, why: str) -> None:
        if name in self.fields:
            self.fields[name].refuse(why)
        else:
            self.bar.refuse(why)

    def _put_aside(self) -> None:
        """Keep what was refused, so that leaving the row loses nothing."""
        for name, field in self.fields.items():
            typed = field.pending()
            if typed is not None and self._row is not None:
                place = title(self._row, self._above(self._row))
                self._left.keep(self._row.id, name, typed, field.why.text(), place)
            field.forget()

    def _take_up(self) -> None:
        if self._row is not None:
            for edit in self._left.take(self._row.id):
                self.fields[edit.field].restore(edit.typed, edit.why)
            self._fold_supporting(self._row)

    def _return_to(self, node_id: int) -> None:
        self.show_row(node_id)
        self.row_wanted.emit(node_id)

    def _settle_doubt(self, doubt_id: int) -> None:
        row = self._row
        if row is None:
            return
        try:
            outline.settle_doubt(self._session, doubt_id)
        except GkdeskError as fault:
            self.bar.refuse(message_for(fault))
            return
        self._show()
        self.doubt_settled.emit(row.id)
        self.edited.emit(row.id)

    def _known_units(self) -> list[str]:
        """Every unit of the ledger, the most used first; counted again after an edit."""
        if self._names is None:
            self._names = [name for name, _ in outline.unit_counts(self._session, None)]
        return self._names

    def _understand(self, phrase: str) -> Deadline:
        if self._row is None:
            raise UnknownTask("")
        return editing.understand(self._session, self._row.id, phrase)

    # shape and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A whole page of the pane at a time, wherever the focus is in it."""
        acts = QAbstractSlider.SliderAction
        pages = {
            Qt.Key.Key_PageUp: acts.SliderPageStepSub,
            Qt.Key.Key_PageDown: acts.SliderPageStepAdd,
        }
        if event.key() in pages:
            self.area.verticalScrollBar().triggerAction(pages[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_labels()

    def _stack_labels(self) -> None:
        stacked = self.width() < self._theme.px(_STACKED_UNDER)
        for field in self.fields.values():
            field.set_stacked(stacked)
