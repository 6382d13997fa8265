"""The limit of a task follows its measures: the earliest of those still open."""

from __future__ import annotations

from dataclasses import replace

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.deadlines import Deadline, governing
from gkdesk.domain.tasks import Row, Status
from gkdesk.store import nodes, printed
from gkdesk.store.ledger import Ledger


def differing(
    node_id: int, before: dict[str, Value], after: dict[str, Value]
) -> tuple[FieldChange, ...]:
    """The field changes that lead from one set of columns to another."""
    return tuple(
        FieldChange("node", node_id, name, before[name], wanted)
        for name, wanted in after.items()
        if before[name] != wanted
    )


def following(
    ledger: Ledger, measure: Row, edited: dict[str, Value]
) -> tuple[FieldChange, ...]:
    """What an edit of a measure changes at its task's limit; nothing where a person set
    the task's own. ``edited`` holds the measure's columns as they will be."""
    if measure.parent_id is None:
        return ()
    task = nodes.stored(ledger, measure.parent_id)
    if task["deadline_set"]:
        return ()
    limits = printed.outside_measures(ledger, measure.parent_id)
    open_limits = list(limits)
    for row in nodes.measures(ledger, measure.parent_id):
        columns = row | edited if row["id"] == measure.id else row
        if columns["words"]:
            limits.append(nodes.limit_of(columns))
            open_limits += limits[-1:] if columns["status"] == Status.OPEN.value else []
    in_force = nodes.limit_columns(_in_force(limits, open_limits))
    return differing(measure.parent_id, task, in_force)


def _in_force(limits: list[Deadline], open_limits: list[Deadline]) -> Deadline | None:
    """Once every limited measure is done the words stay, but no day presses any more."""
    if open_limits or not limits:
        return governing(open_limits)
    limit = governing(limits)
    return replace(limit, due=None) if limit else None
