"""Groups of equal neighbours on a page: what is merged down, and the height it needs.

A merged block never crosses the end of a page: on the next page it begins again with its
words, so that every printed page can be read alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gkdesk.exports.body_lines import BodyLine, needed
from gkdesk.exports.column_widths import Ruling
from gkdesk.exports.columns import EMPTY, Column
from gkdesk.exports.sheet import Block

Run = tuple[int, int, int]
"""Column, first line, line behind the last."""


def runs(
    lines: Sequence[BodyLine], columns: Sequence[Column], start: int, stop: int
) -> Iterator[Run]:
    """The groups among the lines start … stop - 1, inner columns inside the outer ones."""
    edges = {at for at in range(start, stop) if at == start or lines[at].banner}
    for left, column in enumerate(columns):
        if not column.group:
            continue
        for at in range(start + 1, stop):
            if at not in edges and _parted(lines[at - 1], lines[at], left):
                edges.add(at)
        tops = [*sorted(edges), stop]
        for top, below in pairwise(tops):
            if not lines[top].banner:
                yield left, top, below


def _parted(above: BodyLine, below: BodyLine, left: int) -> bool:
    text = below.cells[left].text
    return (
        above.banner or above.cells[left].text != text or (text == EMPTY and not below.follows)
    )


def heights(lines: Sequence[BodyLine], ruling: Ruling, start: int, stop: int) -> list[float]:
    """Heights of the lines start … stop - 1 as one page, raised where a merged block needs
    more than its lines have; the inner groups first."""
    tall = [line.height for line in lines[start:stop]]
    for left, top, below in reversed(list(runs(lines, ruling.columns, start, stop))):
        have = sum(tall[top - start : below - start])
        text, room = lines[top].cells[left].text, ruling.rooms[left]
        lack = needed(text, room, ruling.points) - have
        if lack > 0:
            for at in range(top - start, below - start):
                tall[at] += lack / (below - top)
    return tall


def group_blocks(
    lines: Sequence[BodyLine], columns: Sequence[Column], start: int, stop: int
) -> Iterator[Block]:
    """The merges of one page."""
    for left, top, below in runs(lines, columns, start, stop):
        if below - top > 1:
            yield Block(top, left, below - 1, left)
