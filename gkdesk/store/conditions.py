"""What a query means in SQL: conditions on ``node`` and the parameters they name."""

from __future__ import annotations

import calendar
import json
from datetime import timedelta
from string import ascii_lowercase, ascii_uppercase

from gkdesk.domain.characters import storable
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import Light, Outlook

_LIGHTS = {
    Light.DONE: "node.status = 'done'",
    Light.OVERDUE: "node.status = 'open' AND node.late_after < :today",
    Light.SOON: "node.status = 'open' AND node.late_after BETWEEN :today AND :soon",
    Light.RUNNING: "node.status = 'open'"
    " AND (node.late_after > :soon OR (node.late_after IS NULL AND node.words <> ''))",
    Light.UNLIMITED: "node.status = 'open' AND node.late_after IS NULL AND node.words = ''",
}

READY = {
    ReadyList.OVERDUE: _LIGHTS[Light.OVERDUE],
    ReadyList.TODAY: "node.status = 'open' AND node.late_after = :today",
    ReadyList.THIS_WEEK: "node.status = 'open' AND node.late_after BETWEEN :today AND :sunday",
    ReadyList.THIS_MONTH: "node.status = 'open'"
    " AND node.late_after BETWEEN :month_first AND :month_last",
    ReadyList.UNASSIGNED: "node.kind = 'task' AND node.status = 'open'"
    " AND node.lead = '[]' AND node.responsible = '[]' AND node.supporting = '[]'",
    ReadyList.DOUBTFUL: "node.id IN (SELECT doubt.node_id FROM doubt"
    " JOIN plan ON plan.id = doubt.plan_id AND plan.edition = doubt.edition"
    " WHERE doubt.settled = 0)",
}
"""What a row of a ready list is, beside what the query's kinds and place ask for."""

LIGHT = (
    "CASE "
    + " ".join(f"WHEN {condition} THEN '{light.value}'" for light, condition in _LIGHTS.items())
    + " END"
)
"""The light of a task as an expression over ``node``."""

_SEARCH = "instr(node.search_text, :search)"
# As SQLite's lower(), which made the text that is searched.
_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

# Rows of one plan lie together, so a stretch of ids is read faster than an index.
_IN_PLAN = (
    "node.id BETWEEN (SELECT min(id) FROM node WHERE plan_id = :plan)"
    " AND (SELECT max(id) FROM node WHERE plan_id = :plan) AND +node.plan_id = :plan"
)
_IN_STANDING_PLANS = "node.plan_id IN (SELECT id FROM plan WHERE deleted = 0)"


def frame(query: Query, outlook: Outlook) -> dict[str, object]:
    """The parameters every condition may name."""
    today = outlook.today
    last = calendar.monthrange(today.year, today.month)[1]
    return {
        "plan": query.plan_id,
        "today": today.isoformat(),
        "soon": outlook.soon_until.isoformat(),
        "sunday": (today + timedelta(days=6 - today.weekday())).isoformat(),
        "month_first": today.replace(day=1).isoformat(),
        "month_last": today.replace(day=last).isoformat(),
        "search": storable(query.search).translate(_ASCII_LOWER),
        "unit": json.dumps(query.unit and storable(query.unit), ensure_ascii=False),
        "status": query.status.value if query.status else None,
        "due_before": query.due_before.isoformat() if query.due_before else None,
    }


def kinds(query: Query) -> str:
    """Which kinds of rows can be hits: tasks; doubts stand at any row, and a search in
    one plan finds its sections too."""
    if query.ready is ReadyList.DOUBTFUL:
        return "node.kind <> ''"
    only_search = query == Query(plan_id=query.plan_id, search=query.search)
    if not query.flat and only_search:
        return "node.kind <> 'measure'"
    return "node.kind = 'task'"


def place(query: Query, one_plan: bool) -> str:
    """Where to look: one plan, or all that stand."""
    if not one_plan:
        return _IN_STANDING_PLANS
    # Text and units lie in the rows themselves, the rest in the index over the plan.
    return _IN_PLAN if query.search or query.unit else "node.plan_id = :plan"


def table(query: Query) -> str:
    """The rows to count, with the index that covers what counting asks for. Without the
    hint SQLite takes a shorter index and looks every row up."""
    if query.search or query.unit or query.ready is ReadyList.DOUBTFUL:
        return "node"
    unassigned = query.ready is ReadyList.UNASSIGNED
    return "node INDEXED BY " + ("node_unassigned" if unassigned else "node_standing")


def wanted(query: Query, *, light: bool = True, one_plan: bool = False) -> str:
    """Everything that must hold for a hit, joined by AND. ``light`` = False leaves the
    query's light aside; ``one_plan`` asks a query over all plans of the plan ``:plan``."""
    # The costly look into the text comes first: the rest is then asked of few rows.
    parts = [_SEARCH] if query.search else []
    parts += [place(query, one_plan or not query.flat), kinds(query), "node.deleted = 0"]
    if query.ready in READY:
        parts.append(READY[query.ready])
    if query.light and light:
        parts.append(_LIGHTS[query.light])
    if query.status:
        parts.append("node.status = :status")
    if query.due_before:
        parts.append("node.due < :due_before")
    if query.unit:
        parts.append("instr(node.lead || node.responsible || node.supporting, :unit)")
    return " AND ".join(f"({part})" for part in parts)
