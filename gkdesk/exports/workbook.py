"""Laid-out sheets -> the bytes of an .xlsx workbook.

openpyxl's streaming sheets are used: every line is known before it is written. One style
object a look is made and shared by all its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from gkdesk.domain.progress import Progress
from gkdesk.exports import progress_workbook
from gkdesk.exports import sheet as paper
from gkdesk.exports.sheet import Cell, Faces, Look, Paper, Sheet
from gkdesk.exports.sheet_names import sheet_names

_CHINESE = 134
_CENTRED = {Look.TITLE, Look.SUBTITLE, Look.HEAD, Look.CENTRE, Look.TOP_CENTRE}
_ORDINAL = {Look.CENTRE, Look.TOP_CENTRE}
_FORMULA_SIGNS = tuple("=+-@#'")
_AT_TOP = {Look.TOP_CENTRE, Look.TOP_LEFT}
_OPEN = {Look.TITLE, Look.SUBTITLE, Look.BASIS, Look.FILL, Look.NOTE, Look.PLAIN}
_THIN = Side(style="thin", color="FF000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TINT = PatternFill("solid", fgColor="FFF2F2F2")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MM_PER_INCH = 25.4
_MEASURING_FONT = Font(name="Verdana", size=8)
"""The font whose digits every column width is counted in. This one, and those that stand in
for it where it is missing, have digits of 7 pixels; the usual one has a third wider ones
there, and the table would be printed by a third smaller."""


class _Styles:
    """One finished style a look, and a second one for text that looks like a formula."""

    def __init__(self, sheet: Any, faces: Faces) -> None:
        self._made = {
            (look, quoted): _style(sheet, faces, look, quoted)
            for look in Look
            for quoted in (False, True)
        }

    def of(self, look: Look, quoted: bool) -> Any:
        return self._made[look, quoted]


def _style(sheet: Any, faces: Faces, look: Look, quoted: bool) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    letters = faces.of(look)
    cell.font = Font(name=letters.face, size=letters.points, charset=_CHINESE)
    cell.alignment = Alignment(
        horizontal="center" if look in _CENTRED else "left",
        vertical="top" if look in _AT_TOP else "center",
        wrap_text=True,
    )
    if look not in _OPEN:
        cell.border = _GRID
    if look is Look.HEAD:
        cell.fill = _TINT
    if quoted:
        cell.quotePrefix = True
    return cell._style


def workbook_bytes(sheets: Sequence[Sheet], progress: Progress | None = None) -> bytes:
    """The workbook of these sheets, one each, in order; behind them how far a plan is, as
    figures and charts."""
    book: Any = Workbook(write_only=True)
    book._fonts = IndexedList([_MEASURING_FONT])
    book._named_styles["Normal"].font = _MEASURING_FONT
    styles: dict[Faces, _Styles] = {}
    more = [progress_workbook.SHEET] if progress is not None else []
    names = list(sheet_names([*(one.tab or one.title for one in sheets), *more]))
    for sheet, name in zip(sheets, names, strict=False):
        target = book.create_sheet(name)
        if sheet.faces not in styles:
            styles[sheet.faces] = _Styles(target, sheet.faces)
        _write_sheet(target, sheet, styles[sheet.faces])
    if progress is not None:
        progress_workbook.fill_sheet(book.create_sheet(names[-1]), progress)
    book.properties.title = sheets[0].title
    book.properties.subject = sheets[0].basis
    book.properties.creator = "政务公开任务台"
    book.properties.keywords = "任务分解表"
    book.properties.language = "zh-CN"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_sheet(target: Any, sheet: Sheet, styles: _Styles) -> None:
    last = get_column_letter(len(sheet.widths))
    # before the first row: it stands above them in the file
    _set_paper(target, sheet.paper, sheet.breaks)
    for at, width in enumerate(sheet.widths, 1):
        column = target.column_dimensions[get_column_letter(at)]
        column.width = width
        column._style = styles.of(Look.PLAIN, quoted=False)
    target.freeze_panes = f"A{sheet.head + 2}"
    for number, line in enumerate(sheet.lines, 1):
        target.row_dimensions[number].height = round(line.height, 2)
        target.append(_cells(target, styles, line.cells, sheet.numbered))
    for block in sheet.blocks:
        target.merged_cells.ranges.add(
            CellRange(
                min_col=block.left + 1,
                min_row=block.top + 1,
                max_col=block.right + 1,
                max_row=block.bottom + 1,
            )
        )
    target.print_area = f"A1:{last}{len(sheet.lines)}"
    target.print_title_rows = f"{sheet.head + 1}:{sheet.head + 1}"


def _cells(
    target: Any, styles: _Styles, cells: Iterable[Cell], numbered: int | None
) -> list[Any]:
    made = []
    for at, (text, look) in enumerate(cells):
        cell: Any = WriteOnlyCell(target)
        if at == numbered and look in _ORDINAL and text.isdecimal():
            cell.value = int(text)  # as text it would carry a warning mark in every row
        elif text:
            cell._value = _ESCAPE.sub("_x005F_", text) if "_x" in text else text
            cell.data_type = "s"
        cell._style = styles.of(look, quoted=text[:1] in _FORMULA_SIGNS)
        made.append(cell)
    return made


def _set_paper(target: Any, lying: Paper, breaks: Iterable[int]) -> None:
    target.sheet_properties.pageSetUpPr.fitToPage = True
    setup = target.page_setup
    setup.orientation = "landscape" if lying.wide else "portrait"
    setup.paperSize = lying.number
    setup.fitToWidth, setup.fitToHeight = 1, 0
    margins = target.page_margins
    margins.left = margins.right = paper.SIDE / _MM_PER_INCH
    margins.top, margins.bottom = paper.TOP / _MM_PER_INCH, paper.BOTTOM / _MM_PER_INCH
    margins.header = margins.footer = paper.FOOTER / _MM_PER_INCH
    target.print_options.horizontalCentered = True
    target.oddFooter.center.text = "— &P —"
    for line in breaks:
        target.row_breaks.append(Break(id=line))
