"""The sheet a unit fills in: its rows, what is locked, what may be typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import RowDimension

from gkdesk.domain.dispatches import LockedField, SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Status
from gkdesk.exports.fill_columns import (
    FillColumn,
    fill_columns,
    locked_words,
    sent_words,
)
from gkdesk.exports.fill_paper import set_paper, unlock_handling
from gkdesk.exports.fill_rules import add_rules
from gkdesk.exports.fill_styles import STEPS, FillLook, FillStyles, points_of, worded
from gkdesk.exports.text_fit import (
    TALLEST_ROW,
    clean,
    height_of,
    lines_of,
    most_lines,
    room_of,
)
from gkdesk.exports.workbook_mark import looks_like_formula, put_words
from gkdesk.terms import label

SHEET: Final = "填报表"
HEAD_ROW: Final = 3
"""The heads stand in this row, counted from 1."""

_LEAST_HEIGHT: Final = 48.0
_MIDDLE: Final = {
    LockedField.ORDINAL,
    LockedField.ROLE,
    LockedField.DEADLINE,
    LockedField.LIGHT,
}
_LOOKS: Final = {
    FillField.STATUS: FillLook.FILL_CENTRE,
    FillField.DONE_ON: FillLook.FILL_DAY,
    FillField.COUNT: FillLook.FILL_CENTRE,
    FillField.PERSON: FillLook.FILL_TEXT,
}


class _GrowingRow(RowDimension):
    """A row with a height that is no one's wish: it grows with what is typed into it."""

    customHeight = False


def write_table(sheet: Any, title: str, under: str, rows: Sequence[SentRow]) -> None:
    """Fill an empty streaming sheet: title, the line under it, heads, a row a task."""
    columns = fill_columns(rows)
    styles = FillStyles(sheet)
    _set_columns(sheet, columns)
    set_paper(sheet, columns, HEAD_ROW + len(rows))
    sheet.freeze_panes = f"{_first_fill(columns)}{HEAD_ROW + 1}"
    _write_top(sheet, styles, columns, title, under)
    for number, row in enumerate(rows, HEAD_ROW + 1):
        _write_row(sheet, styles, columns, number, row)
    add_rules(sheet, columns, rows, HEAD_ROW + 1)
    unlock_handling(sheet)
    sheet.auto_filter.ref = (
        f"A{HEAD_ROW}:{get_column_letter(len(columns))}{HEAD_ROW + len(rows)}"
    )


def _set_columns(sheet: Any, columns: Sequence[FillColumn]) -> None:
    for at, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column.width
        dimension.hidden = column.field is LockedField.CODE


def _first_fill(columns: Sequence[FillColumn]) -> str:
    """The column behind the work itself: what is to be done stays in sight."""
    measure = next(
        at for at, column in enumerate(columns) if column.field is LockedField.MEASURE
    )
    return get_column_letter(measure + 2)


def _write_top(
    sheet: Any, styles: FillStyles, columns: Sequence[FillColumn], title: str, under: str
) -> None:
    last = len(columns) - 1
    width = sum(column.width for column in columns[:-1])
    tops = ((title, FillLook.TITLE, 20.0), (under, FillLook.UNDER_TITLE, 12.0))
    for number, (text, look, points) in enumerate(tops, 1):
        tall = height_of(lines_of(clean(text), room_of(width, points)), points)
        sheet.row_dimensions[number].height = min(TALLEST_ROW, tall + 6)
        sheet.append([worded(sheet, styles, text, look)])
        across = CellRange(min_col=1, max_col=last, min_row=number, max_row=number)
        sheet.merged_cells.ranges.add(across)
    sheet.row_dimensions[HEAD_ROW].height = 34
    heads = {True: FillLook.FILL_HEAD, False: FillLook.HEAD}
    sheet.append(
        [worded(sheet, styles, column.head, heads[column.filled_in]) for column in columns]
    )


def _write_row(
    sheet: Any, styles: FillStyles, columns: Sequence[FillColumn], number: int, row: SentRow
) -> None:
    words = locked_words(row)
    cells, tall = [], _LEAST_HEIGHT
    for column in columns:
        field = column.field
        if isinstance(field, FillField):
            cell, high = _fill_cell(sheet, styles, column, field, row)
        else:
            cell, high = _locked_cell(sheet, styles, column, row, words[field])
        cells.append(cell)
        tall = max(tall, high)
    sheet.row_dimensions[number] = _GrowingRow(sheet, index=number, ht=round(tall, 2))
    sheet.append(cells)


class _Fit(NamedTuple):
    """In which size of letters a text stands in a cell, and how tall it is then."""

    step: int
    height: float


_EMPTY: Final = _Fit(0, 0.0)


@lru_cache(maxsize=8192)
def _fit(text: str, width: float) -> _Fit:
    """Letters so small that a text goes into the tallest row, as far as they can; units
    share their rows, so the same text is asked for again and again."""
    for step in range(STEPS):
        points = points_of(step)
        lines = lines_of(text, room_of(width, points))
        if lines <= most_lines(points):
            return _Fit(step, height_of(lines, points))
    return _Fit(STEPS - 1, TALLEST_ROW)


def _locked_cell(
    sheet: Any, styles: FillStyles, column: FillColumn, row: SentRow, words: str
) -> tuple[Any, float]:
    look = FillLook.LOCKED_CENTRE if column.field in _MIDDLE else FillLook.LOCKED
    text = clean(words)
    light = row.light if column.field is LockedField.LIGHT else None
    cell: Any = WriteOnlyCell(sheet)
    if column.field is LockedField.ORDINAL:
        cell.value = row.ordinal
    else:
        put_words(cell, text)
    fit = _EMPTY if column.field is LockedField.CODE else _fit(text, column.width)
    cell._style = styles.of(look, looks_like_formula(text), light, fit.step)
    return cell, fit.height


def _fill_cell(
    sheet: Any, styles: FillStyles, column: FillColumn, field: FillField, row: SentRow
) -> tuple[Any, float]:
    words = sent_words(row, field)
    look, form = _LOOKS.get(field, FillLook.FILL), ""
    if field is FillField.COUNT:
        if row.required is None and not words:
            look = FillLook.LOCKED_CENTRE
        elif row.required is not None:
            form = f'0"／{row.required}次"'
    if not words:
        return styles.blank(look, form), 0.0
    cell: Any = WriteOnlyCell(sheet)
    text = _put_value(cell, field, words)
    fit = _fit(text, column.width)
    cell._style = styles.of(look, looks_like_formula(text), step=fit.step, form=form)
    return cell, fit.height


def _put_value(cell: Any, field: FillField, words: str) -> str:
    """What was sent as the cell holds it, and as it reads."""
    if field is FillField.DONE_ON:
        cell.value = date.fromisoformat(words)
        return words
    if field is FillField.COUNT:
        cell.value = int(words)
        return words
    if field is FillField.STATUS:
        words = label(Status(words))
    text = clean(words)
    put_words(cell, text)
    return text
