"""One due point opened for editing: its day and notes, done or not, progress, evidence."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.domain.occurrences import Occurrence, OccurrenceField
from gkdesk.domain.tasks import Light, Outlook, Status
from gkdesk.domain.written_days import written_day
from gkdesk.ui.models import stage_words
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link, StatusPill
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.text_field import TextField


class StageEditor(QWidget):
    """``committed`` carries a field and what was typed; ``done_wanted`` asks to close the
    due point or to open it again, ``extend_wanted`` to put it back."""

    committed = Signal(object, str)
    done_wanted = Signal()
    extend_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.notes, self.why = QLabel(), QLabel(), QLabel()
        self.pill = StatusPill(theme)
        self.done = Link("本期办结", theme)
        self.extend = Link("延期…", theme)
        self.progress = TextField("本期进展", "这一期办到哪一步", theme, least=1)
        self.evidence = TextField("佐证材料", "链接、文件名或存放位置", theme, least=1)
        self.fields = {
            OccurrenceField.PROGRESS: self.progress,
            OccurrenceField.EVIDENCE: self.evidence,
        }
        self._locked = False
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self._top = QWidget()
        self._flow = FlowLayout(self._top)
        for part in (self.name, self.pill, self.done, self.extend):
            self._flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._top, self.notes, self.why, self.progress, self.evidence):
            self._column.addWidget(widget)
        for label in (self.notes, self.why):
            label.setWordWrap(True)
        set_look(self.notes, "second")
        self.why.hide()
        self.done.clicked.connect(self.done_wanted)
        self.extend.clicked.connect(self.extend_wanted)
        for name, field in self.fields.items():
            field.committed.connect(partial(self.committed.emit, name))

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(4))
        self._flow.set_gaps(theme.px(8), theme.px(2))
        self.name.setFont(theme.font(Letter.TABLE, bold=True))
        self.name.setMinimumHeight(theme.px(26))
        self.notes.setFont(theme.font(Letter.SECOND))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        for part in (self.pill, self.done, self.extend):
            part.set_theme(theme)
        for field in self.fields.values():
            field.set_theme(theme)

    def set_stacked(self, stacked: bool) -> None:
        """Put the labels above their values, for a narrow pane."""
        for field in self.fields.values():
            field.set_stacked(stacked)

    def lock(self) -> None:
        """Offer no edits, in a ledger that was opened for reading."""
        self._locked = True
        for field in self.fields.values():
            field.lock()

    def show_occurrence(
        self, each: Occurrence, outlook: Outlook, name: str, notes: list[str]
    ) -> None:
        """A due point under its name; ``notes`` are what else is said of it. Words being
        typed stay."""
        self.why.hide()
        self.name.setText(name)
        self.pill.show_light(*stage_words.standing_words(each, outlook))
        done = each.status is Status.DONE
        if done and each.done_on is not None:
            notes = [*notes, f"{written_day(each.done_on)}办结"]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.done.setText("改回推进中" if done else "本期办结")
        self.done.updateGeometry()
        self.done.setVisible(not self._locked)
        urgent = each.light(outlook) in (Light.OVERDUE, Light.SOON, Light.RUNNING)
        self.extend.setVisible(not self._locked and urgent and each.term.late_after is not None)
        self.progress.show_text(each.progress)
        self.evidence.show_text(each.evidence)

    def refuse(self, why: str) -> None:
        """Say why an act did not happen."""
        self.why.setText(why)
        self.why.show()

    def commit(self) -> bool:
        """Offer what is typed; False when some of it was refused and still stands."""
        for field in self.fields.values():
            field.commit()
        return all(field.pending() is None for field in self.fields.values())
