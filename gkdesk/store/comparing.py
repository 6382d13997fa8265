"""Two ledger files side by side: which plans, tasks and changes only one of them has."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import FileDifference, LostChange, PlanDifference
from gkdesk.store.connecting import address, connect
from gkdesk.store.faults import sorted_faults

_UNSAID = {"change", "change_field", "contact", "plan", "node"}
"""Tables that tell how it came, or are compared by themselves."""

_PLANS = "SELECT id, title, source_sha256 FROM {side}.plan WHERE deleted = 0"
_LOST = """
SELECT id, at, who FROM main.change AS here
WHERE NOT EXISTS (SELECT 1 FROM other.change AS there
                  WHERE (there.id, there.at, there.who, there.kind)
                      = (here.id, here.at, here.who, here.kind))
ORDER BY id DESC
"""
_TASK_COLUMNS = (
    *("id", "plan_id", "parent_id", "seq", "kind", "status", "due", "words", "lead"),
    *("responsible", "supporting", "progress", "note", "label", "heading", "text"),
)

Plan = tuple[int, str, str]


def difference(present: Path, other: Path) -> FileDifference:
    """What the ledger at ``present`` would become by ``other``; both of today's version.

    Raises LedgerDamaged, LedgerUnwritable, LedgerBusy.
    """
    with sorted_faults(present), closing(connect(present, "ro")) as connection:
        connection.execute("ATTACH ? AS other", (f"{address(other.absolute())}?mode=ro",))
        lost = tuple(
            LostChange(number, datetime.fromisoformat(at), who)
            for number, at, who in connection.execute(_LOST)
        )
        return FileDifference(_plans(connection), _elsewhere(connection), lost)


def _plans(connection: sqlite3.Connection) -> tuple[PlanDifference, ...]:
    """Plans that come, plans that go, and those of which rows differ."""
    here, there = (_standing(connection, side) for side in ("main", "other"))
    rows = _differing_rows(connection)
    goes = [_whole(connection, "main", plan, goes=True) for plan in here if plan not in there]
    comes = [
        _whole(connection, "other", plan, comes=True) for plan in there if plan not in here
    ]
    both = [PlanDifference(p[1], rows[p[0]]) for p in here if p in there and rows[p[0]]]
    return (*comes, *goes, *both)


def _standing(connection: sqlite3.Connection, side: str) -> list[Plan]:
    return list(connection.execute(_PLANS.format(side=side)))


def _whole(
    connection: sqlite3.Connection,
    side: str,
    plan: Plan,
    *,
    comes: bool = False,
    goes: bool = False,
) -> PlanDifference:
    sql = f"SELECT count(*) FROM {side}.node WHERE plan_id = ? AND deleted = 0"
    rows = connection.execute(f"{sql} AND kind = 'task'", (plan[0],)).fetchone()[0]
    return PlanDifference(plan[1], rows, comes=comes, goes=goes)


def _differing_rows(connection: sqlite3.Connection) -> Counter[int]:
    """How many rows of a plan differ: in themselves, or in what belongs to them; what
    belongs to the plan as a whole counts as a row."""
    differing: set[tuple[object, ...]] = {
        *_unlike(connection, "node", _TASK_COLUMNS, ("plan_id", "id"))
    }
    plan_of = "SELECT plan_id, id FROM main.node UNION SELECT plan_id, id FROM other.node"
    for table, columns in _tables(connection):
        if "node_id" in columns:
            owners = {row[0] for row in _unlike(connection, table, columns, ("node_id",))}
            if owners:
                pairs = connection.execute(plan_of)
                differing.update(pair for pair in pairs if pair[1] in owners)
        elif "plan_id" in columns:
            found = _unlike(connection, table, columns, ("plan_id",))
            differing.update((plan_id, table) for (plan_id,) in found)
    return Counter(int(str(plan_id)) for plan_id, _ in differing)


def _elsewhere(connection: sqlite3.Connection) -> int:
    """Records that belong to no plan: units, holidays, settings, views."""
    return sum(
        len(set(_unlike(connection, table, columns, columns[:1])))
        for table, columns in _tables(connection)
        if not {"node_id", "plan_id"} & set(columns)
    )


def _tables(connection: sqlite3.Connection) -> list[tuple[str, tuple[str, ...]]]:
    """The tables that say something, with their columns."""
    sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%'"
    names = [name for (name,) in connection.execute(f"{sql} ESCAPE '\\'")]
    return [
        (name, tuple(row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")))
        for name in names
        if name not in _UNSAID and not name.startswith("sqlite")
    ]


def _unlike(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    wanted: tuple[str, ...],
) -> list[tuple[int, ...]]:
    """The ``wanted`` columns of the records that only one side has just so. Those that do
    not stand (a change undone) say nothing."""
    known = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    standing = "WHERE deleted = 0" if "deleted" in known else ""
    listed = ", ".join(columns)
    side = f"SELECT {listed} FROM {{}}.{table} {standing}"
    here, there = side.format("main"), side.format("other")
    sql = f"SELECT {', '.join(wanted)} FROM (SELECT * FROM ({here} EXCEPT {there})"
    return list(connection.execute(f"{sql} UNION ALL SELECT * FROM ({there} EXCEPT {here}))"))
