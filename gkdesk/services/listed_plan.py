"""A plan as its lists see it: its tasks in printed order, who has what part in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Assignment, NodeKind
from gkdesk.domain.units import Role
from gkdesk.services import known_units, outline
from gkdesk.services.asked_units import AskedUnit, asked_units, strongest_roles
from gkdesk.services.session import Session
from gkdesk.store import columns, listed_rows, printed
from gkdesk.store.listed_rows import ListedRow

_LEADS: Final = "领导"
_NONE: Final = "[]"


class ListedPlan:
    """One plan as it stands when it is made; ``unit`` narrows its tasks to those in which a
    unit has a part, by whatever name it is printed, "" to none. Raises UnknownPlan."""

    def __init__(self, session: Session, plan_id: int, unit: str = "") -> None:
        self.session, self.id, self.unit = session, plan_id, unit
        self.summary = outline.plan(session, plan_id)
        self.rows = listed_rows.of_plan(session.ledger, plan_id)
        self._by_id = {row.id: row for row in self.rows}

    @cached_property
    def tasks(self) -> list[int]:
        """The tasks in printed order."""
        every = [row.id for row in self.rows if row.kind is NodeKind.TASK]
        if not self.unit:
            return every
        asked = Query(plan_id=self.id, unit=self.unit)
        wanted = frozenset(outline.skeleton(self.session, asked).ids)
        return [task for task in every if task in wanted]

    def holds(self, node_id: int) -> bool:
        """Whether a row is of this plan and still stands."""
        return node_id in self._by_id

    def above(self, node_id: int) -> Iterator[ListedRow]:
        """The rows above a row, the next first."""
        row = self._by_id.get(node_id)
        while row is not None and (row := self._by_id.get(row.parent)) is not None:
            yield row

    def section(self, task: int) -> str:
        """The words of the outermost section a task stands in, "" where in none."""
        words = [row.words for row in self.above(task) if row.words]
        return words[-1] if words else ""

    @cached_property
    def units(self) -> dict[AskedUnit, dict[int, Role]]:
        """Each unit with its tasks, in printed order, and its strongest role in each: those
        of the directory in its order, the others as they come."""
        asked = asked_units(self.session)
        found: dict[AskedUnit, dict[int, Role]] = {}
        for task, assignments in self._assignments.items():
            for unit, role in strongest_roles(assignments, asked).items():
                found.setdefault(unit, {})[task] = role
        order = {unit.id: at for at, unit in enumerate(known_units.units(self.session))}
        ranked = sorted(found, key=lambda unit: order.get(unit.id or 0, len(order)))
        return {unit: found[unit] for unit in ranked}

    @cached_property
    def roles(self) -> dict[int, Role]:
        """The strongest role of the unit asked for, by task."""
        names = frozenset(known_units.names_for(self.session, self.unit))
        order = list(Role)
        found: dict[int, Role] = {}
        for task, assignments in self._assignments.items():
            roles = [each.role for each in assignments if each.name in names]
            if roles:
                found[task] = min(roles, key=order.index)
        return found

    @cached_property
    def used_roles(self) -> frozenset[Role]:
        """The roles in which any unit stands."""
        return frozenset(
            role
            for at, role in enumerate(Role)
            if any(_names(row)[at] != _NONE for row in self.rows)
        )

    @cached_property
    def _assignments(self) -> dict[int, list[Assignment]]:
        """The units of each task and of its measures, as printed; a task without any is left
        out."""
        read = cache(_read)
        found: dict[int, list[Assignment]] = {}
        for row in self.rows:
            if row.kind is NodeKind.SECTION:
                continue
            task = row.id if row.kind is NodeKind.TASK else row.parent
            units = read(_names(row))
            if units:
                found.setdefault(task, []).extend(units)
        return found

    @cached_property
    def leaders(self) -> dict[int, tuple[str, ...]]:
        """The responsible leaders the document names for each task, or for what it stands
        under. Where it names nobody as a leader (分管领导, 责任领导), whom else it names."""
        people = printed.people_of_plan(self.session.ledger, self.id)
        only_leaders = any(_LEADS in role for named in people.values() for role, _ in named)
        chosen = {
            node: tuple(
                dict.fromkeys(
                    name
                    for role, names in named
                    if not only_leaders or _LEADS in role
                    for name in names.split("、")
                )
            )
            for node, named in people.items()
        }
        found: dict[int, tuple[str, ...]] = {}
        for row in self.rows:
            if row.kind is NodeKind.TASK:
                places = [row.id, *(above.id for above in self.above(row.id))]
                found[row.id] = next((chosen[each] for each in places if chosen.get(each)), ())
        return found


def _names(row: ListedRow) -> tuple[str, str, str]:
    """The lists of the three roles."""
    return row.lead, row.responsible, row.supporting


def _read(lists: tuple[str, str, str]) -> list[Assignment]:
    return [
        Assignment(role, name)
        for role, names in zip(Role, lists, strict=True)
        for name in columns.as_names(names)
    ]
