"""Due points of rows (期), each with its own status, progress and evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gkdesk.domain.changes import Value
from gkdesk.domain.deadlines import AmountUnit, DeadlineKind, Period
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.tasks import Status
from gkdesk.errors import UnknownOccurrence
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

Record = dict[str, Value]

SAID = ("status", "done_on", "reported_on", "progress", "evidence")
"""What a person says of a due point; everything else is worked out."""

_TERM = (
    *("series", "kind", "words", "name", "year", "start", "due", "late_after", "provisional"),
    *("early", "rule", "period", "count", "count_unit", "event", "counted_from", "amount"),
    *("amount_unit", "before"),
)
WORKED_OUT = frozenset(_TERM) - {"kind", "words", "rule"}
"""The columns that follow when a day is worked out anew."""

_REACHED = """
iif(occurrence.count IS NULL, 0, (SELECT total(amount) FROM tally
    WHERE tally.node_id = occurrence.node_id AND tally.series = occurrence.series
    AND tally.deleted = 0 AND tally.day >= ifnull(occurrence.start, '')
    AND tally.day <= ifnull(occurrence.due, '9999')))
"""
_STORED = ("id", "plan_id", "node_id", *_TERM, *SAID)
_COLUMNS = ", ".join(f"occurrence.{name}" for name in _STORED)
_SELECT = f"""
SELECT {_COLUMNS}, {_REACHED}
FROM json_each(?) AS wanted JOIN occurrence ON occurrence.{{key}} = wanted.value
WHERE {{which}} ORDER BY occurrence.node_id, occurrence.due IS NULL, occurrence.due,
occurrence.series, occurrence.id
"""


def of_rows(
    ledger: Ledger, node_ids: Iterable[int], *, deleted: bool = False
) -> dict[int, list[Occurrence]]:
    """The due points of rows by day; rows without any are left out. ``deleted`` gives those
    that do not stand instead."""
    sql = _SELECT.format(key="node_id", which=f"occurrence.deleted = {int(deleted)}")
    found: dict[int, list[Occurrence]] = {}
    for row in ledger.rows(sql, (json.dumps(list(node_ids)),)):
        found.setdefault(row[2], []).append(_occurrence(row))
    return found


def words_of_plan(ledger: Ledger, plan_id: int) -> dict[int, list[str]]:
    """The words of the due points of rows with limits of a person's, each once, in the order
    in which they were typed."""
    sql = """
    SELECT occurrence.node_id, occurrence.words FROM occurrence
    JOIN node ON node.id = occurrence.node_id AND node.deadline_set = 1 AND node.staged = 1
    WHERE occurrence.plan_id = ? AND occurrence.deleted = 0
    ORDER BY occurrence.node_id, occurrence.series, occurrence.due IS NULL, occurrence.due
    """
    found: dict[int, dict[str, None]] = {}
    for node_id, words in ledger.rows(sql, (plan_id,)):
        found.setdefault(node_id, {})[words] = None
    return {node_id: list(words) for node_id, words in found.items()}


def of_plan(
    ledger: Ledger, plan_id: int, *, deleted: bool = False
) -> dict[int, list[Occurrence]]:
    """As ``of_rows``, for all rows of a plan."""
    sql = f"""
    SELECT {_COLUMNS}, {_REACHED} FROM occurrence
    WHERE occurrence.plan_id = ? AND occurrence.deleted = ?
    """
    found: dict[int, list[Occurrence]] = {}
    for row in ledger.rows(sql, (plan_id, int(deleted))):
        found.setdefault(row[2], []).append(_occurrence(row))
    for points in found.values():
        points.sort(key=_by_day)
    return found


def _by_day(point: Occurrence) -> tuple[bool, date, int, int]:
    due = point.term.due
    return due is None, due or date.max, point.term.series, point.id


def one(ledger: Ledger, occurrence_id: int) -> Occurrence:
    """A due point that stands. Raises UnknownOccurrence."""
    sql = _SELECT.format(key="id", which="occurrence.deleted = 0")
    rows = ledger.rows(sql, (json.dumps([occurrence_id]),))
    if not rows:
        raise UnknownOccurrence(str(occurrence_id))
    return _occurrence(rows[0])


def new_and_reached(ledger: Ledger, ids: Iterable[int], change_id: int) -> list[int]:
    """Those of the due points that came by a change for the first time, with a count that
    entries reach already."""
    sql = f"""
    SELECT occurrence.id FROM json_each(?) AS wanted
    JOIN occurrence ON occurrence.id = wanted.value
    WHERE occurrence.count IS NOT NULL AND occurrence.status = 'open'
    AND {_REACHED} >= occurrence.count AND NOT EXISTS (
        SELECT 1 FROM change_field WHERE entity = 'occurrence'
        AND target = occurrence.id AND change_id < ?)
    """
    return [i for (i,) in ledger.rows(sql, (json.dumps(list(ids)), change_id))]


def record(plan_id: int, node_id: int, term: Term) -> Record:
    """A due point as a row of its table that stands open and untold."""
    return {"plan_id": plan_id, "node_id": node_id, **term_columns(term)}


def term_columns(term: Term) -> Record:
    """A due point's own columns."""
    return {
        "series": term.series,
        "kind": term.kind.value,
        "words": term.words,
        "name": term.name,
        "year": term.year,
        "start": columns.day(term.start),
        "due": columns.day(term.due),
        "late_after": columns.day(term.late_after),
        "provisional": int(term.provisional),
        "early": int(term.early),
        "rule": term.rule,
        "period": term.period.value if term.period else None,
        "count": term.count,
        "count_unit": term.count_unit,
        "event": term.event,
        "counted_from": columns.day(term.counted_from),
        "amount": term.amount,
        "amount_unit": term.amount_unit.value if term.amount_unit else None,
        "before": int(term.before),
    }


def said_columns(point: Occurrence) -> Record:
    """What stands of a due point that a person said."""
    return {
        "status": point.status.value,
        "done_on": columns.day(point.done_on),
        "reported_on": columns.day(point.reported_on),
        "progress": point.progress,
        "evidence": point.evidence,
    }


def _occurrence(row: Sequence[Any]) -> Occurrence:
    value = dict(zip(_STORED, row, strict=False))
    return Occurrence(
        id=value["id"],
        plan_id=value["plan_id"],
        node_id=value["node_id"],
        term=_term(value),
        status=Status(value["status"]),
        progress=value["progress"],
        evidence=value["evidence"],
        done_on=columns.as_day(value["done_on"]),
        reported_on=columns.as_day(value["reported_on"]),
        reached=int(row[-1]),
    )


def _term(value: dict[str, Any]) -> Term:
    return Term(
        series=value["series"],
        kind=DeadlineKind(value["kind"]),
        words=value["words"],
        name=value["name"],
        year=value["year"],
        start=columns.as_day(value["start"]),
        due=columns.as_day(value["due"]),
        late_after=columns.as_day(value["late_after"]),
        provisional=bool(value["provisional"]),
        early=bool(value["early"]),
        rule=value["rule"],
        period=Period(value["period"]) if value["period"] else None,
        count=value["count"],
        count_unit=value["count_unit"],
        event=value["event"],
        counted_from=columns.as_day(value["counted_from"]),
        amount=value["amount"],
        amount_unit=AmountUnit(value["amount_unit"]) if value["amount_unit"] else None,
        before=bool(value["before"]),
    )
