"""Rows, headings and column heads of a printed list, laid out and put in their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

from gkdesk.domain.tasks import Light
from gkdesk.exports.pages import Band, Block, Part
from gkdesk.exports.printed_list import (
    PrintedCell,
    PrintedColumn,
    PrintedHeading,
    PrintedLine,
)
from gkdesk.ui.print_cells import LINE_FACTOR, LaidText
from gkdesk.ui.print_columns import LAMP, SIDE, Grid
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintLetters

EMPTY: Final = "—"
AGAIN: Final = "（续）"
_ABOVE, _ABOVE_GROWTH = 6 * UNITS_PER_POINT, 0.3
"""Room above and below the words of a cell together: points, and letters."""
_TIGHTER: Final = 0.01 / UNITS_PER_POINT
"""Lines of large letters stand a little closer: so much less of a letter for a point more."""
_SHORT, _FEW, _MOST = 24, 4, 1_000
"""Cells of so few letters or names are kept, so many of them."""
_USUAL: Final = 10.5 * UNITS_PER_POINT


class Box(NamedTuple):
    """A cell on a page, in tenths of a point: the lines ``first`` … ``last`` - 1 of its words
    stand in ``inner``. ``row`` is the line's number in its list, -1 for what belongs to the
    page; ``tint`` fills it: 0 not, 1 a heading, 2 a column head; ``framed``: it has a grid;
    ``begins``: a row of several bands begins here."""

    row: int
    column: int
    outer: QRectF
    inner: QRectF
    words: LaidText
    first: int
    last: int
    light: Light | None = None
    tint: int = 0
    framed: bool = True
    begins: bool = False


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of a list with its words broken: the cells of each band, and how tall they
    are. ``spans``: one cell over the whole width."""

    block: Block
    cells: tuple[tuple[LaidText, ...], ...]
    lights: tuple[Light | None, ...] = ()
    level: int = 0
    spans: bool = False


class LineSetter:
    """Breaks the lines of one list for its columns, and puts them in boxes."""

    def __init__(
        self, columns: Sequence[PrintedColumn], grid: Grid, letters: PrintLetters, width: float
    ) -> None:
        self._columns, self._grid, self._letters, self._width = columns, grid, letters, width
        em = letters.body.em
        self._kept: dict[tuple[int, PrintedCell], LaidText] = {}
        self._side, self._lamp, self._above = SIDE * em, LAMP * em, _ABOVE + _ABOVE_GROWTH * em
        self._factor = LINE_FACTOR - max(0.0, em - _USUAL) * _TIGHTER
        self._line = em * self._factor

    def laid(self, line: PrintedLine) -> LaidLine:
        """A line with its words broken."""
        if isinstance(line, PrintedHeading):
            return self.heading(line.text, line.level, new_page=line.new_page)
        cells = tuple(
            tuple(self._cell(line.cells[at], at) for at in band) for band in self._grid.bands
        )
        bands = tuple(
            Band(max(cell.lines for cell in band), self._line, self._above) for band in cells
        )
        return LaidLine(Block(bands), cells, tuple(cell.light for cell in line.cells))

    def heading(self, text: str, level: int, *, new_page: bool = False) -> LaidLine:
        """A heading over the whole width; level 0 is the note that a row goes on."""
        letters = self._letters.strong if level == 1 else self._letters.body
        room = max(self._width - 2 * self._indent(level), self._width / 2)
        words = LaidText(text, letters, room, line_factor=self._factor)
        band = Band(words.lines, words.line_height, self._above if level else 0.0)
        return LaidLine(Block((band,), True, new_page), ((words,),), (), level, True)

    def heads(self) -> LaidLine:
        """The column heads."""
        letters = self._letters.head
        cells = tuple(
            tuple(
                LaidText(
                    self._columns[at].head,
                    letters,
                    self._grid.widths[at] - 2 * self._side,
                    centred=True,
                    line_factor=self._factor,
                )
                for at in band
            )
            for band in self._grid.bands
        )
        bands = tuple(
            Band(max(cell.lines for cell in band), self._line, self._above) for band in cells
        )
        return LaidLine(Block(bands), cells)

    def boxes(
        self, laid: LaidLine, part: Part, left: float, top: float, tint: int = 0
    ) -> Iterator[Box]:
        """The cells of a part of a line whose upper left corner is given."""
        if laid.spans:
            yield self._heading_box(laid, part, left, top)
            return
        band = laid.block.bands[part.band]
        height = band.tall(part.last - part.first)
        whole = part.last - part.first == band.lines
        for at, words in zip(self._grid.bands[part.band], laid.cells[part.band], strict=True):
            wide = self._grid.widths[at]
            light = laid.lights[at] if laid.lights else None
            lamp = self._lamp if light is not None else 0.0
            free = (band.lines - words.lines) * self._line / 2 if whole else 0.0
            yield Box(
                part.row,
                at,
                QRectF(left, top, wide, height),
                QRectF(
                    left + self._side + lamp,
                    top + self._above / 2 + free,
                    wide - 2 * self._side - lamp,
                    height - self._above - 2 * free,
                ),
                words,
                part.first,
                min(part.last, words.lines),
                light if part.first == 0 else None,
                tint,
                begins=part.band == part.first == 0 and len(self._grid.bands) > 1,
            )
            left += wide

    def _heading_box(self, laid: LaidLine, part: Part, left: float, top: float) -> Box:
        band = laid.block.bands[0]
        outer = QRectF(left, top, self._width, band.tall(part.last - part.first))
        indent = self._indent(laid.level)
        inner = outer.adjusted(indent, band.padding / 2, -indent, -band.padding / 2)
        tint = 1 if laid.level == 1 else 0
        words = laid.cells[0][0]
        return Box(part.row, 0, outer, inner, words, part.first, part.last, None, tint)

    def _indent(self, level: int) -> float:
        return max(0, level - 1) * self._letters.body.em + self._side

    def _cell(self, cell: PrintedCell, at: int) -> LaidText:
        """The words of a cell broken; short ones, which come again and again, are kept."""
        if len(cell.text) > _SHORT or len(cell.names) > _FEW:
            return self._broken(cell, at)
        known = self._kept.get((at, cell))
        if known is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            known = self._kept[at, cell] = self._broken(cell, at)
        return known

    def _broken(self, cell: PrintedCell, at: int) -> LaidText:
        body = self._letters.body
        room = self._grid.widths[at] - 2 * self._side
        if cell.light is not None:
            room -= self._lamp
        if cell.open:
            return LaidText("", body, room, line_factor=self._factor)
        if not cell.text and not cell.names:
            centred = cell.light is None
            return LaidText(EMPTY, body, room, centred=centred, line_factor=self._factor)
        return LaidText(
            cell.text,
            body,
            room,
            centred=self._columns[at].centred and cell.light is None,
            strong=self._letters.strong,
            strong_length=cell.strong,
            names=cell.names,
            line_factor=self._factor,
        )
