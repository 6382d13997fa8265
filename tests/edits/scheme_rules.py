"""Schemes of printing: kept, changed, renamed, taken out, put in another order."""

from __future__ import annotations

from random import Random

from gkdesk.domain.print_scheme import ListKind, Paper, PrintScheme
from gkdesk.services import print_schemes
from gkdesk.services.session import Session


def _scheme(session: Session, draw: Random) -> int:
    known = print_schemes.schemes(session)
    return draw.choice(known).id if known else 1


def save_scheme(session: Session, draw: Random) -> object:
    wanted = PrintScheme(kind=draw.choice(list(ListKind)))
    return print_schemes.save(session, draw.choice(("周会", "电话", "领导")), wanted)


def edit_scheme(session: Session, draw: Random) -> object:
    wanted = PrintScheme(paper=Paper(points=draw.choice((10.5, 16.0))))
    return print_schemes.replace_scheme(session, _scheme(session, draw), wanted)


def rename_scheme(session: Session, draw: Random) -> object:
    name = draw.choice(("月会", "季会"))
    return print_schemes.rename(session, _scheme(session, draw), name)


def remove_scheme(session: Session, draw: Random) -> None:
    print_schemes.remove(session, _scheme(session, draw))


def reorder_schemes(session: Session, draw: Random) -> None:
    ids = [each.id for each in print_schemes.schemes(session)]
    draw.shuffle(ids)
    print_schemes.reorder(session, ids)
