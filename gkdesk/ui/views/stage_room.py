"""各期: the due points of a row side by side, one of them open for editing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gkdesk.domain.occurrences import Occurrence, OccurrenceField
from gkdesk.domain.tasks import Row, Status
from gkdesk.errors import GkdeskError
from gkdesk.services import extending, occurrences
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models import stage_words
from gkdesk.ui.models.extension_words import chain_words
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.left_edits import LeftEdit, LeftEdits
from gkdesk.ui.views.room import Room
from gkdesk.ui.views.stage_editor import StageEditor
from gkdesk.ui.views.stage_strip import StageStrip
from gkdesk.ui.views.stage_tiles import tiles


class StageRoom(Room):
    """The strip shows all due points, the editor under it the one chosen: at first the one
    that presses. Refused words are kept in ``left``, as those of the row's fields are.

    ``extend_wanted`` carries the due point that is to be put back.
    """

    extend_wanted = Signal(int)

    def __init__(
        self, session: Session, left: LeftEdits, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "各期", theme, parent)
        self._left = left
        self._row: Row | None = None
        self._place = ""
        self._stages: list[Occurrence] = []
        self._chosen: int | None = None
        self.strip = StageStrip(theme)
        self.editor = StageEditor(theme)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.editor)
        self.strip.chosen.connect(self.choose)
        self.editor.committed.connect(self._save)
        self.editor.done_wanted.connect(self.toggle_done)
        self.editor.extend_wanted.connect(self._want_extension)
        if session.read_only:
            self.editor.lock()

    @property
    def stages(self) -> list[Occurrence]:
        """The due points shown."""
        return self._stages

    @property
    def chosen(self) -> Occurrence | None:
        """The due point that is open."""
        return next((each for each in self._stages if each.id == self._chosen), None)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.body.setSpacing(theme.px(6))
        self.strip.set_theme(theme)
        self.editor.set_theme(theme)

    # showing

    def show_row(self, row: Row, place: str, stages: Sequence[Occurrence]) -> None:
        """The due points of a row called ``place``; another row's chosen one is forgotten,
        the present one stays open."""
        same = self._row is not None and self._row.id == row.id
        self._row, self._place = row, place
        self._stages = sorted(stages, key=_in_order)
        if not same or self.chosen is None:
            self._open(self._first())
        self._show()

    def _first(self) -> int | None:
        """Where something was left, else what presses."""
        assert self._row is not None
        ids = {each.id for each in self._stages}
        kept = [each for each in self._left.occurrences(self._row.id) if each in ids]
        shown = stage_words.present(self._stages, self._session.outlook.today)
        return kept[0] if kept else shown.id if shown else None

    def _open(self, occurrence_id: int | None) -> None:
        self._chosen = occurrence_id
        for field in self.editor.fields.values():
            field.forget()

    def _show(self) -> None:
        outlook, chosen = self._session.outlook, self.chosen
        alone = len(self._stages) == 1 and chosen is not None and chosen.waiting
        self.setVisible(chosen is not None and not alone)
        if chosen is None or alone:
            return
        several = len(self._stages) > 1
        self.strip.setVisible(several)
        self.count.setText(self._count_words() if several else "")
        self.title.setText("各期" if several else "本期")
        if several:
            self.strip.show_tiles(tiles(self._stages, outlook), chosen.id)
        printed = len({each.term.series for each in self._stages}) > 1
        notes = stage_words.notes(chosen, printed=printed)
        self.editor.show_occurrence(
            chosen, outlook, self._name(chosen), [*self._chain(chosen), *notes]
        )
        self._take_up(chosen.id)

    def _count_words(self) -> str:
        doubtful = sum(each.term.provisional for each in self._stages)
        said = f"已办结 {stage_words.done_words(self._stages)}"
        return said + (f"，{doubtful} 期为{stage_words.PROVISIONAL}" if doubtful else "")

    def _chain(self, each: Occurrence) -> list[str]:
        """How the due point was put back, step by step."""
        made = extending.extensions(self._session, each.node_id)
        own = [step for step in made if step.occurrence_id == each.id]
        return chain_words(each.term.due, own)

    def _name(self, each: Occurrence) -> str:
        with_year = not stage_words.one_year(self._stages)
        named = stage_words.short_name(each.term, with_year=with_year) if each.term.name else ""
        day = stage_words.due_words(each.term, self._session.calendar)
        return f"{named}　{day}" if named else day

    # choosing

    def choose(self, occurrence_id: int) -> None:
        """Open another due point; what was typed in the present one is saved first."""
        if occurrence_id == self._chosen:
            return
        self.commit()
        self.put_aside()
        self._open(occurrence_id)
        self._show()

    def begin(self) -> None:
        """Put the cursor into the progress of the open due point."""
        self.editor.progress.begin()

    def put_aside(self) -> None:
        """Keep what was refused before something else is shown here."""
        for name, field in self.editor.fields.items():
            typed = field.pending()
            if typed is not None and self._row is not None and self._chosen is not None:
                where = f"{self._place}，{self._told_name()}"
                self._left.keep(
                    LeftEdit(self._row.id, name, typed, field.why.text(), where, self._chosen)
                )
            field.forget()

    def _told_name(self) -> str:
        chosen = self.chosen
        return stage_words.short_name(chosen.term, with_year=True) if chosen else ""

    def _take_up(self, occurrence_id: int) -> None:
        if self._row is None:
            return
        for edit in self._left.take(self._row.id, occurrence_id):
            if isinstance(edit.field, OccurrenceField):
                self.editor.fields[edit.field].restore(edit.typed, edit.why)

    # editing

    def commit(self) -> bool:
        """Save what is typed; False when some of it was refused and still stands."""
        return self.chosen is None or self.editor.commit()

    def toggle_done(self) -> None:
        """Close the open due point, or open it again."""
        chosen = self.chosen
        if chosen is not None:
            done = chosen.status is Status.DONE
            self._save(OccurrenceField.STATUS, (Status.OPEN if done else Status.DONE).value)

    def _save(self, name: OccurrenceField, value: str) -> None:
        row, chosen = self._row, self.chosen
        if row is None or chosen is None:
            return
        try:
            occurrences.set_field(self._session, chosen.id, name, value)
        except GkdeskError as fault:
            refusing = self.editor.fields.get(name, self.editor)
            refusing.refuse(message_for(fault))
            return
        if name in self.editor.fields:
            self.editor.fields[name].settle()
        self.changed.emit([row.id])

    def _want_extension(self) -> None:
        if self._chosen is not None:
            self.extend_wanted.emit(self._chosen)


def _in_order(each: Occurrence) -> tuple[int, bool, str, int]:
    """The limits of a row one after another, each by its days."""
    day = each.term.due or each.term.start
    return each.term.series, day is None, day.isoformat() if day else "", each.id
