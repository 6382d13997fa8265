"""A plan beside an earlier or superior one (回头看): what goes on, differs, is new or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from gkdesk.domain.tasks import Assignment, Status


class Sort(StrEnum):
    """What became of a piece of work. Same: words, units and limit are as they were, years
    aside. Changed: one of them is not. New: nothing of it stood in the other plan. Dropped:
    nothing of it stands in this one."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


class Differs(StrEnum):
    """What of a pair differs; Parts: one became several, or several one."""

    WORDS = "words"
    UNITS = "units"
    LIMIT = "limit"
    PARTS = "parts"


class Verdict(StrEnum):
    """What a person settled of two tasks: they are one work, or they are not."""

    PAIR = "pair"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class LookBackTask:
    """A leaf task of either plan. ``place`` is its number as people say it (一（二）3),
    ``above`` the headings over it, ``units`` are its own, ``limit`` the words of all its
    limits."""

    id: int
    place: str
    above: str
    heading: str
    text: str
    units: tuple[Assignment, ...] = ()
    limit: str = ""
    status: Status = Status.OPEN
    progress: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SettledPair:
    """What a person settled: of two tasks, or with None for one of them that the other has
    no partner. ``id`` is the record's."""

    id: int
    node_id: int | None
    former_id: int | None
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True)
class LookBackRow:
    """One line: the tasks of the other plan and those of this one that are one work; of a
    new one no former, of a dropped one no task. ``likeness`` is 0 to 100, ``settled`` tells
    that a person confirmed every pair in it."""

    formers: tuple[LookBackTask, ...]
    tasks: tuple[LookBackTask, ...]
    sort: Sort
    differs: frozenset[Differs] = frozenset()
    likeness: int = 0
    settled: bool = False
    pairs: tuple[tuple[int, int], ...] = ()
    """The ids of this plan's tasks and the other's that were put together."""

    @cached_property
    def unfinished(self) -> bool:
        """Whether work of the other plan is not closed (未办结结转)."""
        return any(each.status is Status.OPEN for each in self.formers)

    @cached_property
    def several(self) -> bool:
        """Whether one became several, or several one."""
        return len(self.formers) > 1 or len(self.tasks) > 1


@dataclass(frozen=True, slots=True)
class LookBack:
    """Both plans compared: every leaf task of either stands in one row. This plan's come in
    printed order, what was dropped follows in the order of the other."""

    plan_id: int
    former_plan_id: int
    title: str
    former_title: str
    rows: tuple[LookBackRow, ...]
