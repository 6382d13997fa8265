"""What stands in a workbook that came back, before it is compared with anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from gkdesk.domain.dispatches import LockedField, SentField, WorkbookMark
from gkdesk.domain.row_codes import RowCode
from gkdesk.errors import GkdeskError


class CellAmiss(StrEnum):
    """Why a cell's value is not simply taken. Formula: what it shows was worked out.
    Outside: the formula looks into another file or calls a program. Error: #N/A and its
    like. Too long: beyond what a cell may hold. Merged: one cell covers several rows."""

    FORMULA = "formula"
    OUTSIDE = "outside"
    ERROR = "error"
    TOO_LONG = "too_long"
    MERGED = "merged"


class BookRemark(StrEnum):
    """What is said of a whole file. None of it is ever run or followed."""

    MACROS = "macros"
    LINKS = "links"
    DDE = "dde"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_SHEET = "hidden_sheet"
    MARK_LOST = "mark_lost"
    MARKS_DISAGREE = "marks_disagree"
    CODES_LOST = "codes_lost"
    COLUMN_UNKNOWN = "column_unknown"
    CHECKSUM = "checksum"
    WORDS_OUTSIDE = "words_outside"


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """``words`` are what the cell shows, cleaned; ``number`` and ``day`` what it holds where
    it is a number or a date; ``place`` is where it stands (填报表!F12)."""

    words: str
    place: str
    number: float | None = None
    day: date | None = None
    amiss: CellAmiss | None = None


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row. ``code`` is None where it lost its code or the code is none; ``locked`` are
    the columns that were not to be changed, as they stand now, ``cells`` the others.
    ``sent`` are the words the workbook itself says were sent in the row's fields, without
    those that were empty; None where it says nothing of the row."""

    place: str
    code: RowCode | None
    locked: Mapping[LockedField, str] = field(default_factory=dict)
    cells: Mapping[SentField, ReturnedCell] = field(default_factory=dict)
    hidden: bool = False
    sent: Mapping[SentField, str] | None = None


@dataclass(frozen=True, slots=True)
class ReturnedBook:
    """``path`` is the file as a person knows it, inside a zip ``压缩包.zip/文件.xlsx``.
    ``sha256`` is that of its bytes, ``content`` that of what it says: a file saved again
    says the same. ``rest`` are words found outside the table and not on our cover.
    ``unit`` and ``period`` are those that the line under the title of the table names, as it
    names them; "" where it names none."""

    path: Path
    sha256: str
    content: str
    mark: WorkbookMark | None
    rows: tuple[ReturnedRow, ...]
    remarks: tuple[BookRemark, ...] = ()
    rest: tuple[str, ...] = ()
    unit: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: Path
    fault: GkdeskError
