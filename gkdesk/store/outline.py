"""The outline of an answer, and the counts beside it."""

from __future__ import annotations

from array import array
from collections import Counter

from gkdesk.domain.queries import Query, ReadyList, Skeleton
from gkdesk.domain.tasks import Light, Outlook
from gkdesk.store import columns
from gkdesk.store.columns import Shown
from gkdesk.store.conditions import LIGHT, READY, frame, table, wanted
from gkdesk.store.ledger import Ledger

_WHOLE = """
SELECT id, coalesce(parent_id, 0) AS parent, kind = 'task' AS is_hit
FROM node WHERE plan_id = :plan AND deleted = 0 ORDER BY seq
"""

# Hits, what stands above them, and the measures of a task that is a hit.
_TREE = """
WITH RECURSIVE
hit (id, parent_id, seq, kind, last_seq) AS MATERIALIZED (
    SELECT node.id, node.parent_id, node.seq, node.kind, node.last_seq
    FROM node WHERE {wanted}),
above (id) AS (
    SELECT parent_id FROM hit
    UNION
    SELECT node.parent_id FROM above JOIN node ON node.id = above.id)
SELECT id, parent, is_hit FROM (
    SELECT id, coalesce(parent_id, 0) AS parent, 1 AS is_hit, seq FROM hit
    UNION ALL
    SELECT node.id, coalesce(node.parent_id, 0), 0, node.seq
    FROM above JOIN node ON node.id = above.id
    WHERE node.id NOT IN (SELECT id FROM hit WHERE last_seq > seq)
    UNION ALL
    SELECT node.id, node.parent_id, 0, node.seq
    FROM hit JOIN node ON node.parent_id = hit.id
    WHERE hit.kind = 'task' AND hit.last_seq > hit.seq AND node.deleted = 0
    AND node.id NOT IN (SELECT id FROM hit WHERE kind = 'measure'))
ORDER BY seq
"""

_ONE_PLAN = "SELECT node.id FROM node WHERE {wanted} ORDER BY node.seq"

_PLANS = """
SELECT id FROM plan WHERE deleted = 0
ORDER BY year DESC NULLS LAST, issuer NULLS LAST, id
"""

# A doubt about the notice belongs to no row, so its plan's own row stands for it.
_DOUBTFUL_PLANS = """
SELECT DISTINCT plan_id FROM doubt JOIN plan ON plan.id = doubt.plan_id
WHERE doubt.node_id IS NULL AND doubt.settled = 0 AND plan.deleted = 0
AND doubt.edition = plan.edition
"""


def skeleton(ledger: Ledger, query: Query, outlook: Outlook) -> Skeleton:
    """The ids of an answer in printed order, with their parents."""
    if query.flat:
        return _flat(ledger, query, outlook)
    sql = _TREE.format(wanted=wanted(query)) if query.selective else _WHOLE
    names = "id", "parent", "is_hit"
    ids, parents, is_hit = ledger.arrays(sql, names, frame(query, outlook))
    return Skeleton(ids, parents, sum(is_hit))


def _flat(ledger: Ledger, query: Query, outlook: Outlook) -> Skeleton:
    """Plan by plan, so that the index gives the printed order and nothing is sorted."""
    sql = _ONE_PLAN.format(wanted=wanted(query, one_plan=True))
    parameters = frame(query, outlook)
    doubtful = query.ready is ReadyList.DOUBTFUL
    heads = {plan_id for (plan_id,) in ledger.rows(_DOUBTFUL_PLANS)} if doubtful else set()
    ids, parents, hits = array("q"), array("q"), 0
    for (plan_id,) in ledger.rows(_PLANS):
        (found,) = ledger.arrays(sql, ["id"], parameters | {"plan": plan_id})
        if found or plan_id in heads:
            ids.append(-plan_id)
            parents.append(0)
        ids.extend(found)
        parents.extend(array("q", [-plan_id]) * len(found))
        hits += len(found) + (plan_id in heads)
    return Skeleton(ids, parents, hits)


def first_hits(ledger: Ledger, query: Query, outlook: Outlook, limit: int) -> list[int]:
    """A few rows of an answer, as SQLite comes upon them."""
    sql = f"SELECT node.id FROM node WHERE {wanted(query)} LIMIT {limit:d}"
    return [number for (number,) in ledger.rows(sql, frame(query, outlook))]


def light_counts(ledger: Ledger, query: Query, outlook: Outlook) -> dict[Light, int]:
    """How many tasks of a query show each light, whatever light the query asks for."""
    sql = (
        f"SELECT {LIGHT}, count(*) FROM {table(query)}"
        f" WHERE {wanted(query, light=False)} AND node.kind = 'task' GROUP BY 1"
    )
    found = dict(ledger.rows(sql, frame(query, outlook)))
    return {light: found.get(light.value, 0) for light in Light}


def ready_counts(ledger: Ledger, outlook: Outlook) -> dict[ReadyList, int]:
    """How many rows each ready list holds, over all plans."""
    lists = [ReadyList.OVERDUE, ReadyList.TODAY, ReadyList.THIS_WEEK, ReadyList.THIS_MONTH]
    totals = ", ".join(f"count(*) FILTER (WHERE {READY[ready]})" for ready in lists)
    parameters = frame(Query(), outlook)
    sql = f"SELECT {totals}, count(*) FROM {table(Query())} WHERE {wanted(Query())}"
    row = ledger.one(sql, parameters)
    counts = dict(zip([*lists, ReadyList.ALL], row or (0, 0, 0), strict=True))
    for ready in (ReadyList.UNASSIGNED, ReadyList.DOUBTFUL):
        query = Query(ready=ready)
        sql = f"SELECT count(*) FROM {table(query)} WHERE {wanted(query)}"
        counts[ready] = ledger.value(sql, parameters)
    counts[ReadyList.DOUBTFUL] += len(ledger.rows(_DOUBTFUL_PLANS))
    return {ready: counts[ready] for ready in ReadyList}


def unit_counts(
    ledger: Ledger, plan_id: int | None, outlook: Outlook, shown: Shown = columns.as_it_is
) -> list[tuple[str, int]]:
    """The units by shown name with the number of their tasks, most tasks first."""
    query = Query(plan_id=plan_id)
    sql = (
        "SELECT node.lead, node.responsible, node.supporting, count(*) FROM node"
        f" WHERE {wanted(query)} GROUP BY 1, 2, 3"
    )
    counts: Counter[str] = Counter()
    for *lists, number in ledger.rows(sql, frame(query, outlook)):
        for name in columns.shown_names(lists, shown):
            counts[name] += number
    return counts.most_common()
