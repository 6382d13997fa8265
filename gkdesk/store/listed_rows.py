"""The rows of a plan in short, for lists that are put in another order before they are read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from gkdesk.domain.tasks import NodeKind
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger

_ROWS = """
SELECT id, kind, ifnull(parent_id, 0), level,
       iif(kind = 'section', label || iif(heading <> '', heading, text), ''),
       lead, responsible, supporting
FROM node WHERE plan_id = ? AND deleted = 0 ORDER BY seq
"""


class ListedRow(NamedTuple):
    """A row of a plan. ``parent`` is 0 at the top; ``words`` are a section's; the names of the
    three roles are JSON lists as in the table, a measure's its own alone."""

    id: int
    kind: NodeKind
    parent: int
    level: int
    words: str
    lead: str
    responsible: str
    supporting: str


def of_plan(ledger: Ledger, plan_id: int) -> list[ListedRow]:
    """The rows of a plan that stand, in printed order."""
    kinds = {kind.value: kind for kind in NodeKind}
    return [
        ListedRow(number, kinds[kind], *rest)
        for number, kind, *rest in ledger.rows(_ROWS, (plan_id,))
    ]


def clauses_of(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, list[str]]:
    """The responsibility clauses of tasks as printed; a task without any is left out."""
    sql = f"""
    SELECT node_id, raw FROM unit_clause
    WHERE node_id IN (SELECT value FROM json_each(?)) AND {holds("unit_clause")} ORDER BY id
    """
    found: dict[int, list[str]] = {}
    for node_id, raw in ledger.rows(sql, (json.dumps(list(node_ids)),)):
        found.setdefault(node_id, []).append(raw)
    return found


def limit_words_of(ledger: Ledger, node_ids: Sequence[int]) -> dict[int, list[str]]:
    """The words of the printed limits of rows in printed order: a task's all, a measure's
    own; a row without any is left out."""
    found: dict[int, dict[int, str]] = {}
    for owner in ("node_id", "measure_id"):
        sql = f"""
        SELECT {owner}, id, expression FROM deadline
        WHERE {owner} IN (SELECT value FROM json_each(?)) AND {holds("deadline")} ORDER BY id
        """
        for node_id, number, words in ledger.rows(sql, (json.dumps(list(node_ids)),)):
            found.setdefault(node_id, {})[number] = words
    return {node_id: list(words.values()) for node_id, words in found.items()}
