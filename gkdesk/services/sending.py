"""One workbook a unit, to be filled in offline (下发): which files, and the register's line
of each.

In three steps, so that the files are written away from the ledger: ``prepare`` asks the
ledger, ``write`` is pure, ``record`` enters what was written. ``send`` does all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from secrets import token_hex

from gkdesk.domain.dispatches import DispatchKind, SentRow, WorkbookMark
from gkdesk.domain.report_periods import ReportPeriod
from gkdesk.errors import NothingToSend
from gkdesk.exports.fill_cover import FillCover
from gkdesk.exports.fill_workbook import FillBook, summed
from gkdesk.services import outline
from gkdesk.services.breakdown_words import table_title
from gkdesk.services.sending_files import (
    Cancelled,
    Prepared,
    Progress,
    Written,
    take_away,
    write,
)
from gkdesk.services.session import Session
from gkdesk.services.unit_parts import UnitPart, owed, parts, period_named, without_unit
from gkdesk.store import dispatches
from gkdesk.terms import label

__all__ = [
    "Cancelled",
    "Prepared",
    "SentFile",
    "UnitPart",
    "Written",
    "new_mark",
    "owed",
    "parts",
    "prepare",
    "record",
    "send",
    "without_unit",
    "write",
]


@dataclass(frozen=True, slots=True)
class SentFile:
    """A workbook that was written and entered in the register."""

    unit: str
    file: Path
    rows: int
    dispatch_id: int
    renamed: bool = False


def send(
    session: Session,
    parts: Sequence[UnitPart],
    folder: Path,
    *,
    kind: DispatchKind = DispatchKind.REPORT,
    period: str | None = None,
    of_dispatch: int | None = None,
    until: date | None = None,
    contact: str = "",
    reason: str = "",
    on_progress: Progress | None = None,
) -> list[SentFile]:
    """Write a workbook for each part that has rows and enter it in the register. Raises what
    ``prepare`` and ``write`` raise; nothing is written or entered then."""
    prepared = prepare(
        session,
        parts,
        kind=kind,
        period=period,
        of_dispatch=of_dispatch,
        until=until,
        contact=contact,
        reason=reason,
    )
    return record(session, prepared, write(prepared, folder, on_progress=on_progress))


def prepare(
    session: Session,
    parts: Sequence[UnitPart],
    *,
    kind: DispatchKind = DispatchKind.REPORT,
    period: str | None = None,
    of_dispatch: int | None = None,
    until: date | None = None,
    contact: str = "",
    reason: str = "",
) -> Prepared:
    """The workbooks of one plan's parts. ``of_dispatch`` is the line of the register they ask
    again about, where a part does not say so itself; ``until`` the day the answers are
    wanted; ``contact`` whom to call, the notice's own where it is ""; ``reason`` why rows are
    sent back.

    Raises NothingToSend, UnknownPeriod.
    """
    filled = [part for part in parts if part.rows]
    if not filled:
        raise NothingToSend
    plan_id = outline.row(session, filled[0].rows[0].code.node_id).plan_id
    asked_for = period_named(period)
    asking = _Asking.of(session, plan_id, kind, asked_for)
    cover = FillCover(
        title=_heading(asking.mark.title, kind),
        unit="",
        period=asked_for.name if asked_for else "",
        version=1,
        sent_on=session.now().date(),
        until=until,
        issuer=asking.issuer,
        contact=contact.strip() or asking.contact,
        reason=reason.strip(),
    )
    books = []
    for part in filled:
        mark = asking.mark_for(part)
        said = replace(cover, unit=part.unit, version=mark.version)
        books.append(FillBook(mark, said, part.rows))
    again = tuple(
        part if part.of_dispatch or not of_dispatch else part.asking_again(of_dispatch)
        for part in filled
    )
    return Prepared(plan_id, again, tuple(books))


def new_mark(
    session: Session, plan_id: int, kind: DispatchKind, rows: Sequence[SentRow], unit: str = ""
) -> WorkbookMark:
    """The mark of a single workbook of any kind, with a code of its own: for the whole table
    (``unit`` is "" then). Raises UnknownPlan."""
    part = UnitPart(unit, None, tuple(rows))
    return _Asking.of(session, plan_id, kind, None).mark_for(part)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What all workbooks of one sending have in common; ``versions`` are the last numbers
    that units got."""

    mark: WorkbookMark
    versions: Mapping[str, int]
    issuer: str
    contact: str

    @classmethod
    def of(
        cls, session: Session, plan_id: int, kind: DispatchKind, asked_for: ReportPeriod | None
    ) -> _Asking:
        """A sending about a plan, now. Raises UnknownPlan."""
        plan = outline.plan(session, plan_id)
        key = asked_for.key if asked_for else ""
        mark = WorkbookMark(
            mark=dispatches.mark_of(session.ledger, plan_id),
            code="",
            kind=kind,
            title="".join(plan.title.split()),
            year=plan.year,
            period=key,
            sent_at=session.now().isoformat(timespec="seconds"),
        )
        versions = dispatches.versions(session.ledger, plan_id, key)
        contact = outline.notice(session, plan_id).contact or ""
        return cls(mark, versions, plan.issuer or "", contact)

    def mark_for(self, part: UnitPart) -> WorkbookMark:
        """The mark of a unit's workbook, with a code of its own."""
        version = self.versions.get(part.unit, 0) + 1
        code = token_hex(8).upper()
        return summed(replace(self.mark, code=code, unit=part.unit, version=version), part.rows)


def _heading(title: str, kind: DispatchKind) -> str:
    """What a workbook is headed: the plan's title without 实施方案, and what it is."""
    return table_title(title).removesuffix("任务分解表") + label(kind)


def record(session: Session, prepared: Prepared, written: Sequence[Written]) -> list[SentFile]:
    """Enter what was written in the register; it is not undone, the files being out. Where
    that fails, the files are taken away again and the fault is raised."""
    lines = [
        (book.mark, part.unit_id, each.file.name, part.of_dispatch, book.rows)
        for part, book, each in zip(prepared.parts, prepared.books, written, strict=True)
    ]
    try:
        ids = dispatches.write(session.ledger, session.hand, prepared.plan_id, lines)
    except BaseException:
        take_away(written)
        raise
    return [
        SentFile(part.unit, each.file, len(part.rows), number, each.renamed)
        for part, each, number in zip(prepared.parts, written, ids, strict=True)
    ]
