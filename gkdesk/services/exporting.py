"""Breakdown tables: from a draft or the ledger to a file or to pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.domain.draft import Draft
from gkdesk.domain.table_design import TableDesign
from gkdesk.errors import NothingToExport
from gkdesk.exports.files import write_bytes
from gkdesk.exports.leaves import Leaf, rows_of
from gkdesk.exports.sheet import Sheet
from gkdesk.exports.sheet_names import file_name
from gkdesk.exports.table_parts import breakdown_sheets
from gkdesk.exports.workbook import workbook_bytes
from gkdesk.services import outline, progress_figures
from gkdesk.services.breakdown_leaves import leaves_of_draft, leaves_of_plan
from gkdesk.services.breakdown_units import UnitWords
from gkdesk.services.breakdown_words import (
    basis_words,
    table_title,
)
from gkdesk.services.session import Session


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    file: Path
    rows: int
    sheets: int


def breakdown(session: Session, plan_id: int, rows_by: RowsBy) -> BreakdownTable:
    """The breakdown table of a plan as the ledger stands. Raises UnknownPlan."""
    return designed(session, plan_id, TableDesign(rows_by=rows_by))


def designed(session: Session, plan_id: int, design: TableDesign) -> BreakdownTable:
    """The table of a plan with the names of its units as a design wants them. Raises
    UnknownPlan."""
    plan = outline.plan(session, plan_id)
    words = UnitWords(session, design)
    leaves = leaves_of_plan(session, plan_id, words)
    table = _table(leaves, design.rows_by, plan.title, plan.document_number)
    how_far = progress_figures.progress(session, plan_id) if design.charts else None
    return replace(table, units=words.order, progress=how_far)


def breakdown_of_draft(draft: Draft, rows_by: RowsBy) -> BreakdownTable:
    """The breakdown table of a document just read, without a ledger."""
    notice = draft.notice
    title = notice.plan_title or notice.title or ""
    return _table(leaves_of_draft(draft), rows_by, title, notice.document_number)


def _table(
    leaves: Iterable[Leaf], rows_by: RowsBy, title: str, document_number: str | None
) -> BreakdownTable:
    rows = tuple(rows_of(list(leaves), rows_by))
    return BreakdownTable(table_title(title), basis_words(document_number, title), rows)


def sheets(tables: Sequence[BreakdownTable], design: TableDesign | Layout) -> list[Sheet]:
    """The tables laid out on paper, as the workbook holds them. Raises NothingToExport."""
    design = TableDesign(layout=design) if isinstance(design, Layout) else design
    filled = [table for table in tables if table.rows]
    if not filled:
        raise NothingToExport
    return [sheet for table in filled for sheet in breakdown_sheets(table, design)]


def export_workbook(
    tables: Sequence[BreakdownTable], target: Path, design: TableDesign | Layout
) -> Exported:
    """Writes the tables beside the target and renames: a sheet each, or as many as the layout
    asks for. Raises NothingToExport, TargetUnwritable, TargetFull; the old file is untouched
    then."""
    laid_out = sheets(tables, design)
    how_far = next((table.progress for table in tables if table.progress), None)
    write_bytes(target, workbook_bytes(laid_out, how_far))
    return Exported(target, sum(sheet.rows for sheet in laid_out), len(laid_out))


def suggested_name(title: str, suffix: str) -> str:
    """A file name for a table or list of that title."""
    return file_name(title, suffix)
