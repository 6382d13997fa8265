"""What the check before handing out looks at: all rows of a plan, and what was set aside."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.findings import Check, Finding
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger


class CheckedRow(NamedTuple):
    """A row as the check sees it; lists of units are JSON as in the table, ``own`` tells that
    its limit is not one of its measures."""

    id: int
    parent_id: int | None
    kind: str
    level: int
    label: str
    heading: str
    text: str
    due: str | None
    words: str
    deadline_kind: str | None
    own: int
    staged: int
    lead: str
    responsible: str
    supporting: str
    leaf: int
    places: str
    by_hand: int


class SetAside(NamedTuple):
    """A finding a person set aside, with the day and the record's id."""

    id: int
    finding: Finding
    day: date


_ROWS = """
SELECT id, parent_id, kind, level, label, heading, text, due, words, deadline_kind,
       deadline_own OR deadline_set, staged, lead, responsible, supporting,
       last_seq = seq, places, by_hand
FROM node WHERE plan_id = ? AND deleted = 0 ORDER BY seq
"""


def rows(ledger: Ledger, plan_id: int) -> list[CheckedRow]:
    """All rows of a plan in printed order."""
    return [CheckedRow(*row) for row in ledger.rows(_ROWS, (plan_id,))]


def named_days(ledger: Ledger, plan_id: int) -> dict[int, list[date]]:
    """The days that the limits of rows name once, where they stand as due points."""
    sql = """
    SELECT node_id, due FROM occurrence
    WHERE plan_id = ? AND deleted = 0 AND kind = ? AND rule IS NULL AND due IS NOT NULL
    ORDER BY due
    """
    found: dict[int, list[date]] = defaultdict(list)
    for node_id, due in ledger.rows(sql, (plan_id, DeadlineKind.DATE.value)):
        found[node_id].append(date.fromisoformat(due))
    return found


def with_other_limits(ledger: Ledger, plan_id: int) -> frozenset[int]:
    """The rows that have due points which no plain day gives."""
    sql = """
    SELECT DISTINCT node_id FROM occurrence
    WHERE plan_id = ? AND deleted = 0 AND (kind <> ? OR rule IS NOT NULL OR due IS NULL)
    """
    rows = ledger.rows(sql, (plan_id, DeadlineKind.DATE.value))
    return frozenset(node_id for (node_id,) in rows)


def source(ledger: Ledger, plan_id: int) -> str:
    """The text the plan was read from; "" where none is kept."""
    sql = f"SELECT text FROM source WHERE plan_id = ? AND {holds('source')}"
    return ledger.value(sql, (plan_id,)) or ""


def clauses(ledger: Ledger, plan_id: int) -> dict[int, list[str]]:
    """The printed words that name units, by row."""
    sql = f"SELECT node_id, raw FROM unit_clause WHERE plan_id = ? AND {holds('unit_clause')}"
    found: dict[int, list[str]] = defaultdict(list)
    for node_id, raw in ledger.rows(sql, (plan_id,)):
        found[node_id].append(raw)
    return found


def open_doubts(ledger: Ledger, plan_id: int) -> list[tuple[int | None, str]]:
    """The doubts nobody has settled about rows that stand, by row, None for those about the
    plan itself."""
    sql = f"""
    SELECT node_id, what FROM doubt WHERE plan_id = ? AND settled = 0 AND {holds("doubt")}
    AND (node_id IS NULL OR node_id IN (SELECT id FROM node WHERE deleted = 0))
    ORDER BY start_at, id
    """
    return [(node_id, what) for node_id, what in ledger.rows(sql, (plan_id,))]


def doubts_of(ledger: Ledger, plan_id: int, node_id: int | None, what: str) -> list[int]:
    """The open doubts that say the same of one row."""
    sql = f"""
    SELECT id FROM doubt WHERE plan_id = ? AND node_id IS ? AND what = ? AND settled = 0
    AND {holds("doubt")}
    """
    return [number for (number,) in ledger.rows(sql, (plan_id, node_id, what))]


def set_aside(ledger: Ledger, plan_id: int) -> list[SetAside]:
    """The findings a person set aside, the newest first."""
    sql = """
    SELECT id, code, node_id, about, reason, day FROM finding_set_aside
    WHERE plan_id = ? AND deleted = 0 ORDER BY id DESC
    """
    return [
        SetAside(
            number,
            Finding(Check(code), node_id, about, reason=reason),
            date.fromisoformat(day),
        )
        for number, code, node_id, about, reason, day in ledger.rows(sql, (plan_id,))
    ]
