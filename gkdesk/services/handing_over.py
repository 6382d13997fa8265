"""Handing a ledger over (交接包): everything a successor needs in one zip, which the page in
it shows to those who have no such program.

All of it is told from one proven copy of the ledger, so that ledger, table and page agree
whatever is changed meanwhile; what takes a path may run in a worker thread.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gkdesk.documents.hand_over_file import HandOverFile
from gkdesk.domain import hand_over
from gkdesk.domain.hand_over import HandOverList
from gkdesk.errors import HandOverAltered, HandOverUnfit, LedgerItself, TargetUnwritable
from gkdesk.exports.files import beside
from gkdesk.exports.sheet_names import file_name
from gkdesk.services import outline
from gkdesk.services.handing_over_run import HandingOver, Progress
from gkdesk.services.session import Clock, Session
from gkdesk.store import evidence_words, source_files
from gkdesk.store.copying import copy


class Cancelled(Exception):
    """A person stopped the writing; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What would be handed over. ``kept`` counts the editions whose file is kept."""

    plans: int
    tasks: int
    editions: int
    kept: int
    said: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written."""

    file: Path
    told: HandOverList


def contents(session: Session) -> Contents:
    """What a hand-over of the open ledger would hold, but for the files evidence names."""
    plans = outline.plans(session)
    editions = source_files.editions(session.ledger)
    return Contents(
        len(plans),
        sum(plan.tasks for plan in plans),
        len(editions),
        sum(bool(each.file) for each in editions),
        tuple(evidence_words.evidence_words(session.ledger)),
    )


def suggested_name(session: Session) -> str:
    """The archive's usual name."""
    return file_name(f"政务公开交接包_{session.now():%Y%m%d}", ".zip")


def write(
    ledger: Path,
    target: Path,
    clock: Clock,
    who: str,
    *,
    evidence: bool = True,
    on_progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = bool,
) -> HandedOver:
    """Write the archive of a ledger file, with the files its evidence names where they are
    wanted, and read it again before it gets its name. Opens the ledger itself, so that a
    worker thread may do it.

    Raises LedgerItself, LedgerDamaged, LedgerBusy, LedgerUnwritable, TargetUnwritable,
    TargetFull, and Cancelled once ``cancelled`` says so; what stood at the target stays and
    nothing else is left then.
    """
    if target.exists() and ledger.exists() and target.samefile(ledger):
        raise LedgerItself(target)

    def assure() -> None:
        if cancelled():
            raise Cancelled

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        held = copy(ledger, Path(scratch) / hand_over.LEDGER)
        assure()
        with Session.open(held, clock, write=False) as session, beside(target) as draft:
            run = HandingOver(session, ledger.parent, who, on_progress, assure)
            told = run.write(draft, evidence=evidence)
            _prove(draft, target, assure)
            return HandedOver(target, told)


def _prove(draft: Path, target: Path, assure: Callable[[], None]) -> None:
    """Read what was written as a successor's program will."""
    try:
        with HandOverFile(draft) as archive:
            for file in archive.told.files:
                for _piece in archive.pieces(file):
                    assure()
    except (HandOverUnfit, HandOverAltered) as fault:
        raise TargetUnwritable(target, fault.detail) from fault
