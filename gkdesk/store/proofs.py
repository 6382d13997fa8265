"""Whether a ledger holds together; each proof gives a code and the figures it found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from gkdesk.errors import LedgerDamaged
from gkdesk.store import backup, holidays
from gkdesk.store.connecting import connect
from gkdesk.store.ledger import Ledger
from gkdesk.store.limit_proofs import COUNTS

Finding = tuple[str, tuple[object, ...]]

# Every statement counts what must not be there.
_COUNTS = {
    "no_plan": "SELECT count(*) FROM node LEFT JOIN plan ON plan.id = node.plan_id"
    " WHERE plan.id IS NULL",
    "parent_elsewhere": "SELECT count(*) FROM node JOIN node AS above"
    " ON above.id = node.parent_id WHERE above.plan_id <> node.plan_id",
    "parent_after": "SELECT count(*) FROM node JOIN node AS above"
    " ON above.id = node.parent_id WHERE node.deleted = 0 AND NOT"
    " (above.deleted = 0 AND above.seq < node.seq AND above.last_seq >= node.last_seq)",
    "bad_units": "SELECT count(*) FROM node WHERE NOT"
    " (json_valid(lead) AND json_valid(responsible) AND json_valid(supporting))",
    "bad_day": "SELECT count(*) FROM node WHERE due IS NOT NULL"
    " AND date(due, '+0 days') IS NOT due",
    "no_source": "SELECT count(*) FROM plan LEFT JOIN source ON source.plan_id = plan.id"
    " AND source.edition = plan.edition"
    " WHERE source.plan_id IS NULL",
    **COUNTS,
}

# The last line of the history about a value says what the value is.
_HISTORY_AGREES = """
WITH newest (target, field, line) AS (
    SELECT target, field, max(id) FROM change_field WHERE entity = '{entity}'
    GROUP BY target, field)
SELECT count(*) FROM newest JOIN change_field ON change_field.id = newest.line
JOIN {entity} ON {entity}.id = newest.target
WHERE change_field.after IS NOT (CASE newest.field {cases} END) AND newest.field IN ({fields})
"""
_TRACED = {
    "node": (
        *("status", "progress", "note", "due", "words", "lead", "responsible", "supporting"),
        *("late_after", "staged", "reported_on"),
    ),
    "occurrence": ("status", "done_on", "progress", "evidence", "due", "late_after", "deleted"),
    "tally": ("deleted",),
    "event_day": ("day", "deleted"),
}


def findings(ledger: Ledger) -> list[Finding]:
    """Everything that is not as it should be, in the order of its weight."""
    return [finding for proof in _PROOFS for finding in proof(ledger)]


def _pages(ledger: Ledger) -> Iterator[Finding]:
    for (line,) in ledger.rows("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield "pages", (line,)


def _references(ledger: Ledger) -> Iterator[Finding]:
    broken = len(ledger.rows("PRAGMA foreign_key_check"))
    if broken:
        yield "references", (broken,)


def _contents(ledger: Ledger) -> Iterator[Finding]:
    for code, sql in _COUNTS.items():
        number = ledger.value(sql)
        if number:
            yield code, (number,)


def _holidays(ledger: Ledger) -> Iterator[Finding]:
    for year in holidays.unreadable(ledger):
        yield "bad_holidays", (year,)


def _history(ledger: Ledger) -> Iterator[Finding]:
    number = sum(map(ledger.value, _history_statements()))
    if number:
        yield "history", (number,)


def _history_statements() -> Iterator[str]:
    for entity, traced in _TRACED.items():
        cases = " ".join(f"WHEN '{field}' THEN {entity}.{field}" for field in traced)
        fields = ", ".join(f"'{field}'" for field in traced)
        yield _HISTORY_AGREES.format(entity=entity, cases=cases, fields=fields)


def _backups(ledger: Ledger) -> Iterator[Finding]:
    copies = backup.copies(ledger.path)
    for copy in copies[-1:]:
        try:
            with closing(connect(copy, "ro")) as connection:
                backup.prove(copy, connection)
        except (sqlite3.Error, LedgerDamaged):
            yield "backup_damaged", (copy.name,)
    if not copies and ledger.value("SELECT count(DISTINCT substr(at, 1, 10)) > 1 FROM change"):
        yield "backup_missing", (backup.FOLDER,)


_PROOFS: tuple[Callable[[Ledger], Iterator[Finding]], ...] = (
    _pages,
    _references,
    _contents,
    _holidays,
    _history,
    _backups,
)
