"""The columns of the breakdown table: what each shows, and which ones a table has.

Names and order are those of the tables offices print, unless a design says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.breakdown import BreakdownRow, Layout
from gkdesk.domain.table_design import ColumnDesign, TableColumn, TableDesign
from gkdesk.domain.written_days import written_day
from gkdesk.exports.sheet import Look
from gkdesk.exports.text_fit import clean
from gkdesk.terms import label

EMPTY = "—"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows under which head, and its bounds of width. ``group`` marks
    the columns whose equal neighbours are merged down; ``empty`` is said where a row has
    nothing; ``width`` is a person's, 0 where the program finds one."""

    shows: TableColumn
    of: Callable[[BreakdownRow], str]
    look: Look
    least: float
    most: float
    group: bool = False
    empty: str = EMPTY
    head: str = ""
    width: float = 0.0

    def text(self, row: BreakdownRow) -> str:
        """The cell's words, “—” where there are none and nobody is to write any."""
        return clean(self.of(row)) or self.empty


def _due(row: BreakdownRow) -> str:
    return written_day(row.due) if row.due else ""


_KINDS: Mapping[TableColumn, Column] = {
    column.shows: column
    for column in (
        Column(TableColumn.ORDINAL, lambda row: str(row.ordinal), Look.CENTRE, 6, 6),
        Column(TableColumn.SECTION, lambda row: row.section, Look.LEFT, 14, 14, group=True),
        Column(TableColumn.TASK, lambda row: row.task, Look.LEFT, 17, 17, group=True),
        Column(TableColumn.MEASURE, lambda row: row.measure, Look.LEFT, 0, 0),
        Column(TableColumn.LEAD, lambda row: row.lead, Look.LEFT, 10.5, 20),
        Column(TableColumn.RESPONSIBLE, lambda row: row.responsible, Look.LEFT, 10.5, 24),
        Column(TableColumn.SUPPORTING, lambda row: row.supporting, Look.LEFT, 10.5, 20),
        Column(TableColumn.DEADLINE, lambda row: row.deadline, Look.CENTRE, 10.5, 19),
        Column(TableColumn.DUE, _due, Look.CENTRE, 10.5, 16),
        Column(TableColumn.LIGHT, lambda row: row.light, Look.CENTRE, 9, 9),
        Column(TableColumn.STATUS, lambda row: row.status, Look.CENTRE, 9, 9),
        Column(TableColumn.PROGRESS, lambda row: row.progress, Look.LEFT, 22, 36, empty=""),
        Column(TableColumn.PEOPLE, lambda row: row.people, Look.LEFT, 10.5, 18),
        Column(TableColumn.NOTE, lambda row: row.note, Look.LEFT, 9, 18),
        Column(TableColumn.BLANK, lambda _row: "", Look.LEFT, 14, 14, empty=""),
    )
}


def columns_for(rows: Sequence[BreakdownRow], design: TableDesign) -> tuple[Column, ...]:
    """The columns of a table: those of the design, else those it needs. 重点工作 stands in
    no column where it is a banner."""
    wanted = design.columns or usual_columns(rows)
    if banners(design.layout, rows):
        wanted = tuple(one for one in wanted if one.shows is not TableColumn.SECTION)
    wanted = wanted or (ColumnDesign(TableColumn.MEASURE),)
    people = any(one.shows is TableColumn.PEOPLE for one in wanted)
    return tuple(_column(one, people) for one in wanted)


def usual_columns(rows: Sequence[BreakdownRow]) -> tuple[ColumnDesign, ...]:
    """Those of the tables offices print: no 重点工作 in a plan of one level, no 工作任务 where
    the plan has no such level."""
    sections = any(row.section.strip() for row in rows)
    tasks = any(row.task.strip() for row in rows)
    shown = [TableColumn.ORDINAL]
    shown += [TableColumn.SECTION] * sections + [TableColumn.TASK] * tasks
    shown += [TableColumn.MEASURE, TableColumn.LEAD, TableColumn.RESPONSIBLE]
    shown += [TableColumn.SUPPORTING, TableColumn.DEADLINE, TableColumn.NOTE]
    return tuple(ColumnDesign(one) for one in shown)


def banners(layout: Layout, rows: Sequence[BreakdownRow]) -> bool:
    """Whether sections stand as full-width lines."""
    return layout in (Layout.BANNER, Layout.SECTIONS) and any(
        row.section.strip() for row in rows
    )


def _column(wanted: ColumnDesign, people_apart: bool) -> Column:
    kind = _KINDS[wanted.shows]
    usual = "" if wanted.shows is TableColumn.BLANK else label(wanted.shows)
    made = replace(kind, head=clean(wanted.head) or usual, width=wanted.width)
    if people_apart and wanted.shows is TableColumn.NOTE:
        return replace(made, of=_note_alone)
    return made


def _note_alone(row: BreakdownRow) -> str:
    """The note without the persons, who stand there where no column is theirs."""
    return "" if row.note == row.people else row.note
