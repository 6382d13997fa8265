"""Rows of the ledger as the JSON that other programs read; keys are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.supervision import PutBack
from gkdesk.domain.tasks import Outlook, PlanSummary, Row
from gkdesk.exports.reading_json import deadline_json


def plan_json(plan: PlanSummary) -> dict[str, Any]:
    """A plan as ``plans`` lists it."""
    return {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "issuer": plan.issuer,
        "tasks": plan.tasks,
        "done": plan.done,
        "overdue": plan.overdue,
        "sections": plan.sections,
        "groups": plan.groups,
        "measures": plan.measures,
        "doubts": plan.doubts,
        "document_number": plan.document_number,
        "signed_on": plan.signed_on.isoformat() if plan.signed_on else None,
        "sample": plan.sample,
    }


def imported_json(
    plan: PlanSummary, problems: int, already: bool, same_number_as: Sequence[int] = ()
) -> dict[str, Any]:
    """A plan as ``import`` reports it, with the other plans that bear its number."""
    return plan_json(plan) | {
        "problems": problems,
        "already": already,
        "same_number_as": list(same_number_as),
    }


def task_json(  # noqa: PLR0917  what is told beside a row
    row: Row,
    limits: Sequence[Deadline],
    outlook: Outlook,
    put_back: Sequence[PutBack] = (),
    reminders: int = 0,
    ordinal: int | None = None,
) -> dict[str, Any]:
    """A task with the limit in force (``deadline``) and all printed ones (``deadlines``).
    ``extended_from`` is the day it had before it was ever put back, None where it was not;
    ``reminders`` counts the 催办. What comes again has no one day: ``due`` is null as in the
    reading, ``next`` the day of the period that presses first."""
    again = row.deadline_rule is not None
    former = (each.steps[0].former_due for each in put_back if each.due == row.due)
    first = next(former, None)
    return {
        "id": row.id,
        "plan": row.plan_id,
        "path": row.path,
        "ordinal": ordinal,
        "text": row.text,
        "units": [{"role": unit.role.value, "name": unit.name} for unit in row.units],
        "deadline": {
            "words": row.words,
            "due": None if again or row.due is None else row.due.isoformat(),
            "next": row.due.isoformat() if again and row.due else None,
            "rule": row.deadline_rule,
            "kind": row.deadline_kind.value if row.deadline_kind else None,
            "set": row.deadline_set,
        },
        "status": row.status.value,
        "progress": row.progress,
        "note": row.note,
        "label": row.label,
        "heading": row.heading,
        "light": row.light(outlook).value,
        "deadlines": [deadline_json(limit) for limit in limits],
        "extended_from": first.isoformat() if first else None,
        "reminders": reminders,
    }


def history_json(entries: Iterable[HistoryEntry]) -> list[dict[str, Any]]:
    """Lines of the history."""
    return [
        {
            "at": entry.at.isoformat(timespec="seconds"),
            "what": entry.what.value,
            "task": entry.task,
            "field": entry.field,
            "before": entry.before,
            "after": entry.after,
            "who": entry.who,
        }
        for entry in entries
    ]
