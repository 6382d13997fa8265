"""The register of workbooks handed out (收发台账), and what stood in each of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.domain.dispatches import (
    Dispatch,
    DispatchKind,
    Handing,
    SentField,
    SentRow,
    WorkbookMark,
)
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField, Light
from gkdesk.domain.units import Role
from gkdesk.errors import UnknownDispatch
from gkdesk.store import changes, columns, records
from gkdesk.store.changes import Hand
from gkdesk.store.ledger import Ledger

_LOCKED: Final = ("section", "task", "measure", "deadline", "light", "required")

# An answer is kept for the last period it was given for; a report that came back late for a
# period before has been answered all the same.
_LATER = """
    feedback.period > dispatch.period AND length(feedback.period) = length(dispatch.period)
    AND substr(feedback.period, 5, 1) = substr(dispatch.period, 5, 1)
    AND EXISTS (SELECT 1 FROM receipt
                WHERE receipt.dispatch_id = dispatch.id AND receipt.deleted = 0)
"""

# What was sent back is answered once that is settled, everything else once the unit has
# reported for the same period since. A master table owes nothing.
_ANSWERED = f"""
iif(dispatch.kind = 'returned',
    NOT EXISTS (SELECT 1 FROM sent_back WHERE sent_back.dispatch_id = dispatch.id
        AND sent_back.node_id = each.node_id AND sent_back.occurrence_id IS each.occurrence_id
        AND sent_back.settled = 0 AND sent_back.deleted = 0),
    EXISTS (SELECT 1 FROM feedback WHERE feedback.node_id = each.node_id
        AND feedback.occurrence_id IS each.occurrence_id AND feedback.unit = dispatch.unit
        AND feedback.deleted = 0 AND (feedback.period = dispatch.period OR {_LATER})
        AND feedback.reported_on >= substr(dispatch.sent_at, 1, 10)))
"""
_BLANK = f"""
FROM dispatch_row AS each JOIN node ON node.id = each.node_id AND node.deleted = 0
LEFT JOIN occurrence AS point ON point.id = each.occurrence_id
WHERE each.dispatch_id = dispatch.id
AND (each.occurrence_id IS NULL OR point.deleted = 0) AND NOT {_ANSWERED}
"""
_SELECT = f"""
SELECT dispatch.id, dispatch.code, dispatch.plan_id, dispatch.unit, dispatch.unit_id,
       dispatch.kind, dispatch.version, dispatch.period, dispatch.sent_at, dispatch.file,
       (SELECT count(*) FROM dispatch_row WHERE dispatch_id = dispatch.id),
       dispatch.handing, dispatch.handed_on, dispatch.of_dispatch, dispatch.note,
       (SELECT max(substr(received_at, 1, 10)) FROM receipt
        WHERE dispatch_id = dispatch.id AND deleted = 0),
       iif(dispatch.kind IN ('report', 'returned'),
           (SELECT count(*) {_BLANK}), 0)
FROM dispatch JOIN plan ON plan.id = dispatch.plan_id AND plan.deleted = 0
WHERE dispatch.deleted = 0 AND {{which}}
ORDER BY dispatch.sent_at DESC, dispatch.id DESC
"""


def every(ledger: Ledger, plan_id: int | None = None) -> list[Dispatch]:
    """The register, the last sent first."""
    sql = _SELECT.format(which="(:plan IS NULL OR dispatch.plan_id = :plan)")
    return [_dispatch(row) for row in ledger.rows(sql, {"plan": plan_id})]


def of_ids(ledger: Ledger, ids: Iterable[int]) -> list[Dispatch]:
    """Those lines of it that stand."""
    sql = _SELECT.format(which="dispatch.id IN (SELECT value FROM json_each(:ids))")
    return [_dispatch(row) for row in ledger.rows(sql, {"ids": json.dumps(list(ids))})]


def one(ledger: Ledger, dispatch_id: int) -> Dispatch:
    """One line. Raises UnknownDispatch."""
    found = of_ids(ledger, [dispatch_id])
    if not found:
        raise UnknownDispatch(str(dispatch_id))
    return found[0]


def by_code(ledger: Ledger, code: str) -> Dispatch | None:
    """The line of a workbook's own code."""
    rows = ledger.rows(_SELECT.format(which="dispatch.code = :code"), {"code": code})
    return _dispatch(rows[0]) if rows else None


def newest(ledger: Ledger, plan_id: int, unit: str, period: str) -> Dispatch | None:
    """The last whole report that a unit got for a plan and period."""
    which = (
        "dispatch.plan_id = :plan AND dispatch.unit = :unit AND dispatch.period = :period"
        " AND dispatch.kind = 'report'"
    )
    said = {"plan": plan_id, "unit": unit, "period": period}
    rows = ledger.rows(_SELECT.format(which=which), said)
    return _dispatch(rows[0]) if rows else None


def versions(ledger: Ledger, plan_id: int, period: str) -> dict[str, int]:
    """The last version that each unit got for a plan and period."""
    sql = """
    SELECT unit, max(version) FROM dispatch
    WHERE plan_id = ? AND period = ? AND kind <> 'exchange' GROUP BY unit
    """
    return dict(ledger.rows(sql, (plan_id, period)))


