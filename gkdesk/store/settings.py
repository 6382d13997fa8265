"""What an office has settled for its ledger, as names with values."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import asdict

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.supervision import Preferences
from gkdesk.store.ledger import Ledger

_POSSIBLE: Mapping[str, Container[int]] = {
    "soon_days": range(1_000),
    "report_months": (1, 3, 6, 12),
}
_PRESENT = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"


def preferences(ledger: Ledger) -> Preferences:
    """What is settled; what is not, or is nothing that can be settled, is as it comes."""
    said = dict(ledger.rows("SELECT name, value FROM setting"))
    known = {
        name: int(said[name])
        for name, possible in _POSSIBLE.items()
        if said.get(name, "").isdecimal() and int(said[name]) in possible
    }
    return Preferences(**known)


def differing(ledger: Ledger, wanted: Preferences) -> tuple[FieldChange, ...]:
    """The field changes that settle it. What was never settled is written as it comes, to
    lead back to: inside a transaction."""
    for name, value in asdict(Preferences()).items():
        ledger.execute(_PRESENT, (name, str(value)))
    after = {name: str(value) for name, value in asdict(wanted).items()}
    return tuple(
        FieldChange("setting", number, "value", value, after[name])
        for number, name, value in ledger.rows("SELECT id, name, value FROM setting")
        if name in after and after[name] != value
    )
