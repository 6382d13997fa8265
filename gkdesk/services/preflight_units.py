"""Checks of units: none, no lead, not known, ambiguous, twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from gkdesk.domain.directory import Match
from gkdesk.domain.findings import Check, Finding
from gkdesk.domain.tasks import NodeKind
from gkdesk.services.preflight_plan import ROLES, CheckedPlan
from gkdesk.store.checked_rows import CheckedRow

_EMPTY = "[]"
_SHARED = 2
"""A lead is missed where so many units share an item, in a plan that names leads at all."""


def findings(plan: CheckedPlan) -> Iterator[Finding]:
    """What is amiss with the units of a plan, row by row."""
    leads = any(row.lead != _EMPTY for row in plan.rows)
    for row in plan.rows:
        if row.kind == NodeKind.TASK:
            yield from _missing(plan, row, leads)
        if any(getattr(row, role) != _EMPTY for role in ROLES):
            yield from _twice(plan, row)
            yield from _unknown(plan, row)


def _missing(plan: CheckedPlan, row: CheckedRow, leads: bool) -> Iterator[Finding]:
    """A task needs no units of its own where each of its measures has some."""
    measures = plan.below.get(row.id, [])
    if not _answers(row) and not (measures and all(map(_answers, measures))):
        yield Finding(Check.NO_UNIT, row.id)
    if leads and row.lead == _EMPTY and len(plan.names(row.responsible)) >= _SHARED:
        yield Finding(Check.NO_LEAD, row.id)


def _answers(row: CheckedRow) -> bool:
    """Whether somebody has to do it; who only supports does not answer for it."""
    return row.lead != _EMPTY or row.responsible != _EMPTY


def _twice(plan: CheckedPlan, row: CheckedRow) -> Iterator[Finding]:
    seen: set[object] = set()
    told: set[str] = set()
    for role in ROLES:
        for name in plan.names(getattr(row, role)):
            who = identity(plan, name)
            if who in seen and name not in told:
                told.add(name)
                yield Finding(Check.UNIT_TWICE, row.id, name)
            seen.add(who)


def identity(plan: CheckedPlan, name: str) -> object:
    """What two names of the same unit have in common."""
    if plan.match is not None:
        found = plan.match(name)
        if found.settled and len(found.units) == 1:
            return found.units, found.without
    return name


def _unknown(plan: CheckedPlan, row: CheckedRow) -> Iterator[Finding]:
    if plan.match is None:
        return
    names = (name for role in ROLES for name in plan.names(getattr(row, role)))
    for name in dict.fromkeys(names):
        how = plan.match(name).how
        if how is Match.UNKNOWN:
            yield Finding(Check.UNKNOWN_UNIT, row.id, name)
        elif how is Match.AMBIGUOUS:
            yield Finding(Check.AMBIGUOUS_UNIT, row.id, name)
