"""The chosen block of the grid and the moves of its cell, as numbers of shown rows and
columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

Filled = Callable[[int, int], bool]
"""Whether a cell has a value."""


class Place(NamedTuple):
    """A cell by its number among the shown rows and among the shown columns."""

    row: int
    column: int


class Area(NamedTuple):
    """Cells from one corner to another, both in it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def area_of(one: Place, other: Place) -> Area:
    """The cells between two corners."""
    rows, columns = sorted((one.row, other.row)), sorted((one.column, other.column))
    return Area(rows[0], columns[0], rows[1], columns[1])


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows and columns are shown."""

    rows: int
    columns: int

    def within(self, row: int, column: int) -> Place:
        """The nearest cell there is."""
        return Place(
            min(max(row, 0), max(self.rows - 1, 0)),
            min(max(column, 0), max(self.columns - 1, 0)),
        )


def stepped(at: Place, area: Area, by: int, *, across: bool) -> Place:
    """The next cell inside a block, along its rows (``across``) or columns, and round again;
    ``by`` is 1 or -1."""
    row, column = at.row - area.top, at.column - area.left
    many, few = (area.columns, area.rows) if across else (area.rows, area.columns)
    place = row * area.columns + column if across else column * area.rows + row
    outer, inner = divmod((place + by) % (many * few), many)
    row, column = (outer, inner) if across else (inner, outer)
    return Place(area.top + row, area.left + column)


def edge(at: Place, rows: int, columns: int, size: Size, filled: Filled) -> Place:
    """Where Ctrl and an arrow lead: to the last cell of a run of values, else to the next
    one with a value, else to the border. ``rows`` and ``columns`` are the direction."""

    def inside(place: Place) -> bool:
        return 0 <= place.row < size.rows and 0 <= place.column < size.columns

    def beyond(place: Place) -> Place:
        return Place(place.row + rows, place.column + columns)

    step = beyond(at)
    if not inside(step):
        return at
    run = filled(*at) and filled(*step)
    while inside(beyond(step)):
        if run and not filled(*beyond(step)):
            break
        if not run and filled(*step):
            break
        step = beyond(step)
    return step
