"""Rows -> a tree: banners over sections over tasks over the rows' own work.

The tree's knots are mutable while the rows are taken in; ``table_nodes`` makes draft nodes
of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdesk.domain.document import Cell
from gkdesk.domain.spans import Span
from gkdesk.reading.labels import STYLES, label_of
from gkdesk.reading.tables.cell_words import is_ditto
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import ROLES, Kind
from gkdesk.reading.tables.rows import Row, RowKind


@dataclass(slots=True, eq=False)
class Knot:
    """One node to be: ``cell`` holds its words, ``column`` is -1 for a banner. A leaf also has
    its units, persons, limits and notes with their columns; ``inherited`` are the columns
    whose cell was left blank and stands further up."""

    cell: Cell
    column: int
    leaf: bool = False
    label: str = ""
    ordinal: Cell | None = None
    fields: list[tuple[int, Cell]] = field(default_factory=list)
    inherited: set[int] = field(default_factory=set)
    children: list[Knot] = field(default_factory=list)
    parents: tuple[Knot, ...] = ()
    row: int = 0


@dataclass(slots=True)
class Tree:
    """``homes`` tell for the start of each cell the knot it belongs to."""

    roots: list[Knot] = field(default_factory=list)
    leaves: list[Knot] = field(default_factory=list)
    homes: dict[int, Knot] = field(default_factory=dict)
    odd: list[tuple[Knot | None, str, str, Span]] = field(default_factory=list)
    """Knot, reason, sentence, place of what a person should check."""


_FIELDS = (*ROLES, Kind.PEOPLE, Kind.LIMIT, Kind.NOTE, Kind.PROGRESS, Kind.STATE)


class Planting:
    """Takes row after row; keeps the banners and ancestors that stand over the next one."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self.tree = Tree()
        self._grid = grid
        self._header = header
        self._content = header.content
        self._fields = header.of(*_FIELDS)
        self._ordinals = header.of(Kind.ORDINAL)
        self._banners: list[tuple[int, Knot]] = []
        self._open: dict[int, Knot] = {}
        self._last: Knot | None = None

    def take(self, row: Row) -> None:
        """One row of work or a banner."""
        if row.kind is RowKind.BANNER:
            self._banner(row)
        elif row.kind is RowKind.WORK:
            self._work(row)

    def _banner(self, row: Row) -> None:
        cell = list(row.own.values())[-1]
        knot = Knot(cell, -1, row=row.number)
        numbers = list(row.own.values())[:-1]
        if numbers:
            knot.label = self._grid.text(numbers[0])
            self.tree.homes[numbers[0].span.start] = knot
        words = knot.label + self._grid.text(cell)
        label = label_of(words) or label_of(knot.label + "、" if knot.label else "")
        rank = STYLES.index(label.style) if label else len(STYLES)
        while self._banners and self._banners[-1][0] >= rank:
            self._banners.pop()
        self._hang(knot, tuple(one for _, one in self._banners))
        self._banners.append((rank, knot))
        self._open.clear()
        self._last = None

    def _hang(self, knot: Knot, parents: tuple[Knot, ...]) -> None:
        knot.parents = parents
        (parents[-1].children if parents else self.tree.roots).append(knot)
        self.tree.homes[knot.cell.span.start] = knot

    def _work(self, row: Row) -> None:
        deepest = self._deepest(row)
        if deepest is None:
            self._without_work(row)
            return
        parents = [one for _, one in self._banners]
        for column in self._content:
            if column == deepest:
                break
            if knot := self._ancestor(row, column, parents):
                parents.append(knot)
        cell = row.places[deepest]
        above = self._open.get(deepest)
        if above is not None and above.cell is cell and above.leaf:
            self._go_on(above, row)
            return
        self._leaf(row, deepest, parents)

    def _deepest(self, row: Row) -> int | None:
        """The column of the row's narrowest work that is its own or reaches into it."""
        for column in reversed(self._content):
            if column in row.places:
                return column if self._is_new(row, column) else None
        return None

    def _is_new(self, row: Row, column: int) -> bool:
        """Whether the work is the row's own; a wider cell reaching down is not, unless the
        row's work is merged with the one above."""
        return column in self._starts(row) or column == self._content[-1]

    def _starts(self, row: Row) -> set[int]:
        own = {id(cell) for cell in row.own.values()}
        return {column for column, cell in row.places.items() if id(cell) in own}

    def _ancestor(self, row: Row, column: int, parents: list[Knot]) -> Knot | None:
        """The knot of a wider column over this row: the cell above goes on where it is
        merged, left blank or printed again."""
        cell = row.places.get(column)
        above = self._open.get(column)
        if cell is None:
            return above
        text = self._grid.text(cell)
        if above is not None and (
            above.cell is cell or text == self._grid.text(above.cell) or is_ditto(text)
        ):
            self.tree.homes[cell.span.start] = above
            return above
        knot = Knot(cell, column, row=row.number)
        self._hang(knot, tuple(parents))
        self._numbered_apart(knot, row)
        self._close_below(column)
        self._open[column] = knot
        return knot

    def _numbered_apart(self, knot: Knot, row: Row) -> None:
        """Where there are several columns of ordinals, each but the last numbers the work
        right of it."""
        for index in self._ordinals[:-1]:
            right = min((one for one in self._content if one > index), default=-1)
            if right == knot.column and index in row.places:
                knot.ordinal = row.places[index]
                self.tree.homes[knot.ordinal.span.start] = knot

    def _close_below(self, column: int) -> None:
        for narrower in self._content[self._content.index(column) :]:
            self._open.pop(narrower, None)

    def _leaf(self, row: Row, column: int, parents: list[Knot]) -> None:
        knot = Knot(row.places[column], column, leaf=True, row=row.number)
        self._hang(knot, tuple(parents))
        self._close_below(column)
        self._open[column] = knot
        for index in self._ordinals[-1:]:
            if index in row.places:
                knot.ordinal = row.places[index]
                self.tree.homes.setdefault(knot.ordinal.span.start, knot)
        self._take_fields(knot, row)
        self.tree.leaves.append(knot)
        self._last = knot

    def _take_fields(self, knot: Knot, row: Row) -> None:
        for index in self._fields:
            cell = row.places.get(index)
            if cell is not None:
                cell = self._repeated(cell, index)
                knot.fields.append((index, cell))
                self.tree.homes.setdefault(row.places[index].span.start, knot)
        self._inherit(knot, row)

    def _repeated(self, cell: Cell, column: int) -> Cell:
        """同上 stands for the cell above."""
        if self._last is not None and is_ditto(self._grid.text(cell)):
            return next((one for index, one in self._last.fields if index == column), cell)
        return cell

    def _inherit(self, knot: Knot, row: Row) -> None:
        """A blank below a merged cell whose file does not tell so: where the row goes on with
        the task above, its blank limit or blank units are those above."""
        last = self._last
        if last is None or self._grid.merged_down or last.parents != knot.parents:
            return
        if not knot.parents or knot.parents[-1].row == knot.row or knot.parents[-1].leaf:
            return
        if knot.parents[-1].column < 0:
            return
        for kinds in ((Kind.LIMIT,), tuple(ROLES)):
            columns = self._header.of(*kinds)
            if not any(column in row.places for column in columns):
                passed = [(column, cell) for column, cell in last.fields if column in columns]
                knot.fields += passed
                knot.inherited |= {column for column, _ in passed}
        knot.fields.sort(key=lambda entry: entry[0])

    def _go_on(self, knot: Knot, row: Row) -> None:
        """A further row of a leaf whose work is merged down: more units, more limits."""
        for index in self._fields:
            cell = row.places.get(index)
            if cell is not None and all(cell is not one for _, one in knot.fields):
                knot.fields.append((index, cell))
                self.tree.homes.setdefault(cell.span.start, knot)
        for cell in row.own.values():
            self.tree.homes.setdefault(cell.span.start, knot)

    def _without_work(self, row: Row) -> None:
        """A row without words of work: more units of the row above, else odd."""
        numbered = any(index in row.own for index in self._ordinals)
        if self._last is not None and not numbered:
            self._go_on(self._last, row)
        first = next(iter(row.own.values()))
        place = Span(first.span.start, max(cell.span.end for cell in row.own.values()))
        words = self._grid.text(first)[:12]
        what = f"“{words}”这一行没有任务内容，没有列为任务。"
        self.tree.odd.append((self._last, "缺少任务内容", what, place))


def planted(grid: Grid, header: Header, rows: list[Row]) -> Tree:
    """The tree of a table's rows; each row's leaf still has its row's ordinal."""
    planting = Planting(grid, header)
    for row in rows:
        planting.take(row)
    return planting.tree
