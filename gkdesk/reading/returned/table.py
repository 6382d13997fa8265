"""The table in a sheet: its head wherever it stands, its rows whatever was done to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gkdesk.domain.cell_book import BookCell, CellSheet
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import CellAmiss, ReturnedCell, ReturnedRow
from gkdesk.domain.row_codes import RowCode, read_code
from gkdesk.domain.tasks import EditField
from gkdesk.reading.returned.heads import Field, fields_of

_LEAST_HEADS = 3
_MOST_COVERED = 100_000
_WIDEST = 30
_FIXED = frozenset(
    (LockedField.TASK, LockedField.MEASURE, LockedField.CODE, LockedField.SECTION)
)
_Sent = Mapping[RowCode, Mapping[SentField, str]]


@dataclass(slots=True)
class SheetTable:
    """What was found in one sheet. ``rest`` are words outside the table, or in columns
    nobody knows; ``stray`` tells of such columns."""

    rows: list[ReturnedRow] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    stray: bool = False
    found: bool = False


def read_table(sheet: CellSheet, sent: _Sent, *, master: bool) -> SheetTable:
    """The rows of a sheet; without a head of at least three known columns, none."""
    return _Reader(sheet, sent, master=master).read()


class _Reader:
    """Goes down a sheet; a further head begins another table."""

    def __init__(self, sheet: CellSheet, sent: _Sent, *, master: bool) -> None:
        self._sheet, self._sent, self._master = sheet, sent, master
        self._fields: dict[int, Field] = {}
        self._heads: dict[int, str] = {}
        self._table = SheetTable()
        self._tall = {(top, left) for top, left, rows, _ in sheet.merges if rows > 1}
        self._covered = dict(_covered(sheet))

    def read(self) -> SheetTable:
        lines: dict[int, list[tuple[int, BookCell]]] = {}
        for (row, column), cell in self._sheet.cells.items():
            lines.setdefault(row, []).append((column, cell))
        for row in sorted(lines):
            cells = sorted(lines[row])
            head = self._head(cells)
            if head:
                self._fields, self._heads = head
                self._table.found = True
            elif self._fields:
                self._line(row, cells)
            else:
                self._rest(row, cells)
        return self._table

    def _head(
        self, cells: list[tuple[int, BookCell]]
    ) -> tuple[dict[int, Field], dict[int, str]] | None:
        """The columns under a row of heads, None where it is no such row."""
        words = [cell.words for _, cell in cells]
        if len(words) < _LEAST_HEADS or words[0].isdecimal():
            return None
        found = fields_of(words, master=self._master)
        fields = {
            column: each
            for (column, _), each in zip(cells, found, strict=True)
            if each is not None
        }
        known = set(fields.values())
        filled = any(isinstance(each, (FillField, EditField)) for each in known)
        if len(known) < _LEAST_HEADS or not filled or not known & _FIXED:
            return None
        return fields, {column: cell.words for column, cell in cells}

    def _line(self, row: int, cells: list[tuple[int, BookCell]]) -> None:
        locked = dict(self._from_above(row))
        filled: dict[SentField, ReturnedCell] = {}
        for column, cell in cells:
            name = self._fields.get(column)
            if isinstance(name, LockedField):
                locked[name] = cell.words
            elif name is not None:
                filled[name] = self._cell(row, column, cell)
            elif cell.words:
                self._table.stray |= column in self._heads
                self._rest(row, [(column, cell)])
        if not filled and not any(locked.get(each) for each in _FIXED):
            self._rest(row, [(c, cell) for c, cell in cells if c in self._fields])
            return
        code = read_code(locked.get(LockedField.CODE, ""))
        sent = self._sent.get(code) if code else None
        hidden = row in self._sheet.hidden_rows
        place = f"{self._sheet.name}!{row + 1}"
        self._table.rows.append(ReturnedRow(place, code, locked, filled, hidden, sent))

    def _from_above(self, row: int) -> Iterator[tuple[LockedField, str]]:
        """The section of a merged block, for each row it covers. What tells one row from
        the next is never taken from above."""
        for column, name in self._fields.items() if self._covered else ():
            top = self._covered.get((row, column))
            if top is not None and name is LockedField.SECTION:
                cell = self._sheet.cells.get(top)
                if cell is not None and cell.words:
                    yield name, cell.words

    def _cell(self, row: int, column: int, cell: BookCell) -> ReturnedCell:
        amiss = cell.amiss
        if (row, column) in self._tall:
            amiss = amiss or CellAmiss.MERGED
        return ReturnedCell(cell.words, self._place(row, column), cell.number, cell.day, amiss)

    def _place(self, row: int, column: int) -> str:
        return f"{self._sheet.name}!{_letters(column)}{row + 1}"

    def _rest(self, row: int, cells: list[tuple[int, BookCell]]) -> None:
        self._table.rest += (
            f"{self._place(row, column)}：{cell.words}" for column, cell in cells if cell.words
        )


def _covered(sheet: CellSheet) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places in merged blocks of several rows, with the place of the block's cell."""
    room = _MOST_COVERED
    for top, left, rows, columns in sheet.merges:
        room -= rows
        if rows == 1 or room < 0:
            continue
        for row in range(top + 1, top + rows):
            for column in range(left, left + min(columns, _WIDEST)):
                yield (row, column), (top, left)


def lines_of(sheet: CellSheet) -> Iterator[str]:
    """The words of a sheet that has no table."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.words:
            yield f"{sheet.name}!{_letters(column)}{row + 1}：{cell.words}"


def _letters(column: int) -> str:
    """The name of a column as a spreadsheet shows it: A, Z, AA."""
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name
