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
_WHOLE = 158.0
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
_REST = (
    Column("lead", lambda row: row.lead, Look.LEFT, 10.5, 20),
    Column("responsible", lambda row: row.responsible, Look.LEFT, 10.5, 24),
    Column("supporting", lambda row: row.supporting, Look.LEFT, 10.5, 20),
    Column("deadline", lambda row: row.deadline, Look.CENTRE, 10.5, 17),
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
    """A width for the longest name in one line and the longest cell in about seven."""
    if column.most == column.least:
        return column.least
    texts = {column.of(row) for row in rows}
    names = {name for text in texts for name in text.replace("；", "、").split("、")}
    need = max(
        max((width_of(name) + 2 for name in names if name), default=0),
        max((width_of(text) / 7 for text in texts), default=0),
    )
    return min(column.most, max(column.least, float(round(need / 0.843 + 0.5))))


def widths_for(columns: Sequence[Column], rows: Sequence[BreakdownRow]) -> tuple[float, ...]:
    """Widths in Excel's characters; the measures take what the others leave."""
    wanted = [_wanted(column, rows) for column in columns]
    rest = max(_LEAST_MEASURE, _WHOLE - sum(wanted))
    return tuple(
        rest if column is _MEASURE else width
        for column, width in zip(columns, wanted, strict=True)
    )


def rooms_for(widths: Sequence[float]) -> tuple[int, ...]:
    """Half-width characters a line of each column holds."""
    return tuple(room_of(width, BODY_POINTS) for width in widths)
