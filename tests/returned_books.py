"""Workbooks that come back, made without any file: as they were handed out, then changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from gkdesk.domain.dispatches import LockedField, SentField, SentRow, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedBook, ReturnedCell, ReturnedRow
from gkdesk.services import dispatch_register, sending
from gkdesk.services.session import Session
from gkdesk.store import dispatches
from gkdesk.terms import label


@dataclass
class Sheet:
    """A unit's workbook on its desk. ``typed`` holds what the unit types, by the row's place
    from 0; ``rows`` may be sorted, copied and cut."""

    mark: WorkbookMark | None
    rows: list[ReturnedRow]
    name: str

    def type(self, at: int, **words: str) -> Sheet:
        """Type words into the fields of a row (progress=..., status=...)."""
        row = self.rows[at]
        cells: dict[SentField, ReturnedCell] = dict(row.cells)
        for name, said in words.items():
            cells[FillField(name)] = ReturnedCell(said, f"填报表!{name}{at + 5}")
        self.rows[at] = replace(row, cells=cells)
        return self

    def lock(self, at: int, **words: str) -> Sheet:
        """Write over fixed words of a row."""
        locked = dict(self.rows[at].locked)
        locked.update({LockedField(name): said for name, said in words.items()})
        self.rows[at] = replace(self.rows[at], locked=locked)
        return self

    def book(self) -> ReturnedBook:
        """What is read of it."""
        said = repr([(row.code, row.locked, row.cells) for row in self.rows])
        digest = hashlib.sha256((said + repr(self.mark)).encode()).hexdigest()
        return ReturnedBook(Path(self.name), digest, digest, self.mark, tuple(self.rows))


def handed(
    session: Session, plan_id: int = 1, period: str = "2023Q3", *, by_points: bool = False
) -> dict[str, Sheet]:
    """Hand a workbook to each unit of a plan, without writing files; by the units. With
    ``by_points`` a row a due point of the period."""
    parts = sending.parts(session, plan_id, period=period if by_points else None)
    prepared = sending.prepare(session, parts, period=period)
    written = [sending.Written(Path(f"{part.unit}.xlsx")) for part in prepared.parts]
    sent = sending.record(session, prepared, written)
    return {each.unit: sheet(session, each.dispatch_id) for each in sent}


def sheet(session: Session, dispatch_id: int) -> Sheet:
    """A workbook of the register as it lies on the unit's desk."""
    line = dispatches.one(session.ledger, dispatch_id)
    rows = list(dispatch_register.sent_rows(session, dispatch_id).values())
    plan_mark = dispatches.mark_of(session.ledger, line.plan_id)
    mark = WorkbookMark(
        plan_mark, line.code, line.kind, unit=line.unit, version=line.version,
        period=line.period, rows=len(rows),
    )  # fmt: skip
    return Sheet(mark, [_returned(at, row) for at, row in enumerate(rows)], f"{line.unit}.xlsx")


def _returned(at: int, row: SentRow) -> ReturnedRow:
    words = {"open": "推进中", "done": "已办结"}
    cells: dict[SentField, ReturnedCell] = {
        name: ReturnedCell(words.get(said, said), f"填报表!{name.value}{at + 5}")
        for name, said in row.values.items()
    }
    locked = {
        LockedField.SECTION: row.section,
        LockedField.TASK: row.task,
        LockedField.MEASURE: row.measure,
        LockedField.DEADLINE: row.deadline,
        LockedField.ROLE: label(row.role) if row.role else "",
    }
    return ReturnedRow(f"填报表!{at + 5}", row.code, locked, cells, sent=dict(row.values))
