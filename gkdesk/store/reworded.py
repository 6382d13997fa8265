"""Rows that a person gave other words, moved or took out since their plan was last taken in
or brought to a newer version."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from gkdesk.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person did to a plan's rows: the printed words of those that were reworded, the
    ones moved, and the words of those taken out, merged or put below a task."""

    words: Mapping[int, str] = field(default_factory=dict)
    moved: Collection[int] = ()
    gone: Collection[str] = ()


NOTHING = ByHand()

# The first before-image of a person's changes that stand is what was printed.
_PRINTED = """
WITH first (target, line) AS (
    SELECT field.target, min(field.id) FROM json_each(?) AS wanted
    CROSS JOIN change_field AS field
        ON field.entity = 'node' AND field.target = wanted.value AND field.field = 'text'
    JOIN change ON change.id = field.change_id AND change.state = 'standing'
        AND change.kind IN ('edit', 'arrange', 'bulk', 'repair')
    WHERE field.change_id > ifnull((
        SELECT max(taken.change_id) FROM change_field AS taken
        JOIN change AS former ON former.id = taken.change_id
            AND former.kind = 'update' AND former.state = 'standing'
        WHERE taken.entity = 'node' AND taken.target = wanted.value
        AND taken.field = 'text'), 0)
    GROUP BY field.target)
SELECT first.target, change_field.before
FROM first JOIN change_field ON change_field.id = first.line
"""


def printed(ledger: Ledger, ids: Iterable[int]) -> dict[int, str]:
    """The words that rows had before a person changed them; rows nobody changed are left
    out."""
    return dict(ledger.rows(_PRINTED, (json.dumps(list(ids)),)))


# Since the edition that holds was taken over.
_LINES = """
SELECT node.id, field.field, field.before, node.deleted, node.kind, node.text
FROM change JOIN change_field AS field ON field.change_id = change.id
JOIN node ON node.id = field.target AND node.plan_id = :plan
WHERE change.state = 'standing' AND change.kind IN ('edit', 'arrange', 'bulk', 'repair')
AND field.entity = 'node' AND field.field IN ('text', 'parent_id', 'deleted')
AND change.id > ifnull((
    SELECT max(last.change_id) FROM change_field AS last
    JOIN change AS taken ON taken.id = last.change_id AND taken.state = 'standing'
    WHERE last.entity = 'plan' AND last.target = :plan AND last.field = 'edition'), 0)
ORDER BY field.id
"""


def by_hand(ledger: Ledger, plan_id: int) -> ByHand:
    """What a person did to the rows of a plan since its edition was taken over."""
    words: dict[int, str] = {}
    moved: set[int] = set()
    gone: dict[int, str] = {}
    for node_id, name, before, deleted, kind, text in ledger.rows(_LINES, {"plan": plan_id}):
        if name == "text":
            words.setdefault(node_id, before)
        elif name == "parent_id":
            moved.add(node_id)
        if deleted or (name == "parent_id" and kind == "measure"):
            gone[node_id] = text
    known = {words.get(node_id, text) for node_id, text in gone.items()}
    return ByHand(words, frozenset(moved), frozenset(known))
