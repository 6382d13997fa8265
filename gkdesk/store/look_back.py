"""What is compared of two plans, and the pairs a person settled (回头看)."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.domain.look_back import SettledPair, Verdict
from gkdesk.store.ledger import Ledger


class ComparedTask(NamedTuple):
    """A section or leaf task as it is compared; lists of units are JSON as in the table,
    ``measured`` are the limits of its measures joined by ，, ``own`` tells that its limit is
    not one of those."""

    id: int
    parent_id: int | None
    kind: str
    label: str
    heading: str
    text: str
    words: str
    own: int
    staged: int
    measured: str
    lead: str
    responsible: str
    supporting: str
    status: str
    progress: str
    note: str


_TASKS = """
SELECT id, parent_id, kind, label, heading, text, words, deadline_own OR deadline_set, staged,
       ifnull((SELECT group_concat(words, '，') FROM (
           SELECT words FROM node AS part WHERE part.parent_id = node.id
           AND part.kind = 'measure' AND part.deleted = 0 AND part.words <> ''
           ORDER BY part.seq)), ''),
       lead, responsible, supporting, status, progress, note
FROM node WHERE plan_id = ? AND deleted = 0 AND kind IN ('section', 'task') ORDER BY seq
"""
# A pair about a row that was taken out says nothing as long as that is so.
_SETTLED = """
SELECT pair.id, pair.node_id, pair.former_id, pair.verdict, pair.note
FROM look_back_pair AS pair
LEFT JOIN node AS own ON own.id = pair.node_id
LEFT JOIN node AS former ON former.id = pair.former_id
WHERE pair.plan_id = ? AND pair.former_plan_id = ? AND pair.deleted = 0
AND ifnull(own.deleted, 0) = 0 AND ifnull(former.deleted, 0) = 0 ORDER BY pair.id
"""


def tasks(ledger: Ledger, plan_id: int) -> list[ComparedTask]:
    """The sections and tasks of a plan in printed order."""
    return [ComparedTask(*row) for row in ledger.rows(_TASKS, (plan_id,))]


def settled(ledger: Ledger, plan_id: int, former_plan_id: int) -> list[SettledPair]:
    """The pairs a person settled of two plans, the oldest first."""
    return [
        SettledPair(number, node_id, former_id, Verdict(verdict), note)
        for number, node_id, former_id, verdict, note in ledger.rows(
            _SETTLED, (plan_id, former_plan_id)
        )
    ]


def last_former(ledger: Ledger, plan_id: int) -> int | None:
    """The plan that stands and with which a plan was last compared by hand."""
    sql = """
    SELECT pair.former_plan_id FROM look_back_pair AS pair
    JOIN plan ON plan.id = pair.former_plan_id
    WHERE pair.plan_id = ? AND pair.deleted = 0 AND plan.deleted = 0
    ORDER BY pair.id DESC LIMIT 1
    """
    found: int | None = ledger.value(sql, (plan_id,))
    return found
