"""The outline of an answer, and the counts beside it."""

from __future__ import annotations

from collections import Counter

from gkdesk.domain.queries import Query, ReadyList, Skeleton
from gkdesk.domain.tasks import Light, Outlook
from gkdesk.store import columns
from gkdesk.store.conditions import LIGHT, frame, wanted
from gkdesk.store.ledger import Ledger

_WHOLE = """
SELECT id, coalesce(parent_id, 0), kind = 'task'
FROM node WHERE plan_id = :plan AND deleted = 0 ORDER BY seq
"""

# Hits, what stands above them, and the measures of a task that is a hit.
_TREE = """
WITH RECURSIVE
hit (id, parent_id, seq) AS MATERIALIZED (
    SELECT node.id, node.parent_id, node.seq FROM node WHERE {wanted}),
above (id) AS (
    SELECT parent_id FROM hit
    UNION
    SELECT node.parent_id FROM above JOIN node ON node.id = above.id)
SELECT id, coalesce(parent_id, 0), 1, seq FROM hit
UNION ALL
SELECT node.id, coalesce(node.parent_id, 0), 0, node.seq
FROM above JOIN node ON node.id = above.id WHERE node.id NOT IN (SELECT id FROM hit)
UNION ALL
SELECT node.id, node.parent_id, 0, node.seq FROM hit JOIN node ON node.parent_id = hit.id
WHERE node.kind = 'measure' AND node.deleted = 0 AND node.id NOT IN (SELECT id FROM hit)
ORDER BY 4
"""

_FLAT = """
WITH
hit (id, plan_id, seq) AS MATERIALIZED (
    SELECT node.id, node.plan_id, node.seq FROM node WHERE {wanted}),
head (plan_id, is_hit) AS (
    SELECT plan_id, max(is_hit)
    FROM (SELECT DISTINCT plan_id, 0 AS is_hit FROM hit UNION ALL SELECT {heads})
    GROUP BY plan_id),
place (plan_id, is_hit, number) AS (
    SELECT head.plan_id, head.is_hit, row_number() OVER (
        ORDER BY plan.year DESC NULLS LAST, plan.issuer NULLS LAST, plan.id)
    FROM head JOIN plan ON plan.id = head.plan_id)
SELECT -plan_id, 0, is_hit, number, 0 FROM place
UNION ALL
SELECT hit.id, -hit.plan_id, 1, place.number, hit.seq FROM hit JOIN place USING (plan_id)
ORDER BY 4, 5
"""

_NO_HEADS = "NULL, 0 WHERE 0"
# A doubt about the notice belongs to no row, so its plan's own row stands for it.
_DOUBTFUL_HEADS = (
    "plan_id, 1 FROM doubt WHERE node_id IS NULL AND settled = 0"
    " AND plan_id IN (SELECT id FROM plan WHERE deleted = 0)"
)


def skeleton(ledger: Ledger, query: Query, outlook: Outlook) -> Skeleton:
    """The ids of an answer in printed order, with their parents."""
    width = 3
    if query.flat:
        doubtful = query.ready is ReadyList.DOUBTFUL
        heads = _DOUBTFUL_HEADS if doubtful else _NO_HEADS
        sql, width = _FLAT.format(wanted=wanted(query), heads=heads), 5
    elif query.selective:
        sql, width = _TREE.format(wanted=wanted(query)), 4
    else:
        sql = _WHOLE
    flat = ledger.integers(sql, frame(query, outlook))
    return Skeleton(flat[::width], flat[1::width], sum(flat[2::width]))


def light_counts(ledger: Ledger, query: Query, outlook: Outlook) -> dict[Light, int]:
    """How many tasks of a query show each light, whatever light the query asks for."""
    sql = (
        f"SELECT {LIGHT}, count(*) FROM node"
        f" WHERE {wanted(query, light=False)} AND node.kind = 'task' GROUP BY 1"
    )
    found = dict(ledger.rows(sql, frame(query, outlook)))
    return {light: found.get(light.value, 0) for light in Light}


def ready_counts(ledger: Ledger, outlook: Outlook) -> dict[ReadyList, int]:
    """How many rows each ready list holds, over all plans."""
    counts: dict[ReadyList, int] = {}
    for ready in ReadyList:
        query = Query(ready=ready)
        sql = f"SELECT count(*) FROM node WHERE {wanted(query)}"
        counts[ready] = ledger.value(sql, frame(query, outlook))
    heads = f"SELECT count(DISTINCT plan_id) FROM (SELECT {_DOUBTFUL_HEADS})"
    counts[ReadyList.DOUBTFUL] += ledger.value(heads)
    return counts


def unit_counts(ledger: Ledger, plan_id: int | None, outlook: Outlook) -> list[tuple[str, int]]:
    """The units by printed name with the number of their tasks, most tasks first."""
    query = Query(plan_id=plan_id)
    sql = (
        "SELECT node.lead, node.responsible, node.supporting, count(*) FROM node"
        f" WHERE {wanted(query)} GROUP BY 1, 2, 3"
    )
    counts: Counter[str] = Counter()
    for *lists, number in ledger.rows(sql, frame(query, outlook)):
        for name in dict.fromkeys(name for each in lists for name in columns.as_names(each)):
            counts[name] += number
    return counts.most_common()
