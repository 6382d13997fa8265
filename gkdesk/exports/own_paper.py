"""The paper of a filled form: heads again on each page, ends of pages, what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, RowBreak

from gkdesk.domain.own_form import OwnForm
from gkdesk.exports.own_cells import MOST_COLUMNS
from gkdesk.exports.own_layout import is_fitted

_MOST_BELOW = 60


def last_row(sheet: Any, form: OwnForm, lines: int) -> int:
    """The last row with words, near below the table: a stray cell far away is none."""
    body = form.body + lines
    near = (key[0] for key, cell in sheet._cells.items() if cell.value is not None)
    return max((row for row in near if row <= body + _MOST_BELOW), default=body)


def last_column(sheet: Any, form: OwnForm, bottom: int) -> int:
    """How many columns the table and the words around it take."""
    told = (
        key[1]
        for key, cell in sheet._cells.items()
        if cell.value is not None and key[0] <= bottom and key[1] <= MOST_COLUMNS
    )
    return max(form.width, max(told, default=0))


def set_paper(
    sheet: Any, form: OwnForm, pages: Sequence[range], shift: int, bottom: int
) -> None:
    """Heads again on each page, ends of pages between rows, all rows in the print area."""
    if not sheet.print_title_rows:
        sheet.print_title_rows = f"{form.head + 1}:{form.body}"
    if is_fitted(sheet, form):
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth = 1
        if len(pages) > 1:
            sheet.page_setup.fitToHeight = 0
    sheet.row_breaks = RowBreak()
    for page in pages[1:]:
        sheet.row_breaks.append(Break(id=form.body + page.start))
    if sheet.print_area:
        last = get_column_letter(last_column(sheet, form, bottom))
        sheet.print_area = f"A1:{last}{bottom}"
    sheet.tables.clear()
    if sheet.auto_filter.ref:
        last = get_column_letter(form.width)
        sheet.auto_filter.ref = f"A{form.body}:{last}{form.body + pages[-1].stop}"
    _stretch_rules(sheet, form, shift)


def _stretch_rules(sheet: Any, form: OwnForm, shift: int) -> None:
    """Lists to choose from and rules of colour reach over all rows their samples had."""
    for rule in sheet.data_validations.dataValidation:
        for block in rule.sqref.ranges:
            if block.min_row <= form.foot and block.max_row > form.body:
                block.max_row = max(form.body + 1, block.max_row + shift)
