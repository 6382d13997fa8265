"""The breakdown table (任务分解表): what a workbook and a printed list are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    ("" where the plan has only one level), ``measure`` the work to be done."""

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


@dataclass(frozen=True, slots=True)
class BreakdownTable:
    """A whole table of one plan. ``basis`` names the notice it breaks down."""

    title: str
    basis: str
    rows: tuple[BreakdownRow, ...]