def marks(ledger: Ledger) -> dict[str, int]:
    """The plans by their marks."""
    return dict(ledger.rows("SELECT mark, id FROM plan WHERE deleted = 0"))


def mark_of(ledger: Ledger, plan_id: int) -> str:
    """A plan's mark, as its row codes bear it."""
    mark: str = ledger.value("SELECT mark FROM plan WHERE id = ?", (plan_id,))
    return mark


# what stood in a workbook


def sent_rows(ledger: Ledger, dispatch_id: int) -> dict[RowCode, SentRow]:
    """The rows of a workbook as they were handed out, by their codes."""
    sql = """
    SELECT plan.mark, each.node_id, each.occurrence_id, each.role, each.ordinal, each.locked,
           each.sent, dispatch.kind
    FROM dispatch_row AS each JOIN dispatch ON dispatch.id = each.dispatch_id
    JOIN plan ON plan.id = dispatch.plan_id
    WHERE each.dispatch_id = ? ORDER BY each.id
    """
    rows = (_sent_row(row) for row in ledger.rows(sql, (dispatch_id,)))
    return {row.code: row for row in rows}


def unanswered(ledger: Ledger, dispatch_id: int) -> set[tuple[int, int | None]]:
    """Row and due point of what its unit has not answered yet."""
    found: set[tuple[int, int | None]] = set()
    sql = f"""
    SELECT (SELECT json_group_array(json_array(each.node_id, each.occurrence_id)) {_BLANK})
    FROM dispatch WHERE id = ?
    """
    listed = ledger.value(sql, (dispatch_id,))
    found.update((node_id, point) for node_id, point in json.loads(listed or "[]"))
    return found


def _sent_row(row: Sequence[Any]) -> SentRow:
    mark, node_id, occurrence_id, role, ordinal, locked, sent, kind = row
    said = json.loads(locked)
    fields: type[FillField] | type[EditField]
    whole = kind in (DispatchKind.MASTER, DispatchKind.EXCHANGE)
    fields = EditField if whole else FillField
    values: dict[SentField, str] = {
        fields(name): words for name, words in json.loads(sent).items()
    }
    return SentRow(
        RowCode(mark, node_id, occurrence_id),
        Role(role) if role else None,
        ordinal,
        said.get("section", ""),
        said.get("task", ""),
        said.get("measure", ""),
        said.get("deadline", ""),
        Light(said["light"]) if said.get("light") else None,
        values,
        said.get("required"),
    )


# writing


def write(
    ledger: Ledger,
    hand: Hand,
    plan_id: int,
    books: Sequence[tuple[WorkbookMark, int | None, str, int | None, Sequence[SentRow]]],
) -> list[int]:
    """Enter workbooks that were written: their mark, the unit's id, the file's name, the
    workbook they ask again about, their rows. The ids of the lines. It is not undone: the
    files are out."""
    with ledger.transaction():
        lines = [
            _record(plan_id, mark, unit_id, file, again)
            for mark, unit_id, file, again, _ in books
        ]
        ids, stands = records.add(ledger, "dispatch", lines)
        for number, (*_, rows) in zip(ids, books, strict=True):
            ledger.insert_all("dispatch_row", (_row_record(number, row) for row in rows))
        changes.apply(ledger, Change(ChangeKind.DISPATCH, stands), hand, undoable=False)
    return ids


def _record(
    plan_id: int, mark: WorkbookMark, unit_id: int | None, file: str, again: int | None
) -> Mapping[str, object]:
    return {
        "plan_id": plan_id,
        "code": mark.code,
        "unit": mark.unit,
        "unit_id": unit_id,
        "kind": mark.kind.value,
        "version": mark.version,
        "period": mark.period,
        "sent_at": mark.sent_at,
        "file": file,
        "of_dispatch": again,
    }


def _row_record(dispatch_id: int, row: SentRow) -> Mapping[str, object]:
    locked = {name: getattr(row, name) for name in _LOCKED if getattr(row, name)}
    sent = {field.value: words for field, words in row.values.items() if words}
    return {
        "dispatch_id": dispatch_id,
        "node_id": row.code.node_id,
        "occurrence_id": row.code.occurrence_id,
        "role": row.role.value if row.role else None,
        "ordinal": row.ordinal,
        "locked": json.dumps(locked, ensure_ascii=False),
        "sent": json.dumps(sent, ensure_ascii=False),
    }


def _dispatch(row: Sequence[Any]) -> Dispatch:
    number, code, plan_id, unit, unit_id, kind, version, period, sent_at, file = row[:10]
    rows, handing, handed_on, of_dispatch, note, returned_on, blank = row[10:]
    return Dispatch(
        id=number,
        code=code,
        plan_id=plan_id,
        unit=unit,
        unit_id=unit_id,
        kind=DispatchKind(kind),
        version=version,
        period=period,
        sent_at=datetime.fromisoformat(sent_at),
        file=file,
        rows=rows,
        handing=Handing(handing) if handing else None,
        handed_on=columns.as_day(handed_on),
        of_dispatch=of_dispatch,
        note=note,
        returned_on=columns.as_day(returned_on),
        blank=blank,
    )
