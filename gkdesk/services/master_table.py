"""The breakdown table that may come back changed (带回收编号): written with its row codes,
and entered in the register so that what was in it is known.

In three steps, so that the file is written away from the ledger: ``prepare`` asks the
ledger, ``write`` is pure, ``record`` enters what was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.dispatches import DispatchKind, SentField, SentRow
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.written_days import written_day
from gkdesk.errors import NothingToExport
from gkdesk.exports.files import write_bytes
from gkdesk.exports.master_workbook import MasterBook, master_workbook
from gkdesk.services import exporting, row_values, sending
from gkdesk.services.exporting import Exported
from gkdesk.services.session import Session
from gkdesk.store import dispatches


@dataclass(frozen=True, slots=True)
class PreparedMaster:
    """A master table of one plan, ready to be written."""

    plan_id: int
    book: MasterBook


def export(session: Session, plan_id: int, rows_by: RowsBy, target: Path) -> Exported:
    """All three steps. Raises UnknownPlan, NothingToExport, TargetUnwritable, TargetFull;
    nothing is entered then."""
    prepared = prepare(session, plan_id, rows_by)
    done = write(prepared, target)
    record(session, prepared, done)
    return done


def prepare(session: Session, plan_id: int, rows_by: RowsBy) -> PreparedMaster:
    """A plan's table with its codes, as it stands. Raises UnknownPlan, NothingToExport."""
    table = exporting.breakdown(session, plan_id, rows_by)
    if not table.rows:
        raise NothingToExport
    values = row_values.standing(session, (row.node_id for row in table.rows))
    mark = dispatches.mark_of(session.ledger, plan_id)
    rows = []
    for row in table.rows:
        held: dict[SentField, str] = dict(values.get(row.node_id, {}).items())
        code = RowCode(mark, row.node_id)
        rows.append(
            SentRow(code, None, row.ordinal, row.section, row.task, row.measure, "", None, held)
        )
    book = MasterBook(
        sending.new_mark(session, plan_id, DispatchKind.MASTER, rows),
        table.title,
        f"导出日期：{written_day(session.now().date())}\u3000\u3000共 {len(rows)} 项，"
        "浅黄色的栏可以改，改后交回可以收进台账",
        tuple(rows),
    )
    return PreparedMaster(plan_id, book)


def write(prepared: PreparedMaster, target: Path) -> Exported:
    """Writes the workbook beside the target and renames; pure, for a worker. Raises
    TargetUnwritable, TargetFull; the old file is untouched then."""
    write_bytes(target, master_workbook(prepared.book))
    return Exported(target, len(prepared.book.rows), 1)


def record(session: Session, prepared: PreparedMaster, done: Exported) -> int:
    """Enter what was written in the register; it is not undone, the file being out."""
    book = prepared.book
    line = (book.mark, None, done.file.name, None, book.rows)
    (number,) = dispatches.write(session.ledger, session.hand, prepared.plan_id, [line])
    return number
