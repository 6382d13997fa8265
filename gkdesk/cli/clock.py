"""The ledger and the day a verb works with."""

from __future__ import annotations

from argparse import Namespace

from gkdesk.services.session import Session, clock_of, default_ledger


def open_session(asked: Namespace, *, write: bool) -> Session:
    """The ledger that ``--db`` or the environment names. Raises ``errors.Ledger*``."""
    path = asked.db or default_ledger()
    program = f"gkdesk {asked.verb}"
    return Session.open(
        path, clock_of(asked.today), write=write, wait=asked.wait, program=program
    )
