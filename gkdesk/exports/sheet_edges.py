"""What stands around a breakdown table: title, basis, the line to fill in, heads, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from gkdesk.domain.breakdown import BreakdownTable
from gkdesk.domain.table_design import Letters, TableDesign
from gkdesk.exports.column_widths import Ruling
from gkdesk.exports.sheet import Block, Cell, Line, Look
from gkdesk.exports.text_fit import (
    TALLEST_ROW,
    clean,
    height_of,
    lines_of,
    most_lines,
    room_of,
    split,
)

_HEAD_HEIGHT = 30.0
_BEHIND_TITLE = 8
_MOST_SPANS = 5


def title_lines(table: BreakdownTable, design: TableDesign, ruling: Ruling) -> list[Line]:
    """The title, and below it the design's subtitle or the notice the table is based on."""
    lines = list(_across(clean(table.title), Look.TITLE, design.title_letters, ruling))
    for line in lines:
        line.height = min(line.height + _BEHIND_TITLE, TALLEST_ROW)
    if subtitle := clean(design.subtitle):
        lines += _across(subtitle, Look.SUBTITLE, design.body_letters, ruling)
    elif basis := clean(table.basis):
        lines += _across(f"依据：{basis}", Look.BASIS, design.body_letters, ruling)
    return lines


def note_lines(design: TableDesign, ruling: Ruling) -> list[Line]:
    """The notes below the table, a line of the sheet each paragraph."""
    return [
        line
        for paragraph in clean(design.notes).split("\n")
        if paragraph.strip()
        for line in _across(paragraph.strip(), Look.NOTE, design.body_letters, ruling)
    ]


def _across(text: str, look: Look, letters: Letters, ruling: Ruling) -> Iterator[Line]:
    """Words over the whole width, in as many lines of the sheet as its rows need."""
    room = room_of(ruling.width, letters.points)
    for piece in split(text, room, most_lines(letters.points)):
        cells = [Cell(piece, look), *(Cell("", look) for _ in ruling.columns[1:])]
        yield Line(cells, height_of(lines_of(piece, room), letters.points))


def fill_line(
    words: Sequence[str], ruling: Ruling
) -> tuple[Line, list[tuple[int, int]]] | None:
    """A line of words with room to write behind each, and the spans of columns (first and
    last) they share out; None where there are no words."""
    told = [_labelled(one) for one in map(clean, words) if one.strip("：:")]
    if not told:
        return None
    spans = _shared_out(ruling.widths, len(told))
    cells = [Cell("", Look.FILL) for _ in ruling.columns]
    tall = 0.0
    for at, (first, last) in enumerate(spans):
        text = _words_of(told, at, len(spans))
        cells[first] = Cell(text, Look.FILL)
        room = room_of(sum(ruling.widths[first : last + 1]), ruling.points)
        tall = max(tall, height_of(lines_of(text, room), ruling.points))
    return Line(cells, min(max(tall, 2 * ruling.points), TALLEST_ROW)), spans


def _labelled(words: str) -> str:
    """The words with their colon; those that hold one already, with what stands behind it."""
    return words if "：" in words else f"{words.rstrip(':')}："


def _words_of(told: Sequence[str], at: int, count: int) -> str:
    """The words of a span; the last one takes those for which no column is left."""
    return told[at] if at < count - 1 else "\u3000\u3000\u3000\u3000".join(told[at:])


@lru_cache(maxsize=32)
def _shared_out(widths: tuple[float, ...], wanted: int) -> list[tuple[int, int]]:
    """Neighbouring columns in that many spans, the narrowest as wide as can be; fewer where
    there are not as many columns."""
    count = min(wanted, _MOST_SPANS, len(widths))
    left = (0.0, *accumulate(widths))

    def narrowest(ends: Sequence[int]) -> float:
        return min(left[stop] - left[first] for first, stop in pairwise(ends))

    cuts = combinations(range(1, len(widths)), count - 1)
    best = max(((0, *inner, len(widths)) for inner in cuts), key=narrowest)
    return [(first, stop - 1) for first, stop in pairwise(best)]


def head_line(design: TableDesign, ruling: Ruling) -> Line:
    """The heads of the columns, as tall as the longest of them needs."""
    points = design.head_letters.points
    rooms = (room_of(width, points) for width in ruling.widths)
    lines = max(
        lines_of(column.head, room) for column, room in zip(ruling.columns, rooms, strict=True)
    )
    tall = max(_HEAD_HEIGHT, height_of(lines, points))
    return Line(
        [Cell(column.head, Look.HEAD) for column in ruling.columns], min(tall, TALLEST_ROW)
    )


def whole_width(lines: Sequence[Line], first: int) -> list[Block]:
    """The merges of lines that go over all columns; ``first`` is the place of the first."""
    return [Block(at, 0, at, len(line.cells) - 1) for at, line in enumerate(lines, first)]
