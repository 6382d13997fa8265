"""Which rows go on which page: pagination that knows neither Qt nor a sheet.

A row is never cut unless it is taller than a page, and a heading never stands last on a
page. What fits is asked of the caller, who alone knows fonts and papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Fits = Callable[[int, int, int], bool]
"""``fits(page, start, stop)``: do the items start … stop - 1 go on that page (from 0)?"""


def fill(count: int, fits: Fits, keep: Sequence[bool]) -> Iterator[range]:
    """Fills pages greedily. ``keep[i]`` holds item i together with the one after it, as far
    as a page can. An item that fits on no page gets one of its own."""
    page, start = 0, 0
    while start < count:
        stop = start + 1
        while stop < count and fits(page, start, stop + 1):
            stop += 1
        yield range(start, stop := _before_headings(start, stop, count, keep))
        page, start = page + 1, stop


def _before_headings(start: int, stop: int, count: int, keep: Sequence[bool]) -> int:
    if stop == count:
        return stop
    earlier = stop
    while earlier > start and keep[earlier - 1]:
        earlier -= 1
    return earlier if earlier > start else stop


@dataclass(frozen=True, slots=True)
class Band:
    """Cells side by side: ``lines`` lines of height ``line`` and ``padding`` around them."""

    lines: int
    line: float
    padding: float

    @property
    def height(self) -> float:
        return self.tall(self.lines)

    def tall(self, lines: int) -> float:
        """Its height with only so many of its lines."""
        return lines * self.line + self.padding


@dataclass(frozen=True, slots=True)
class Block:
    """A row, its ``bands`` one below the other. ``keep``: a heading, which stays with the
    row after it; ``new_page``: it begins a page."""

    bands: tuple[Band, ...]
    keep: bool = False
    new_page: bool = False

    @property
    def height(self) -> float:
        return sum(band.height for band in self.bands)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a page begins: at line ``line`` of band ``band`` of row ``row``."""

    row: int = 0
    band: int = 0
    line: int = 0

    @property
    def inside(self) -> bool:
        """Whether the row began on an earlier page."""
        return bool(self.band or self.line)


@dataclass(frozen=True, slots=True)
class Part:
    """The lines ``first`` … ``last`` - 1 of a band of a row on one page."""

    row: int
    band: int
    first: int
    last: int


Blocks = Callable[[int], Block | None]
"""The row of that number, None behind the last; asked for one after the other."""
Room = Callable[[Place], float]
"""The height that is left for rows on a page which begins at that place."""

_FEWEST = 2
_NEAR = 1e-6


def page_from(start: Place, blocks: Blocks, room: Room) -> tuple[list[Part], Place | None]:
    """One page: the parts that stand on it, and where the next one begins, None where none
    follows. Rows are asked for only as far as the page reaches and what must stay with its
    last one. Only a row for which a whole page is too small is cut, between lines; a page
    takes at least one line, however small it is.
    """
    return _Filling(start, blocks, room).filled()


class _Filling:
    """A page being filled."""

    def __init__(self, start: Place, blocks: Blocks, room: Room) -> None:
        self._at, self._blocks, self._room = start, blocks, room
        self._left = room(start)
        self._parts: list[Part] = []
        self._bare = True

    def filled(self) -> tuple[list[Part], Place | None]:
        while (block := self._blocks(self._at.row)) is not None:
            waits = not self._at.inside and self._waits(block)
            if waits or not self._take(block):
                return self._parts, self._at
        return self._parts, None

    def _waits(self, block: Block) -> bool:
        """Whether a row that has not begun goes to the next page."""
        if not self._parts:
            return False
        if block.new_page:
            return True
        if block.keep and not self._bare:
            return self._chain(block) > self._left + _NEAR
        return self._least(block, self._at.row, bare=self._bare) > self._left + _NEAR

    def _chain(self, block: Block) -> float:
        """The height of headings one after the other and of what must follow them."""
        height, row = block.height, self._at.row + 1
        while (following := self._blocks(row)) is not None and not following.new_page:
            if not following.keep:
                return height + self._least(following, row, bare=False)
            height += following.height
            row += 1
        return height

    def _least(self, block: Block, row: int, *, bare: bool) -> float:
        """What a row needs at least of a page: its whole height, or a few lines of it where
        it is cut anyhow. ``bare``: nothing but headings stands above it, so that no page
        offers more."""
        if not bare and block.height <= self._room(Place(row)) + _NEAR:
            return block.height
        first = block.bands[0]
        return min(block.height, first.tall(min(_FEWEST, first.lines)))

    def _take(self, block: Block) -> bool:
        """Puts down what fits of a row, and tells whether all of it did."""
        row = self._at.row
        for number in range(self._at.band, len(block.bands)):
            band = block.bands[number]
            first = self._at.line if number == self._at.band else 0
            last = first + self._fitting(band, band.lines - first)
            if last == first:
                self._at = Place(row, number, first)
                return False
            self._parts.append(Part(row, number, first, last))
            self._left -= band.tall(last - first)
            if last < band.lines:
                self._at = Place(row, number, last)
                return False
        self._bare = self._bare and block.keep
        self._at = Place(row + 1)
        return True

    def _fitting(self, band: Band, lines: int) -> int:
        """How many of the lines left of a band go on the page: none where it would be a
        single one of several, and none that leaves a single one behind."""
        fitting = int((self._left - band.padding + _NEAR) / band.line)
        if fitting >= lines:
            return lines
        if fitting == lines - 1 and fitting > _FEWEST:
            fitting -= 1
        if self._parts:
            return fitting if fitting >= _FEWEST else 0
        return max(1, fitting)
