"""What is due when, and who has to be called: the morning page (晨报) and the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkdesk.domain.tasks import Light, Outlook
from gkdesk.domain.units import Role


class AgendaItem(NamedTuple):
    """One due point of an open or closed row, as lists and files show it.

    A tuple, because a year of a large ledger has a hundred thousand. ``task`` is the leaf
    task's id, ``node`` the row that carries the limit (the task or one of its measures),
    ``occurrence`` None where the row has a single day. ``due`` is the plain day;
    ``late_after`` the last day in time, None where it is never late. ``units`` are (role,
    name) in printed order. ``label`` is the task's number as printed, ``path`` that number
    with those above it. ``name`` says which period it is (2022年三季度). ``reminders`` counts
    the 催办 of the row. ``rule`` and ``series`` are those of a limit that comes again, the
    series 0 where the row has a single day.
    """

    task: int
    node: int
    occurrence: int | None
    plan: int
    due: date | None
    late_after: date | None
    light: Light
    units: tuple[tuple[Role, str], ...]
    text: str
    label: str
    words: str
    name: str
    provisional: bool
    reminders: int
    path: str = ""
    rule: str | None = None
    series: int = 0

    @property
    def day(self) -> date | None:
        """The one day it stands on in a calendar: the last in time, else the plain one."""
        return self.late_after or self.due


class Bell(StrEnum):
    """The groups of the morning page, in the order in which they press.

    Overdue: late. Today: due today. This week: later, up to Sunday. Soon: later still, but
    within N working days. Unreported: open, and nothing told in the present period.
    """

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    SOON = "soon"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class Caller:
    """A unit to be called, with its contact where one is known, and what it owes.

    ``unit`` is "" for rows without any. ``items`` may stop early where there are very many;
    ``total`` counts all of them.
    """

    unit: str
    person: str
    phone: str
    items: tuple[AgendaItem, ...]
    total: int = 0


@dataclass(frozen=True, slots=True)
class Morning:
    """The morning page of one day.

    ``groups`` gives each group its units, the longest late first; ``counts`` its rows, each
    counted once however many units it has. ``period`` names the reporting period (2022年
    三季度), which ends on ``period_end``. ``holiday`` is the next rest of several days, as
    (name, first day, last day, working days until then); ``uncertain`` tells that the days
    shown are 暂算. ``hidden`` counts the rows put off until later.
    """

    outlook: Outlook
    groups: dict[Bell, tuple[Caller, ...]]
    counts: dict[Bell, int]
    period: str
    period_end: date
    holiday: tuple[str, date, date, int] | None
    uncertain: bool
    hidden: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day of the month or year calendar with what is due on it.

    ``works`` tells a working day; ``off`` a weekday that is free (休), ``makeup`` a weekend
    day that works (班); ``name`` the holiday's; ``certain`` is False for a year without its
    notice (暂算).
    """

    day: date
    works: bool
    off: bool
    makeup: bool
    name: str
    certain: bool
    lights: dict[Light, int]
