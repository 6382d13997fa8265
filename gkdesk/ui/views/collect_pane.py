"""What came back as one table under its filters, and the line in use in full below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui.models.collect_filter import CollectFilter, offers, shelf_counts
from gkdesk.ui.models.collect_lines import Line, RowPlace, field_words
from gkdesk.ui.models.collect_model import CollectModel
from gkdesk.ui.models.collect_tasks import Choice
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.collect_bar import CollectBar
from gkdesk.ui.views.collect_question import CollectQuestion, Seek
from gkdesk.ui.views.collect_side import CollectSide
from gkdesk.ui.views.collect_table import CollectTable

_LOW = 600
"""Under this height of the dialog, at 100 %, rows have one line of text."""


class CollectPane(QWidget):
    """``assigned`` carries the row a person placed, and its task; ``declined`` a row that is
    none of the likely tasks."""

    assigned = Signal(object, int)
    declined = Signal(object)

    def __init__(self, model: CollectModel, seek: Seek, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.writing = True
        self._task_words: dict[int, str] = {}
        self.bar = CollectBar(lambda facet: offers(model.standing(), model.asked, facet), theme)
        self.table = CollectTable(model, theme)
        self.nothing = QLabel()
        self.side, self.question = CollectSide(theme), CollectQuestion(seek, theme)
        self.below, self.centre = QStackedWidget(), QStackedWidget()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFont(theme.font(Letter.TABLE))
        set_look(self.nothing, "second")
        self.centre.addWidget(self.table)
        self.centre.addWidget(self.nothing)
        self.below.addWidget(self.side)
        self.below.addWidget(self.question)
        self.split.addWidget(self.centre)
        self.split.addWidget(self.below)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(px(9))
        self.split.setStyleSheet("QSplitter::handle { background: transparent; }")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(6))
        whole.addWidget(self.bar)
        whole.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.bar.asked.connect(self.show_only)
        self.bar.search.left_downwards.connect(self.table.setFocus)
        self.table.looked_at.connect(self._look_at)
        self.table.asked.connect(self.question.choices.setFocus)
        self.question.picked.connect(self._pick)
        self.question.declined.connect(self._decline)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.bar.search.setFocus)

    def fit(self, height: int) -> None:
        """The dialog has got this height."""
        low = height < self._theme.px(_LOW)
        self.table.set_lines(1 if low else 2)
        below = self._theme.px(136 if low else 178)
        self.split.setSizes([max(self.split.height() - below, 1), below])

    # what is listed

    def show_only(self, asked: CollectFilter) -> None:
        """List what a filter lets through; the line in use stays where it is listed."""
        line = self.table.current_line()
        self._model.show_only(asked)
        self.follow(line.cell.key if line else None)

    def follow(self, key: int | None = None) -> None:
        """Other lines are there: count anew and stay at a cell."""
        model = self._model
        self.bar.show_filter(model.asked, shelf_counts(model.standing(), model.asked))
        row = model.row_of(key) if key is not None else None
        self.centre.setCurrentIndex(int(not len(model)))
        self.nothing.setText(self._why_nothing())
        self.table.choose(row or 0)

    def _why_nothing(self) -> str:
        if self._model.asked != CollectFilter():
            return "没有符合筛选的内容"
        return "收回的内容和台账一样，没有要收的" if self.writing else "都收下了，没有剩下的"

    def _look_at(self, line: Line | None) -> None:
        asked = line is not None and self.writing and line.open_question
        self.below.setCurrentIndex(int(asked))
        self.below.setVisible(line is not None)
        if line is None or not asked:
            self.side.show_line(line)
        else:
            said = row_in_words(self._model.alike(line))
            self.question.show_row(line, said, self._choices(line))

    def name_tasks(self, words: dict[int, str]) -> None:
        """The ledger's words of the tasks that rows could be."""
        self._task_words = words

    def _choices(self, line: Line) -> list[Choice]:
        row = line.row
        likely = [(row.node_id, row.likeness)] if row.node_id is not None else []
        found = dict((*likely, *row.others))
        return [
            Choice(node_id, self._task_words[node_id], round(like))
            for node_id, like in sorted(found.items(), key=lambda each: -each[1])
            if node_id in self._task_words
        ]

    # what is answered

    def _place(self) -> RowPlace | None:
        line = self.table.current_line()
        return line.place if line else None

    def _pick(self, node_id: int) -> None:
        if (place := self._place()) is not None:
            self.assigned.emit(place, node_id)

    def _decline(self) -> None:
        if (place := self._place()) is not None:
            self.declined.emit(place)

    def next_question(self) -> None:
        """Go on to the first row that is asked about, where one is listed; after the last
        one the keys are the table's again."""
        lines = self._model.shown_lines()
        asked = next((at for at, each in enumerate(lines) if each.open_question), None)
        if asked is not None:
            self.table.choose(asked)
        else:
            self.table.setFocus()


def row_in_words(lines: list[Line]) -> str:
    """All a returned row says: its fixed words, then what was filled in."""
    if not lines:
        return ""
    fixed = [f"{field_words(field)}：{said}" for field, said in lines[0].row.locked.items()]
    filled = [f"{field_words(line.cell.field)}：{line.cell.returned}" for line in lines]
    return "\n".join([*filled, *fixed])
