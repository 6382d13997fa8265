"""What a plan's rows said when they were read, and what another ledger told of them last."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gkdesk.domain.changes import Value
from gkdesk.store.ledger import Ledger


def as_read(ledger: Ledger, plan_id: int, names: Iterable[str]) -> dict[int, dict[str, Value]]:
    """The columns of a plan's rows that were ever changed, with what stood in them before
    the first time; by row."""
    sql = """
    SELECT field.target, field.field, field.before, min(field.id) FROM change_field AS field
    JOIN node ON node.id = field.target AND node.plan_id = ?
    WHERE field.entity = 'node' AND field.field IN (SELECT value FROM json_each(?))
    GROUP BY field.target, field.field
    """
    found: dict[int, dict[str, Value]] = {}
    for node_id, name, before, _ in ledger.rows(sql, (plan_id, json.dumps(list(names)))):
        found.setdefault(node_id, {})[name] = before
    return found


def added(ledger: Ledger, plan_id: int) -> set[int]:
    """The standing rows that a person added."""
    sql = "SELECT id FROM node WHERE plan_id = ? AND by_hand = 1 AND deleted = 0"
    return {node_id for (node_id,) in ledger.rows(sql, (plan_id,))}


def last_taken(ledger: Ledger, plan_id: int) -> str:
    """What the receipt of the last exchange file says of its content, "" where none was
    taken in."""
    sql = """
    SELECT content FROM receipt WHERE plan_id = ? AND deleted = 0
    AND content LIKE 'exchange:%' ORDER BY id DESC LIMIT 1
    """
    return str(ledger.value(sql, (plan_id,)) or "")


def source_sum(ledger: Ledger, plan_id: int) -> str:
    """The sum of the file a plan was read from."""
    return str(ledger.value("SELECT source_sha256 FROM plan WHERE id = ?", (plan_id,)))
