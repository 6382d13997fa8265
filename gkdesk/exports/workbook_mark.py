"""Writing into a workbook what it is: a hidden sheet, a custom property, a defined name.

The hidden sheet also holds what was sent row by row, so that an answer can be compared where
the ledger has lost its register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from gkdesk.domain import workbook_marks
from gkdesk.domain.dispatches import DispatchKind, SentField, SentRow, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import EditField
from gkdesk.exports.text_fit import clean

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = tuple("=+-@#'|＝＋－＠")
LONGEST = 32_767
"""The characters a cell may hold."""


def mark_workbook(book: Any, mark: WorkbookMark, rows: Sequence[SentRow]) -> None:
    """Write the mark and what is sent into an openpyxl workbook, streaming or not, as its
    last sheet, a property and a defined name."""
    short = workbook_marks.short_text(mark)
    book.custom_doc_props.append(StringProperty(name=workbook_marks.PROPERTY, value=short))
    quoted = short.replace('"', '""')
    name = DefinedName(workbook_marks.NAME, attr_text=f'"{quoted}"', hidden=True)
    book.defined_names[workbook_marks.NAME] = name
    sheet = book.create_sheet(workbook_marks.SHEET)
    sheet.sheet_state = "veryHidden"
    for line in _lines(mark, rows):
        sheet.append([plain_cell(sheet, words) for words in line])


def _lines(mark: WorkbookMark, rows: Sequence[SentRow]) -> Iterable[Sequence[str]]:
    yield workbook_marks.SHEET, "1"
    yield from workbook_marks.pairs(mark)
    fields: tuple[SentField, ...] = tuple(FillField)
    if mark.kind is DispatchKind.MASTER:
        fields = tuple(EditField)
    yield workbook_marks.CODE, *(field.value for field in fields)
    for row in rows:
        yield str(row.code), *(row.values.get(field, "") for field in fields)


def plain_cell(sheet: Any, words: str) -> Any:
    """A cell that holds words and never a formula, in whatever program."""
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    put_words(cell, words)
    if words[:1] in _FORMULA_SIGNS:
        cell.quotePrefix = True
    return cell


def looks_like_formula(words: str) -> bool:
    """Whether a program may take words for a formula when a person edits the cell."""
    return words[:1] in _FORMULA_SIGNS


def put_words(cell: Any, words: str) -> None:
    """Words into a cell as they are, none of them worked out; cut where no cell holds more."""
    text = clean(words)[:LONGEST]
    if text:
        cell._value = _ESCAPE.sub("_x005F_", text) if "_x" in text else text
        cell.data_type = "s"
