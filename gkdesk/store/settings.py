"""What an office has settled for its ledger, as names with values."""

from __future__ import annotations

from gkdesk.domain.supervision import Preferences
from gkdesk.store.ledger import Ledger

_SETTLE = """
INSERT INTO setting (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
_NAMES = ("soon_days", "report_months")


def preferences(ledger: Ledger) -> Preferences:
    """What is settled; what is not, or is no number, is as it comes."""
    said = dict(ledger.rows("SELECT name, value FROM setting"))
    known = {name: int(said[name]) for name in _NAMES if said.get(name, "").isdecimal()}
    return Preferences(**known)


def set_preferences(ledger: Ledger, wanted: Preferences) -> None:
    """Settle it. Inside a transaction."""
    for name in _NAMES:
        ledger.execute(_SETTLE, (name, str(getattr(wanted, name))))
