"""What an office's own workbook asks for: its heads, sample rows, title, what stands below.

Heads are known by the words the reader of tables knows; rows with lines below them are
sample rows, down to the first note or signature.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gkdesk.domain.document import Cell
from gkdesk.domain.own_form import FormColumn, OwnForm
from gkdesk.domain.spans import Span
from gkdesk.domain.table_design import TableColumn
from gkdesk.exports.own_cells import MOST_COLUMNS, FormCell
from gkdesk.reading.tables.columns import Header, header_of
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import Kind

_SHOWN = {
    Kind.ORDINAL: TableColumn.ORDINAL,
    Kind.LEAD: TableColumn.LEAD,
    Kind.RESPONSIBLE: TableColumn.RESPONSIBLE,
    Kind.SUPPORTING: TableColumn.SUPPORTING,
    Kind.PEOPLE: TableColumn.PEOPLE,
    Kind.LIMIT: TableColumn.DEADLINE,
    Kind.NOTE: TableColumn.NOTE,
    Kind.STATE: TableColumn.STATUS,
}
_UNITS = (TableColumn.LEAD, TableColumn.RESPONSIBLE, TableColumn.SUPPORTING)
_BELOW = re.compile(
    r"(?:备\s?)?注\s*(?:[:：]|[1１一]|$)|说\s?明\s*[:：]|填表|填报|制表|审核|审批|联系人|联系电话|经办"
    r"|负责人|分管领导|主要领导|签字|盖章|单位[（(]|(?:合|总)\s?计|日\s?期\s*[:：]"
)
_NO_TITLE = re.compile(
    r"附\s?件|填报|单\s?位\s*[:：]|日\s?期|时\s?间\s*[:：]|联系|电话|编号|制表|密级"
)
_PROGRESS = re.compile(r"进展|完成情况|落实情况|推进情况|办理情况")
_LIMIT = re.compile(r"时限|时间|期限")
_MOST_TITLE_ROWS = 15
_MOST_LEVELS = 3
"""Section, task and measure."""


def form_of(sheet: str, cells: Sequence[FormCell]) -> OwnForm | None:
    """The form a sheet is; None where it has no row of heads."""
    worded = [cell for cell in cells if cell.words]
    found = _header(worded)
    if found is None:
        return None
    header, rows, columns = found
    head, body = rows[header.row], _body(rows, header)
    filled = _within(_columns(header, columns))
    below = _rows_below(cells, body, filled)
    samples, foot = _samples(below, body, len(filled), _lined(cells, head, body))
    wide = max(2, 2 * len(filled) // 3)
    banners = [row for row in samples if any(one.columns >= wide for one in below[row])]
    return OwnForm(
        sheet,
        head,
        body,
        foot,
        filled,
        tuple(samples),
        tuple(banners),
        _title(worded, head),
    )


def _header(cells: Sequence[FormCell]) -> tuple[Header, list[int], list[int]] | None:
    """The row of heads, and which rows and columns of the sheet the reader's ones are. A
    blank row is put below, for a form may end with its heads."""
    if not cells:
        return None
    last = max(cell.row + cell.rows for cell in cells)
    left = min(cell.column for cell in cells)
    right = max(cell.column + cell.columns for cell in cells)
    source, made = "", []
    for cell in cells:
        span = Span(len(source), len(source) + len(cell.words))
        source += cell.words + "\n"
        made.append(Cell(span, cell.row, cell.column, cell.rows, cell.columns))
    end = Span(len(source), len(source))
    made += [Cell(end, last, at, 1, 1) for at in range(left, min(right, MOST_COLUMNS))]
    header = header_of(Grid(source, made))
    if header is None:
        return None
    rows = sorted({cell.row for cell in made})
    return header, rows, sorted({cell.column for cell in made})


def _body(rows: Sequence[int], header: Header) -> int:
    """The first row below the heads: the reader left out rows without words."""
    return rows[header.body - 1] + 1


def _columns(header: Header, places: Sequence[int]) -> tuple[FormColumn, ...]:
    """What each column is filled with. A second column of one kind is left to be written."""
    told: set[TableColumn] = set()
    made = []
    content = header.content[-_MOST_LEVELS:]
    for index, column in enumerate(header.columns):
        at, head = places[index], column.head
        level = content.index(index) + 1 if index in content else 0
        wanted = () if level else _shown(column.kind, head)
        shows = tuple(one for one in wanted if one not in told)
        if TableColumn.PEOPLE not in shows:
            told |= set(shows)
        made.append(FormColumn(at, head, shows, level))
    return _with_limits(made, told)


def _within(columns: Sequence[FormColumn]) -> tuple[FormColumn, ...]:
    """The columns up to the last one whose head is known: words right of a table are none
    of its columns."""
    known = [at for at, one in enumerate(columns) if one.shows or one.level]
    last = next(
        (at for at in range(known[-1] + 1, len(columns)) if not columns[at].head), len(columns)
    )
    return tuple(columns[:last])


def _shown(kind: Kind, head: str) -> tuple[TableColumn, ...]:
    if kind is Kind.PROGRESS:
        return (TableColumn.PROGRESS,) if _PROGRESS.search(head) else ()
    return (_SHOWN[kind],) if kind in _SHOWN else ()


def _with_limits(
    columns: Sequence[FormColumn], told: set[TableColumn]
) -> tuple[FormColumn, ...]:
    """A head of units that asks for the limit too gets it where no column is its own."""
    if TableColumn.DEADLINE in told:
        return tuple(columns)
    return tuple(
        FormColumn(one.at, one.head, (*one.shows, TableColumn.DEADLINE), one.level)
        if set(one.shows) & set(_UNITS) and _LIMIT.search(one.head)
        else one
        for one in columns
    )


def _rows_below(
    cells: Sequence[FormCell], body: int, columns: Sequence[FormColumn]
) -> dict[int, list[FormCell]]:
    """The cells below the heads by row, as far right as the table goes."""
    right = columns[-1].at
    rows: dict[int, list[FormCell]] = defaultdict(list)
    for cell in cells:
        if cell.row >= body and cell.column <= right:
            rows[cell.row].append(cell)
    return rows


def _lined(cells: Sequence[FormCell], head: int, body: int) -> bool:
    heads = [cell for cell in cells if head <= cell.row < body and cell.words]
    return 2 * sum(cell.bordered for cell in heads) >= len(heads)


def _samples(
    rows: dict[int, list[FormCell]], body: int, width: int, lined: bool
) -> tuple[list[int], int]:
    """The sample rows, and the row from which something else stands below the table."""
    found = []
    row, last = body, max(rows, default=body - 1)
    while row <= last:
        cells = rows[row]
        words = [cell.words for cell in cells if cell.words]
        drawn = sum(cell.columns for cell in cells if cell.bordered)
        if _is_below(cells, words) or not (2 * drawn >= width if lined else words):
            break
        found.append(row)
        row += 1
    return found, row


def _is_below(cells: Sequence[FormCell], words: Sequence[str]) -> bool:
    """Whether a row is a note, a sum or a signature: it opens with such words and holds
    little else."""
    if not words or not _BELOW.match(words[0]):
        return False
    wide = any(cell.columns > 1 for cell in cells if cell.words)
    return wide or len(words) <= 3


def _title(cells: Sequence[FormCell], head: int) -> tuple[int, int] | None:
    """The cell in the largest letters above the heads, of those the widest."""
    above = [
        cell
        for cell in cells
        if head - _MOST_TITLE_ROWS <= cell.row < head and not _NO_TITLE.match(cell.words)
    ]
    best = max(above, key=lambda cell: (cell.points, cell.columns, -cell.row), default=None)
    return (best.row, best.column) if best else None
