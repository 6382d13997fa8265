"""Plans and rows that come, go, move, split and merge."""

from __future__ import annotations

from random import Random

from gkdesk.domain.arranging import Place, SplitInto
from gkdesk.services import arranging, importing, rewording, row_merging, split_proposals
from gkdesk.services.session import Session
from tests import drafts, year_plan
from tests.edits.drawing import WORDS, plan, row, rows


def bring_plan(session: Session, draw: Random) -> object:
    made = draw.choice((drafts.DRAFT, year_plan.draft(2023)))
    return importing.take_in(session, drafts.loaded(made, f"{draw.random()}.txt"))


def remove_plan(session: Session, draw: Random) -> None:
    importing.remove(session, [plan(session, draw)])


def add_row(session: Session, draw: Random) -> object:
    place = draw.choice(list(Place))
    return arranging.add(session, row(session, draw), place, draw.choice(WORDS) or "新的一条")


def move_rows(session: Session, draw: Random) -> object:
    parent = draw.choice((None, row(session, draw)))
    return arranging.move(session, rows(session, draw), parent, None)


def indent(session: Session, draw: Random) -> object:
    return arranging.indent(session, rows(session, draw, 2))


def outdent(session: Session, draw: Random) -> object:
    return arranging.outdent(session, rows(session, draw, 2))


def shift(session: Session, draw: Random) -> object:
    return arranging.shift(session, rows(session, draw, 2), draw.choice((-1, 1)))


def take_out(session: Session, draw: Random) -> object:
    return arranging.remove(session, rows(session, draw, 2))


def split(session: Session, draw: Random) -> object:
    """As proposed, or anywhere."""
    node = row(session, draw)
    parts = split_proposals.proposed(session, node)
    cuts = [part.start for part in parts[1:]] or [draw.randint(1, 4)]
    return arranging.split(session, node, cuts, into=draw.choice(list(SplitInto)))


def merge_rows(session: Session, draw: Random) -> object:
    """Brothers that follow each other."""
    sql = "SELECT plan_id, coalesce(parent_id, 0) FROM node WHERE id = ?"
    ((of_plan, above),) = session.ledger.rows(sql, (row(session, draw),))
    brothers = arranging.children(session, of_plan, above)
    return row_merging.merge(session, brothers[: draw.randint(2, 3)])


def reword(session: Session, draw: Random) -> object:
    """Another text, or another label."""
    if draw.random() < 0.5:
        return rewording.set_text(session, row(session, draw), draw.choice(WORDS) or "改写")
    return rewording.set_label(session, row(session, draw), draw.choice(("", "（九）", "1.")))


def relabel(session: Session, draw: Random) -> object:
    """The top rows of a plan, or those below a row."""
    of_plan = plan(session, draw)
    sql = "SELECT id FROM node WHERE plan_id = ? AND deleted = 0"
    below = [None, *(number for (number,) in session.ledger.rows(sql, (of_plan,)))]
    return rewording.relabel(session, draw.choice(below), of_plan)
