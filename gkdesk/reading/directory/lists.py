"""The lists of a sheet: rows under the same heads, each with the kind its banner says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gkdesk.domain.directory import UnitKind
from gkdesk.reading.directory.columns import guessed_half
from gkdesk.reading.directory.grid import Row, SheetCell, SheetGrid
from gkdesk.reading.directory.heads import (
    Field,
    Half,
    begins,
    continues,
    halves,
    heads_of,
    said_heads,
)
from gkdesk.reading.directory.rows import Entry, entry_of
from gkdesk.reading.directory.words import (
    is_banner,
    is_foot,
    is_kind,
    is_title,
    is_unit,
    kind_said,
)

_Placed = tuple[int, Row, UnitKind | None]


@dataclass(slots=True)
class _List:
    """``guessed``: no head says what the columns are, so that only what looks like a unit
    is one."""

    heads: dict[int, Field]
    rows: list[_Placed] = field(default_factory=list)
    guessed: bool = False

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """The left half first, then the right one."""
        for half in halves(self.heads):
            for at, row, kind in _carried(self.rows, half):
                entry = entry_of(row, half, kind)
                if entry is not None and not (self.guessed and not is_unit(entry.name.name)):
                    yield at, entry


def entries(grid: SheetGrid) -> Iterator[tuple[int, Entry]]:
    """What the rows of a sheet say of units, each with its row (from 0)."""
    for each in _lists(grid):
        yield from each.entries()


def _lists(grid: SheetGrid) -> list[_List]:
    heads = {at for at, row in grid.rows.items() if begins(row)}
    lists = [] if heads else _without_heads(grid)
    kind = kind_said(grid.title) if is_kind(grid.title) else None
    above: Row = {}
    for at, row in grid.rows.items():
        alone = _alone(row)
        if at in heads:
            lists.append(_List(said_heads(above) | heads_of(row)))
        elif lists and not lists[-1].rows and continues(row):
            lists[-1].heads |= said_heads(row)
        elif alone is not None and is_banner(alone.words, alone.across):
            kind = None if is_title(alone.words) else kind_said(alone.words)
        elif lists and not _is_foot(row):
            lists[-1].rows.append((at, row, kind))
        above = row
    return lists


def _carried(rows: list[_Placed], half: Half) -> Iterator[_Placed]:
    """The rows, where a kind that stands once and above blanks is that of the rows below
    too, as in a merged cell; one that is said row by row is said again for its like."""
    columns = half.of(Field.KIND)
    said = [row.get(column) for column in columns[:1] for _, row, _ in rows]
    words = [cell.words for cell in said if cell]
    once = bool(said) and said[0] is not None and len(set(words)) == len(words) < len(rows)
    kept: SheetCell | None = None
    for at, row, kind in rows:
        if once:
            kept = row.get(columns[0], kept)
            row = row if kept is None else {**row, columns[0]: kept}
        yield at, row, kind


def _without_heads(grid: SheetGrid) -> list[_List]:
    half: Half | None = guessed_half(grid)
    return [_List(dict(half.columns), guessed=True)] if half else []


def _alone(row: Row) -> SheetCell | None:
    """The only cell of a row."""
    return next(iter(row.values())) if len(row) == 1 else None


def _is_foot(row: Row) -> bool:
    return is_foot(next(iter(row.values())).words, alone=len(row) == 1)
