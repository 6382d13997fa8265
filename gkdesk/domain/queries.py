"""Questions to the ledger and the shape of their answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.tasks import Light, Status
from gkdesk.domain.units import Role


class ReadyList(StrEnum):
    """The lists that stand ready beside the plans.

    Overdue: open and past its day. Today, this week (up to Sunday), this month: open and due
    in them, from today or the first of the month on. Unassigned: an open leaf task without
    any unit. Doubtful: rows with an open doubt of the reader.
    """

    ALL = "all"
    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    UNASSIGNED = "unassigned"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows are wanted; everything given must hold.

    ``unit`` is a printed name in full and ``names`` all names that mean the same unit, as
    the directory knows them (without them ``unit`` alone); ``role`` asks for it in that role.
    ``search`` are words that must all occur, somewhere at the row: in its text, units, time
    limit, progress and note, in what was told of its due points and counts, in what was said
    when units were reminded. ``lights`` are those wanted, none for any. ``section`` is a row
    whose subtree is wanted. ``span``, or the days from ``due_from`` to ``due_until``, is when
    a row is due, by its plain or its moved day, itself or one of its due points;
    ``due_before`` excludes the day itself. ``reported`` asks for rows that were told of, or
    were not, in ``report_days``, which services fill in: the period asked for, else the
    office's present one. ``has_unit`` looks at the row and its measures, ``set_by_hand`` at
    who set its limit.
    """

    plan_id: int | None = None
    ready: ReadyList | None = None
    search: str = ""
    unit: str | None = None
    role: Role | None = None
    lights: tuple[Light, ...] = ()
    status: Status | None = None
    section: int | None = None
    span: DueSpan | None = None
    due_from: date | None = None
    due_until: date | None = None
    due_before: date | None = None
    reported: bool | None = None
    has_unit: bool | None = None
    set_by_hand: bool | None = None
    names: tuple[str, ...] = ()
    report_days: tuple[date, date] | None = None

    @property
    def flat(self) -> bool:
        """Whether the answer is a list of tasks under their plans, without sections."""
        return self.plan_id is None

    @property
    def filtered(self) -> bool:
        """Whether anything but a plan, a list and words is asked for."""
        return self.unfiltered() != self

    @property
    def selective(self) -> bool:
        """Whether anything but the plan is asked for."""
        lists = self.ready not in (None, ReadyList.ALL)
        return lists or bool(self.search) or self.filtered

    def unfiltered(self) -> Query:
        """The same plan, list and words without any filter."""
        return Query(plan_id=self.plan_id, ready=self.ready, search=self.search)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The rows of an answer in printed order, as ids alone.

    ``parents[i]`` is the id above ``ids[i]``, 0 at the top. A plan row has the negative
    id of its plan. ``hits`` counts the rows asked for, without their ancestors.
    """

    ids: array[int]
    parents: array[int]
    hits: int


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section of a plan as a filter offers it."""

    id: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class SourceHit:
    """Words of a search in a plan's source outside every row: where, and the line around."""

    plan_id: int
    start: int
    end: int
    line: str
