"""Occurrences (期): the single due points of a time limit, each closed on its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.deadlines import AmountUnit, DeadlineKind, Period
from gkdesk.domain.tasks import Light, Outlook, Status, light_of


class RestDays(StrEnum):
    """What a plan does with a limit whose day is no working day.

    By law: a counted period (N days, working days or months after an event) runs to the
    next working day (Civil Code, article 203), a day the notice names stays. Forward: every
    limit runs to the next working day. Backward: to the last working day before. Keep: none
    moves.
    """

    BY_LAW = "by_law"
    FORWARD = "forward"
    BACKWARD = "backward"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Term:
    """One due point as it is worked out, before anything is said of the work.

    ``series`` numbers the limits of a row from 1; ``name`` says which period it is
    (2022年三季度), "" where there is only one. ``due`` is the plain day, None while the
    event is still to come or where nothing is ever late; ``late_after`` the last day still
    in time once the plan's rule on rest days has moved it, None where it can never be late.
    ``provisional`` (暂算) tells that a year without a holiday notice had a part in it.
    ``early`` tells that it lies before the notice was signed; one of many that come again is
    then never late.
    ``counted_from`` is the event's day, itself not counted. For a count, ``count`` is to be
    reached between ``start`` and ``due``.
    """

    series: int
    kind: DeadlineKind
    words: str
    name: str = ""
    year: int | None = None
    start: date | None = None
    due: date | None = None
    late_after: date | None = None
    provisional: bool = False
    early: bool = False
    rule: str | None = None
    period: Period | None = None
    count: int | None = None
    count_unit: str | None = None
    event: str | None = None
    counted_from: date | None = None
    amount: int | None = None
    amount_unit: AmountUnit | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A due point in the ledger, with its own status, progress and evidence.

    ``reached`` is what the count has come to within the period; ``done_on`` the day it was
    closed, ``reported_on`` the day its progress was last told.
    """

    id: int
    plan_id: int
    node_id: int
    term: Term
    status: Status = Status.OPEN
    progress: str = ""
    evidence: str = ""
    done_on: date | None = None
    reported_on: date | None = None
    reached: int = 0

    @property
    def waiting(self) -> bool:
        """Whether its event's day is still to be entered."""
        return self.term.event is not None and self.term.due is None

    def light(self, outlook: Outlook) -> Light:
        """Its light: the same rule as a row's, by the day after which it is late."""
        return light_of(self.status, self.term.late_after, True, outlook)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the limits of one row come to.

    ``terms`` are the due points that stand side by side; empty where the row has one plain
    day or nothing to wait for, which the row itself then carries. ``due``, ``late_after``
    and ``provisional`` are those of the earliest day still to be met, at the beginning.
    """

    terms: tuple[Term, ...] = ()
    due: date | None = None
    late_after: date | None = None
    provisional: bool = False


class OccurrenceField(StrEnum):
    """The fields of an occurrence that a person edits."""

    STATUS = "status"
    PROGRESS = "progress"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day on which an event took place (决策文件出台), for all tasks of a plan that wait
    for it. An event may come several times."""

    id: int
    plan_id: int
    event: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that limits of a plan count from, with its days and how many rows wait.

    ``before_signing`` tells that a day lies before the notice was signed: kept, but odd.
    """

    plan_id: int
    name: str
    days: tuple[EventDay, ...]
    tasks: int
    before_signing: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """One entry of a count: 列席会议 1 次 on a day, with a note."""

    id: int
    node_id: int
    series: int
    day: date
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A due point that a new holiday table, event day or rule has moved."""

    node_id: int
    occurrence_id: int | None
    words: str
    before: date | None
    after: date | None
