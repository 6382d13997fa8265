"""An office's own workbook as the form of the breakdown table: reading it, filling it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from gkdesk import documents
from gkdesk.documents.archive import Archive
from gkdesk.documents.kinds import Kind, kind_of
from gkdesk.domain.breakdown import BreakdownTable
from gkdesk.domain.own_form import OwnForm
from gkdesk.errors import FileDamaged, FormNotWritable, NoHeaderFound, NothingToExport
from gkdesk.exports.files import write_bytes
from gkdesk.exports.sheet import Sheet
from gkdesk.services import table_designs
from gkdesk.services.exporting import Exported
from gkdesk.services.own_form_reading import form_of
from gkdesk.services.session import Session
from gkdesk.services.table_designs import StoredDesign

_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp)[ >]")


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """A workbook that can be filled; ``data`` is what is kept of it in the ledger.
    ``undrawn`` tells that it holds pictures or shapes that will not stand in the filled one.
    """

    name: str
    data: bytes
    form: OwnForm
    undrawn: bool = False


def read(path: Path) -> OfficeForm:
    """A workbook and what it asks for. Touches no ledger, so a worker thread may do it.

    Raises NoHeaderFound, FormNotWritable, and what ``documents.content`` raises,
    FileDamaged, FileProtected or FileUnsafe.
    """
    return of_bytes(documents.content(path), path)


def of_bytes(data: bytes, path: Path) -> OfficeForm:
    """The same for the bytes of a workbook, as the ledger keeps one; ``path`` is only named
    in faults."""
    from gkdesk.exports.own_cells import cells_of, opened

    if kind_of(data, path) is not Kind.XLSX:
        raise FormNotWritable(path)
    undrawn = _is_undrawn(Archive(data, path, Kind.XLSX.value))
    try:
        book = opened(data)
    except Exception as fault:  # openpyxl raises anything on a damaged workbook
        raise FileDamaged(path, Kind.XLSX.value) from fault
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        form = form_of(sheet.title, list(cells_of(sheet)))
        if form is not None:
            return OfficeForm(path.name, data, form, undrawn)
    raise NoHeaderFound(path)


def _is_undrawn(archive: Archive) -> bool:
    """Whether openpyxl leaves something drawn behind: shapes always, pictures where the
    library for them is missing."""
    if any(name.startswith("xl/media/") for name in archive.names) and not find_spec("PIL"):
        return True
    drawings = (name for name in archive.names if name.startswith("xl/drawings/drawing"))
    return any(_SHAPE.search(archive.read(name)) for name in drawings)


def of_template(session: Session, kept: StoredDesign) -> OfficeForm | None:
    """The workbook of a template, None where it has none. Raises as ``read``."""
    data = table_designs.workbook(session, kept.id) if kept.own else None
    return of_bytes(data, Path(f"{kept.name}.xlsx")) if data is not None else None


def sheets(
    office: OfficeForm, tables: Sequence[BreakdownTable], title: str = ""
) -> list[Sheet]:
    """The filled form as the preview shows it; ``title`` "" for each plan's own. Raises
    NothingToExport."""
    from gkdesk.exports.own_sheet import sheet_of
    from gkdesk.exports.own_workbook import filled_form

    filled = filled_form(office.data, office.form, _titled(tables, title))
    return [sheet_of(each) for each in filled]


def export(
    office: OfficeForm, tables: Sequence[BreakdownTable], target: Path, title: str = ""
) -> Exported:
    """Writes the filled form beside the target and renames. Raises NothingToExport,
    TargetUnwritable, TargetFull; the old file is untouched then."""
    from gkdesk.exports.own_workbook import filled_form, form_bytes

    filled = filled_form(office.data, office.form, _titled(tables, title))
    write_bytes(target, form_bytes(filled))
    return Exported(target, sum(each.rows for each in filled), len(filled))


def _titled(tables: Sequence[BreakdownTable], title: str) -> list[BreakdownTable]:
    kept = [table for table in tables if table.rows]
    if not kept:
        raise NothingToExport
    return [replace(table, title=title.strip() or table.title) for table in kept]
