"""Rows of the breakdown table -> the lines of its body, before pages and merges.

A row is one line as a rule. One taller than Excel allows becomes several: the long cells
go on from line to line, the others stand at the top of a block over all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from gkdesk.domain.breakdown import BreakdownRow
from gkdesk.exports.column_widths import Ruling
from gkdesk.exports.columns import EMPTY, Column
from gkdesk.exports.sheet import Block, Cell, Look
from gkdesk.exports.text_fit import clean, height_of, lines_of, most_lines, room_of, split

_LEAST_LINES = 2.0
_TOP = {Look.CENTRE: Look.TOP_CENTRE, Look.LEFT: Look.TOP_LEFT}


@dataclass(slots=True)
class BodyLine:
    """One line: its cells, the height they need, whether it is a banner (which stays with
    the line after it), and whether it goes on with the row of the line before."""

    cells: list[Cell]
    height: float
    banner: bool = False
    follows: bool = False


def needed(text: str, room: int, points: float) -> float:
    """Height in points the text needs in a cell of that room."""
    return max(_LEAST_LINES * points, height_of(lines_of(text, room), points))


def pieces_of(text: str, room: int, points: float, tallest: float) -> list[str]:
    """The text in pieces that each fit the tallest row."""
    most = most_lines(points, tallest)
    if lines_of(text, room) <= most:
        return [text]
    return [piece.strip("\n") for piece in split(text, room, most)]


def cell(text: str, look: Look) -> Cell:
    """A body cell; a lone dash stands in the middle of any column."""
    return Cell(text, Look.CENTRE if text == EMPTY and look is Look.LEFT else look)


def _row_lines(ruling: Ruling, texts: Sequence[list[str]]) -> Iterator[BodyLine]:
    columns = ruling.columns
    count = max(len(pieces) for pieces in texts)
    for at in range(count):
        cells = [
            cell(pieces[min(at, len(pieces) - 1)] if column.group else _piece(pieces, at), look)
            for column, pieces, look in zip(columns, texts, _looks(columns, count), strict=True)
        ]
        height = max(
            needed("" if column.group else one.text, room, ruling.points)
            for one, room, column in zip(cells, ruling.rooms, columns, strict=True)
        )
        yield BodyLine(cells, height, follows=at > 0)


def _piece(pieces: list[str], at: int) -> str:
    return pieces[at] if at < len(pieces) else ""


def _looks(columns: Sequence[Column], count: int) -> list[Look]:
    if count == 1:
        return [column.look for column in columns]
    return [column.look if column.group else _TOP[column.look] for column in columns]


def _texts(ruling: Ruling, row: BreakdownRow, before: list[list[str]]) -> list[list[str]]:
    """Pieces a column; a group that goes on from the row before repeats only its last."""
    texts = []
    goes_on = True
    for at, column in enumerate(ruling.columns):
        pieces = pieces_of(column.text(row), ruling.rooms[at], ruling.points, ruling.tallest)
        if column.group:
            goes_on = goes_on and bool(before) and before[at] == pieces
            before[at : at + 1] = [pieces]
            pieces = pieces[-1:] if goes_on else pieces
        texts.append(pieces)
    return texts


def banner_lines(text: str, ruling: Ruling) -> Iterator[BodyLine]:
    """A section as full-width lines."""
    points = ruling.head_points
    room = room_of(ruling.width, points)
    for piece in pieces_of(clean(text), room, points, ruling.tallest):
        cells = [Cell(piece, Look.BANNER), *(Cell("", Look.BANNER) for _ in ruling.columns[1:])]
        yield BodyLine(cells, needed(piece, room, points), banner=True)


def row_lines(ruling: Ruling, rows: Sequence[BreakdownRow]) -> Iterator[BodyLine]:
    """The lines of rows that stand under one another without a banner between."""
    before: list[list[str]] = [[] for _ in ruling.columns]
    for row in rows:
        yield from _row_lines(ruling, _texts(ruling, row, before))


def sections_of(rows: Sequence[BreakdownRow]) -> Iterator[tuple[str, list[BreakdownRow]]]:
    """Neighbouring rows of one section together."""
    for section, members in groupby(rows, key=lambda row: row.section):
        yield section, list(members)


def long_row_blocks(lines: Sequence[BodyLine], columns: Sequence[Column]) -> Iterator[Block]:
    """The blocks that a row of several lines makes of its shorter cells."""
    tops = [at for at, line in enumerate(lines) if not line.follows] + [len(lines)]
    for top, stop in pairwise(tops):
        for left, column in enumerate(columns):
            if stop - top > 1 and not column.group:
                last = _last_filled(lines, top, stop, left)
                if last < stop - 1:
                    yield Block(last, left, stop - 1, left)


def _last_filled(lines: Sequence[BodyLine], top: int, stop: int, left: int) -> int:
    return max(at for at in range(top, stop) if at == top or lines[at].cells[left].text)
