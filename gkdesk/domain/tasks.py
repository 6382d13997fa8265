"""Rows of the ledger (工作台账): sections, tasks and measures with their standing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.units import Role


class NodeKind(StrEnum):
    """Plan: the heading above the tasks of one plan where a list spans several plans.
    Section: has children. Task: a leaf item of the plan. Measure: one sentence of a task
    that has several."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    MEASURE = "measure"


class Status(StrEnum):
    """What the office says of the work; everything else is computed from it."""

    OPEN = "open"
    DONE = "done"


class Light(StrEnum):
    """The lamp a row shows; always with a word and a shape beside the colour."""

    OVERDUE = "overdue"
    SOON = "soon"
    RUNNING = "running"
    DONE = "done"
    UNLIMITED = "unlimited"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The day it is, and the last day that counts as near (临期)."""

    today: date
    soon_until: date


def light_of(status: Status, late_after: date | None, limited: bool, outlook: Outlook) -> Light:
    """The light of a row that is late after a day. ``limited`` tells whether any time limit
    is known at all."""
    if status is Status.DONE:
        return Light.DONE
    if late_after is None:
        return Light.RUNNING if limited else Light.UNLIMITED
    if late_after < outlook.today:
        return Light.OVERDUE
    return Light.SOON if late_after <= outlook.soon_until else Light.RUNNING


_BY_URGENCY = (Light.OVERDUE, Light.SOON, Light.RUNNING, Light.UNLIMITED, Light.DONE)


def most_urgent(lights: Mapping[Light, int]) -> Light:
    """The light of what holds others, by how many of them show each: the most urgent of the
    open ones, and done only when all are (or none is there)."""
    return next((light for light in _BY_URGENCY if lights.get(light)), Light.DONE)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit of a row in one role, in printed order."""

    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ledger as lists, tables and the detail pane show it.

    ``due``/``words`` are the limit in force: the person's where one was set
    (``deadline_set``), else the printed one; of several the one that presses first.
    ``late_after`` is the last day in time, which the plan's rule on rest days may have
    moved; ``provisional`` (暂算) tells that a year without its holiday notice had a part in
    it. ``staged`` tells that its limits stand as due points. ``reported_on`` is the day its
    progress was last told, ``done_on`` the day it was closed, where it is. ``done``/``total``
    count the leaf tasks below a section or plan, ``soonest`` is the earliest day among them
    after which an open one is late, ``limited`` tells that an open one has a limit at all.
    ``inherited`` are the roles in which a measure shows the units of its task.
    """

    id: int
    plan_id: int
    parent_id: int | None
    kind: NodeKind
    level: int
    label: str
    path: str
    heading: str
    text: str
    status: Status
    progress: str
    note: str
    due: date | None
    words: str
    deadline_kind: DeadlineKind | None
    deadline_rule: str | None
    deadline_set: bool
    units: tuple[Assignment, ...]
    done: int = 0
    total: int = 0
    soonest: date | None = None
    late_after: date | None = None
    provisional: bool = False
    staged: bool = False
    reported_on: date | None = None
    done_on: date | None = None
    limited: bool = False
    inherited: tuple[Role, ...] = ()

    def names(self, role: Role) -> tuple[str, ...]:
        """The row's units in one role."""
        return tuple(unit.name for unit in self.units if unit.role is role)

    def light(self, outlook: Outlook) -> Light:
        """The row's light. What holds others shows the most urgent light of its open tasks:
        overdue before soon before running before unlimited, and done only when all are. A
        task shows its measures' in the same way, unless a person set a limit for all of it."""
        if self.kind in (NodeKind.PLAN, NodeKind.SECTION):
            status = Status.DONE if self.total and self.done == self.total else Status.OPEN
            return light_of(status, self.soonest, self.limited, outlook)
        return light_of(self.status, self.late_after, bool(self.words), outlook)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan as the sidebar and the list of plans show it.

    ``sections`` counts the items of the first level that hold others, ``groups`` those
    below them; ``tasks`` the leaf items; ``measures`` the sentences that are work.
    """

    id: int
    title: str
    year: int | None
    issuer: str | None
    document_number: str | None
    signed_on: date | None
    sample: bool
    sections: int
    groups: int
    tasks: int
    measures: int
    done: int
    overdue: int
    doubts: int


class EditField(StrEnum):
    """The fields of a row that a person edits."""

    STATUS = "status"
    PROGRESS = "progress"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    NOTE = "note"
    TEXT = "text"
    LABEL = "label"
