"""Splitting, merging, adding, moving and taking out rows: what is asked and what came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.deadlines import Deadline


class Place(StrEnum):
    """Where a new row comes: before or after another under the same row, or as the last one
    below it."""

    BEFORE = "before"
    AFTER = "after"
    BELOW = "below"


class SplitInto(StrEnum):
    """What the parts of a task become: measures below it, or tasks beside it. The parts of a
    measure always stand beside it."""

    MEASURES = "measures"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row's text (``start``, ``end``) with the first limit it prints and the
    units its words name."""

    start: int
    end: int
    text: str
    limit: Deadline | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a change of the tree touched: the rows whose rows below are others now (0 for the
    top of the plan), the rows to read anew, and the one to make current."""

    parents: tuple[int, ...]
    rows: tuple[int, ...]
    current: int | None
    plan_id: int = 0
