"""What is settled of two plans compared, and what is carried from one into the other."""

from __future__ import annotations

from random import Random

from gkdesk.domain.look_back import LookBack, LookBackRow
from gkdesk.services import look_back, look_back_carrying, look_back_settling
from gkdesk.services.session import Session
from tests.edits.drawing import plan


def _row(session: Session, draw: Random) -> tuple[LookBack, LookBackRow] | None:
    """A comparison of two plans that stand, and a row of it."""
    found = look_back.look_back_on(session, plan(session, draw), plan(session, draw))
    return (found, draw.choice(found.rows)) if found.rows else None


def confirm_pair(session: Session, draw: Random) -> object:
    at = _row(session, draw)
    if at is None:
        return None
    found, row = at
    alone = (row.tasks[0].id, None) if row.tasks else (None, row.formers[0].id)
    pairs = row.pairs or [alone]
    return look_back_settling.confirm(session, (found.plan_id, found.former_plan_id), pairs)


def part_pair(session: Session, draw: Random) -> object:
    at = _row(session, draw)
    if at is None:
        return None
    found, row = at
    plans = found.plan_id, found.former_plan_id
    return look_back_settling.part(session, plans, row.pairs)


def choose_partner(session: Session, draw: Random) -> object:
    at = _row(session, draw)
    if at is None:
        return None
    found, row = at
    plans = found.plan_id, found.former_plan_id
    own = [each.id for some in found.rows for each in some.tasks]
    theirs = [each.id for some in found.rows for each in some.formers]
    if row.tasks:
        chosen = draw.sample(theirs, min(len(theirs), draw.randint(0, 2)))
        return look_back_settling.choose_formers(session, plans, row.tasks[0].id, chosen)
    chosen = draw.sample(own, min(len(own), draw.randint(0, 2)))
    return look_back_settling.choose_tasks(session, plans, row.formers[0].id, chosen)


def withdraw_pair(session: Session, draw: Random) -> object:
    at = _row(session, draw)
    if at is None:
        return None
    found, row = at
    ids = [each.id for each in (*row.tasks, *row.formers)]
    return look_back_settling.withdraw(session, (found.plan_id, found.former_plan_id), ids)


def carry_unfinished(session: Session, draw: Random) -> object:
    at = _row(session, draw)
    return look_back_carrying.carry_over(session, at[0], at[0].rows) if at else None
