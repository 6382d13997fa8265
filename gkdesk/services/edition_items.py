"""The items of an edition, made from its rows: the same for the ledger and for a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.draft import Draft
from gkdesk.domain.rereading import Item
from gkdesk.domain.tasks import Assignment, NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.store import columns, editions, nodes
from gkdesk.store.draft_rows import Planter
from gkdesk.store.editions import PlanRows, Record
from gkdesk.store.reworded import NOTHING, ByHand

_Grouped = dict[int, list[Record]]


def rows_of_draft(draft: Draft, plan_id: int = 0, first_node: int = 1) -> PlanRows:
    """A draft as the rows it would be in the ledger."""
    return Planter(draft, plan_id, first_node).plant()


def items_of(
    rows: PlanRows, units_by_hand: Collection[int] = (), arranged: ByHand = NOTHING
) -> list[Item]:
    """Sections and tasks in printed order; a measure is part of its task."""
    clauses, limits = _by_node(rows.clauses), _by_node(rows.deadlines)
    people = _by_node(rows.people)
    below = defaultdict(list)
    for node in rows.nodes:
        if node["kind"] == NodeKind.MEASURE.value:
            below[node["parent_id"]].append(node)
    inherited: dict[int | None, list[Record]] = {None: []}
    stirred = {node["parent_id"] for node in rows.nodes if node["id"] in arranged.moved}
    made: list[Item] = []
    for node in rows.nodes:
        if node["kind"] == NodeKind.MEASURE.value:
            continue
        node_id, section = node["id"], node["kind"] == NodeKind.SECTION.value
        own = clauses.get(node_id, [])
        inherited[node_id] = own or inherited.get(node["parent_id"], [])
        by_hand = node_id in units_by_hand
        measures = below[node_id]
        made.append(
            Item(
                key=node_id,
                place=len(made),
                parent=node["parent_id"],
                section=section,
                label=node["label"],
                path=node["path"],
                heading=node["heading"],
                text=arranged.words.get(node_id, node["text"]),
                units=_assignments(own if section else inherited[node_id]),
                people=tuple((each["role"], each["name"]) for each in people.get(node_id, ())),
                limits=tuple(map(printed_limit, limits.get(node_id, ()))),
                units_set=_set_units(node) if by_hand else None,
                limit_set=_set_limit((node, *measures)),
                worked=by_hand or any(map(worked, (node, *measures))),
                words_set=node["text"] if node_id in arranged.words else None,
                placed=node_id in arranged.moved or node["parent_id"] in stirred,
            )
        )
    return made


def worked(node: Record) -> bool:
    """Whether a person entered anything at a row, beside its units."""
    done = node.get("status") == Status.DONE.value
    entered = ("progress", "note", "deadline_set", "by_hand", editions.WORKED)
    return done or any(node.get(name) for name in entered)


def _by_node(records: Iterable[Record]) -> _Grouped:
    grouped: _Grouped = defaultdict(list)
    for record in records:
        grouped[record["node_id"]].append(record)
    return grouped


def _assignments(clauses: Sequence[Record]) -> tuple[Assignment, ...]:
    """The names of clauses by role, each once."""
    named = [
        Assignment(role, name)
        for role in Role
        for clause in clauses
        if clause["role"] == role.value
        for name in columns.as_names(clause["names"])
    ]
    return tuple(dict.fromkeys(named))


def _set_units(node: Record) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(role, name) for role in Role for name in columns.as_names(node[role.value])
    )


def _set_limit(own: Iterable[Record]) -> Deadline | None:
    """The limit a person set at the row, else at one of its measures."""
    return next((nodes.limit_of(node) for node in own if node.get("deadline_set")), None)


def printed_limit(record: Record) -> Deadline:
    """A printed limit without its place: what two editions are compared by."""
    return Deadline(
        expression=record["expression"],
        clause="",
        kind=DeadlineKind(record["kind"]),
        due=columns.as_day(record["due"]),
        start=columns.as_day(record["start"]),
        rule=record["rule"],
        count=record["count"],
        count_unit=record["count_unit"],
        period=Period(record["period"]) if record["period"] else None,
        event=record["event"],
        amount=record["amount"],
        amount_unit=AmountUnit(record["amount_unit"]) if record["amount_unit"] else None,
        who=record["who"],
        before=bool(record["before"]),
    )
