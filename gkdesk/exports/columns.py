"""The columns of the breakdown table and their widths.

Names and order are those of the tables offices print. A column nobody fills keeps the
width of its name, and what is left over goes to the measures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gkdesk.domain.breakdown import BreakdownRow, Layout
from gkdesk.exports.sheet import BODY_POINTS, Look
from gkdesk.exports.text_fit import clean, room_of, width_of
from gkdesk.terms import COLUMNS

EMPTY = "—"
_WHOLE = 164.0
_ONE_LINE = 14
_SHARES = (24, 28, 32, 36, 40)
_SAMPLE = 200
_LEAST_MEASURE = 44.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field of a row it shows, its bounds of width. ``group``
    marks the columns whose equal neighbours are merged down."""

    field: str
    of: Callable[[BreakdownRow], str]
    look: Look
    least: float
    most: float
    group: bool = False

    @property
    def head(self) -> str:
        """The column's head in the office's word."""
        return COLUMNS[self.field]

    def text(self, row: BreakdownRow) -> str:
        """The cell's words, “—” where there are none."""
        return clean(self.of(row)) or EMPTY


_ORDINAL = Column("ordinal", lambda row: str(row.ordinal), Look.CENTRE, 6, 6)
_SECTION = Column("section", lambda row: row.section, Look.LEFT, 14, 14, group=True)
_TASK = Column("task", lambda row: row.task, Look.LEFT, 17, 17, group=True)
_MEASURE = Column("measure", lambda row: row.measure, Look.LEFT, 0, 0)
_RESPONSIBLE = Column("responsible", lambda row: row.responsible, Look.LEFT, 10.5, 24)
_REST = (
    Column("lead", lambda row: row.lead, Look.LEFT, 10.5, 20),
    _RESPONSIBLE,
    Column("supporting", lambda row: row.supporting, Look.LEFT, 10.5, 20),
    Column("deadline", lambda row: row.deadline, Look.CENTRE, 10.5, 19),
    Column("note", lambda row: row.note, Look.LEFT, 9, 18),
)


def columns_for(rows: Sequence[BreakdownRow], layout: Layout) -> tuple[Column, ...]:
    """The columns a table needs: no 重点工作 beside banners or in a plan of one level, no
    工作任务 where the plan has no such level."""
    sections = layout is Layout.MERGED and any(row.section.strip() for row in rows)
    tasks = any(row.task.strip() for row in rows)
    groups = (_SECTION,) * sections + (_TASK,) * tasks
    return (_ORDINAL, *groups, _MEASURE, *_REST)


def _wanted(column: Column, rows: Sequence[BreakdownRow]) -> float:
    """A width for the longest name in one line and the longest cell in four; half of that
    where the column is mostly empty."""
    if column.most == column.least:
        return column.least
    texts = [text for row in rows if (text := column.of(row).strip())]
    names = {name for text in texts for name in text.replace("；", "、").split("、")}
    sparse = len(texts) * 2 < len(rows)
    name = max((_name_width(width_of(name), sparse) for name in names), default=0)
    cell = max((width_of(text) / (8 if sparse else 4) for text in set(texts)), default=0)
    digits = float(round((max(name, cell) + 2) / 0.843))
    return min(column.most, max(column.least, digits))


def _name_width(width: int, sparse: bool) -> int:
    return (width + 1) // 2 if sparse and width > _ONE_LINE else width


def widths_for(columns: Sequence[Column], rows: Sequence[BreakdownRow]) -> tuple[float, ...]:
    """Widths in Excel's characters; the measures take what the others leave, and share it
    with the responsible units so that the rows are as low as can be."""
    wanted = {column.field: _wanted(column, rows) for column in columns}
    wanted["measure"] = _WHOLE - sum(wanted.values())
    least = wanted["responsible"]
    if least > _RESPONSIBLE.least:
        both = least + wanted["measure"]
        shares = [least] + [share for share in _SHARES if least < share < both - _LEAST_MEASURE]
        wanted["responsible"] = min(shares, key=lambda share: _tallness(rows, share, both))
        wanted["measure"] = both - wanted["responsible"]
    wanted["measure"] = max(_LEAST_MEASURE, wanted["measure"])
    return tuple(wanted[column.field] for column in columns)


def _tallness(rows: Sequence[BreakdownRow], responsible: float, both: float) -> int:
    """Lines of a sample of the rows at that share of the width."""
    left, right = room_of(both - responsible, BODY_POINTS), room_of(responsible, BODY_POINTS)
    sample = rows[:: len(rows) // _SAMPLE + 1]
    return sum(
        max(width_of(row.measure) // left, width_of(row.responsible) // right) for row in sample
    )


def rooms_for(widths: Sequence[float]) -> tuple[int, ...]:
    """Half-width characters a line of each column holds."""
    return tuple(room_of(width, BODY_POINTS) for width in widths)
