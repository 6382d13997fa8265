"""The change of year (转年): what of a plan goes on in another year, and what stays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stay(StrEnum):
    """Why a limit does not go on in another year.

    Closed: the row is done. Fixed: it ends on a day that is named. Event: it counts from an
    event of the plan. Once: its count is reached once, not in each period.
    """

    CLOSED = "closed"
    FIXED = "fixed"
    EVENT = "event"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Carried:
    """A row that goes on, with the limit's words and the names of the periods it got."""

    node_id: int
    words: str
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stayed:
    """A limit that stays as it is, and why."""

    node_id: int
    words: str
    why: Stay


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What carrying a plan on did: ``years`` are those that were added, in order; none
    where the plan stood for them already."""

    plan_id: int
    years: tuple[int, ...]
    carried: tuple[Carried, ...]
    stayed: tuple[Stayed, ...]

    @property
    def points(self) -> int:
        """How many due points were added."""
        return sum(len(row.periods) for row in self.carried)


@dataclass(frozen=True, slots=True)
class DueToCarry:
    """A plan whose years are over while work that comes again is open: the last year it
    stands for, the present one, and how many rows would go on."""

    plan_id: int
    title: str
    last_year: int
    year: int
    rows: int
