"""Proving the ledger: what holds, and what does not, in Chinese sentences."""

from __future__ import annotations

from gkdesk.services.session import Session
from gkdesk.store import proofs
from gkdesk.terms import FINDINGS


def check(session: Session) -> list[str]:
    """The findings, weightiest first; [] where the ledger and its newest backup hold.

    Raises LedgerDamaged where the file cannot even be read through.
    """
    return [FINDINGS[code].format(*values) for code, values in proofs.findings(session.ledger)]
