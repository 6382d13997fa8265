"""Answers that come back from units, taken in."""

from __future__ import annotations

from pathlib import Path
from random import Random

from gkdesk.domain.dispatches import DispatchKind, LockedField, SentField, WorkbookMark
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedBook, ReturnedCell, ReturnedRow
from gkdesk.domain.row_codes import RowCode
from gkdesk.services import collecting, fill_values
from gkdesk.services.session import Session
from tests.edits.drawing import UNITS, WORDS, plan

_TYPED: dict[FillField, tuple[str, ...]] = {
    FillField.PROGRESS: WORDS,
    FillField.STATUS: ("推进中", "已办结", "快了"),
    FillField.DONE_ON: ("", "2023-03-30", "2023-12-31"),
    FillField.COUNT: ("", "1", "3", "若干"),
    FillField.EVIDENCE: ("", "http://example.cn/1", "甲.docx\n乙.docx"),
    FillField.PERSON: ("", "张某"),
    FillField.PROBLEM: ("", "无"),
}


def collect(session: Session, draw: Random) -> object:
    """One unit's workbook, of which anything may be accepted; some rows are about a due
    point. The register does not know it: handing out is not undone."""
    found = collecting.compare(session, [_book(session, draw)])
    keys = [cell.key for cell in found.cells if cell.takable and draw.random() < 0.7]
    return collecting.apply(session, found, draw.choice((None, keys)))


def _book(session: Session, draw: Random) -> ReturnedBook:
    of_plan = plan(session, draw)
    mark = str(session.ledger.value("SELECT mark FROM plan WHERE id = ?", (of_plan,)))
    sql = "SELECT id, text FROM node WHERE plan_id = ? AND kind <> 'section' AND deleted = 0"
    rows = session.ledger.rows(sql, (of_plan,))
    units = {
        name
        for names in fill_values.answering(session, [number for number, _ in rows]).values()
        for name in names
    }
    unit = draw.choice(sorted(units) or [name for name in UNITS if name])
    listed = tuple(_row(session, draw, mark, *row) for row in rows)
    said = WorkbookMark(mark, f"{draw.random()}", DispatchKind.REPORT, unit=unit)
    digest = f"{draw.random()}"
    return ReturnedBook(Path(f"{unit}.xlsx"), digest, digest, said, listed)


def _row(session: Session, draw: Random, mark: str, number: int, text: str) -> ReturnedRow:
    sql = "SELECT id FROM occurrence WHERE node_id = ? AND deleted = 0 ORDER BY id"
    points = [point for (point,) in session.ledger.rows(sql, (number,))]
    code = RowCode(mark, number, draw.choice([None, *points]))
    cells: dict[SentField, ReturnedCell] = {
        name: ReturnedCell(draw.choice(typed), f"填报表!{number}")
        for name, typed in _TYPED.items()
        if draw.random() < 0.5
    }
    words = {LockedField.MEASURE: text}
    return ReturnedRow(f"填报表!{number}", code, words, cells, sent={})
