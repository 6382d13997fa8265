"""The whole of one line of a look-back: words, units, limit and progress of either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.look_back import LookBackRow, LookBackTask
from gkdesk.domain.tasks import Status
from gkdesk.exports.look_back_words import unit_words
from gkdesk.terms import label
from gkdesk.ui.models.look_back_model import pieces_of
from gkdesk.ui.models.word_parting import Piece, parted
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.two_sides import MarkedText


class LookBackSides(QWidget):
    """The other plan's at the left, this plan's at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: LookBackRow | None = None
        self.former, self.own = MarkedText(theme), MarkedText(theme)
        self._heads = QLabel("原计划"), QLabel("本计划")
        self._line = QHBoxLayout(self)
        for head, side in zip(self._heads, (self.former, self.own), strict=True):
            set_look(head, "second")
            side.setAccessibleName(head.text())
            column = QVBoxLayout()
            column.addWidget(head)
            column.addWidget(side, 1)
            self._line.addLayout(column, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._line.setContentsMargins(px(16), px(6), px(14), px(10))
        self._line.setSpacing(px(16))
        for head in self._heads:
            head.setFont(theme.font(Letter.SECOND))
        for side in (self.former, self.own):
            side.set_theme(theme)
        self.show_row(self._row)

    def show_row(self, row: LookBackRow | None) -> None:
        """Show a row; of none, nothing."""
        self._row = row
        former, own = sides_of(row) if row is not None else ([], [])
        self.former.show_pieces(former, self._theme.palette.red_bg)
        self.own.show_pieces(own, self._theme.palette.green_bg)


def sides_of(row: LookBackRow) -> tuple[list[Piece], list[Piece]]:
    """Both sides in pieces: the wordings, and below them units, limit and how far it came."""
    former, own = pieces_of(row)
    under = ["\n".join(_said(side)) for side in (row.formers, row.tasks)]
    if row.pairs and not row.several:
        marked = parted(*under, by_names=True)
    else:
        marked = [(under[0], False)], [(under[1], False)]
    return _below(former, marked[0]), _below(own, marked[1])


def _below(words: Sequence[Piece], more: Sequence[Piece]) -> list[Piece]:
    return [*words, ("\n", False), *more] if words and more else [*words]


def _said(tasks: Sequence[LookBackTask]) -> Iterator[str]:
    for each in tasks:
        before = f"{each.place}　" if len(tasks) > 1 else ""
        yield before + "；".join(filter(None, (unit_words(each), _limit(each), _come(each))))


def _limit(task: LookBackTask) -> str:
    return f"时限：{task.limit}" if task.limit else ""


def _come(task: LookBackTask) -> str:
    state = label(task.status) if task.status is Status.DONE else "未办结"
    return f"状态：{state}" + (f"；进展：{task.progress}" if task.progress else "")
