"""What a plan has that could go on in another year."""

from __future__ import annotations

from typing import Any, NamedTuple

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger
from gkdesk.store.plans import FIRST_YEAR


class Standing(NamedTuple):
    """A limit of a row as its due points say it. ``series`` is 0 where the row itself
    carries it. ``last_year`` is the last year it has points for."""

    node: int
    series: int
    closed: bool
    limit: Deadline
    last_year: int | None


class Years(NamedTuple):
    """A plan with the first and last year it stands for; ``set_to`` is that last year where
    it was carried on before."""

    plan: int
    title: str
    first: int
    last: int
    set_to: int | None


# Bare columns beside max() are those of the row that has it.
_STAGED = """
SELECT node.id, occurrence.series, node.status = 'done' OR ifnull(above.status = 'done', 0),
       occurrence.words, occurrence.kind, occurrence.due, occurrence.rule, occurrence.count,
       occurrence.count_unit, occurrence.period, occurrence.event, occurrence.amount,
       occurrence.amount_unit, occurrence.before, max(ifnull(occurrence.year, 0))
FROM node JOIN occurrence ON occurrence.node_id = node.id AND occurrence.deleted = 0
LEFT JOIN node AS above ON above.id = node.parent_id AND node.kind = 'measure'
WHERE node.plan_id = :plan AND node.deleted = 0 AND node.staged = 1
GROUP BY node.id, occurrence.series
HAVING :year IS NULL OR max(ifnull(occurrence.year, 0)) < :year
ORDER BY node.seq, occurrence.series
"""

_PLAIN = """
SELECT node.id, node.status = 'done' OR ifnull(above.status = 'done', 0),
       node.words, node.deadline_kind, node.due
FROM node LEFT JOIN node AS above ON above.id = node.parent_id AND node.kind = 'measure'
WHERE node.plan_id = ? AND node.deleted = 0 AND node.staged = 0 AND node.deadline_own = 1
AND node.due IS NOT NULL
ORDER BY node.seq
"""

_YEARS = f"""
SELECT id, title, {FIRST_YEAR} AS first, last_year FROM plan WHERE deleted = 0
ORDER BY first, id
"""


def staged(ledger: Ledger, plan_id: int, year: int | None = None) -> list[Standing]:
    """The limits of a plan that stand as due points, in printed order; with a year only
    those without a point in it or later."""
    asked = {"plan": plan_id, "year": year}
    return [_standing(row) for row in ledger.rows(_STAGED, asked)]


def _standing(row: tuple[Any, ...]) -> Standing:
    node, series, closed, words, kind, due, rule, count, count_unit, period = row[:10]
    event, amount, amount_unit, before, last_year = row[10:]
    limit = Deadline(
        expression=words,
        clause=words,
        kind=DeadlineKind(kind),
        due=columns.as_day(due),
        rule=rule,
        count=count,
        count_unit=count_unit,
        period=Period(period) if period else None,
        event=event,
        amount=amount,
        amount_unit=AmountUnit(amount_unit) if amount_unit else None,
        before=bool(before),
    )
    return Standing(node, series, bool(closed), limit, last_year or None)


def plain(ledger: Ledger, plan_id: int) -> list[Standing]:
    """The named days that rows of a plan carry themselves, in printed order."""
    return [
        Standing(
            node,
            0,
            bool(closed),
            Deadline(words, words, DeadlineKind(kind or "date"), columns.as_day(due)),
            None,
        )
        for node, closed, words, kind, due in ledger.rows(_PLAIN, (plan_id,))
    ]


def years(ledger: Ledger) -> list[Years]:
    """All plans with the years they stand for."""
    return [
        Years(plan, title, first, max(first, last or first), last)
        for plan, title, first, last in ledger.rows(_YEARS)
    ]
