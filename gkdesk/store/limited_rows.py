"""The columns of rows that say their limits, for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gkdesk.domain.changes import Value
from gkdesk.store.ledger import Ledger


class LimitedRow(NamedTuple):
    """A task or measure as its limits see it; days are ISO text as in the table.

    ``over_measures`` tells a task that has measures.
    """

    id: int
    plan_id: int
    parent_id: int | None
    measure: int
    over_measures: int
    status: str
    due: str | None
    late_after: str | None
    provisional: int
    words: str
    deadline_kind: str | None
    deadline_rule: str | None
    deadline_set: int
    deadline_own: int
    staged: int


_ROWS = """
SELECT node.id, node.plan_id, node.parent_id, node.kind = 'measure',
       node.kind = 'task' AND node.last_seq > node.seq, node.status,
       node.due, node.late_after, node.provisional, node.words, node.deadline_kind,
       node.deadline_rule, node.deadline_set, node.deadline_own, node.staged
FROM {source} WHERE node.kind <> 'section' AND node.deleted = 0 {which} ORDER BY node.seq
"""
_WANTED = "json_each(:ids) AS wanted CROSS JOIN node ON node.id = wanted.value"


def of_plan(ledger: Ledger, plan_id: int) -> list[LimitedRow]:
    """The tasks and measures of a plan in printed order."""
    sql = _ROWS.format(source="node", which="AND node.plan_id = :plan")
    return [LimitedRow(*row) for row in ledger.rows(sql, {"plan": plan_id})]


def of_ids(ledger: Ledger, ids: Iterable[int]) -> list[LimitedRow]:
    """Those of these rows that are tasks or measures."""
    sql = _ROWS.format(source=_WANTED, which="")
    return [LimitedRow(*row) for row in ledger.rows(sql, {"ids": json.dumps(list(ids))})]


def measures_of(ledger: Ledger, task_ids: Iterable[int]) -> dict[int, list[LimitedRow]]:
    """The measures of tasks that have a limit."""
    source = "json_each(:ids) AS wanted CROSS JOIN node ON node.parent_id = wanted.value"
    sql = _ROWS.format(source=source, which="AND node.kind = 'measure' AND node.words <> ''")
    found: dict[int, list[LimitedRow]] = {}
    for values in ledger.rows(sql, {"ids": json.dumps(list(task_ids))}):
        row = LimitedRow(*values)
        found.setdefault(row.parent_id or 0, []).append(row)
    return found


def show(ledger: Ledger, shown: Mapping[int, Mapping[str, Value]]) -> None:
    """Write what rows show, without a line in the history. All have the same columns."""
    names = next((list(columns) for columns in shown.values()), [])
    if names:
        sql = (
            f"UPDATE node SET {', '.join(f'{name} = :{name}' for name in names)} WHERE id = :id"
        )
        ledger.execute_all(sql, ({**columns, "id": i} for i, columns in shown.items()))
