"""What all due points of a row share: its task, units and words, looked up once a row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from gkdesk.domain.units import Role
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger
from gkdesk.store.plans import samples as sample_plans

Units = tuple[tuple[Role, str], ...]


class AgendaRow(NamedTuple):
    """A task or measure as its due points show it. ``closed`` is 1 where it is done, a
    measure with its task; ``words`` and ``provisional`` are those of its own day."""

    node: int
    task: int
    plan: int
    seq: int
    closed: int
    text: str
    label: str
    path: str
    words: str
    provisional: int
    units: Units


# A measure without units of its own has those of its task, in each role.
_TASKS = """
SELECT node.id, node.id, node.plan_id, node.seq, node.status = 'done', node.text, node.label,
       node.path, node.words, node.provisional, node.lead, node.responsible, node.supporting
FROM json_each(:wanted) AS wanted CROSS JOIN node ON node.id = wanted.value
WHERE node.kind = 'task' AND node.deleted = 0
"""
_MEASURES = """
SELECT node.id, task.id, node.plan_id, node.seq, 'done' IN (node.status, task.status),
       node.text, task.label, task.path, node.words, node.provisional,
       iif(node.lead = '[]', task.lead, node.lead),
       iif(node.responsible = '[]', task.responsible, node.responsible),
       iif(node.supporting = '[]', task.supporting, node.supporting)
FROM json_each(:wanted) AS wanted CROSS JOIN node ON node.id = wanted.value
JOIN node AS task ON task.id = node.parent_id
WHERE node.kind = 'measure' AND node.deleted = 0
"""

_PLANS = """
SELECT id FROM plan WHERE deleted = 0
ORDER BY year DESC NULLS LAST, issuer NULLS LAST, id
"""


def agenda_rows(
    ledger: Ledger, node_ids: Iterable[int], *, done: bool = False
) -> dict[int, AgendaRow]:
    """The rows of these ids that stand in a plan that stands, ``done``: closed ones too, by
    plan as plans are listed, then as printed."""
    rank = plan_ranks(ledger)
    parameters = {"wanted": json.dumps(list(node_ids))}
    units, make = cache(units_of), AgendaRow._make
    found = [
        make((*row[:10], units(*row[10:])))
        for row in ledger.rows(f"{_TASKS} UNION ALL {_MEASURES}", parameters)
        if row[2] in rank and (done or not row[4])
    ]
    found.sort(key=itemgetter(3))
    if len(rank) > 1:
        found.sort(key=lambda row: rank[row.plan])
    return {row.node: row for row in found}


def ringing_ranks(ledger: Ledger) -> dict[int, int]:
    """Those of the standing plans that may call for somebody, with their places: samples
    only as long as nothing else stands."""
    ranks = plan_ranks(ledger)
    samples = set(sample_plans(ledger))
    return {plan: at for plan, at in ranks.items() if plan not in samples} or ranks


def plan_ranks(ledger: Ledger) -> dict[int, int]:
    """The plans that stand with their places in the list of plans."""
    return {plan_id: place for place, (plan_id,) in enumerate(ledger.rows(_PLANS))}


def plan_keys(ledger: Ledger) -> list[tuple[int, str, str]]:
    """The plans that stand: id, title, and what tells each from every plan of any ledger."""
    sql = """
    SELECT id, title, source_sha256 || '/' || imported_at || '/' || id FROM plan
    WHERE deleted = 0 ORDER BY id
    """
    return ledger.rows(sql)


def units_of(*lists: str) -> Units:
    """The units of three JSON lists in the order of the roles."""
    return tuple(
        (role, name)
        for role, names in zip(Role, lists, strict=True)
        for name in columns.as_names(names)
    )
