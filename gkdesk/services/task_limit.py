"""The limit of a task follows its measures: the earliest of those still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import cast

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
    the task's own, or where the edit touches neither limit nor status. ``edited`` holds
    the measure's columns as they will be."""
    if measure.parent_id is None or not edited.keys() & {"status", "words"}:
        return ()
    task = nodes.stored(ledger, measure.parent_id)
    if task["deadline_set"]:
        return ()
    limit = limit_of_task(ledger, measure.parent_id, {measure.id: edited})
    return differing(measure.parent_id, task, nodes.limit_columns(limit))


def limit_of_task(
    ledger: Ledger, task_id: int, edited: Mapping[int, dict[str, Value]] = MappingProxyType({})
) -> Deadline | None:
    """The limit of a task that has none set by a person: of what is printed outside its
    measures, and of what its measures have. ``edited`` are columns of measures as they
    will be, by their ids."""
    limits = printed.outside_measures(ledger, task_id)
    open_limits = list(limits)
    for row in nodes.measures(ledger, task_id):
        columns = row | edited.get(cast(int, row["id"]), {})
        if columns["words"]:
            limits.append(nodes.limit_of(columns))
            open_limits += limits[-1:] if columns["status"] == Status.OPEN.value else []
    return in_force(limits, open_limits)


def in_force(limits: list[Deadline], open_limits: list[Deadline]) -> Deadline | None:
    """The limit that binds, of all and of those still open. Once every limited measure is
    done the words stay, but no day presses any more."""
    if open_limits or not limits:
        return governing(open_limits)
    limit = governing(limits)
    return replace(limit, due=None) if limit else None
