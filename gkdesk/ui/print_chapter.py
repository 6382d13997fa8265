"""One list on its paper, page after page, laid out no further than it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from gkdesk.exports.pages import Block, Part, Place, page_from
from gkdesk.exports.printed_list import PrintedHeading, PrintedList, PrintedRow
from gkdesk.ui.print_breaks import Letters, fitting
from gkdesk.ui.print_cells import LaidText
from gkdesk.ui.print_columns import grids
from gkdesk.ui.print_fonts import PrintLetters
from gkdesk.ui.print_paper import UNITS_PER_MM, margins_of, paper_size
from gkdesk.ui.print_rows import AGAIN, Box, LaidLine, LineSetter

_NAME: Final = 12
_SAMPLE: Final = 30
_MOST_BELOW = 4
_MOST_HEADS, _SMALLER, _LEAST = 0.6, 0.85, 6.0


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a page begins, and the headings above it, by their numbers."""

    place: Place
    under: tuple[int, ...]


class Chapter:
    """The pages of one list. ``known`` pages are found, all of them once ``done``."""

    def __init__(self, listed: PrintedList, letters: Callable[[float], PrintLetters]) -> None:
        self.listed = listed
        width, height = paper_size(listed.paper)
        edges = margins_of(listed.paper)
        self.size = QSizeF(width, height) * UNITS_PER_MM
        self.block = QRectF(
            edges.left * UNITS_PER_MM,
            edges.top * UNITS_PER_MM,
            (width - edges.left - edges.right) * UNITS_PER_MM,
            (height - edges.top - edges.bottom) * UNITS_PER_MM,
        )
        self.letters, self._setter, self._heads = self._fitted(letters)
        title = fitting(self.letters.title, listed.title, self.block.width())
        self._title = LaidText(
            listed.title, title, self.block.width(), centred=True, line_factor=1.3
        )
        self._subtitle = self._below_title(self.letters.body)
        if self._subtitle.lines > _MOST_BELOW:
            self._subtitle = self._below_title(self.letters.small)
        self._count = len(listed.lines)
        self._starts = [_Start(Place(), ())]
        self._ended = False

    def _below_title(self, letters: Letters) -> LaidText:
        return LaidText(self.listed.subtitle, letters, self.block.width(), centred=True)

    def _fitted(
        self, letters: Callable[[float], PrintLetters]
    ) -> tuple[PrintLetters, LineSetter, LaidLine]:
        """Letters as large as asked for, or as leave room below the column heads: margins
        may be wide and columns many."""
        points = self.listed.paper.points
        while True:
            made = letters(points)
            setter = self._chosen(made)
            heads = setter.heads()
            if heads.block.height <= _MOST_HEADS * self.block.height() or points < _LEAST:
                return made, setter, heads
            points *= _SMALLER

    def _chosen(self, letters: PrintLetters) -> LineSetter:
        """The way to set the columns that takes least paper, each at its cost."""
        listed, width = self.listed, self.block.width()
        ways = grids(listed.columns, listed.lines, letters, width)
        setters = [LineSetter(listed.columns, grid, letters, width) for grid in ways]
        if len(setters) == 1:
            return setters[0]
        sample = list(islice(listed.lines, _SAMPLE))
        papers = [
            sum(setter.laid(line).block.height for line in sample) * grid.cost
            / max(1.0, self.block.height() - setter.heads().block.height)
            for setter, grid in zip(setters, ways, strict=True)
        ]  # fmt: skip
        return setters[papers.index(min(papers))]

    @property
    def known(self) -> int:
        """The pages whose beginning is known."""
        return len(self._starts)

    @property
    def done(self) -> bool:
        """Whether these are all."""
        return self._ended

    @property
    def seen(self) -> float:
        """The part of the list that is laid out."""
        return (
            1.0 if self._ended or not self._count else self._starts[-1].place.row / self._count
        )

    def look_further(self) -> None:
        """Finds where the page after the last known one begins, or that there is none."""
        walk = _Walk(self, self._starts[-1])
        _parts, following = walk.page()
        if following is None:
            self._ended = True
        else:
            self._starts.append(_Start(following, walk.under(following)))

    def page(self, number: int) -> list[Box]:
        """What stands on a known page, from 0, in its order."""
        start = self._starts[number]
        walk = _Walk(self, start)
        parts, _following = walk.page()
        left, top = self.block.left(), self.block.top()
        boxes: list[Box] = []
        if number == 0:
            top = self._open(boxes, top)
        top = self._put(boxes, self._heads, top, 2)
        for laid in walk.running(start.place, start.under):
            top = self._put(boxes, laid, top)
        for part in parts:
            laid = walk.laid(part.row)
            boxes.extend(self._setter.boxes(laid, part, left, top))
            top += laid.block.bands[part.band].tall(part.last - part.first)
        return boxes

    def _put(self, boxes: list[Box], laid: LaidLine, top: float, tint: int = 0) -> float:
        """Puts what belongs to the page, and tells where the next thing stands."""
        for number, band in enumerate(laid.block.bands):
            part = Part(-1, number, 0, band.lines)
            boxes.extend(self._setter.boxes(laid, part, self.block.left(), top, tint))
            top += band.height
        return top

    def _open(self, boxes: list[Box], top: float) -> float:
        """Puts title and subtitle above the table."""
        below = top + self._title.lines * self._title.line_height
        gap = 0.35 * self.letters.body.em
        for words, at in ((self._title, top), (self._subtitle, below + gap)):
            height = words.lines * words.line_height
            box = QRectF(self.block.left(), at, self.block.width(), height)
            boxes.append(Box(-1, 0, box, box, words, 0, words.lines, framed=False))
        return top + self._opening()

    def _opening(self) -> float:
        """The height of title and subtitle above the table."""
        text = self._title.lines * self._title.line_height
        text += self._subtitle.lines * self._subtitle.line_height
        return text + 0.8 * self.letters.body.em

    def room(self, place: Place) -> float:
        """The height below the column heads on a page that begins there."""
        height = self.block.height() - self._heads.block.height
        return height - self._opening() if place == Place() else height

    def lay(self, row: int) -> LaidLine | None:
        """A line of the list with its words broken, None behind the last."""
        return self._setter.laid(self.listed.lines[row]) if row < self._count else None

    def again(self, row: int) -> LaidLine:
        """A heading that goes on, or the note that a row does."""
        line = self.listed.lines[row]
        if isinstance(line, PrintedHeading):
            return self._setter.heading(line.text + AGAIN, line.level)
        return self._setter.heading(f"{self._named(line)}{AGAIN}", 0)

    def _named(self, row: PrintedRow) -> str:
        """The first short words of a row, with the head of their column."""
        for column, cell in zip(self.listed.columns, row.cells, strict=True):
            if cell.text and "\n" not in cell.text and len(cell.text) <= _NAME:
                return f"{column.head} {cell.text}" if column.head else cell.text
        return "上页"


