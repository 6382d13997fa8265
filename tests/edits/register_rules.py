"""Edits of the register of workbooks that were handed out."""

from __future__ import annotations

from pathlib import Path
from random import Random

from gkdesk.domain.dispatches import Handing
from gkdesk.services import dispatch_register, sending
from gkdesk.services.session import Session
from tests.edits.drawing import day


def hand_out(session: Session, plan_id: int) -> None:
    """Workbooks of a plan in the register, as they stand before a walk; no file is needed."""
    prepared = sending.prepare(session, sending.parts(session, plan_id))
    written = [sending.Written(Path(f"{book.mark.unit}.xlsx")) for book in prepared.books]
    sending.record(session, prepared, written)


def _lines(session: Session, draw: Random) -> list[int]:
    known = [each.id for each in dispatch_register.register(session)]
    return draw.sample(known, min(len(known), 2)) or [1]


def hand_over(session: Session, draw: Random) -> object:
    handing = draw.choice((*Handing, None))
    return dispatch_register.hand(session, _lines(session, draw), handing, day(draw))


def annotate_line(session: Session, draw: Random) -> object:
    note = draw.choice(("", "已电话告知", "王转交"))
    return dispatch_register.annotate(session, _lines(session, draw)[0], note)


def take_line_out(session: Session, draw: Random) -> object:
    return dispatch_register.take_out(session, _lines(session, draw))
