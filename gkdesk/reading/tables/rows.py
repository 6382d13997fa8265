"""The rows of a breakdown table: lines of work, banners, notes, repeated heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from gkdesk.domain.document import Cell
from gkdesk.reading.labels import label_of
from gkdesk.reading.tables.cell_words import is_blank
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import Kind, kind_of_head, plain_head

_NOTE = re.compile(
    r"(?:备\s?)?注\s*(?:[:：]|[1１一]|$)|说\s?明\s*[:：]|填表|填报|制表|审核人|联系人|联系电话|备注\s*[:：]"
)
_SUM = re.compile(r"(?:合|总|小)\s?计")
_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_LONGEST_BANNER = 80


class RowKind(Enum):
    WORK = "work"
    BANNER = "banner"
    NOTE = "note"
    HEADS = "heads"
    SUM = "sum"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header. ``own`` are the cells with words that begin in it by column,
    in printed order; ``places`` all that cover it, from above too."""

    number: int
    kind: RowKind
    own: dict[int, Cell] = field(default_factory=dict)
    places: dict[int, Cell] = field(default_factory=dict)


def rows_of(grid: Grid, header: Header) -> Iterator[Row]:
    """The rows below the header, each told for what it is."""
    heads = [_printed(grid, row) for row in range(header.row, header.body)]
    for number in range(header.body, grid.height):
        row = _row(grid, number)
        yield replace(row, kind=_kind(grid, header, row, heads))


def _row(grid: Grid, number: int) -> Row:
    places = {
        column: cell
        for column in range(grid.width)
        if (cell := grid.at(number, column)) is not None and not is_blank(grid.text(cell))
    }
    columns = {id(cell): column for column, cell in reversed(places.items())}
    own = {columns[id(cell)]: cell for cell in grid.starting(number) if id(cell) in columns}
    return Row(number, RowKind.EMPTY, own, places)


def _printed(grid: Grid, row: int) -> list[str]:
    return [plain_head(grid.text(cell)) for cell in grid.starting(row)]


def _kind(grid: Grid, header: Header, row: Row, heads: list[list[str]]) -> RowKind:
    texts = [grid.text(cell) for cell in row.own.values()]
    if not texts:
        return RowKind.EMPTY
    if len(texts) > 1 and _are_heads(texts, header, heads):
        return RowKind.HEADS
    if len(texts[0]) < 6 and _SUM.match(texts[0]):
        return RowKind.SUM
    if _is_note(grid, row, texts[0]):
        return RowKind.NOTE
    return RowKind.BANNER if _is_banner(grid, header, row) else RowKind.WORK


def _are_heads(texts: list[str], header: Header, heads: list[list[str]]) -> bool:
    if [plain_head(text) for text in texts] in heads:
        return True
    return len(texts) == len(header.columns) and all(map(kind_of_head, texts))


def _is_note(grid: Grid, row: Row, text: str) -> bool:
    first = next(iter(row.own.values()))
    wide = len(row.own) == 1 or len(grid.columns_of(row.number, first)) > 1
    return wide and _NOTE.match(text) is not None


def _is_banner(grid: Grid, header: Header, row: Row) -> bool:
    """A row with one cell of words, over the whole width or opening the row; or a Han number
    and one cell of words."""
    column, cell = list(row.own.items())[-1]
    text = grid.text(cell)
    before = [grid.text(one) for one in list(row.own.values())[:-1]]
    if len(row.own) > 2 or (before and not _HAN_NUMBER.fullmatch(before[0])):
        return False
    if text.rstrip(".．、").isdecimal() or len(row.places) > _covered(grid, row):
        return False
    if len(grid.columns_of(row.number, cell)) >= max(2, 2 * grid.width // 3):
        return True
    return bool(before) or _opens_a_group(header, column, text)


def _covered(grid: Grid, row: Row) -> int:
    """How many places the row's own cells cover."""
    return sum(len(grid.columns_of(row.number, cell)) for cell in row.own.values())


def _opens_a_group(header: Header, column: int, text: str) -> bool:
    """Whether a lone cell that covers only its own column stands over the rows below."""
    if len(text) > _LONGEST_BANNER:
        return False
    label = label_of(text)
    if label and label.style in ("part", "chapter", "section", "han", "han_bracket"):
        return True
    return column == 0 and header.columns[0].kind is Kind.ORDINAL
