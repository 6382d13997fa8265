"""The check before handing out (发前体检): everything found in a plan, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gkdesk.domain.findings import Check, Finding, Repair, RepairWay
from gkdesk.services import (
    outline,
    preflight_items,
    preflight_labels,
    preflight_limits,
    preflight_mending,
    preflight_plan,
    preflight_units,
    preflight_words,
)
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.services.preflight_repairs import offered
from gkdesk.services.preflight_sentences import sentence
from gkdesk.services.session import Session
from gkdesk.store import checked_rows

_GROUPS = (
    preflight_units,
    preflight_limits,
    preflight_items,
    preflight_labels,
    preflight_words,
)


class Told(NamedTuple):
    """A finding with the words of its row and what is amiss, in a sentence."""

    finding: Finding
    row: str
    sentence: str


Aside = checked_rows.SetAside
NOTHING = "没有发现问题"
_AT_ONCE = 6_000
"""Rows of a plan that are checked without being asked for."""
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


def repairs(session: Session, plan_id: int, finding: Finding) -> list[Repair]:
    """What can be done about a finding with one click, the likeliest first."""
    return offered(preflight_plan.read(session, plan_id), finding)


def repair(session: Session, finding: Finding, how: Repair) -> int:
    """Repair a finding as one change; 0 where it is not there any more. Raises what an edit
    of such a field raises."""
    return preflight_mending.carry_out_all(session, [(finding, how)])


def repair_all(session: Session, plan_id: int, found: Sequence[Finding], way: RepairWay) -> int:
    """Repair findings in one way, where it is offered, as one change; how many were."""
    plan = preflight_plan.read(session, plan_id)
    offers = ((each, offered(plan, each, way)) for each in found)
    work = [(each, some[0]) for each, some in offers if some]
    return preflight_mending.carry_out_all(session, work)


def set_aside(session: Session, plan_id: int, found: Sequence[Finding], reason: str) -> None:
    """Set findings aside as one change; they come again when what was seen is another.
    Raises NoReasonToSetAside."""
    preflight_mending.set_aside(session, plan_id, found, reason)


def asides(session: Session, plan_id: int) -> list[Aside]:
    """What was set aside in a plan, the newest first."""
    return checked_rows.set_aside(session.ledger, plan_id)


def take_up_again(session: Session, ids: Sequence[int]) -> None:
    """Look at findings again that were set aside, by the ids of their records."""
    preflight_mending.take_up_again(session, ids)


def brief(session: Session, plan_id: int) -> str:
    """The line beside an export: 3 类 12 处; "" for a plan of so many rows that the check
    would keep a person waiting. Raises UnknownPlan."""
    plan = outline.plan(session, plan_id)
    if plan.tasks + plan.measures > _AT_ONCE:
        return ""
    return summary(findings(session, plan_id))


def told(session: Session, plan_id: int, *, aside: bool = False) -> list[Told]:
    """What was found, each with its sentence and the words of its row."""
    plan = preflight_plan.read(session, plan_id)
    return [_told(plan, each) for each in of_plan(session, plan, aside=aside)]


def _told(plan: CheckedPlan, finding: Finding) -> Told:
    row = plan.by_id.get(finding.node_id or 0)
    words = f"{row.label}{row.heading or row.text}" if row else "整份计划"
    return Told(finding, words, sentence(plan, finding))


def counts(found: Sequence[Finding]) -> dict[Check, int]:
    """How many there are of each kind that was found, the weightiest first."""
    numbers = Counter(each.check for each in found)
    return {check: numbers[check] for check in Check if numbers[check]}


def summary(found: Sequence[Finding]) -> str:
    """One line: 3 类 12 处."""
    kinds = len(counts(found))
    return f"{kinds} 类 {len(found)} 处" if found else NOTHING
