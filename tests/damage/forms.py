"""A sent workbook as a table whose rows and columns people push around.

What is true stands with each line: the row of the ledger it is about, who typed it, and what
was typed. The lines keep it wherever they go.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import read_code
from gkdesk.terms import label
from tests.damage.answers import Typed

About = tuple[int, int | None]
"""A row of the ledger and the due point it is about."""

_FIELDS: dict[str, FillField | LockedField] = {
    label(each): each for kind in (LockedField, FillField) for each in kind
}


@dataclass(eq=False)
class Column:
    """``field`` is what it truly holds, None for one the office added."""

    field: FillField | LockedField | None
    head: str
    width: float = 12.0
    hidden: bool = False


@dataclass(eq=False)
class Line:
    """``about`` is None where the office wrote a row of its own; ``owners`` are the units
    whose answer it may be. ``maybe`` are canonical words that may be written though nobody
    typed them into this very cell. ``looks`` are the styles of its cells."""

    about: About | None
    owners: frozenset[str]
    cells: dict[Column, Any] = field(default_factory=dict)
    typed: dict[FillField, Typed] = field(default_factory=dict)
    maybe: dict[FillField, frozenset[str]] = field(default_factory=dict)
    looks: dict[Column, Any] = field(default_factory=dict)
    hidden: bool = False

    def twin(self) -> Line:
        """The same line once more."""
        one = copy(self)
        one.cells, one.typed = dict(self.cells), dict(self.typed)
        one.maybe, one.looks = dict(self.maybe), dict(self.looks)
        return one


@dataclass(eq=False)
class Table:
    """A table in a sheet, with the lines of words above and below it."""

    sheet: str
    columns: list[Column]
    lines: list[Line]
    above: list[str] = field(default_factory=list)
    below: list[list[Any]] = field(default_factory=list)
    over_head: list[str] = field(default_factory=list)
    merges: list[tuple[Column, Line, Line]] = field(default_factory=list)

    def column(self, wanted: FillField | LockedField) -> Column | None:
        """Where a field stands, None where it was taken out."""
        return next((one for one in self.columns if one.field is wanted), None)

    def real(self) -> list[Line]:
        """The lines about a row of the ledger."""
        return [line for line in self.lines if line.about is not None]

    def put(self, line: Line, wanted: FillField, said: Typed) -> None:
        """An office types something."""
        column = self.column(wanted)
        if column is not None:
            line.cells[column] = said.value
            line.typed[wanted] = said


@dataclass(eq=False)
class Form:
    """A workbook in an office's hands. ``lost`` names what makes that nothing of it need be
    listed (the file is refused as a whole, with its reason)."""

    unit: str
    name: str
    book: Any
    tables: list[Table]
    suffix: str = ".xlsx"
    lost: str = ""
    acts: list[str] = field(default_factory=list)
    remade: bool = False

    @property
    def table(self) -> Table:
        """The first table."""
        return self.tables[0]

    @property
    def title(self) -> str:
        """What to call it in a report."""
        return f"{self.name}{self.suffix} ({', '.join(self.acts)})"


def opened(data: bytes, unit: str, name: str) -> Form:
    """A sent workbook as the office opens it. The same openpyxl workbook serves again and
    again, so a form is to be written before the same workbook is opened anew."""
    kept = _kept(data)
    kept.restore()
    owners, columns = frozenset((unit,)), [copy(column) for column in kept.columns]
    lines = [_line(columns, owners, cells) for cells in kept.cells]
    real = [line for line in lines if line.about is not None]
    return Form(unit, name, kept.book, [Table(kept.sheet.title, columns, real, [*kept.above])])


class _Kept:
    """A workbook that was read once, and what it was like then."""

    def __init__(self, data: bytes) -> None:
        book: Any = load_workbook(BytesIO(data))
        self.book = book
        self._sheets: list[Any] = list(book._sheets)
        self._titles = [sheet.title for sheet in self._sheets]
        self._props = list(book.custom_doc_props.props)
        self._names = dict(self.book.defined_names)
        self.sheet: Any = next(
            one for one in self._sheets if one.sheet_state == "visible" and _head(one)
        )
        head = _head(self.sheet)
        self.columns = [
            Column(
                _FIELDS[str(cell.value)],
                str(cell.value),
                _width(self.sheet, at),
                _hid(self.sheet, at),
            )
            for at, cell in enumerate(self.sheet[head], 1)
            if cell.value
        ]
        self.above = [str(self.sheet.cell(row, 1).value or "") for row in range(1, head)]
        self.cells = [
            [(cell.value, cell._style) for cell in row]
            for row in self.sheet.iter_rows(min_row=head + 1)
        ]

    def restore(self) -> None:
        """The workbook as it was sent, but for the cells of the table."""
        self.book._sheets[:] = self._sheets
        for sheet, title in zip(self._sheets, self._titles, strict=True):
            if sheet.title != title:
                sheet.title = title
        for dimension in self.sheet.row_dimensions.values():
            dimension.hidden = False
        self.book.custom_doc_props.props[:] = self._props
        self.book.defined_names.clear()
        self.book.defined_names.update(self._names)


@lru_cache(maxsize=64)
def _kept(data: bytes) -> _Kept:
    return _Kept(data)


def _head(sheet: Any) -> int:
    """The number of the row with the heads, 0 where there is none."""
    for row in sheet.iter_rows(max_row=12):
        if sum(str(cell.value) in _FIELDS for cell in row) >= 6:
            return int(row[0].row)
    return 0


def _width(sheet: Any, at: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(at)].width or 12)


def _hid(sheet: Any, at: int) -> bool:
    return bool(sheet.column_dimensions[get_column_letter(at)].hidden)


def _line(
    columns: list[Column], owners: frozenset[str], cells: Sequence[tuple[Any, Any]]
) -> Line:
    line = Line(None, owners)
    for column, (value, look) in zip(columns, cells, strict=False):
        line.cells[column], line.looks[column] = value, look
        if column.field is LockedField.CODE:
            code = read_code(str(value or ""))
            line.about = (code.node_id, code.occurrence_id) if code else None
    return line


def written(form: Form, folder: Path) -> Path:
    """The workbook saved as .xlsx in a folder."""
    for number, table in enumerate(form.tables):
        sheet = _sheet_of(form.book, table, new=number > 0 or form.remade)
        _write(sheet, table, styled=not form.remade)
    target = folder / f"{form.name}.xlsx"
    form.book.save(target)
    return target


def _sheet_of(book: Any, table: Table, *, new: bool) -> Any:
    """The sheet of a table, emptied; a new one where there is none of that name."""
    if table.sheet not in book.sheetnames:
        return book.create_sheet(table.sheet, 0 if not new else None)
    sheet = book[table.sheet]
    sheet._cells.clear()
    sheet.merged_cells.ranges.clear()
    sheet.auto_filter.ref = None
    return sheet


def _write(sheet: Any, table: Table, *, styled: bool) -> None:
    row = 0
    for words in table.above:
        row += 1
        sheet.cell(row, 1, words)
        if len(table.columns) > 1:
            _merge(sheet, row, 1, row, len(table.columns))
    if table.over_head:
        row += 1
        for at, words in enumerate(table.over_head, 1):
            sheet.cell(row, at, words or None)
    row += 1
    _write_head(sheet, row, table)
    rows = {}
    for line in table.lines:
        row += 1
        rows[line] = row
        _write_line(sheet, row, table, line, styled=styled)
    for cells in table.below:
        row += 1
        for at, value in enumerate(cells, 1):
            put(sheet.cell(row, at), value)
    _merge_columns(sheet, table, rows)


def _merge_columns(sheet: Any, table: Table, rows: dict[Line, int]) -> None:
    """The merged cells; what stood in a line that one covers is gone."""
    for column, first, last in table.merges:
        if column in table.columns and first in rows and last in rows:
            at, top, bottom = table.columns.index(column) + 1, rows[first], rows[last]
            _merge_down(sheet, at, top, bottom)
            for line, place in rows.items():
                if top < place <= bottom and isinstance(column.field, FillField):
                    line.typed.pop(column.field, None)


def _write_head(sheet: Any, row: int, table: Table) -> None:
    for at, column in enumerate(table.columns, 1):
        sheet.cell(row, at, column.head)
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width, dimension.hidden = column.width, column.hidden


def _write_line(sheet: Any, row: int, table: Table, line: Line, *, styled: bool) -> None:
    for at, column in enumerate(table.columns, 1):
        value, look = line.cells.get(column), line.looks.get(column)
        if value is None and look is None:
            continue
        cell = sheet.cell(row, at)
        if look is not None and styled:
            cell._style = look
        put(cell, value)
    if line.hidden:
        sheet.row_dimensions[row].hidden = True


class Formula(str):
    """Words that are a formula in the cell."""

    __slots__ = ()


class Fault(str):
    """An error value: #N/A."""

    __slots__ = ()


def put(cell: Any, value: Any) -> None:
    """A value into a cell: text stays text, whatever it begins with."""
    if isinstance(value, Formula):
        cell.value = str(value)
        cell.data_type = "f"
    elif isinstance(value, Fault):
        cell._value, cell.data_type = str(value), "e"
    elif isinstance(value, str):
        cell._value, cell.data_type = value, "s"
    else:
        cell.value = value


def _merge(sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
    block = CellRange(min_row=top, min_col=left, max_row=bottom, max_col=right)
    sheet.merged_cells.ranges.add(block)


def _merge_down(sheet: Any, at: int, first: int, last: int) -> None:
    """Cells merged over rows: what stood below the first is gone."""
    if first >= last:
        return
    for row in range(first + 1, last + 1):
        sheet._cells.pop((row, at), None)
    _merge(sheet, first, at, last, at)


def fresh_book() -> Any:
    """An empty workbook as the office's program makes one."""
    book: Any = Workbook()
    book.active.title = "Sheet1"
    return book
