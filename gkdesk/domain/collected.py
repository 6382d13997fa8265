"""Returned workbooks compared: what was sent, what came back, what stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.returned import BookRemark, ReturnedBook, Unread


class Verdict(StrEnum):
    """What a returned cell means. Unchanged: as sent, blank, or as it stands already. New:
    changed there only. Conflicting: changed there and here since it was sent, or nobody
    knows what was sent. Contradictory: it cannot be so as it is said. Unknown row: no task
    was found for its row."""

    UNCHANGED = "unchanged"
    NEW = "new"
    CONFLICTING = "conflicting"
    CONTRADICTORY = "contradictory"
    UNKNOWN_ROW = "unknown_row"


class Why(StrEnum):
    """What is contradictory, or else to be known about a cell."""

    DONE_WITHOUT_DAY = "done_without_day"
    DAY_WITHOUT_DONE = "day_without_done"
    DAY_IN_FUTURE = "day_in_future"
    DAY_BEFORE_SIGNING = "day_before_signing"
    DAY_NOT_READ = "day_not_read"
    STATUS_NOT_READ = "status_not_read"
    COUNT_NOT_READ = "count_not_read"
    COUNT_SMALLER = "count_smaller"
    LOCKED_ALTERED = "locked_altered"
    NOT_ITS_ROW = "not_its_row"
    ROW_TWICE = "row_twice"
    ROW_GONE = "row_gone"
    FORMULA = "formula"
    OUTSIDE = "outside"
    ERROR_VALUE = "error_value"
    TOO_LONG = "too_long"
    MERGED = "merged"
    LIKELY_ROW = "likely_row"
    SENT_UNKNOWN = "sent_unknown"
    EVIDENCE_MISSING = "evidence_missing"
    TERM_NOT_READ = "term_not_read"
    UNIT_GUESSED = "unit_guessed"


class Hint(StrEnum):
    """What speaks against the worth of an answer; it never keeps it from being taken."""

    AS_LAST_PERIOD = "as_last_period"
    AS_OTHER_TASK = "as_other_task"
    DONE_WITHOUT_EVIDENCE = "done_without_evidence"
    NO_FACT = "no_fact"


class RowFound(StrEnum):
    """How a row found its task."""

    CODE = "code"
    COLUMNS = "columns"
    LIKENESS = "likeness"
    NONE = "none"


class FileStatus(StrEnum):
    """What a file is. Older: a newer version was handed out since. Taken: what it says was
    taken in already. Other unit: its rows were handed to another. Other plan: of a plan or
    year that this ledger does not hold. No table: nothing to be filled in was found."""

    READY = "ready"
    BLANK = "blank"
    OLDER = "older"
    TAKEN = "taken"
    OTHER_UNIT = "other_unit"
    OTHER_PLAN = "other_plan"
    NO_TABLE = "no_table"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CollectedCell:
    """One cell. ``sent`` is None where nobody knows; ``value`` is what would be written, None
    where that cannot be said, ``returned`` the words as they came. ``takable`` tells whether
    a person may accept it, ``taken`` whether it is unless a person refuses. ``group`` is the
    row it belongs to, by its place in the file."""

    key: int
    file: int
    group: str
    place: str
    node_id: int | None
    occurrence_id: int | None
    field: SentField | LockedField
    sent: str | None
    returned: str
    now: str
    value: str | None
    verdict: Verdict
    why: Why | None = None
    hints: tuple[Hint, ...] = ()
    takable: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class CollectedRow:
    """One row of a file. ``others`` are further tasks it could be, by likeness, for a person
    to choose from; ``locked`` its fixed words as they came back."""

    group: str
    file: int
    found: RowFound
    node_id: int | None
    occurrence_id: int | None = None
    likeness: float = 1.0
    others: tuple[tuple[int, float], ...] = ()
    locked: Mapping[LockedField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """One file. ``detail`` completes the sentence its status is told with (whose rows, which
    plan, which fault); ``blank`` counts its rows without any answer. ``sha256``, ``content``
    and ``period`` are what its receipt says."""

    number: int
    path: Path
    unit: str
    status: FileStatus
    detail: str = ""
    plan_id: int | None = None
    dispatch_id: int | None = None
    rows: int = 0
    blank: int = 0
    remarks: tuple[BookRemark, ...] = ()
    rest: tuple[str, ...] = ()
    sha256: str = ""
    content: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """All files that were looked at together, in the order given. A cell keeps its ``key``
    when a person says which task a row is (``assigned``, by file and row). A cell that came
    back blank is none. ``line`` is the last line of the history that was known, ``books``
    what was compared."""

    files: tuple[CollectedFile, ...]
    rows: tuple[CollectedRow, ...]
    cells: tuple[CollectedCell, ...]
    line: int = 0
    books: tuple[ReturnedBook | Unread, ...] = ()
    assigned: Mapping[tuple[int, str], int] = field(default_factory=dict)


class Applied(NamedTuple):
    """What was taken in: the change, None where there was nothing to take, and how much."""

    change_id: int | None
    cells: int
    rows: int
    files: int
