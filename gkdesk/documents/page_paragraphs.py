"""Rows of pages -> paragraphs, by how a page is set.

A paragraph ends where its last row leaves room for what follows; it begins where a row is
set in, or opens an item, or stands in the middle, or is written larger. Each is weak alone:
they are asked in the order of how often they mislead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from gkdesk.documents.blocks import Block, GridCell, Line, PageStart
from gkdesk.documents.item_labels import has_label
from gkdesk.documents.ruled_tables import RuledTable
from gkdesk.documents.running_lines import Sheet
from gkdesk.documents.typeset import Row

_FEW_ROWS = 8
_FLUSH = 0.6
_SET_IN = 1.3
_IN_THE_MIDDLE = 2.6
_FULL_SLACK = 0.4
_LARGER = 1.12
_LOOSE = 1.35
_HANGING = "，。、；：,.;:"
"""Stops that Word lets stand outside the margin."""
_HALF_STOPS = ",;:"
_STOP_AND_BLANK = re.compile(r"[,;:] ")
_STOP_AND_WORD = re.compile(r"[,;:][^\s\d]")
_STOPS = "。！？；：…）)】〕!?;:"


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text of a page begins and ends, and how far apart its rows stand."""

    left: float
    right: float
    leading: float


@dataclass(slots=True)
class _Paragraph:
    rows: list[Row]
    starts_page: list[bool]
    centered: bool


def blocks_of(sheets: Sequence[Sheet]) -> list[Block]:
    """The paragraphs and tables of the pages in reading order."""
    return list(_Setting(sheets).blocks())


class _Setting:
    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._measures = _measures(sheets)
        rows = [row for sheet in sheets for row in sheet.rows]
        letters: Counter[float] = Counter()
        for row in rows:
            letters[row.size] += len(row.text)
        self._body = letters.most_common(1)[0][0] if letters else 0.0
        heavy = sum(len(row.text) for row in rows if row.bold)
        self._bold_tells = 2 * heavy < sum(letters.values())
        self._paragraph: _Paragraph | None = None
        self._blank_ends = _blank_ends_tell(rows)

    def blocks(self) -> Iterator[Block]:
        table: RuledTable | None = None
        new_page = False
        for sheet in self._sheets:
            measure = self._measures[sheet.number]
            new_page = True
            items: list[Row | RuledTable] = sorted(
                [*sheet.rows, *sheet.tables], key=lambda item: -item.top
            )
            for item in items:
                if isinstance(item, RuledTable):
                    yield from self._finished()
                    if table is not None and new_page and _goes_on(table, item):
                        table = _continued(table, item)
                    else:
                        yield from _table_blocks(table)
                        table = item
                        if new_page:
                            yield PageStart()
                else:
                    yield from _table_blocks(table)
                    table = None
                    yield from self._row(item, measure, new_page)
                new_page = False
        yield from self._finished()
        yield from _table_blocks(table)

    def _row(self, row: Row, measure: Measure, new_page: bool) -> Iterator[Block]:
        centered = _is_centered(row, measure, self._body)
        paragraph = self._paragraph
        if paragraph is not None and not self._begins(
            row, paragraph, measure, new_page, centered
        ):
            paragraph.rows.append(row)
            paragraph.starts_page.append(new_page)
            paragraph.centered = paragraph.centered or centered
            return
        yield from self._finished()
        self._paragraph = _Paragraph([row], [new_page], centered)

    def _begins(
        self, row: Row, paragraph: _Paragraph, measure: Measure, new_page: bool, centered: bool
    ) -> bool:
        """Whether a row begins a paragraph of its own."""
        before = paragraph.rows[-1]
        if _differs(row, before):
            return True
        if centered or paragraph.centered:
            return not _goes_on_centered(row, paragraph, measure)
        room = measure.right - before.right
        apart = not new_page and before.middle - row.middle > _LOOSE * measure.leading
        lined_up = len(row.pieces) > 1 and len(before.pieces) > 1
        if apart or lined_up or room >= row.lead + _FULL_SLACK * row.size:
            return True
        if (row.left - measure.left) / row.size > _FLUSH:
            return not self._hangs(row, paragraph)
        return has_label(row.text) and before.text[-1] in _STOPS and self._is_flush(paragraph)

    @staticmethod
    def _hangs(row: Row, paragraph: _Paragraph) -> bool:
        """Whether a row stands under the words of an item, or under the row before."""
        first, before = paragraph.rows[0], paragraph.rows[-1]
        if has_label(row.text):
            return False
        under_words = first.label_end and abs(row.left - first.label_end) < 0.4 * row.size
        under_row = len(paragraph.rows) > 1 and abs(row.left - before.left) < 0.3 * row.size
        return bool(under_words) or under_row

    def _is_flush(self, paragraph: _Paragraph) -> bool:
        first = paragraph.rows[0]
        return len(paragraph.rows) == 1 or abs(first.left - paragraph.rows[1].left) < (
            _SET_IN * first.size
        )

    def _finished(self) -> Iterator[Block]:
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is None:
            return
        if paragraph.starts_page[0]:
            yield PageStart()
        yield self._line(paragraph)

    def _line(self, paragraph: _Paragraph) -> Line:
        text = ""
        pages: list[int] = []
        blank_after_stop = _blank_after_stop(paragraph.rows)
        before: Row | None = None
        for row, new_page in zip(paragraph.rows, paragraph.starts_page, strict=True):
            if before is not None:
                text += self._between(before, row, blank_after_stop)
                pages += [len(text)] * new_page
            text += row.text
            before = row
        letters = sum(len(row.text) for row in paragraph.rows)
        bold = sum(len(row.text) for row in paragraph.rows if row.bold)
        return Line(
            text,
            bold=self._bold_tells and bold >= 0.95 * letters,
            centered=paragraph.centered,
            size=round(max(row.size for row in paragraph.rows), 1),
            pages=tuple(pages),
        )

    def _between(self, before: Row, row: Row, blank_after_stop: bool) -> str:
        end, start = before.text[-1:], row.text[:1]
        if (before.blank_end and self._blank_ends) or (end in _HALF_STOPS and blank_after_stop):
            return " "
        latin = end.isascii() and start.isascii() and start.isalnum()
        return " " if latin and (end.isalnum() or end in ",.;:)") else ""


