"""The breakdown table (任务分解表): what a workbook and a printed list are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.progress import Progress


class RowsBy(StrEnum):
    """What one line of the table is."""

    TASK = "task"
    MEASURE = "measure"


class Layout(StrEnum):
    """How sections stand: merged down in the first columns, as full-width banners, or each
    on a sheet of its own; or a sheet for each unit with its rows."""

    MERGED = "merged"
    BANNER = "banner"
    SECTIONS = "section"
    UNITS = "unit"


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One line. ``section`` is the 一级 with its label, ``task`` the 二级 with its label
    ("" where the plan has only one level), ``measure`` the work to be done.

    ``units`` are the names under which the line stands where each unit gets a sheet of its
    own. ``node_id`` is its row in the ledger, 0 where it comes from a document only."""

    ordinal: int
    section: str
    task: str
    measure: str
    lead: str
    responsible: str
    supporting: str
    deadline: str
    note: str
    status: str = ""
    due: date | None = None
    light: str = ""
    progress: str = ""
    people: str = ""
    units: tuple[str, ...] = ()
    node_id: int = 0


@dataclass(frozen=True, slots=True)
class BreakdownTable:
    """A whole table of one plan. ``basis`` names the notice it breaks down; ``units`` are
    the rows' units in the office's order, those that are missing come behind them.
    ``progress`` is how far the plan is, where that is wanted beside the table."""

    title: str
    basis: str
    rows: tuple[BreakdownRow, ...]
    units: tuple[str, ...] = ()
    progress: Progress | None = None
