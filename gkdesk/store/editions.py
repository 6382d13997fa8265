"""Editions of a plan: what each version of its notice printed, and what holds now.

Text, printed limits, clauses, persons and doubts belong to an edition and are never
changed; the rows of the tree are the plan's and pass from edition to edition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gkdesk.store.ledger import Ledger

Record = dict[str, Any]

FIRST = 1
"""The edition of a plan that was taken in once."""

_PRINTED = {
    "deadline": "plan_id, node_id, measure_id, expression, clause, kind, due, start, rule,"
    " count, count_unit, period, event, amount, amount_unit, who, before, counted_from, places",
    "unit_clause": "plan_id, node_id, role, raw, names, and_others, places",
    "doubt": "plan_id, node_id, what, start_at, end_at, settled",
}
_NODE = (
    "id, plan_id, parent_id, seq, last_seq, kind, level, status, due, words,"
    " deadline_kind, deadline_rule, deadline_set, late_after, provisional, deadline_own,"
    " staged, reported_on, done_on, deleted, label, path, heading, lead,"
    " responsible, supporting, progress, note, places, heading_places, by_hand, text"
)

WORKED = "worked"
"""At a row that stands: whether a person entered anything beside it."""

_BESIDE = """
SELECT node_id FROM occurrence WHERE plan_id = :plan
AND (status = 'done' OR progress <> '' OR evidence <> '')
UNION SELECT node_id FROM tally WHERE plan_id = :plan AND deleted = 0
UNION SELECT node_id FROM reminder WHERE plan_id = :plan AND deleted = 0
UNION SELECT node_id FROM extension WHERE plan_id = :plan AND deleted = 0
"""

_BY_HAND = """
WITH newest (line) AS (
    SELECT max(change_field.id)
    FROM node
    JOIN change_field ON change_field.entity = 'node' AND change_field.target = node.id
    JOIN change ON change.id = change_field.change_id AND change.state = 'standing'
    WHERE node.plan_id = :plan AND change_field.field IN ('lead', 'responsible', 'supporting')
    GROUP BY change_field.target, change_field.field)
SELECT DISTINCT change_field.target
FROM newest JOIN change_field ON change_field.id = newest.line
JOIN change ON change.id = change_field.change_id AND change.kind = 'edit'
"""


@dataclass(slots=True)
class PlanRows:
    """Everything below a plan as records of its tables; node ids are final."""

    nodes: list[Record] = field(default_factory=list)
    deadlines: list[Record] = field(default_factory=list)
    clauses: list[Record] = field(default_factory=list)
    people: list[Record] = field(default_factory=list)
    doubts: list[Record] = field(default_factory=list)


def holds(table: str) -> str:
    """The condition that a row of a table with ``plan_id`` is of the edition in force."""
    return f"{table}.edition = (SELECT plan.edition FROM plan WHERE plan.id = {table}.plan_id)"


def insert(ledger: Ledger, plan_id: int, edition: int, source: str, rows: PlanRows) -> None:
    """Write what an edition prints; its nodes are the caller's. Inside a transaction."""
    ledger.insert_all("source", [{"plan_id": plan_id, "edition": edition, "text": source}])
    printed = {
        "deadline": rows.deadlines,
        "unit_clause": rows.clauses,
        "person": rows.people,
        "doubt": rows.doubts,
    }
    for table, records in printed.items():
        ledger.insert_all(table, ({**record, "edition": edition} for record in records))


def standing(ledger: Ledger, plan_id: int) -> PlanRows:
    """The rows of a plan that stand, in printed order, with what is printed of them now."""
    where = f"plan_id = ? AND {holds('{0}')} ORDER BY id"
    deadlines, clauses, doubts = (
        _records(ledger, names, f"{table} WHERE {where.format(table)}", plan_id)
        for table, names in _PRINTED.items()
    )
    persons = (
        "person JOIN node ON node.id = person.node_id AND node.plan_id = ?"
        " WHERE person.edition = (SELECT edition FROM plan WHERE id = node.plan_id)"
        " ORDER BY person.id"
    )
    return PlanRows(
        nodes=_nodes(ledger, plan_id),
        deadlines=deadlines,
        clauses=clauses,
        people=_records(ledger, "person.node_id, person.role, person.name", persons, plan_id),
        doubts=doubts,
    )


def _nodes(ledger: Ledger, plan_id: int) -> list[Record]:
    worked = {node_id for (node_id,) in ledger.rows(_BESIDE, {"plan": plan_id})}
    where = "node WHERE plan_id = ? AND deleted = 0 ORDER BY seq"
    found = _records(ledger, _NODE, where, plan_id)
    return [{**record, WORKED: record["id"] in worked} for record in found]


def _records(ledger: Ledger, names: str, rest: str, plan_id: int) -> list[Record]:
    keys = [name.strip().removeprefix("person.") for name in names.split(",")]
    rows = ledger.rows(f"SELECT {names} FROM {rest}", (plan_id,))
    return [dict(zip(keys, row, strict=True)) for row in rows]


def units_by_hand(ledger: Ledger, plan_id: int) -> set[int]:
    """The rows of a plan whose units a person set, after anything else changed them."""
    return {target for (target,) in ledger.rows(_BY_HAND, {"plan": plan_id})}


def plan_columns(ledger: Ledger, plan_id: int, names: list[str]) -> Record:
    """The named columns of a plan's own row, as they stand."""
    (record,) = _records(ledger, ", ".join(names), "plan WHERE id = ?", plan_id)
    return record


def next_edition(ledger: Ledger, plan_id: int) -> int:
    """The number no edition of the plan has had, undone ones included."""
    last = ledger.value("SELECT max(edition) FROM source WHERE plan_id = ?", (plan_id,))
    return FIRST + int(last or 0)


def next_node(ledger: Ledger) -> int:
    """The id no row has had."""
    return 1 + int(ledger.value("SELECT max(id) FROM node") or 0)
