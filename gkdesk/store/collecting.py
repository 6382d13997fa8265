"""What returned workbooks are compared with: plans by their marks, what was handed out,
what was taken in already, and the words of rows. Whole plans at once, no query a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.dispatches import DispatchKind, LockedField
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

RowKey = tuple[int, int | None]
"""A row, and the due point where the row of the workbook is about one."""

_LOCKED = tuple(
    (field, field.value)
    for field in (
        LockedField.SECTION,
        LockedField.TASK,
        LockedField.MEASURE,
        LockedField.DEADLINE,
    )
)


class MarkedPlan(NamedTuple):
    """A plan by its mark. ``stands`` is False for one that was taken out."""

    id: int
    mark: str
    title: str
    year: int | None
    signed_on: date | None
    stands: bool


class HandedOut(NamedTuple):
    """A workbook that was handed out. ``returned`` tells that one came back."""

    id: int
    code: str
    plan_id: int
    unit: str
    unit_id: int | None
    kind: DispatchKind
    version: int
    period: str
    sent_on: str
    returned: bool


@dataclass(frozen=True, slots=True)
class HandedRow:
    """A row as it was handed out: its fixed words, and its values by the names of fields."""

    locked: Mapping[LockedField, str]
    values: Mapping[str, str] = field(default_factory=dict)
    role: str | None = None


class Words(NamedTuple):
    """What a task or measure says now."""

    kind: str
    heading: str
    text: str
    name: str


class Receipt(NamedTuple):
    """A file that was taken in."""

    dispatch_id: int | None
    file: str
    received_on: str


def plans(ledger: Ledger) -> list[MarkedPlan]:
    """All plans, those taken out too."""
    sql = "SELECT id, mark, title, year, signed_on, deleted = 0 FROM plan ORDER BY id"
    return [
        MarkedPlan(plan_id, mark, title, year, columns.as_day(signed_on), bool(stands))
        for plan_id, mark, title, year, signed_on, stands in ledger.rows(sql)
    ]


def handed_out(ledger: Ledger, plan_ids: Iterable[int]) -> list[HandedOut]:
    """What was handed out of plans, the oldest first; also what a person took out of the
    register, since the files are with the units all the same."""
    sql = """
    SELECT id, code, plan_id, unit, unit_id, kind, version, period, substr(sent_at, 1, 10),
           EXISTS (SELECT 1 FROM receipt WHERE receipt.dispatch_id = dispatch.id
                   AND receipt.deleted = 0)
    FROM dispatch WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY id
    """
    found = ledger.rows(sql, (_list(plan_ids),))
    return [HandedOut._make((*row[:5], DispatchKind(row[5]), *row[6:])) for row in found]


def rows_of(ledger: Ledger, ids: Iterable[int]) -> dict[int, dict[RowKey, HandedRow]]:
    """The rows of workbooks as they were handed out."""
    sql = """
    SELECT dispatch_id, node_id, occurrence_id, role, locked, sent FROM dispatch_row
    WHERE dispatch_id IN (SELECT value FROM json_each(?)) ORDER BY id
    """
    rows = ledger.rows(sql, (_list(ids),))
    # Read in one go: two small texts a row cost as much as all the rest.
    fixed, values = (json.loads(f"[{','.join(row[at] for row in rows)}]") for at in (4, 5))
    found: dict[int, dict[RowKey, HandedRow]] = {}
    for (dispatch_id, node_id, point, role, *_), locked, sent in zip(
        rows, fixed, values, strict=True
    ):
        row = HandedRow(_fixed(locked), sent, role)
        found.setdefault(dispatch_id, {})[node_id, point] = row
    return found


def _fixed(said: Mapping[str, Any]) -> dict[LockedField, str]:
    return {field: said[name] for field, name in _LOCKED if name in said}


def words(ledger: Ledger, plan_ids: Iterable[int]) -> dict[int, dict[int, Words]]:
    """The tasks and measures of plans with their words, by plan and row."""
    sql = """
    SELECT plan_id, id, kind, heading, text, label || heading FROM node
    WHERE plan_id IN (SELECT value FROM json_each(?)) AND kind <> 'section' AND deleted = 0
    ORDER BY plan_id, seq
    """
    found: dict[int, dict[int, Words]] = {}
    for plan_id, node_id, *said in ledger.rows(sql, (_list(plan_ids),)):
        found.setdefault(plan_id, {})[node_id] = Words(*said)
    return found


def receipts(ledger: Ledger) -> dict[str, Receipt]:
    """The files taken in by what they said (their content and the sum of their bytes); the
    last of those that said the same."""
    sql = """
    SELECT content, sha256, dispatch_id, file, substr(received_at, 1, 10) FROM receipt
    WHERE deleted = 0 ORDER BY id
    """
    found = {}
    for content, sha256, *said in ledger.rows(sql):
        found[content] = found[sha256] = Receipt(*said)
    return found


def open_sent_back(
    ledger: Ledger, ids: Iterable[int]
) -> dict[int, list[tuple[int, RowKey, str]]]:
    """What was sent back of rows and not answered since: its id, row and unit, by row."""
    sql = """
    SELECT sent_back.id, node_id, occurrence_id, unit FROM json_each(?) AS wanted
    CROSS JOIN sent_back ON sent_back.node_id = wanted.value
    WHERE sent_back.deleted = 0 AND settled = 0
    """
    found: dict[int, list[tuple[int, RowKey, str]]] = {}
    for number, node_id, point, unit in ledger.rows(sql, (_list(ids),)):
        found.setdefault(node_id, []).append((number, (node_id, point), unit))
    return found


def settling(ids: Iterable[int]) -> tuple[FieldChange, ...]:
    """The field changes that say that these were answered anew."""
    return tuple(FieldChange("sent_back", number, "settled", 0, 1) for number in ids)


def _list(ids: Iterable[int]) -> str:
    return json.dumps(sorted(set(ids)))
