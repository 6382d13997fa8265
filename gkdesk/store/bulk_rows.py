"""Columns of many rows at once, for a change of many cells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.tasks import NodeKind
from gkdesk.store.ledger import Ledger

_WANTED = "json_each(:ids) AS wanted CROSS JOIN node ON node.id = wanted.value"


class Standing(NamedTuple):
    """Where a row stands. ``limited_by_hand`` tells that a person set its limit."""

    plan_id: int
    kind: NodeKind
    parent_id: int | None
    limited_by_hand: bool


def standing(ledger: Ledger, ids: Iterable[int]) -> dict[int, Standing]:
    """Those of the rows that are in the ledger."""
    sql = f"""
    SELECT node.id, node.plan_id, node.kind, node.parent_id, node.deadline_set
    FROM {_WANTED} WHERE node.deleted = 0
    """
    kinds = {kind.value: kind for kind in NodeKind}
    rows = ledger.rows(sql, {"ids": json.dumps(list(ids))})
    return {
        node_id: Standing(plan_id, kinds[kind], parent_id, bool(by_hand))
        for node_id, plan_id, kind, parent_id, by_hand in rows
    }


def values(ledger: Ledger, ids: Iterable[int], name: str) -> dict[int, Value]:
    """One column of rows, as it stands."""
    sql = f"SELECT node.id, node.{name} FROM {_WANTED}"
    return dict(ledger.rows(sql, {"ids": json.dumps(list(ids))}))


def reported(ledger: Ledger, ids: Sequence[int], on: date) -> tuple[FieldChange, ...]:
    """The field changes that say rows were told of on a day, and with measures their tasks."""
    if not ids:
        return ()
    sql = f"""
    WITH told (id) AS (
        SELECT node.id FROM {_WANTED}
        UNION
        SELECT node.parent_id FROM {_WANTED} WHERE node.kind = 'measure')
    SELECT node.id, node.reported_on FROM told CROSS JOIN node ON node.id = told.id
    WHERE node.reported_on IS NOT :day ORDER BY node.id
    """
    day = on.isoformat()
    return tuple(
        FieldChange("node", node_id, "reported_on", before, day)
        for node_id, before in ledger.rows(sql, {"ids": json.dumps(list(ids)), "day": day})
    )


def depending(ledger: Ledger, ids: Iterable[int]) -> list[int]:
    """Those of the rows whose shown limit hangs on due points, measures or a task beside
    them; the others show what they carry."""
    sql = f"""
    SELECT node.id FROM {_WANTED}
    WHERE node.staged OR node.kind = 'measure' OR node.last_seq > node.seq
    """
    return [node_id for (node_id,) in ledger.rows(sql, {"ids": json.dumps(list(ids))})]
