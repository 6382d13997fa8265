"""What belongs to a time limit beside its day: the event it waits for, counts, due points."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import Row
from gkdesk.services import occurrences
from gkdesk.services.session import Session
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.event_room import EventRoom
from gkdesk.ui.views.left_edits import LeftEdits
from gkdesk.ui.views.stage_room import StageRoom
from gkdesk.ui.views.tally_room import TallyRoom


class LimitRooms(QWidget):
    """Shows what the row has and nothing else: most rows have one plain day and no room.

    ``changed`` carries the rows that an act touched, ``extend_wanted`` a due point.
    """

    changed = Signal(list)
    extend_wanted = Signal(int)

    def __init__(
        self, session: Session, left: LeftEdits, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.events = EventRoom(session, theme)
        self.tallies = TallyRoom(session, theme)
        self.stages = StageRoom(session, left, theme)
        self._row: Row | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for room in (self.events, self.tallies, self.stages):
            self._column.addWidget(room)
            room.changed.connect(self.changed)
        self.stages.extend_wanted.connect(self.extend_wanted)
        self.stages.strip.chosen.connect(lambda _id: self._show_count())

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(12))
        self._column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        for room in (self.events, self.tallies, self.stages):
            room.set_theme(theme)

    def set_stacked(self, stacked: bool) -> None:
        """Put the labels above their values, for a narrow pane."""
        self.stages.editor.set_stacked(stacked)

    def show_row(self, row: Row, place: str) -> list[Occurrence]:
        """Show what there is of a row called ``place``; its due points."""
        self._row = row
        stages = [] if is_group(row) else occurrences.of_row(self._session, row.id)
        self.events.show_row(row, stages)
        self._place_count(len(stages) > 1)
        self.stages.show_row(row, place, stages)
        self._show_count()
        self.setVisible(bool(stages))
        return stages

    def _place_count(self, below: bool) -> None:
        """The count of one period stands above it, that of several below the chosen one."""
        self._column.removeWidget(self.tallies)
        self._column.insertWidget(2 if below else 1, self.tallies)

    def _show_count(self) -> None:
        if self._row is not None:
            shown = self.stages.chosen
            self.tallies.show_row(self._row, self.stages.stages, shown)

    def put_aside(self) -> None:
        """Keep what was refused before another row is shown."""
        self.stages.put_aside()

    def commit(self) -> bool:
        """Save everything typed; False when some of it was refused and still stands."""
        taken = [self.stages.commit(), self.events.commit()]
        return all(taken)
