"""Lists of tasks: by section, by unit, by responsible leader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gkdesk.domain.tasks import NodeKind
from gkdesk.domain.units import Role
from gkdesk.exports.printed_list import PrintedHeading
from gkdesk.services import contacts
from gkdesk.services.asked_units import asked_units
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_slots import Group, Held, Slot, SlotLine, grouped, numbered

ROLE_WORDS: Final[Mapping[Role, str]] = {
    Role.LEAD: "牵头",
    Role.RESPONSIBLE: "责任",
    Role.SUPPORTING: "配合",
}
"""What a unit has to do with a task, in one word."""
_NOBODY: Final = "没有写明责任单位"
_NO_LEADER: Final = "没有写明分管领导"


def by_section(plan: ListedPlan, *, own_pages: bool) -> Held:
    """Every task in printed order under its sections; a section without any is left out."""
    wanted = set(plan.tasks)
    filled = {above.id for task in plan.tasks for above in plan.above(task)}
    lines: list[SlotLine] = []
    number = 0
    for row in plan.rows:
        if row.id in wanted:
            number += 1
            lines.append(_slot(plan, row.id, number))
        elif row.id in filled and row.kind is NodeKind.SECTION:
            lines.append(PrintedHeading(row.level, row.words, own_pages and row.level == 1))
    return Held(lines)


def by_unit(plan: ListedPlan, *, own_pages: bool) -> Held:
    """Each unit with every task it has a part in, collective names led to their members; at
    the end what nobody answers for. Narrowed to a unit, that one alone; nothing at all
    where the plan names no unit."""
    called = contacts.contacts(plan.session)
    groups = []
    for name, roles in _unit_roles(plan):
        known = called.get(name)
        contact = " ".join((known.person, known.phone)).strip() if known else ""
        slots = [Slot(task, task, at, role) for at, (task, role) in enumerate(roles.items(), 1)]
        words = f"{name}（{_counted(roles.values())}）"
        groups.append(Group(f"{words}　联系人：{contact}" if contact else words, slots))
    if groups and not plan.unit:
        with_units = {task for roles in plan.units.values() for task in roles}
        groups += _rest(plan, with_units, _NOBODY)
    return grouped(groups, own_pages=own_pages)


def by_leader(plan: ListedPlan, *, own_pages: bool) -> Held:
    """Each leader the document names with the tasks beside which it does; nothing at all
    where it names none."""
    found: dict[str, list[int]] = {}
    for task in plan.tasks:
        for leader in plan.leaders.get(task, ()):
            found.setdefault(leader, []).append(task)
    if not found:
        return Held([])
    groups = [
        Group(f"{leader}（{len(tasks)}项）", numbered(_slot(plan, task) for task in tasks))
        for leader, tasks in found.items()
    ]
    told = {task for tasks in found.values() for task in tasks}
    return grouped([*groups, *_rest(plan, told, _NO_LEADER)], own_pages=own_pages)


def _unit_roles(plan: ListedPlan) -> Iterator[tuple[str, dict[int, Role]]]:
    """The units wanted under their names, each with its tasks and its part in them."""
    wanted = set(asked_units(plan.session)(plan.unit)) if plan.unit else set(plan.units)
    for unit, roles in plan.units.items():
        if unit in wanted:
            yield unit.name, roles


def _counted(roles: Iterable[Role]) -> str:
    """12项：牵头5项、责任4项、配合3项; one role alone is not told apart."""
    counts = Counter(roles)
    words = f"{counts.total()}项"
    if len(counts) == 1:
        (role,) = counts
        return f"{ROLE_WORDS[role]}{words}"
    parts = (f"{ROLE_WORDS[role]}{counts[role]}项" for role in Role if counts[role])
    return f"{words}：{'、'.join(parts)}"


def _rest(plan: ListedPlan, told: set[int], words: str) -> list[Group]:
    left = [task for task in plan.tasks if task not in told]
    slots = numbered(Slot(task, task, 0) for task in left)
    return [Group(f"{words}（{len(left)}项）", slots)] if left else []


def _slot(plan: ListedPlan, task: int, number: int = 0) -> Slot:
    return Slot(task, task, number, plan.roles.get(task) if plan.unit else None)
