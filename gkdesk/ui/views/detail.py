"""The detail pane: one row of the ledger in full, and the fields a person keeps up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.errors import GkdeskError, UnknownTask
from gkdesk.services import editing, outline, previewing, rewording
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models.preview_words import preview_lines
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views import detail_dialogs
from gkdesk.ui.views.action_bar import ActionBar
from gkdesk.ui.views.detail_fields import DetailFields
from gkdesk.ui.views.detail_heading import DetailHeading
from gkdesk.ui.views.detail_scroll import DetailScroll
from gkdesk.ui.views.feedback_room import FeedbackRoom
from gkdesk.ui.views.group_summary import GroupSummary
from gkdesk.ui.views.left_edits import LeftEdit, LeftEdits
from gkdesk.ui.views.limit_rooms import LimitRooms
from gkdesk.ui.views.limit_words import standing
from gkdesk.ui.views.notices import NoticeList
from gkdesk.ui.views.reminder_room import ReminderRoom
from gkdesk.ui.views.row_titles import crumbs, title
from gkdesk.ui.views.running_text import RunningText

_STACKED_UNDER = 340
"""Logical width of the pane under which labels stand above their values."""


class DetailPane(QWidget):
    """Shows a row and takes edits. Every edit goes through ``services.editing``; typed text
    is saved before another row is shown, and kept with the reason where it was refused.

    ``edited`` carries the row shown after every edit, ``rows_edited`` before it all rows
    that one act touched where they are several."""

    edited = Signal(int)
    unit_clicked = Signal(str)
    moved = Signal(int)
    close_requested = Signal()
    row_wanted = Signal(int)
    doubt_settled = Signal(int)
    rows_edited = Signal(list)
    reword_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._row: Row | None = None
        self._left = LeftEdits()
        self._make(theme)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        if session.read_only:
            self.parts.lock()
        self._show()

    def _make(self, theme: Theme) -> None:
        self.heading = DetailHeading(theme)
        self.notices = NoticeList(theme)
        self.text = RunningText(theme, Letter.RUNNING)
        self.summary = GroupSummary(theme)
        self.limits = LimitRooms(self._session, self._left, theme)
        self.parts = DetailFields(self._session, self._understand, self.limits, theme)
        self.feedback = FeedbackRoom(self._session, theme)
        self.reminders = ReminderRoom(self._session, theme)
        self.sheet = DetailScroll()
        self.bar = ActionBar(theme)
        self.fields = self.parts.by_name
        self.units = self.parts.units
        self.deadline, self.clause = self.parts.deadline, self.parts.clause
        self.progress, self.note = self.parts.progress, self.parts.note

    def _lay_out(self) -> None:
        rooms = (self.feedback, self.reminders)
        self.sheet.set_parts(self.notices, self.text, self.summary, self.parts, *rooms)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.bar)
        self.setFocusProxy(self.bar.progress)

    def _connect(self) -> None:
        self.heading.moved.connect(self.moved)
        self.heading.closed.connect(self.close_requested)
        self.heading.reword_wanted.connect(self.reword_wanted)
        reword = QAction(self)
        reword.setShortcut(QKeySequence(Qt.Key.Key_F2))
        reword.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        reword.triggered.connect(lambda _checked=False: self.reword_wanted.emit())
        self.addAction(reword)
        self.notices.settled.connect(self._settle_doubt)
        self.notices.returned.connect(self._return_to)
        self.bar.progress_wanted.connect(self.start_progress)
        self.bar.done_wanted.connect(self.toggle_done)
        self.bar.reminder_wanted.connect(self.start_reminder)
        self.limits.changed.connect(self._changed)
        self.limits.extend_wanted.connect(self.start_extension)
        self.reminders.wanted.connect(self.start_reminder)
        self.reminders.changed.connect(self._changed)
        self.parts.committed.connect(self._save)
        self.parts.unit_clicked.connect(self.unit_clicked)
        self.deadline.extend_wanted.connect(self.start_extension)

    # what the window asks

    @property
    def row_id(self) -> int | None:
        """The row shown; None in the empty state."""
        return self._row.id if self._row else None

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        parts = (self.heading, self.notices, self.text, self.summary, self.parts,
                 self.limits, self.feedback, self.reminders, self.sheet, self.bar)  # fmt: skip
        for part in parts:
            part.set_theme(theme)
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
        self.sheet.to_top()

    def refresh(self) -> None:
        """Read the row again, after an undo or an edit elsewhere; typed text stays."""
        if self._row is not None:
            self._row = self._read(self._row.id)
            self._show()

    def commit(self) -> bool:
        """Save everything typed; False when some of it was refused and still stands."""
        if self._row is None:
            return True
        taken = [self.parts.commit(), self.limits.commit()]
        return all(taken)

    def start_progress(self) -> None:
        """Put the cursor at the end of 进展: that of the open due point where there is one."""
        stages = self.limits.stages
        if stages.isVisibleTo(self):
            self.sheet.area.ensureWidgetVisible(stages.editor)
            stages.begin()
        elif self._row is not None and not self.progress.isHidden():
            self.sheet.area.ensureWidgetVisible(self.progress)
            self.progress.begin()

    def toggle_done(self) -> None:
        """Mark the task closed, or open again."""
        if self._row is not None and not is_group(self._row):
            done = self._row.status is Status.DONE
            self._save(EditField.STATUS, (Status.OPEN if done else Status.DONE).value)

    def start_reminder(self) -> None:
        """Ask how the units of the row were reminded."""
        if self._row is not None and not is_group(self._row) and not self._session.read_only:
            row = self._row
            detail_dialogs.remind(
                self._session, row, self._theme, self, lambda _units: self._changed([row.id])
            )

    def start_extension(self, occurrence_id: int | None = None) -> None:
        """Ask for an extension of the row's limit, or of one of its due points."""
        row = self._row
        if row is None or self._session.read_only:
            return
        try:
            detail_dialogs.extend(
                self._session,
                row.id,
                occurrence_id,
                self._theme,
                self,
                then=lambda: self._changed([row.id]),
            )
        except GkdeskError as fault:
            self.bar.refuse(message_for(fault))

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
        self.sheet.show_filled(row is not None)
        self.heading.set_filled(row is not None)
        self.bar.setVisible(row is not None and row.kind is not NodeKind.PLAN)
        if row is None:
            self.heading.show_nothing()
            return
        above = self._above(row)
        self.heading.show_row(
            crumbs(above), title(row, above), *standing(row, self._session.outlook)
        )
        editable = row.kind is not NodeKind.PLAN and not self._session.read_only
        printed = rewording.printed_text(self._session, row.id)
        self.heading.show_printed(printed, editable=editable)
        self.notices.show_doubts(
            outline.doubts(self._session, row.id), settle=not self._session.read_only
        )
        self.text.show_words(row.heading, row.text)
        self.summary.setVisible(is_group(row))
        if is_group(row):
            self.summary.show_counts(row)
        self.parts.show_row(row)
        self.limits.show_row(row, title(row, above))
        self.feedback.show_row(row)
        self.reminders.show_row(row)
        self.notices.show_left(self._left.elsewhere(row.id))
        self.bar.show_status(row, read_only=self._session.read_only)

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
            self.parts.settle(name)
        self._show()
        self.edited.emit(row.id)

    def _refuse(self, name: EditField, why: str) -> None:
        if name in self.fields:
            self.fields[name].refuse(why)
        else:
            self.bar.refuse(why)

    def _put_aside(self) -> None:
        """Keep what was refused, so that leaving the row loses nothing."""
        self.parts.put_aside(self._keep)
        self.limits.put_aside()

    def _keep(self, name: EditField, typed: str, why: str) -> None:
        if self._row is not None:
            place = title(self._row, self._above(self._row))
            self._left.keep(LeftEdit(self._row.id, name, typed, why, place))

    def _take_up(self) -> None:
        if self._row is not None:
            for edit in self._left.take(self._row.id):
                if isinstance(edit.field, EditField):
                    self.fields[edit.field].restore(edit.typed, edit.why)
            self.parts.refold()

    def _changed(self, node_ids: list[int]) -> None:
        """An act beside the fields touched these rows."""
        self.refresh()
        if len(node_ids) > 1:
            self.rows_edited.emit(node_ids)
        if self._row is not None:
            self.edited.emit(self._row.id)

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

    def _understand(self, phrase: str) -> list[str]:
        if self._row is None:
            raise UnknownTask("")
        meant = previewing.preview(self._session, self._row.id, phrase)
        return preview_lines(meant, self._session.calendar, self._session.now().date())

    # shape and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A whole page of the pane at a time, wherever the focus is in it."""
        if not self.sheet.turn(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_labels()

    def _stack_labels(self) -> None:
        stacked = self.width() < self._theme.px(_STACKED_UNDER)
        self.parts.set_stacked(stacked)
        self.limits.set_stacked(stacked)
