"""The ledger and the day a verb works with."""

from __future__ import annotations

from argparse import Namespace

from gkdesk.cli.output import say
from gkdesk.errors import LedgerMissing
from gkdesk.services.session import Session, clock_of, default_ledger
from gkdesk.terms import SHARED_NOTICE


def open_session(asked: Namespace, *, write: bool, make: bool = False) -> Session:
    """The ledger that ``--db`` or the environment names. Only with ``make`` is it made when
    missing: an edit finds nothing in a new one. That one lies in a network share is told.
    Raises ``errors.Ledger*``."""
    path = asked.db or default_ledger()
    if write and not make and not path.exists():
        raise LedgerMissing(path)
    program = f"gkdesk {asked.verb}"
    session = Session.open(
        path, clock_of(asked.today), write=write, wait=asked.wait, program=program
    )
    if session.shared:
        say(SHARED_NOTICE)
    return session
