"""The ledger and the day a verb works with."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime, time

from gkdesk.services.session import Clock, Session, default_ledger

_NOON = time(12)


def clock_of(asked: Namespace) -> Clock:
    """The system's clock, or noon of the day that ``--today`` names."""
    if asked.today is None:
        return lambda: datetime.now().astimezone()
    noon = datetime.combine(asked.today, _NOON).astimezone()
    return lambda: noon


def open_session(asked: Namespace, *, write: bool) -> Session:
    """The ledger that ``--db`` or the environment names. Raises ``errors.Ledger*``."""
    path = asked.db or default_ledger()
    program = f"gkdesk {asked.verb}"
    return Session.open(path, clock_of(asked), write=write, wait=asked.wait, program=program)
