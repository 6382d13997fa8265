"""Ranks of rows and of their due points, in the order they came into the ledger. Rows are
never erased, so a rank never changes and is never given away again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from gkdesk.store.ledger import Ledger

_RANKS = """
SELECT wanted.value, (SELECT count(*) FROM node WHERE plan_id = :plan AND id <= wanted.value)
FROM json_each(:ids) AS wanted
JOIN node ON node.id = wanted.value AND node.plan_id = :plan
"""
_RANKED = """
SELECT id FROM node WHERE plan_id = ? ORDER BY id LIMIT 1 OFFSET ? - 1
"""
_ALL = "SELECT id FROM node WHERE plan_id = ? ORDER BY id"
_FEW = 64
"""Up to so many rows, counting below each is faster than numbering a whole plan."""

_POINT_RANKS = """
SELECT id, row_number() OVER (PARTITION BY node_id ORDER BY id)
FROM occurrence WHERE node_id IN (SELECT value FROM json_each(?))
"""
_POINT_RANKED = "SELECT id FROM occurrence WHERE node_id = ? ORDER BY id LIMIT 1 OFFSET ? - 1"


def ranks(ledger: Ledger, plan_id: int, node_ids: Sequence[int]) -> dict[int, int]:
    """The ranks, from 1, of rows among all of their plan, those taken out too."""
    if len(node_ids) <= _FEW:
        asked = {"plan": plan_id, "ids": json.dumps(list(node_ids))}
        return dict(ledger.rows(_RANKS, asked))
    wanted = frozenset(node_ids)
    numbered = enumerate(ledger.rows(_ALL, (plan_id,)), 1)
    return {node_id: rank for rank, (node_id,) in numbered if node_id in wanted}


def row_of_rank(ledger: Ledger, plan_id: int, rank: int) -> int | None:
    """The row of a rank, whether it stands or not; None where there is none."""
    found: int | None = ledger.value(_RANKED, (plan_id, rank)) if rank > 0 else None
    return found


def point_ranks(ledger: Ledger, node_ids: Iterable[int]) -> dict[int, int]:
    """The ranks, from 1, of the due points of rows among those of their row."""
    return dict(ledger.rows(_POINT_RANKS, (json.dumps(list(node_ids)),)))


def point_of_rank(ledger: Ledger, node_id: int, rank: int) -> int | None:
    """The due point of a rank, whether it stands or not; None where there is none."""
    found: int | None = ledger.value(_POINT_RANKED, (node_id, rank)) if rank > 0 else None
    return found
