"""What a query means in SQL: conditions on ``node`` and the parameters they name."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from datetime import date, timedelta

from gkdesk.domain.characters import storable
from gkdesk.domain.due_spans import DueSpan, days_of
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.search_words import words_of
from gkdesk.domain.tasks import Light, Outlook
from gkdesk.domain.units import Role
from gkdesk.store import word_conditions
from gkdesk.store.word_conditions import OWN_MEASURES

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

_IN_SECTION = (
    "node.plan_id = (SELECT plan_id FROM node WHERE id = :section)"
    " AND node.seq BETWEEN (SELECT seq FROM node WHERE id = :section)"
    " AND (SELECT last_seq FROM node WHERE id = :section)"
)

# A row is due in a period by its own day or by any of its due points; a measure's are its
# task's too. Where limits stand as due points the row only shows one of them.
_DAYS = (
    "({0}due BETWEEN :due_from AND :due_until"
    " OR {0}late_after BETWEEN :due_from AND :due_until)"
)
_DUE = (
    f"node.staged = 0 AND {_DAYS.format('node.')} OR node.id IN ("
    "SELECT iif(row.kind = 'measure', row.parent_id, row.id) FROM occurrence AS point"
    " JOIN node AS row ON row.id = point.node_id AND row.staged = 1 AND row.deleted = 0"
    f" WHERE point.deleted = 0 AND {_DAYS.format('point.')}"
    " UNION ALL SELECT part.parent_id FROM node AS part INDEXED BY node_standing"
    " WHERE part.kind = 'measure' AND part.deleted = 0 AND part.staged = 0"
    f" AND {_DAYS.format('part.')})"
)

_REPORTED = "ifnull(node.reported_on, '') BETWEEN :report_first AND :report_last"

_LISTS: dict[Role | None, str] = {
    None: "{prefix}lead || {prefix}responsible || {prefix}supporting"
}
_LISTS |= {role: f"{{prefix}}{role.value}" for role in Role}

_HAS_UNIT = (
    "node.lead <> '[]' OR node.responsible <> '[]' OR node.supporting <> '[]'"
    f" OR node.id IN ({OWN_MEASURES}"
    " AND (lead <> '[]' OR responsible <> '[]' OR supporting <> '[]'))"
)

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
    due_from, due_until = due_days(query, today)
    report = query.report_days or days_of(DueSpan.THIS_QUARTER, today)
    return {
        "plan": query.plan_id,
        "today": today.isoformat(),
        "soon": outlook.soon_until.isoformat(),
        "sunday": (today + timedelta(days=6 - today.weekday())).isoformat(),
        "month_first": today.replace(day=1).isoformat(),
        "month_last": today.replace(day=last).isoformat(),
        "status": query.status.value if query.status else None,
        "section": query.section,
        "due_from": due_from.isoformat(),
        "due_until": due_until.isoformat(),
        "report_first": report[0].isoformat(),
        "report_last": report[1].isoformat(),
        "due_before": query.due_before.isoformat() if query.due_before else None,
        **word_conditions.parameters(words_of(query.search)),
        **{f"unit_{number}": name for number, name in enumerate(_units(query))},
    }


def due_days(query: Query, today: date) -> tuple[date, date]:
    """The first and last day in which a row must be due; without bounds where none is
    given."""
    first, last = date.min, date.max
    if query.span:
        first, last = days_of(query.span, today)
    return max(first, query.due_from or first), min(last, query.due_until or last)


def _units(query: Query) -> list[str]:
    """The names of the unit asked for, as they stand in the lists."""
    names = dict.fromkeys([query.unit, *query.names]) if query.unit else {}
    return [json.dumps(storable(name), ensure_ascii=False) for name in names if name]


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
    return _IN_PLAN if _reads_rows(query) else "node.plan_id = :plan"


def _reads_rows(query: Query) -> bool:
    """Whether a query asks for what no index has."""
    return bool(query.search or query.unit or query.role) or (
        query.has_unit is not None or query.set_by_hand is not None
    )


def table(query: Query) -> str:
    """The rows to count, with the index that covers what counting asks for. Without the
    hint SQLite takes a shorter index and looks every row up."""
    if _reads_rows(query) or query.ready is ReadyList.DOUBTFUL:
        return "node"
    unassigned = query.ready is ReadyList.UNASSIGNED
    return "node INDEXED BY " + ("node_unassigned" if unassigned else "node_standing")


def wanted(query: Query, *, light: bool = True, one_plan: bool = False) -> str:
    """Everything that must hold for a hit, joined by AND. ``light`` = False leaves the
    query's lights aside; ``one_plan`` asks a query over all plans of the plan ``:plan``."""
    # The costly look into the text comes first: the rest is then asked of few rows.
    parts = word_conditions.occurs(words_of(query.search))
    parts += [place(query, one_plan or not query.flat), kinds(query), "node.deleted = 0"]
    if query.ready in READY:
        parts.append(READY[query.ready])
    if query.lights and light:
        parts.append(" OR ".join(f"({_LIGHTS[each]})" for each in query.lights))
    parts += _filters(query)
    return " AND ".join(f"({part})" for part in parts)


def _filters(query: Query) -> Iterator[str]:
    """The conditions of a query's filters but its lights."""
    if query.section is not None:
        yield _IN_SECTION
    if query.status:
        yield "node.status = :status"
    if query.due_before:
        yield "node.due < :due_before"
    if query.span or query.due_from or query.due_until:
        yield _DUE
    if query.reported is not None:
        yield _REPORTED if query.reported else f"NOT ({_REPORTED})"
    if query.set_by_hand is not None:
        yield f"node.deadline_set = {int(query.set_by_hand)}"
    if query.has_unit is not None:
        yield _HAS_UNIT if query.has_unit else f"NOT ({_HAS_UNIT})"
    if query.unit:
        yield _of_unit(query)
    elif query.role:
        yield _in_role(query.role)


def _of_unit(query: Query) -> str:
    """The row or one of its measures names the unit, in the role asked for."""
    names = [f":unit_{number}" for number in range(len(_units(query)))]
    own, measure = (_LISTS[query.role].format(prefix=prefix) for prefix in ("node.", ""))
    here = " OR ".join(f"instr({own}, {name})" for name in names)
    below = " OR ".join(f"instr({measure}, {name})" for name in names)
    return f"{here} OR node.id IN ({OWN_MEASURES} AND ({below}))"


def _in_role(role: Role) -> str:
    """The row or one of its measures has any unit in the role."""
    column = role.value
    below = f"{OWN_MEASURES} AND {column} <> '[]'"
    return f"node.{column} <> '[]' OR node.id IN ({below})"
