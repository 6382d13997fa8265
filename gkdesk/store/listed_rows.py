"""The rows of a plan in short, for lists that are put in another order before they are read."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.domain.tasks import NodeKind
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
