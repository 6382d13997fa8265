"""A workbook as cells with their values, for those who need more of it than its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkdesk.domain.returned import BookRemark, CellAmiss


class BookCell(NamedTuple):
    """``words`` are what the cell shows, cleaned; ``number`` and ``day`` what it holds where
    it is a number or a date."""

    words: str
    number: float | None = None
    day: date | None = None
    amiss: CellAmiss | None = None


@dataclass(slots=True)
class CellSheet:
    """A sheet: its cells by row and column from 0, merged blocks as top, left, rows, columns;
    hidden rows and columns by number."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], BookCell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CellBook:
    """A whole workbook. ``properties`` are its own custom ones, ``names`` the texts of its
    defined names; both empty where the format loses them."""

    path: Path
    sha256: str
    sheets: tuple[CellSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[BookRemark, ...] = ()
