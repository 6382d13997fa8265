"""How the lines of a filled form look: as its own sample rows do.

The first and the last line are the sample's first and last, for their outer lines differ;
those between are the sample's middle, or take turns where it does (coloured stripes).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill

from gkdesk.domain.own_form import OwnForm

Style = Any
"""openpyxl's array of style numbers of one cell."""


@dataclass(slots=True)
class FormStyles:
    """A style a column for each kind of line, and the height its sample has (0: none)."""

    first: list[Style]
    middle: list[list[Style]]
    last: list[Style]
    banner: list[Style]
    height: float

    def of(self, number: int, count: int) -> list[Style]:
        """The styles of line ``number`` of ``count``."""
        if number == 0:
            return self.first
        if number == count - 1:
            return self.last
        return self.middle[(number - 1) % len(self.middle)]


def styles_of(sheet: Any, form: OwnForm) -> FormStyles:
    """The styles of a form's sample rows; of its heads without their colour where it gives
    no sample. Must be asked before anything is written."""
    rows = [row for row in form.samples if row not in form.banners]
    if rows:
        lines = [_line(sheet, form, row) for row in rows]
        first, last = lines[0], lines[-1]
        middle = _middle(lines)
    else:
        first = last = [_plain(sheet, form, column.at) for column in form.columns]
        middle = [first]
    banner = _line(sheet, form, form.banners[0]) if form.banners else first
    height = max((sheet.row_dimensions[row + 1].height or 0 for row in rows), default=0)
    return FormStyles(first, middle, last, banner, height if len(rows) < _MANY else 0)


_MANY = 6
"""A form with more sample rows is a former table: its heights are those of former words."""


def _line(sheet: Any, form: OwnForm, row: int) -> list[Style]:
    """The styles of a sample row, every cell wrapping its words."""
    anchors = [_anchor(sheet, row, column.at) for column in form.columns]
    return [_wrapping(sheet, *anchor) for anchor in anchors]


def _anchor(sheet: Any, row: int, column: int) -> tuple[int, int]:
    """Where a cell's look is told: a merged block's stands in its first cell. One over
    several columns is none of a column's."""
    place = sheet.cell(row + 1, column + 1).coordinate
    for block in sheet.merged_cells.ranges:
        if place in block and block.min_col == block.max_col:
            return block.min_row - 1, column
    return row, column


def _middle(lines: Sequence[list[Style]]) -> list[list[Style]]:
    """Those that take turns, else the one most rows have."""
    inner = list(lines[1:-1]) or list(lines[:1])
    keys = [tuple(map(_key, line)) for line in inner]
    if len(keys) > 1 and all(key == keys[at % 2] for at, key in enumerate(keys)):
        return inner[:2] if keys[0] != keys[1] else inner[:1]
    common = Counter(keys).most_common(1)[0][0]
    return [inner[keys.index(common)]]


def _key(style: Style) -> tuple[int, ...]:
    return tuple(style)


def _wrapping(sheet: Any, row: int, column: int) -> Style:
    cell = sheet.cell(row + 1, column + 1)
    wanted = copy(cell.alignment)
    if wanted.wrap_text and not wanted.shrink_to_fit:
        return copy(cell._style)
    kept = copy(cell._style)
    wanted.wrap_text, wanted.shrink_to_fit = True, False
    cell.alignment = wanted
    made = copy(cell._style)
    cell._style = kept
    return made


def _plain(sheet: Any, form: OwnForm, column: int) -> Style:
    """A style made of a head's: its lines and letters, neither bold nor coloured."""
    head = sheet.cell(form.body, column + 1)
    kept = copy(head._style)
    name, points = head.font.name, head.font.sz
    head.font = Font(name=name, sz=points)
    head.fill = PatternFill()
    head.alignment = Alignment(wrap_text=True, vertical="center")
    made = copy(head._style)
    head._style = kept
    return made


def bare(sheet: Any, row: int, column: int) -> None:
    """Empty a cell and take its lines and colour."""
    cell = sheet.cell(row + 1, column + 1)
    if type(cell).__name__ == "MergedCell":
        return
    cell.value = None
    cell.border, cell.fill = Border(), PatternFill()
