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
class Extent:
    """A row's size: ``lines`` lines of height ``line`` and ``padding`` around them.
    ``keep``: a heading, which stays with the row after it."""

    lines: int
    line: float
    padding: float
    keep: bool = False

    @property
    def height(self) -> float:
        return self.lines * self.line + self.padding


@dataclass(frozen=True, slots=True)
class Part:
    """The lines ``first`` … ``last`` - 1 of a row on one page."""

    row: int
    first: int
    last: int


def paginate(extents: Sequence[Extent], first: float, rest: float) -> list[list[Part]]:
    """Every row on a page, in order; ``first`` and ``rest`` are the heights that the first
    page and the others offer. Only a row taller than ``rest`` is cut, between lines.

    Raises ValueError where a page cannot hold one line.
    """
    if any(extent.line + extent.padding > min(first, rest) for extent in extents):
        raise ValueError("a page must hold at least one line")
    atoms = [
        atom
        for row, extent in enumerate(extents)
        for atom in _atoms(row, extent, rest if row else min(first, rest))
    ]

    def fits(page: int, start: int, stop: int) -> bool:
        parts = _joined(atoms[start:stop])
        return _height(parts, extents) <= (rest if page else first)

    keep = [extents[atom.row].keep for atom in atoms]
    return [_joined(atoms[page.start : page.stop]) for page in fill(len(atoms), fits, keep)]


def _atoms(row: int, extent: Extent, room: float) -> Iterator[Part]:
    if extent.height <= room:
        yield Part(row, 0, extent.lines)
    else:
        yield from (Part(row, line, line + 1) for line in range(extent.lines))


def _joined(atoms: Sequence[Part]) -> list[Part]:
    parts: list[Part] = []
    for atom in atoms:
        if parts and parts[-1].row == atom.row:
            parts[-1] = Part(atom.row, parts[-1].first, atom.last)
        else:
            parts.append(atom)
    return parts


def _height(parts: Sequence[Part], extents: Sequence[Extent]) -> float:
    return sum(
        (part.last - part.first) * extents[part.row].line + extents[part.row].padding
        for part in parts
    )
