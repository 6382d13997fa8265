"""Words and marks of Rich Text Format in their order -> lines and grids."""

from __future__ import annotations

import re

from gkdesk.documents.blocks import Block, Line
from gkdesk.documents.word97_properties import Row
from gkdesk.documents.word97_tables import Table97
from gkdesk.documents.word_lines import lines_of
from gkdesk.documents.word_styles import Look

_NUMBERED = re.compile(r"\w")


class RtfBody:
    """Gathers paragraphs and the cells of tables; words in a text box stand before the
    paragraph it hangs on."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._table: Table97 | None = None
        self._stretches: list[tuple[str, Look]] = []
        self._label: list[str] = []
        self._around: list[tuple[list[tuple[str, Look]], list[str]]] = []
        self._edges = [0]
        self._merges: list[tuple[bool, bool]] = []
        self._merge = (False, False)

    def put(self, words: str, look: Look) -> None:
        if words:
            self._stretches.append((words, look))

    def number(self, words: str) -> None:
        """A part of the automatic number of the paragraph."""
        self._label.append(words)

    def end_paragraph(self, look: Look, *, in_table: bool) -> None:
        if in_table or self._around:
            self._add(self._lines(look))
            return
        self._end_table()
        self._blocks += self._lines(look)

    def begin_box(self) -> None:
        self._around.append((self._stretches, self._label))
        self._stretches, self._label = [], []

    def end_box(self) -> None:
        self._add(self._lines(Look()))
        self._stretches, self._label = self._around.pop()

    def begin_row(self) -> None:
        """What is said about a row's cells begins anew."""
        self._edges, self._merges = [0], []
        self._merge = (False, False)

    def merge(self, *, left: bool = False, above: bool = False) -> None:
        """The cell that is defined next goes on from its left or from above."""
        self._merge = (self._merge[0] or left, self._merge[1] or above)

    def define_cell(self, edge: int) -> None:
        """The cell reaches to an edge."""
        self._edges.append(max(min(edge, 10**6), -(10**6)))
        self._merges.append(self._merge)
        self._merge = (False, False)

    def end_cell(self, look: Look) -> None:
        self._table = self._table or Table97()
        self._table.add(list(self._lines(look)))
        self._table.end_cell()

    def end_row(self) -> None:
        if self._table:
            left, above = zip(*self._merges, strict=True) if self._merges else ((), ())
            self._table.end_row(Row(tuple(self._edges), left, above))

    def blocks(self) -> list[Block]:
        """All blocks; what has no end mark counts as ended."""
        while self._around:
            self.end_box()
        if self._stretches:
            self.end_paragraph(Look(), in_table=False)
        self._end_table()
        return self._blocks

    def _add(self, lines: list[Line]) -> None:
        """Lines of a cell, or of a text box outside tables."""
        if self._around and not self._table:
            self._blocks += [line for line in lines if line.text]
        else:
            self._table = self._table or Table97()
            self._table.add(list(lines))

    def _end_table(self) -> None:
        if self._table:
            self._blocks += self._table.blocks()
            self._table = None

    def _lines(self, look: Look) -> list[Line]:
        label = "".join(self._label).strip()
        label = label if _NUMBERED.search(label) or "①" <= label[:1] <= "⓿" else ""
        lines = lines_of(label, self._stretches, look)
        self._stretches, self._label = [], []
        return lines
