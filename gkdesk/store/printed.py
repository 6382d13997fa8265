"""What the document printed: limits, clauses, the source text and its marked places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.marks import Mark, MarkKind, OpenDoubt, SourceText
from gkdesk.domain.spans import Span
from gkdesk.errors import UnknownPlan
from gkdesk.store import columns
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger

_LIMITS = f"""
SELECT expression, clause, kind, due, start, rule, count, count_unit, period, event,
       amount, amount_unit, who, before, counted_from, places
FROM deadline WHERE {holds("deadline")}
"""

_MARKED = {
    MarkKind.HEADING: "SELECT id, heading_places FROM node"
    " WHERE plan_id = ? AND deleted = 0 AND heading_places <> '[]'",
    MarkKind.UNIT: "SELECT node_id, places FROM unit_clause"
    f" WHERE plan_id = ? AND {holds('unit_clause')}",
    MarkKind.DEADLINE: "SELECT coalesce(measure_id, node_id, 0), places FROM deadline"
    f" WHERE plan_id = ? AND {holds('deadline')}",
}


def limits(ledger: Ledger, node_id: int) -> list[Deadline]:
    """The printed time limits of a row in printed order: a task's all, a measure's own."""
    sql = _LIMITS + "AND (node_id = :id OR measure_id = :id) ORDER BY id"
    return [_deadline(row) for row in ledger.rows(sql, {"id": node_id})]


def limit_words_of_plan(ledger: Ledger, plan_id: int) -> dict[int, list[str]]:
    """The words of the printed limits of a plan's rows in printed order: a task's all, a
    measure's own."""
    sql = f"""
    SELECT node_id, measure_id, expression FROM deadline
    WHERE plan_id = ? AND {holds("deadline")} ORDER BY id
    """
    found: dict[int, list[str]] = {}
    for node_id, measure_id, words in ledger.rows(sql, (plan_id,)):
        for row in {node_id, measure_id} - {None}:
            found.setdefault(row, []).append(words)
    return found


def outside_measures(ledger: Ledger, task_id: int) -> list[Deadline]:
    """The printed limits of a task that stand in none of its measures' rows."""
    sql = _LIMITS + "AND node_id = ? AND measure_id IS NULL ORDER BY id"
    return [_deadline(row) for row in ledger.rows(sql, (task_id,))]


def limits_of(ledger: Ledger, task_ids: Sequence[int]) -> dict[int, list[Deadline]]:
    """The printed limits of many tasks at once, in printed order."""
    sql = _LIMITS.replace("SELECT", "SELECT node_id,", 1)
    sql += "AND node_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    found: dict[int, list[Deadline]] = {}
    for node_id, *row in ledger.rows(sql, (json.dumps(list(task_ids)),)):
        found.setdefault(node_id, []).append(_deadline(tuple(row)))
    return found


def own_limits(
    ledger: Ledger, plan_id: int, node_id: int | None = None
) -> dict[int, list[Deadline]]:
    """The printed limits by the row they are the own ones of, in printed order: a measure's
    its own, a task's those that stand in none of its measures. ``node_id`` asks for one row
    alone."""
    sql = _LIMITS.replace("SELECT", "SELECT coalesce(measure_id, node_id),", 1)
    sql += "AND {}plan_id = :plan AND node_id IS NOT NULL".format(
        "" if node_id is None else "+"
    )
    if node_id is not None:  # by the indexes of rows, not by that of a plan
        sql += " AND (measure_id = :node OR (measure_id IS NULL AND node_id = :node))"
    found: dict[int, list[Deadline]] = {}
    for owner, *row in ledger.rows(sql + " ORDER BY id", {"plan": plan_id, "node": node_id}):
        found.setdefault(owner, []).append(_deadline(tuple(row)))
    return found


def _deadline(row: tuple[Any, ...]) -> Deadline:
    (expression, clause, kind, due, start, rule, count, count_unit) = row[:8]
    (period, event, amount, amount_unit, who, before, counted_from, places) = row[8:]
    return Deadline(
        expression=expression,
        clause=clause,
        kind=DeadlineKind(kind),
        due=columns.as_day(due),
        start=columns.as_day(start),
        rule=rule,
        count=count,
        count_unit=count_unit,
        period=Period(period) if period else None,
        event=event,
        amount=amount,
        amount_unit=AmountUnit(amount_unit) if amount_unit else None,
        who=who,
        spans=columns.as_spans(places),
        before=bool(before),
        counted_from=columns.as_day(counted_from),
    )