def _blank_after_stop(rows: Sequence[Row]) -> bool:
    """Whether a paragraph has a blank behind its half-width stops; at a row's end it is not
    to be seen."""
    blank = sum(len(_STOP_AND_BLANK.findall(row.text)) for row in rows)
    tight = sum(len(_STOP_AND_WORD.findall(row.text)) for row in rows)
    return blank > tight


def _differs(row: Row, before: Row) -> bool:
    return not 1 / _LARGER <= row.size / before.size <= _LARGER


def _is_centered(row: Row, measure: Measure, body: float) -> bool:
    left, right = row.left - measure.left, measure.right - row.right
    needed = _SET_IN if row.size > _LARGER * body else _IN_THE_MIDDLE
    return min(left, right) >= needed * row.size and _is_between(row, measure)


def _goes_on_centered(row: Row, paragraph: _Paragraph, measure: Measure) -> bool:
    """Whether a row in the middle goes on with a title that fills the row before."""
    before = paragraph.rows[-1]
    room = before.left - measure.left + measure.right - before.right
    return room < row.lead + _FULL_SLACK * row.size and all(
        _is_between(each, measure) for each in (row, *paragraph.rows)
    )


def _is_between(row: Row, measure: Measure) -> bool:
    """Whether a row stands as far from the left as from the right."""
    left, right = row.left - measure.left, measure.right - row.right
    return abs(left - right) <= 1.2 * row.size


def _blank_ends_tell(rows: Sequence[Row]) -> bool:
    """Whether a blank at a row's end was typed; some programs write one at every end."""
    return 4 * sum(row.blank_end for row in rows) < len(rows)


def _measures(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """The measure of every page: that of all pages of its form, left and right ones apart
    where there are enough rows to tell."""
    forms: defaultdict[tuple[int, ...], list[Row]] = defaultdict(list)
    for sheet in sheets:
        form = (round(sheet.width), round(sheet.height))
        forms[form].extend(sheet.rows)
        forms[(*form, sheet.number % 2)].extend(sheet.rows)
    found = {}
    for sheet in sheets:
        form = (round(sheet.width), round(sheet.height))
        side = forms[(*form, sheet.number % 2)]
        rows = side if len(side) >= 3 * _FEW_ROWS else forms[form]
        found[sheet.number] = _measure(rows, sheet)
    leading = _leading(sheets)
    return {
        number: replace(each, leading=leading or each.leading) for number, each in found.items()
    }


def _measure(rows: Sequence[Row], sheet: Sheet) -> Measure:
    if not rows:
        return Measure(0, sheet.width, 0)
    size = median(row.size for row in rows)
    left = _edge([row.left for row in rows], size)
    inside = [row for row in rows if row.text[-1] not in _HANGING]
    enough = inside if 3 * len(inside) > len(rows) else rows
    right = -_edge([-row.right for row in enough], size)
    return Measure(left, right, 2 * size)


def _edge(values: Sequence[float], size: float) -> float:
    """The outermost place at which more than a stray row begins."""
    ordered = sorted(values)
    needed = max(2, len(ordered) // 12)
    for number in range(len(ordered) - needed + 1):
        if ordered[number + needed - 1] - ordered[number] <= size:
            return ordered[number]
    return ordered[0]


def _leading(sheets: Sequence[Sheet]) -> float:
    gaps = [
        before.middle - row.middle
        for sheet in sheets
        for before, row in pairwise(sheet.rows)
        if not _differs(row, before)
    ]
    return median(gaps) if gaps else 0.0


def _table_blocks(table: RuledTable | None) -> Iterator[Block]:
    if table is not None:
        yield table.grid


def _goes_on(table: RuledTable, after: RuledTable) -> bool:
    """Whether a table at the top of a page has the columns of the one before it."""
    return len(table.columns) == len(after.columns) and all(
        abs(one - other) <= 6 for one, other in zip(table.columns, after.columns, strict=True)
    )


def _continued(table: RuledTable, after: RuledTable) -> RuledTable:
    """Both as one table; a head printed again on the new page is left out."""
    rows = 1 + max(cell.row + cell.rows - 1 for cell in table.grid.cells)
    cells = list(after.grid.cells)
    again = _rows_again(table.grid.cells, cells)
    moved = [replace(cell, row=cell.row - again + rows) for cell in cells if cell.row >= again]
    grid = replace(
        table.grid,
        cells=(*table.grid.cells, *moved),
        page_rows=(*table.grid.page_rows, rows),
    )
    return replace(table, bottom=after.bottom, grid=grid)


def _rows_again(first: Iterable[GridCell], cells: Sequence[GridCell]) -> int:
    """How many rows of a table's head open its next page again."""
    head = {(cell.row, cell.column): cell for cell in first if cell.row < 3}
    again = 0
    for row in range(3):
        here = [cell for cell in cells if cell.row == row]
        if not here or any(head.get((row, cell.column)) != cell for cell in here):
            break
        again = row + 1
    return again
