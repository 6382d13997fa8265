"""The whole breakdown table with its row codes (总表), for those who work on in a spreadsheet.

Every row says all it has, nothing is merged: the table may be sorted and filtered. White
columns may be changed, grey ones tell which task it is; the codes stand last and hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from gkdesk.domain.dispatches import LockedField, SentRow, WorkbookMark
from gkdesk.domain.tasks import EditField, Status
from gkdesk.exports.fill_columns import locked_words
from gkdesk.exports.fill_paper import lay_on_paper
from gkdesk.exports.fill_styles import FillLook, FillStyles, points_of, worded
from gkdesk.exports.text_fit import (
    TALLEST_ROW,
    clean,
    height_of,
    lines_of,
    most_lines,
    room_of,
)
from gkdesk.exports.workbook_mark import looks_like_formula, mark_workbook, put_words
from gkdesk.terms import label

SHEET: Final = "任务分解表"
HEAD_ROW: Final = 3
"""The heads stand in this row, counted from 1."""
EDITED: Final = (
    EditField.LEAD,
    EditField.RESPONSIBLE,
    EditField.SUPPORTING,
    EditField.DEADLINE,
    EditField.STATUS,
    EditField.PROGRESS,
    EditField.NOTE,
)
"""The fields that may be changed in a master table."""

_MEASURING_FONT = Font(name="Verdana", size=8)
"""As in the breakdown table: the font whose digits the widths of columns are counted in."""
_WIDTHS: Final = {
    LockedField.ORDINAL: 6.0,
    LockedField.SECTION: 14.0,
    LockedField.TASK: 16.0,
    LockedField.MEASURE: 46.0,
    EditField.LEAD: 13.0,
    EditField.RESPONSIBLE: 20.0,
    EditField.SUPPORTING: 15.0,
    EditField.DEADLINE: 15.0,
    EditField.STATUS: 9.0,
    EditField.PROGRESS: 28.0,
    EditField.NOTE: 16.0,
    LockedField.CODE: 22.0,
}
_LEAST_HEIGHT: Final = 36.0
_STEPS: Final = range(4)
_Field = LockedField | EditField


@dataclass(frozen=True, slots=True)
class MasterBook:
    """One workbook, complete, before it is bytes."""

    mark: WorkbookMark
    title: str
    under: str
    rows: tuple[SentRow, ...]


def master_workbook(book: MasterBook) -> bytes:
    """The workbook with its table and its mark; nothing in it is a formula."""
    target: Any = Workbook(write_only=True)
    target._fonts = IndexedList([_MEASURING_FONT])
    target._named_styles["Normal"].font = _MEASURING_FONT
    _write_table(target.create_sheet(SHEET), book)
    mark_workbook(target, book.mark, book.rows)
    target.properties.title = book.title
    target.properties.creator = "政务公开任务台"
    target.properties.keywords = SHEET
    target.properties.language = "zh-CN"
    stream = BytesIO()
    target.save(stream)
    return stream.getvalue()


def master_fields(rows: Sequence[SentRow]) -> tuple[_Field, ...]:
    """The columns these rows need: none of a level that no row has."""
    shown: list[_Field] = [LockedField.ORDINAL]
    shown += [LockedField.SECTION] * any(row.section.strip() for row in rows)
    shown += [LockedField.TASK] * any(row.task.strip() for row in rows)
    return (*shown, LockedField.MEASURE, *EDITED, LockedField.CODE)


def _write_table(sheet: Any, book: MasterBook) -> None:
    fields = master_fields(book.rows)
    last = HEAD_ROW + len(book.rows)
    for at, field in enumerate(fields, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = _WIDTHS[field]
        dimension.hidden = field is LockedField.CODE
    lay_on_paper(sheet, "landscape")
    shown = get_column_letter(len(fields) - 1)
    sheet.print_area = f"A1:{shown}{last}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.freeze_panes = f"{get_column_letter(1 + fields.index(EditField.LEAD))}{HEAD_ROW + 1}"
    styles = FillStyles(sheet)
    _write_top(sheet, styles, fields, book)
    for number, row in enumerate(book.rows, HEAD_ROW + 1):
        _write_row(sheet, styles, fields, number, row)
    _add_list(sheet, get_column_letter(1 + fields.index(EditField.STATUS)), last)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(fields))}{last}"


def _write_top(
    sheet: Any, styles: FillStyles, fields: Sequence[_Field], book: MasterBook
) -> None:
    width = sum(_WIDTHS[field] for field in fields[:-1])
    tops = ((book.title, FillLook.TITLE, 20.0), (book.under, FillLook.UNDER_TITLE, 12.0))
    for number, (text, look, points) in enumerate(tops, 1):
        tall = height_of(lines_of(clean(text), room_of(width, points)), points)
        sheet.row_dimensions[number].height = min(TALLEST_ROW, tall + 6)
        sheet.append([worded(sheet, styles, text, look)])
        across = CellRange(min_col=1, max_col=len(fields) - 1, min_row=number, max_row=number)
        sheet.merged_cells.ranges.add(across)
    sheet.row_dimensions[HEAD_ROW].height = 34
    heads = {True: FillLook.FILL_HEAD, False: FillLook.HEAD}
    sheet.append(
        [
            worded(sheet, styles, label(field), heads[isinstance(field, EditField)])
            for field in fields
        ]
    )


def _write_row(
    sheet: Any, styles: FillStyles, fields: Sequence[_Field], number: int, row: SentRow
) -> None:
    words = locked_words(row)
    cells, tall = [], _LEAST_HEIGHT
    for field in fields:
        text = _edited(row, field) if isinstance(field, EditField) else clean(words[field])
        step = 0 if field is LockedField.CODE else _step(text, field)
        cell: Any = WriteOnlyCell(sheet)
        if field is LockedField.ORDINAL:
            cell.value = row.ordinal
        else:
            put_words(cell, text)
        cell._style = styles.of(_look(field), looks_like_formula(text), step=step)
        cells.append(cell)
        if field is not LockedField.CODE:
            tall = max(tall, _height(text, field, step))
    sheet.row_dimensions[number].height = round(min(TALLEST_ROW, tall), 2)
    sheet.append(cells)


def _edited(row: SentRow, field: EditField) -> str:
    words = row.values.get(field, "")
    return label(Status(words)) if field is EditField.STATUS and words else clean(words)


def _look(field: _Field) -> FillLook:
    if field is LockedField.ORDINAL:
        return FillLook.LOCKED_CENTRE
    if isinstance(field, LockedField):
        return FillLook.LOCKED
    if field is EditField.DEADLINE:
        return FillLook.FILL_TEXT
    return FillLook.FILL_CENTRE if field is EditField.STATUS else FillLook.FILL


def _step(text: str, field: _Field) -> int:
    """How much smaller the letters must be for a text to fit the tallest row."""
    for step in _STEPS:
        points = points_of(step)
        if lines_of(text, room_of(_WIDTHS[field], points)) <= most_lines(points):
            return step
    return _STEPS[-1]


def _height(text: str, field: _Field, step: int) -> float:
    points = points_of(step)
    return height_of(lines_of(text, room_of(_WIDTHS[field], points)), points)


def _add_list(sheet: Any, letter: str, last: int) -> None:
    words = ",".join(label(status) for status in Status)
    rule = DataValidation("list", formula1=f'"{words}"', allow_blank=True)
    rule.errorStyle = "warning"
    rule.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}")
    sheet.data_validations.append(rule)
