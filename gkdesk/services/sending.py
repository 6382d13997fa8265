"""One workbook a unit, to be filled in offline (下发): which files, and the register's line
of each.

In three steps, so that the files are written away from the ledger: ``prepare`` asks the
ledger, ``write`` is pure, ``record`` enters what was written. ``send`` does all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex

from gkdesk.domain.dispatches import DispatchKind, WorkbookMark
from gkdesk.errors import NothingToSend
from gkdesk.exports.files import write_bytes
from gkdesk.exports.fill_cover import FillCover
from gkdesk.exports.fill_workbook import FillBook, fill_workbook, summed
from gkdesk.services import outline
from gkdesk.services.breakdown_words import table_title
from gkdesk.services.sending_names import free_name, made, usual_name
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
    "owed",
    "parts",
    "prepare",
    "record",
    "send",
    "without_unit",
    "write",
]

Progress = Callable[[int, int], None]
"""Told after each workbook: how many are written, of how many."""


class Cancelled(Exception):
    """A person stopped the writing; no file of it is left."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Workbooks ready to be written: those of ``parts`` in ``books``, in the same order."""

    plan_id: int
    parts: tuple[UnitPart, ...]
    books: tuple[FillBook, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook on the disk; ``renamed`` tells that its usual name was taken."""

    file: Path
    renamed: bool = False


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
    plan = outline.plan(session, _plan_of(session, filled[0]))
    notice = outline.notice(session, plan.id)
    asked_for = period_named(period)
    key = asked_for.key if asked_for else ""
    versions = dispatches.versions(session.ledger, plan.id, key)
    mark = dispatches.mark_of(session.ledger, plan.id)
    now = session.now()
    title = "".join(plan.title.split())
    books = []
    for part in filled:
        version = versions.get(part.unit, 0) + 1
        said = WorkbookMark(
            mark=mark,
            code=token_hex(8).upper(),
            kind=kind,
            title=title,
            year=plan.year,
            unit=part.unit,
            version=version,
            period=key,
            sent_at=now.isoformat(timespec="seconds"),
        )
        cover = FillCover(
            title=_heading(title, kind),
            unit=part.unit,
            period=asked_for.name if asked_for else "",
            version=version,
            sent_on=now.date(),
            until=until,
            issuer=plan.issuer or "",
            contact=contact.strip() or notice.contact or "",
            reason=reason.strip(),
        )
        books.append(FillBook(summed(said, part.rows), cover, part.rows))
    again = tuple(
        part if part.of_dispatch or not of_dispatch else part.asking_again(of_dispatch)
        for part in filled
    )
    return Prepared(plan.id, again, tuple(books))


def _heading(title: str, kind: DispatchKind) -> str:
    """What a workbook is headed: the plan's title without 实施方案, and what it is."""
    return table_title(title).removesuffix("任务分解表") + label(kind)


def _plan_of(session: Session, part: UnitPart) -> int:
    return outline.row(session, part.rows[0].code.node_id).plan_id


def write(
    prepared: Prepared,
    folder: Path,
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] = bool,
) -> list[Written]:
    """Write the workbooks into a folder, which is made where it is missing; pure, for a
    worker. No file that is there is written over: a taken name gets a number.

    Raises TargetUnwritable, TargetFull, and Cancelled once ``cancelled`` says so; what was
    written before is taken away again then.
    """
    written: list[Written] = []
    try:
        folder = made(folder)
        for book in prepared.books:
            if cancelled():
                raise Cancelled
            usual = usual_name(book.mark)
            file = free_name(folder, usual)
            write_bytes(file, fill_workbook(book))
            written.append(Written(file, file.name != usual))
            if on_progress is not None:
                on_progress(len(written), len(prepared.books))
    except BaseException:
        for each in written:
            with suppress(OSError):
                each.file.unlink(missing_ok=True)
        raise
    return written


def record(session: Session, prepared: Prepared, written: Sequence[Written]) -> list[SentFile]:
    """Enter what was written in the register; it is not undone, the files being out."""
    lines = [
        (book.mark, part.unit_id, each.file.name, part.of_dispatch, book.rows)
        for part, book, each in zip(prepared.parts, prepared.books, written, strict=True)
    ]
    ids = dispatches.write(session.ledger, session.hand, prepared.plan_id, lines)
    return [
        SentFile(part.unit, each.file, len(part.rows), number, each.renamed)
        for part, each, number in zip(prepared.parts, written, ids, strict=True)
    ]
