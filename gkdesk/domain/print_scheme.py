"""How a list is printed for a meeting (打印方案): which tasks, how grouped, which columns,
on what paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PAPERS: Final = ("A4", "A3")
SMALLEST_LETTERS: Final = 10.0
LARGEST_LETTERS: Final = 22.0
"""Points of the letters of the table; those of the title grow with them."""


class ListKind(StrEnum):
    """What a list is grouped by and which tasks it holds.

    Section: all, in printed order. Unit: under each unit that has a part in them. Leader:
    under the responsible leader (分管领导) the document names. Deadline: by day, an open due
    point each. Overdue: those that are late. Period: what is due in a period of reporting,
    or was told of in it.
    """

    SECTION = "section"
    UNIT = "unit"
    LEADER = "leader"
    DEADLINE = "deadline"
    OVERDUE = "overdue"
    PERIOD = "period"


class ListColumn(StrEnum):
    """What a column of a list shows. Code: the short code by which a row is found again from
    paper. Role: what part the unit has in it whose list this is. Blank: room for handwriting,
    may stand several times."""

    CODE = "code"
    ORDINAL = "ordinal"
    SECTION = "section"
    TASK = "task"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    UNITS = "units"
    ROLE = "role"
    LEADER = "leader"
    DEADLINE = "deadline"
    STATUS = "status"
    PROGRESS = "progress"
    REMINDERS = "reminders"
    CONTACT = "contact"
    NOTE = "note"
    BLANK = "blank"


class PageNumbers(StrEnum):
    """第 2 页 共 5 页, or — 2 — as GB/T 9704 has it."""

    OF_TOTAL = "of_total"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class ListColumnChoice:
    """One column. ``head`` is "" for the usual word; ``share`` its part of the width in
    proportion to the others, 0 where the program finds one."""

    shows: ListColumn
    head: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of an upright page in millimetres; those usual are GB/T 9704-2012 5.2.1:
    37 above, 28 at the left, a text block of 156 × 225. A page printed across is the same
    page turned."""

    top: float = 37.0
    right: float = 26.0
    bottom: float = 35.0
    left: float = 28.0


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet: ``size`` of PAPERS, ``wide`` printed across, ``points`` the letters of the
    table (10 to 22)."""

    size: str = "A4"
    wide: bool = True
    points: float = 10.5
    margins: Margins = Margins()
    numbers: PageNumbers = PageNumbers.OF_TOTAL


@dataclass(frozen=True, slots=True)
class PrintScheme:
    """A whole scheme. ``unit`` narrows any kind to one unit; ``period`` is the key of a period
    of reporting, "" for the present one; ``columns`` is empty for those usual for the kind;
    ``own_pages`` begins every group on its own page; ``title`` is "" for the list's own."""

    name: str = ""
    kind: ListKind = ListKind.SECTION
    unit: str = ""
    period: str = ""
    columns: tuple[ListColumnChoice, ...] = ()
    own_pages: bool = False
    title: str = ""
    paper: Paper = Paper()
