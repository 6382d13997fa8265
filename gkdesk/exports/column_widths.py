"""Widths of the columns of a breakdown table, in Excel's characters.

A column nobody fills keeps the width of its name, and what is left over goes to the measures
(where a table has none, to the column that has most to say).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.breakdown import BreakdownRow
from gkdesk.domain.table_design import TableColumn, TableDesign
from gkdesk.exports.columns import Column, columns_for
from gkdesk.exports.sheet import A4_WIDE, BODY_POINTS, SIDE, Paper, paper_of
from gkdesk.exports.text_fit import TALLEST_ROW, room_of, width_of

_WHOLE = 164.0
"""All columns together on A4 lying; other papers in proportion."""
_ONE_LINE = 14
_SHARES = (24, 28, 32, 36, 40)
_SAMPLE = 200
_LEAST_MEASURE = 44.0
_DIGIT = 0.843 * 12
"""Half-width characters of one point in a digit's width."""
_ELASTIC = (
    TableColumn.MEASURE,
    TableColumn.PROGRESS,
    TableColumn.TASK,
    TableColumn.RESPONSIBLE,
    TableColumn.NOTE,
    TableColumn.BLANK,
)
"""Who takes what the others leave: the first of these that a table has."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The columns of a sheet as ruled on its paper; ``rooms`` are the half-width characters
    a line of each holds, ``points`` the size of the letters in them,
    ``head_points`` that of heads and banners, ``tallest`` the greatest
    height of a line of the sheet."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    rooms: tuple[int, ...]
    points: float
    head_points: float
    paper: Paper = A4_WIDE
    tallest: float = TALLEST_ROW

    @property
    def width(self) -> float:
        """All columns together."""
        return sum(self.widths)


def ruling_for(rows: Sequence[BreakdownRow], design: TableDesign) -> Ruling:
    """The columns and widths of a table of these rows."""
    paper, points = paper_of(design.paper, wide=design.wide), design.body_letters.points
    larger = max(1.0, points / BODY_POINTS, design.head_letters.points / BODY_POINTS)
    columns = [_grown(column, larger) for column in columns_for(rows, design)]
    whole = _WHOLE * (paper.width - 2 * SIDE) / (A4_WIDE.width - 2 * SIDE)
    widths = widths_for(columns, rows, whole, points)
    rooms = tuple(room_of(width, points) for width in widths)
    return Ruling(tuple(columns), widths, rooms, points, design.head_letters.points, paper)


def _grown(column: Column, larger: float) -> Column:
    """The bounds of a column are those of the usual letters; larger ones need more."""
    if larger == 1:
        return column
    return replace(column, least=column.least * larger, most=column.most * larger)


def widths_for(
    columns: Sequence[Column], rows: Sequence[BreakdownRow], whole: float, points: float
) -> tuple[float, ...]:
    """The widths wanted; one column takes what the others leave, and the measures share it
    with the responsible units so that the rows are as low as can be."""
    wanted = [
        column.width or _wanted(column, rows, points) or _LEAST_MEASURE for column in columns
    ]
    elastic = _free_column(columns, _ELASTIC)
    if elastic is None:
        return tuple(wanted)
    least = wanted[elastic]
    wanted[elastic] = whole - (sum(wanted) - wanted[elastic])
    beside = _free_column(columns, (TableColumn.RESPONSIBLE,))
    if beside is not None and columns[elastic].shows is TableColumn.MEASURE:
        _share(wanted, elastic, beside, columns[beside].least, rows, points)
    wanted[elastic] = max(least, wanted[elastic])
    return tuple(wanted)


def _free_column(columns: Sequence[Column], kinds: Sequence[TableColumn]) -> int | None:
    """The first column of the first of these kinds whose width nobody has set."""
    free = {
        column.shows: at
        for at, column in reversed(list(enumerate(columns)))
        if not column.width
    }
    return next((free[kind] for kind in kinds if kind in free), None)


def _share(  # noqa: PLR0917  two columns among all
    wanted: list[float],
    measure: int,
    units: int,
    narrow: float,
    rows: Sequence[BreakdownRow],
    points: float,
) -> None:
    least = wanted[units]
    if least <= narrow:
        return
    both = least + wanted[measure]
    shares = [least] + [share for share in _SHARES if least < share < both - _LEAST_MEASURE]
    wanted[units] = min(shares, key=lambda share: _tallness(rows, share, both, points))
    wanted[measure] = both - wanted[units]


def _wanted(column: Column, rows: Sequence[BreakdownRow], points: float) -> float:
    """A width for the longest name in one line and the longest cell in four; half of that
    where the column is mostly empty."""
    if column.most == column.least:
        return column.least
    texts = [text for row in rows if (text := column.of(row).strip())]
    names = {name for text in texts for name in text.replace("；", "、").split("、")}
    sparse = len(texts) * 2 < len(rows)
    name = max((_name_width(width_of(name), sparse) for name in names), default=0)
    cell = max((width_of(text) / (8 if sparse else 4) for text in set(texts)), default=0)
    digits = float(round((max(name, cell) + 2) * points / _DIGIT))
    return min(column.most, max(column.least, digits))


def _name_width(width: int, sparse: bool) -> int:
    return (width + 1) // 2 if sparse and width > _ONE_LINE else width


def _tallness(rows: Sequence[BreakdownRow], units: float, both: float, points: float) -> int:
    """Lines of a sample of the rows at that share of the width."""
    left, right = room_of(both - units, points), room_of(units, points)
    sample = rows[:: len(rows) // _SAMPLE + 1]
    return sum(
        max(width_of(row.measure) // left, width_of(row.responsible) // right) for row in sample
    )
