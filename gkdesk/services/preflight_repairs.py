"""What can be done about a finding with one click: the ways, each with what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gkdesk.domain.findings import Check, Finding, Repair, RepairWay
from gkdesk.services import preflight_limit_repairs as limits
from gkdesk.services.likeness import alike
from gkdesk.services.preflight_items import printed_words
from gkdesk.services.preflight_labels import renumbered
from gkdesk.services.preflight_plan import ROLES, CheckedPlan, previous, row_of
from gkdesk.services.unit_likeness import proposals
from gkdesk.store.checked_rows import CheckedRow
from gkdesk.terms import label

_LIKELY = 60
_SHOWN = 40
_PROPOSALS = 3
_MANY = re.compile("各|有关|相关|.*(?:各部门|有关部门|相关部门|各单位|有关单位)")
"""Names of many units at once: they cannot lead."""
_EMPTY = "[]"
Offers = Iterator[Repair]


def offered(plan: CheckedPlan, finding: Finding, way: RepairWay | None = None) -> list[Repair]:
    """The repairs of a finding, the likeliest first; only those of one way where it is
    given."""
    found: list[Repair] = []
    for ways, offers in _OFFERS.get(finding.check, ()):
        if way is None or way in ways:
            found += (each for each in offers(plan, finding) if way in (None, each.way))
    return found


# units


def units_words(plan: CheckedPlan, row: CheckedRow) -> str:
    """A row's own units in the words of a clause."""
    told = []
    for role, title in zip(ROLES, ("牵头：", "责任：", "配合："), strict=True):
        names = plan.names(getattr(row, role))
        told += [title + "、".join(names)] if names else []
    return "；".join(told)


def _has_units(row: CheckedRow) -> bool:
    return row.lead != _EMPTY or row.responsible != _EMPTY


def _previous_units(plan: CheckedPlan, finding: Finding) -> Offers:
    row = previous(plan, row_of(plan, finding), _has_units)
    if row is not None:
        yield _units_like(plan, row, RepairWay.PREVIOUS_UNITS)


def _section_units(plan: CheckedPlan, finding: Finding) -> Offers:
    above = plan.by_id.get(row_of(plan, finding).parent_id or 0)
    while above is not None:
        if _has_units(above):
            yield _units_like(plan, above, RepairWay.SECTION_UNITS)
            return
        above = plan.by_id.get(above.parent_id or 0)


def _likely_units(plan: CheckedPlan, finding: Finding) -> Offers:
    row = row_of(plan, finding)
    others = [each for each in plan.tasks if each.id != row.id and _has_units(each)]
    pairs = alike([row.text], [each.text for each in others], _LIKELY)
    best = max(pairs, key=lambda pair: pair[2], default=None)
    if best is not None:
        yield _units_like(plan, others[best[1]], RepairWay.LIKELY_UNITS)


def _units_like(plan: CheckedPlan, row: CheckedRow, way: RepairWay) -> Repair:
    return Repair(way, label(way), units_words(plan, row), str(row.id))


def _first_leads(plan: CheckedPlan, finding: Finding) -> Offers:
    names = plan.names(row_of(plan, finding).responsible)
    one = next((name for name in names if not _MANY.match(name)), None)
    if one is not None:
        way = RepairWay.FIRST_LEADS
        yield Repair(way, f"由{one}牵头", f"{one}由责任单位改为牵头单位", one)


def _previous_lead(plan: CheckedPlan, finding: Finding) -> Offers:
    row = row_of(plan, finding)
    before = previous(plan, row, lambda each: each.lead != _EMPTY)
    name = plan.names(before.lead)[0] if before is not None else ""
    if name and name not in plan.names(row.responsible)[:1]:
        yield Repair(RepairWay.PREVIOUS_LEAD, f"由{name}牵头", "和上一项的牵头单位相同", name)


def _drop_double(plan: CheckedPlan, finding: Finding) -> Offers:
    name = finding.about
    yield Repair(RepairWay.DROP_DOUBLE, "删去重复的", f"{name}只留一处", name)


def _proposed(plan: CheckedPlan, finding: Finding) -> Offers:
    """The units an unknown name could be, as another name of them."""
    likely = proposals(finding.about, list(plan.units.values()))
    for number in likely[:_PROPOSALS]:
        name = plan.units[number].name
        effect = f"“{finding.about}”记为{name}的别称"
        yield Repair(RepairWay.IS_UNIT, f"就是{name}", effect, str(number))


