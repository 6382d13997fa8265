"""What pages, web pages and clipboards are made of: lines and tables, put together to a
Document with a place for every part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gkdesk.domain.document import Cell, Document, Hint, Table
from gkdesk.domain.spans import Span

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]"
)
"""Controls, marks of writing direction, joints of no width."""
_BLANKS = re.compile("[\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words with what its format tells; the fields are those of ``Hint``.

    ``pages`` are the places in the text at which a new page begins within the line.
    """

    text: str
    heading: int = 0
    bold: bool = False
    centered: bool = False
    size: float = 0
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid; rows and columns count from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its cells in the order of rows, then columns; a new page begins with each of
    ``page_rows``."""

    cells: tuple[GridCell, ...]
    title: str = ""
    page_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStart:
    """A new page begins with the next block."""


Block = Line | Grid | PageStart


def plain(text: str) -> str:
    """The text as it is seen: without characters nobody sees, every narrow blank as one."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def document_of(blocks: Iterable[Block], remarks: Sequence[str] = ()) -> Document:
    """The document made of blocks in reading order, each on lines of its own."""
    return _Assembly(blocks).document(tuple(remarks))


class _Assembly:
    def __init__(self, blocks: Iterable[Block]) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._hints: list[Hint] = []
        self._tables: list[Table] = []
        self._pages: list[int] = []
        for block in blocks:
            self._take(block)

    def document(self, remarks: tuple[str, ...]) -> Document:
        return Document(
            "".join(self._parts),
            tuple(self._hints),
            tuple(self._tables),
            tuple(self._pages),
            remarks,
        )

    def _take(self, block: Block) -> None:
        if isinstance(block, PageStart):
            self._pages.append(self._length)
        elif isinstance(block, Grid):
            self._table(block)
            self._write("\n")
        else:
            span = self._write(block.text)
            self._pages.extend(span.start + place for place in block.pages)
            if block.heading or block.bold or block.centered or block.size:
                self._hints.append(
                    Hint(span, block.heading, block.bold, block.centered, block.size)
                )
            self._write("\n")

    def _write(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _table(self, grid: Grid) -> None:
        start = self._length
        cells = tuple(self._cells(grid))
        self._tables.append(Table(Span(start, self._length), cells, grid.title))

    def _cells(self, grid: Grid) -> Iterator[Cell]:
        for row, cells in groupby(grid.cells, key=lambda cell: cell.row):
            if row != grid.cells[0].row:
                self._write("\n")
            if row in grid.page_rows:
                self._pages.append(self._length)
            for place, cell in enumerate(cells):
                if place:
                    self._write("\t")
                span = self._write(cell.text.replace("\t", " "))
                yield Cell(span, cell.row, cell.column, cell.rows, cell.columns)