class _Walk:
    """The lines of one page, each laid out once while it is filled."""

    def __init__(self, chapter: Chapter, start: _Start) -> None:
        self._chapter, self._start = chapter, start
        self._laid: dict[int, LaidLine | None] = {}
        self._above: dict[int, tuple[int, ...]] = {start.place.row: start.under}
        self._running: dict[tuple[int, ...], list[LaidLine]] = {}

    def page(self) -> tuple[list[Part], Place | None]:
        return page_from(self._start.place, self._block, self._room)

    def laid(self, row: int) -> LaidLine:
        laid = self._laid[row]
        assert laid is not None
        return laid

    def under(self, place: Place) -> tuple[int, ...]:
        """The headings above the line a page begins with."""
        return self._above[place.row]

    def _block(self, row: int) -> Block | None:
        if row not in self._laid:
            laid = self._laid[row] = self._chapter.lay(row)
            above = self._above[row]
            if laid is not None and laid.level:
                above = self._kept(above, laid.level)
                self._above[row] = above
                above = (*above, row)
            self._above[row + 1] = above
        laid = self._laid[row]
        return laid.block if laid is not None else None

    def _kept(self, above: tuple[int, ...], level: int) -> tuple[int, ...]:
        lines = self._chapter.listed.lines
        kept = []
        for row in above:
            line = lines[row]
            if isinstance(line, PrintedHeading) and line.level < level:
                kept.append(row)
        return tuple(kept)

    def _room(self, place: Place) -> float:
        room = self._chapter.room(place)
        self._block(place.row)
        running = self.running(place, self._above[place.row])
        return room - sum(laid.block.height for laid in running)

    def running(self, place: Place, under: tuple[int, ...]) -> list[LaidLine]:
        """What stands again above the lines of a page: the headings that go on, as far as
        they leave most of the page, and which row does."""
        wanted = (*under, place.row) if place.inside else under
        if wanted not in self._running:
            laid = [self._chapter.again(row) for row in wanted]
            most = self._chapter.room(place) / 3
            while laid and sum(each.block.height for each in laid) > most:
                del laid[-2 if place.inside and len(laid) > 1 else -1]
            self._running[wanted] = laid
        return self._running[wanted]
