"""Time limits (完成时限): the printed words and what they settle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.spans import Span


class DeadlineKind(StrEnum):
    """How a limit binds; the meaning of each is fixed in the reading contract."""

    DATE = "date"
    RECURRING = "recurring"
    RELATIVE = "relative"
    QUANTITY = "quantity"
    ONGOING = "ongoing"
    VAGUE = "vague"


class Period(StrEnum):
    YEAR = "year"
    HALF_YEAR = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


class AmountUnit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit as printed, with what was computed from it standing beside it.

    ``due`` is the last day on which the work is still in time; None where the document
    does not settle it. ``rule`` is an RFC 5545 recurrence. ``spans`` are the places of
    the words in the source text. ``before`` tells that the amount counts back from the event
    (会前3日), ``counted_from`` is the event's day where the document settles it.
    ``confidence`` (0 to 1) says how sure it is that the words limit work.
    """

    expression: str
    clause: str
    kind: DeadlineKind
    due: date | None = None
    start: date | None = None
    rule: str | None = None
    count: int | None = None
    count_unit: str | None = None
    period: Period | None = None
    event: str | None = None
    amount: int | None = None
    amount_unit: AmountUnit | None = None
    who: str | None = None
    spans: tuple[Span, ...] = ()
    before: bool = False
    confidence: float = 1.0
    counted_from: date | None = None


_BY_BINDING = list(DeadlineKind)


def governing(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The limit a ledger row shows: the earliest settled day, else the firmest kind."""
    return min(
        deadlines,
        key=lambda limit: (limit.due or date.max, _BY_BINDING.index(limit.kind)),
        default=None,
    )
