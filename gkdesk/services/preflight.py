"""The check before handing out (发前体检): everything found in a plan, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from gkdesk.domain.findings import Check, Finding
from gkdesk.services import (
    preflight_items,
    preflight_labels,
    preflight_limits,
    preflight_plan,
    preflight_units,
    preflight_words,
)
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.services.session import Session
from gkdesk.store import checked_rows

_GROUPS = (
    preflight_units,
    preflight_limits,
    preflight_items,
    preflight_labels,
    preflight_words,
)
_WEIGHT = {check: place for place, check in enumerate(Check)}


def findings(session: Session, plan_id: int, *, aside: bool = False) -> list[Finding]:
    """What was found and not set aside, the weightiest kind first, then in printed order;
    with ``aside`` also what was set aside, with its reason. Raises UnknownPlan."""
    return of_plan(session, preflight_plan.read(session, plan_id), aside=aside)


def of_plan(session: Session, plan: CheckedPlan, *, aside: bool = False) -> list[Finding]:
    """The same of a plan that was read."""
    reasons = {
        each.finding.key: each.finding.reason
        for each in checked_rows.set_aside(session.ledger, plan.id)
    }
    place = {row.id: at for at, row in enumerate(plan.rows)}
    found = dict.fromkeys(chain(*(group.findings(plan) for group in _GROUPS), _doubts(plan)))
    listed = [
        Finding(each.check, each.node_id, each.about, each.others, reasons.get(each.key))
        for each in found
        if aside or each.key not in reasons
    ]
    return sorted(
        listed, key=lambda each: (_WEIGHT[each.check], place.get(each.node_id or 0, -1))
    )


def _doubts(plan: CheckedPlan) -> Iterator[Finding]:
    for node_id, what in plan.doubts:
        yield Finding(Check.OPEN_DOUBT, node_id, what)


def counts(found: Sequence[Finding]) -> dict[Check, int]:
    """How many there are of each kind that was found, the weightiest first."""
    numbers = Counter(each.check for each in found)
    return {check: numbers[check] for check in Check if numbers[check]}


def summary(found: Sequence[Finding]) -> str:
    """One line: 3 类 12 处."""
    kinds = len(counts(found))
    return f"{kinds} 类 {len(found)} 处" if found else "没有发现问题"
