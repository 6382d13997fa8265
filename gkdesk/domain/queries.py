"""Questions to the ledger and the shape of their answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.tasks import Light, Status


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

    ``unit`` is a printed name in full, in any role. ``search`` is looked for in the text,
    the units, the time limit, the progress and the note, without regard to ASCII case.
    ``due_before`` excludes the day itself.
    """

    plan_id: int | None = None
    ready: ReadyList | None = None
    search: str = ""
    unit: str | None = None
    light: Light | None = None
    status: Status | None = None
    due_before: date | None = None

    @property
    def flat(self) -> bool:
        """Whether the answer is a list of tasks under their plans, without sections."""
        return self.plan_id is None

    @property
    def selective(self) -> bool:
        """Whether anything but the plan is asked for."""
        lists = self.ready not in (None, ReadyList.ALL)
        others = self.unit, self.light, self.status, self.due_before
        return lists or bool(self.search) or any(value is not None for value in others)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The rows of an answer in printed order, as ids alone.

    ``parents[i]`` is the id above ``ids[i]``, 0 at the top. A plan row has the negative
    id of its plan. ``hits`` counts the rows asked for, without their ancestors.
    """

    ids: array[int]
    parents: array[int]
    hits: int