def _new_unit(plan: CheckedPlan, finding: Finding) -> Offers:
    name = finding.about
    yield Repair(RepairWay.NEW_UNIT, "加入名录", f"名录里新增“{name}”", name)
    yield Repair(RepairWay.NO_UNIT, "不是单位", f"以后不再提示“{name}”", name)


def _meant(plan: CheckedPlan, finding: Finding) -> Offers:
    """Each unit an ambiguous name could mean, written in full at this row."""
    for number in plan.match(finding.about).units if plan.match else ():
        name = plan.units[number].name
        effect = f"这一条的“{finding.about}”改写为“{name}”"
        yield Repair(RepairWay.WRITE_UNIT, f"是{name}", effect, str(number))


# items


def _merge(plan: CheckedPlan, finding: Finding) -> Offers:
    row, first = row_of(plan, finding), plan.by_id.get(finding.others[0])
    if first is not None and row.leaf and first.leaf and row.kind == first.kind:
        name = first.label or first.text[:_SHOWN]
        effect = f"留下“{name}”，单位合在一起，这一条删去"
        yield Repair(RepairWay.MERGE, "合并为一条", effect, str(first.id))


def _renumber(plan: CheckedPlan, finding: Finding) -> Offers:
    changed = renumbered(plan, finding.node_id or 0)
    told = [f"“{each.row.label}”改为“{each.label}”" for each in changed]
    if told and all(each.label != each.row.label for each in changed):
        more = f"等，共 {len(told)} 处" if len(told) > 1 else ""
        title = label(RepairWay.RENUMBER)
        yield Repair(RepairWay.RENUMBER, title, told[0] + more, str(finding.node_id))


def _printed_text(plan: CheckedPlan, finding: Finding) -> Offers:
    words = printed_words(plan, row_of(plan, finding))
    if words:
        yield Repair(RepairWay.PRINTED_TEXT, "恢复原文", words, words)


def _settle(plan: CheckedPlan, finding: Finding) -> Offers:
    yield Repair(RepairWay.SETTLE, "核对无误", "不再提示", str(plan.id))


_Ways = tuple[RepairWay, ...]
_Offer = Callable[[CheckedPlan, Finding], Offers]
_OFFERS: dict[Check, tuple[tuple[_Ways, _Offer], ...]] = {
    Check.NO_UNIT: (
        ((RepairWay.SECTION_UNITS,), _section_units),
        ((RepairWay.PREVIOUS_UNITS,), _previous_units),
        ((RepairWay.LIKELY_UNITS,), _likely_units),
    ),
    Check.NO_LEAD: (
        ((RepairWay.FIRST_LEADS,), _first_leads),
        ((RepairWay.PREVIOUS_LEAD,), _previous_lead),
    ),
    Check.NO_LIMIT: (
        ((RepairWay.YEAR_END,), limits.year_end),
        ((RepairWay.PREVIOUS_LIMIT,), limits.previous_limit),
    ),
    Check.UNKNOWN_UNIT: (
        ((RepairWay.IS_UNIT,), _proposed),
        ((RepairWay.NEW_UNIT, RepairWay.NO_UNIT), _new_unit),
    ),
    Check.AMBIGUOUS_UNIT: (((RepairWay.WRITE_UNIT,), _meant),),
    Check.LIMIT_BEFORE_SIGNING: (
        ((RepairWay.NEXT_YEAR,), limits.next_year),
        ((RepairWay.YEAR_END,), limits.early_year_end),
    ),
    Check.LIMIT_ON_REST_DAY: (
        ((RepairWay.NEXT_WORKING_DAY, RepairWay.LAST_WORKING_DAY), limits.working_days),
    ),
    Check.LIMIT_AFTER_TASK: (((RepairWay.TASK_DAY, RepairWay.TASK_LATER), limits.task_days),),
    Check.UNIT_TWICE: (((RepairWay.DROP_DOUBLE,), _drop_double),),
    Check.SAME_ITEM: (((RepairWay.MERGE,), _merge),),
    Check.NUMBERING_GAP: (((RepairWay.RENUMBER,), _renumber),),
    Check.OTHER_TEXT: (((RepairWay.PRINTED_TEXT,), _printed_text),),
    Check.OPEN_DOUBT: (((RepairWay.SETTLE,), _settle),),
}
