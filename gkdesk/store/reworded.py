"""Rows that a person gave other words, moved or took out since their plan was last taken in
or brought to a newer version."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gkdesk.store.ledger import Ledger

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