def clauses(ledger: Ledger, node_id: int) -> list[str]:
    """The responsibility clauses of a row as printed; a measure shows its task's."""
    sql = f"""
    SELECT raw FROM unit_clause WHERE {holds("unit_clause")} AND node_id = coalesce(
        (SELECT parent_id FROM node WHERE id = :id AND kind = 'measure'), :id)
    ORDER BY id
    """
    return [raw for (raw,) in ledger.rows(sql, {"id": node_id})]


def clauses_of_plan(ledger: Ledger, plan_id: int) -> dict[int, list[str]]:
    """The responsibility clauses of a plan by their tasks, as printed."""
    sql = f"SELECT node_id, raw FROM unit_clause WHERE plan_id = ? AND {holds('unit_clause')}"
    found: dict[int, list[str]] = {}
    for node_id, raw in ledger.rows(f"{sql} ORDER BY id", (plan_id,)):
        found.setdefault(node_id, []).append(raw)
    return found


def people_of_plan(ledger: Ledger, plan_id: int) -> dict[int, list[tuple[str, str]]]:
    """The persons printed beside the rows of a plan, as (role word, name)."""
    sql = """
    SELECT person.node_id, person.role, person.name FROM plan
    JOIN node ON node.plan_id = plan.id
    JOIN person ON person.node_id = node.id AND person.edition = plan.edition
    WHERE plan.id = ? ORDER BY person.id
    """
    found: dict[int, list[tuple[str, str]]] = {}
    for node_id, role, name in ledger.rows(sql, (plan_id,)):
        found.setdefault(node_id, []).append((role, name))
    return found


def doubts(ledger: Ledger, row_id: int) -> list[OpenDoubt]:
    """The open doubts about a row; a negative id asks for those about the plan itself."""
    where = "node_id = ?" if row_id > 0 else "node_id IS NULL AND plan_id = -?"
    where += f" AND {holds('doubt')}"
    sql = f"SELECT id, what, start_at, end_at FROM doubt WHERE settled = 0 AND {where}"
    rows = ledger.rows(f"{sql} ORDER BY start_at, id", (row_id,))
    return [OpenDoubt(number, what, Span(start, end)) for number, what, start, end in rows]


def source(ledger: Ledger, plan_id: int) -> SourceText:
    """A plan's source text with its marks. Raises UnknownPlan."""
    text = ledger.value(
        f"SELECT text FROM source WHERE plan_id = ? AND {holds('source')}", (plan_id,)
    )
    if text is None:
        raise UnknownPlan(str(plan_id))
    own = "SELECT id, places FROM node WHERE plan_id = ? AND deleted = 0 ORDER BY seq"
    spans = dict(_places(ledger, own, plan_id))
    marks = [
        Mark(kind, node_id, start, end)
        for kind, sql in _MARKED.items()
        for node_id, places in _places(ledger, sql, plan_id)
        for start, end in places
    ]
    marks += _doubt_marks(ledger, plan_id)
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return SourceText(text, list(dict.fromkeys(marks)), spans)


def _places(ledger: Ledger, sql: str, plan_id: int) -> list[tuple[int, list[Span]]]:
    """Row ids with their places, of a query that gives both."""
    rows = ledger.rows(sql, (plan_id,))
    ids = [node_id for node_id, _ in rows]
    return list(zip(ids, columns.all_spans(places for _, places in rows), strict=True))


def _doubt_marks(ledger: Ledger, plan_id: int) -> list[Mark]:
    sql = f"""
    SELECT coalesce(node_id, -plan_id), start_at, end_at, what
    FROM doubt WHERE plan_id = ? AND settled = 0 AND end_at > start_at AND {holds("doubt")}
    """
    return [Mark(MarkKind.DOUBT, *row) for row in ledger.rows(sql, (plan_id,))]
