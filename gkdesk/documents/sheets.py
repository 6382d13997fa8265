"""What the formats of spreadsheets have in common: sheets of words with merged cells, made
to a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gkdesk.documents.blocks import Grid, GridCell, document_of, plain
from gkdesk.domain.document import Document
from gkdesk.errors import FileEmpty, FileTooLarge

MOST_CELLS = 250_000
"""Cells with words in all sheets; a province's yearly ledger has a tenth."""
MOST_CHARACTERS = 16_000_000
_WIDEST = 64
"""Blank cells are only filled in up to this column."""
_MOST_FILLED = 200_000
"""Cells of all sheets, blank ones too; a word at the end of each row must not make millions."""


@dataclass(slots=True)
class Sheet:
    """A sheet as its file gives it: words by row and column (from 0), merged cells as row,
    column, rows, columns; formulas, errors, numbers and days by their places."""

    name: str
    hidden: bool = False
    words: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    partly_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: set[tuple[int, int]] = field(default_factory=set)
    numbers: dict[tuple[int, int], float] = field(default_factory=dict)
    days: dict[tuple[int, int], date] = field(default_factory=dict)


class Budget:
    """How much may still be read from one file; a few bytes can stand for a million cells.

    Raises FileTooLarge where it is used up.
    """

    def __init__(self, path: Path, form: str) -> None:
        self._path = path
        self._form = form
        self._cells = MOST_CELLS
        self._characters = MOST_CHARACTERS

    def spend(self, characters: int, cells: int = 1) -> None:
        """Takes one or more cells with so many characters in all."""
        self._cells -= cells
        self._characters -= characters
        if self._cells < 0 or self._characters < 0:
            raise FileTooLarge(self._path, self._form)


def document_of_sheets(sheets: Iterable[Sheet], path: Path) -> Document:
    """The document of a workbook, a table for each sheet with words.

    Hidden sheets are left out: offices keep lists and old versions there. Hidden rows and
    columns are read, for a filter or a narrow page hides tasks that are still binding. Both
    are said in the remarks. Raises FileEmpty where no sheet holds words.
    """
    grids: list[Grid] = []
    remarks: list[str] = []
    room = _MOST_FILLED
    for sheet in sheets:
        grid = _grid(sheet, room)
        room -= len(grid.cells)
        if not grid.cells:
            continue
        if sheet.hidden:
            remarks.append(f"隐藏的工作表“{sheet.name}”没有读入。")
            continue
        if sheet.partly_hidden:
            remarks.append(f"工作表“{sheet.name}”里隐藏的行或列也已读入。")
        grids.append(grid)
    if not grids:
        raise FileEmpty(path)
    return document_of(grids, remarks)


def _grid(sheet: Sheet, room: int) -> Grid:
    """The cells of a sheet, with the blank ones where there is room for so many."""
    words = {place: text for place, said in sheet.words.items() if (text := _seen(said))}
    if not words:
        return Grid(())
    rows = sorted({row for row, _ in words})
    width = max(column for _, column in words) + 1
    covered, merges = _merged(sheet, rows, width)
    cells = tuple(_cells(words, covered, merges, room))
    return Grid(cells, plain(sheet.name).strip())


def _seen(text: str) -> str:
    lines = plain(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _merged(
    sheet: Sheet, rows: list[int], width: int
) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """The places covered by merged cells in the rows that hold words, and the sizes of those
    cells by place. One that overlaps another is cut at it."""
    covered: set[tuple[int, int]] = set()
    sizes: dict[tuple[int, int], tuple[int, int]] = {}
    used = set(rows)
    for top, left, height, across in sheet.merges:
        if (top, left) in covered or (top, left) in sizes or top not in used or left >= width:
            continue
        sizes[top, left] = (height, across)
        for row in _within(rows, used, top, height):
            places = [(row, column) for column in range(left, min(left + across, width))]
            if covered.intersection(places):
                break
            covered.update(places)
    return covered, sizes


def _within(rows: list[int], used: set[int], top: int, height: int) -> Iterator[int]:
    """The rows with words a merged cell covers."""
    if height <= len(rows):
        return (row for row in range(top, top + height) if row in used)
    return (row for row in rows if top <= row < top + height)


def _cells(
    words: dict[tuple[int, int], str],
    covered: set[tuple[int, int]],
    merges: dict[tuple[int, int], tuple[int, int]],
    room: int,
) -> Iterator[GridCell]:
    """The cells of the rows with words; blank ones too, that rows stand under each other."""
    columns: dict[int, list[int]] = {}
    for row, column in words:
        columns.setdefault(row, []).append(column)
    widest = _WIDEST if sum(max(used) + 1 for used in columns.values()) <= room else 0
    for row, used in sorted(columns.items()):
        last = max(used)
        for column in range(last + 1) if last < widest else sorted(used):
            place = (row, column)
            if place in covered and place not in merges:
                continue
            height, across = merges.get(place, (1, 1))
            yield GridCell(words.get(place, ""), row, column, height, across)
