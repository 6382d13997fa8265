"""A ledger with one plan, read from a notice in plain text on a day in August 2023."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Row
from gkdesk.services import importing, occurrences, outline
from gkdesk.services.session import Session

NOON = datetime(2023, 8, 1, 12).astimezone()


def opened(folder: Path, notice: str) -> Session:
    """The ledger with the plan of a notice, which is plan 1."""
    source = folder / "要点.txt"
    source.write_text(notice, encoding="utf-8")
    session = Session.open(folder / "台账.db", lambda: NOON)
    importing.take_in(session, importing.load(source))
    return session


def task(session: Session, number: int) -> Row:
    """The task with that ordinal."""
    return list(outline.tasks(session, Query(plan_id=1)))[number - 1]


def points(session: Session, number: int) -> list[Occurrence]:
    """The due points of the task with that ordinal."""
    return occurrences.of_row(session, task(session, number).id)
