"""Tables on a page, found by the lines that rule them.

Lines that touch make one table. Every stretch between neighbouring lines is a place; places
with no line between them are one cell. Lengths are points, the upward direction counts up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gkdesk.documents.blocks import Grid, GridCell
from gkdesk.documents.typeset import Glyph, Row, rows_of

MOST_RULES = 6000
_SNAP = 2.5
_MOST_LINES = 400
_SLACK = 0.6


class Rule(NamedTuple):
    """A line along an axis: where it stands across it, and from where to where it runs."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table of a page: its upper and lower edge, where its columns stand, its cells."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    grid: Grid


def ruled_tables(
    rules: Sequence[Rule], glyphs: Sequence[Glyph]
) -> tuple[list[RuledTable], list[Glyph]]:
    """The tables that the rules draw, with their words, and the characters in none."""
    frames = [frame for group in _touching(rules) if (frame := _frame(group)) is not None]
    tables = []
    for frame in frames:
        inside = [glyph for glyph in glyphs if frame.holds(glyph)]
        if not inside:
            continue
        tables.append(frame.table(inside))
        taken = set(map(id, inside))
        glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
    return tables, list(glyphs)


def _touching(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    """Groups of rules that meet each other."""
    if len(rules) > MOST_RULES:
        return []
    owner = list(range(len(rules)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    level = sorted((rule.at, number) for number, rule in enumerate(rules) if not rule.upright)
    heights = [at for at, _number in level]
    for number, rule in enumerate(rules):
        if not rule.upright:
            continue
        first = bisect_right(heights, rule.start - _SNAP)
        last = bisect_right(heights, rule.end + _SNAP)
        for _at, other in level[first:last]:
            if rules[other].start - _SNAP <= rule.at <= rules[other].end + _SNAP:
                owner[root(other)] = root(number)
    groups: defaultdict[int, list[Rule]] = defaultdict(list)
    for number, rule in enumerate(rules):
        groups[root(number)].append(rule)
    return groups.values()


def _frame(rules: Sequence[Rule]) -> _Frame | None:
    """The places that a group of rules makes, where they are a table's."""
    upright = [rule for rule in rules if rule.upright]
    level = [rule for rule in rules if not rule.upright]
    if not upright or len(level) < 2:
        return None
    edges = [edge for rule in level for edge in (rule.start, rule.end)]
    columns = _snapped([*(rule.at for rule in upright), min(edges), max(edges)])
    ends = [end for rule in upright for end in (rule.start, rule.end)]
    heights = _snapped([*(rule.at for rule in level), min(ends), max(ends)])
    if len(columns) + len(heights) > _MOST_LINES or len(heights) < 2:
        return None
    if len(columns) < (3 if len(heights) > 2 else 4):
        return None
    return _Frame(columns, heights, upright, level)


def _snapped(values: Iterable[float]) -> list[float]:
    """The values in order, those that are nearly the same as one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SNAP:
            kept.append(value)
    return kept


class _Frame:
    """The places of one table, counted from the upper left."""

    def __init__(
        self,
        columns: list[float],
        heights: list[float],
        upright: Sequence[Rule],
        level: Sequence[Rule],
    ) -> None:
        self._columns = columns
        self._heights = heights
        self._upright = upright
        self._level = level
        self._wide = len(columns) - 1
        self._high = len(heights) - 1

    def holds(self, glyph: Glyph) -> bool:
        across = (glyph.left + glyph.right) / 2
        return (
            self._columns[0] <= across <= self._columns[-1]
            and self._heights[0] <= glyph.middle <= self._heights[-1]
        )

    def table(self, glyphs: Iterable[Glyph]) -> RuledTable:
        corner = self._corners()
        words: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            words[corner[self._place(glyph)]].append(glyph)
        rows = {place: rows_of(inside) for place, inside in words.items()}
        cells = tuple(self._cells(corner, rows))
        return RuledTable(
            self._heights[-1], self._heights[0], tuple(self._columns), Grid(cells)
        )

    def _place(self, glyph: Glyph) -> tuple[int, int]:
        column = bisect_right(self._columns, (glyph.left + glyph.right) / 2) - 1
        height = bisect_right(self._heights, glyph.middle) - 1
        row = self._high - 1 - min(max(height, 0), self._high - 1)
        return row, min(max(column, 0), self._wide - 1)

    def _cells(
        self,
        corner: dict[tuple[int, int], tuple[int, int]],
        rows: dict[tuple[int, int], list[Row]],
    ) -> Iterator[GridCell]:
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for place, first in corner.items():
            row, column = last.get(first, first)
            last[first] = max(row, place[0]), max(column, place[1])
        for (row, column), (end_row, end_column) in sorted(last.items()):
            right = self._columns[end_column + 1]
            text = joined_in_cell(rows.get((row, column), []), right)
            yield GridCell(text, row, column, end_row - row + 1, end_column - column + 1)

    def _corners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For every place the upper left place of its cell."""
        walls = self._walls(self._upright, self._columns, self._heights)
        floors = self._walls(self._level, self._heights, self._columns)
        corner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(self._high):
            height = self._high - 1 - row
            for column in range(self._wide):
                here = (row, column)
                if column and (column, height) not in walls:
                    corner[here] = corner[row, column - 1]
                elif row and (height + 1, column) not in floors:
                    corner[here] = corner[row - 1, column]
                else:
                    corner[here] = here
        return corner

    @staticmethod
    def _walls(
        rules: Iterable[Rule], across: Sequence[float], along: Sequence[float]
    ) -> set[tuple[int, int]]:
        """Which lines stand between which places: the line's number, the place's."""
        middles = [(start + end) / 2 for start, end in pairwise(along)]
        walls: set[tuple[int, int]] = set()
        for rule in rules:
            line = bisect_right(across, rule.at + _SNAP / 2) - 1
            first = bisect_right(middles, rule.start)
            last = bisect_right(middles, rule.end)
            walls.update((line, place) for place in range(first, last))
        return walls


def joined_in_cell(rows: Sequence[Row], right: float) -> str:
    """The rows of a cell; one that ends because the cell does goes on with the next."""
    text = ""
    for number, row in enumerate(rows):
        if number:
            before = rows[number - 1]
            room = right - before.right - _SLACK * before.size
            text += "\n" if row.lead < room else _between(text, row.text)
        text += row.text
    return text


def _between(before: str, after: str) -> str:
    """What parts two rows of one paragraph: a blank between Latin words."""
    return " " if before[-1:].isascii() and after[:1].isascii() and after[:1].isalnum() else ""
