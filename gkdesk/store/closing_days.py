"""The day on which a row was closed (办结): it comes and goes with the row's status."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.tasks import Status
from gkdesk.store.ledger import Ledger

_BEFORE = """
SELECT node.id, node.done_on FROM json_each(?) AS wanted JOIN node ON node.id = wanted.value
"""


def following(
    ledger: Ledger, fields: Sequence[FieldChange], day: date
) -> tuple[FieldChange, ...]:
    """What follows for the days of closing from a change of some rows' status on a day, where
    the change names no day itself."""
    of_rows = [each for each in fields if each.entity == "node"]
    named = {each.target for each in of_rows if each.field == "done_on"}
    days = {
        each.target: day.isoformat() if each.after == Status.DONE else None
        for each in of_rows
        if each.field == "status" and each.target not in named
    }
    return named_days(ledger, days)


def named_days(ledger: Ledger, days: Mapping[int, str | None]) -> tuple[FieldChange, ...]:
    """The field changes that give rows these days of closing (ISO; None: open)."""
    if not days:
        return ()
    return tuple(
        FieldChange("node", node_id, "done_on", before, days[node_id])
        for node_id, before in ledger.rows(_BEFORE, (json.dumps(list(days)),))
        if before != days[node_id]
    )
