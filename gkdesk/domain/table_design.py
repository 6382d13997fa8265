"""What a breakdown table looks like (模板): columns, heads, letters, paper, words around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gkdesk.domain.breakdown import Layout, RowsBy

PAPERS: Final = ("A4", "A3")
"""The papers a table can be laid out for."""
FILL_WORDS: Final = ("填报单位", "填报人", "联系电话", "填报日期")
"""What offices have filled in above a table."""


class TableColumn(StrEnum):
    """What a column of the breakdown table shows."""

    ORDINAL = "ordinal"
    SECTION = "section"
    TASK = "task"
    MEASURE = "measure"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    DEADLINE = "deadline"
    DUE = "due"
    LIGHT = "light"
    STATUS = "status"
    PROGRESS = "progress"
    PEOPLE = "people"
    NOTE = "note"
    BLANK = "blank"


class UnitsShown(StrEnum):
    """Collective units as they are printed (各镇街), or with those they mean."""

    PRINTED = "printed"
    EXPANDED = "expanded"


@dataclass(frozen=True, slots=True)
class ColumnDesign:
    """One column. ``head`` is "" for the office's usual word; ``width`` in Excel's
    characters, 0 where the program finds one. A ``BLANK`` column is for handwriting and may
    stand several times."""

    shows: TableColumn
    head: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Letters:
    """A face as the offices' PCs name it, and its size in points."""

    face: str
    points: float


@dataclass(frozen=True, slots=True)
class TableDesign:
    """A whole design. ``columns`` is empty for those a plan needs; ``title`` and ``subtitle``
    are "" for the plan's own, ``fill_line`` are the words that are each followed by room to
    write (填报单位), ``notes`` stand below the table. ``charts`` adds a sheet with how far the
    plan is."""

    name: str = ""
    layout: Layout = Layout.MERGED
    rows_by: RowsBy = RowsBy.TASK
    columns: tuple[ColumnDesign, ...] = ()
    units: UnitsShown = UnitsShown.PRINTED
    title: str = ""
    subtitle: str = ""
    fill_line: tuple[str, ...] = ()
    notes: str = ""
    title_letters: Letters = Letters("方正小标宋简体", 22)
    head_letters: Letters = Letters("黑体", 12)
    body_letters: Letters = Letters("仿宋_GB2312", 12)
    wide: bool = True
    paper: str = "A4"
    charts: bool = False
