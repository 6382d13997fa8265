"""What the history says of the templates of letters (公文模板)."""

from __future__ import annotations

from gkdesk.domain.letters import LetterKind
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger
from gkdesk.terms import label

ENTITIES = frozenset({"letter_template"})
"""The tables this room of the history knows."""


def told(ledger: Ledger, _entity: str, target: int, sides: Sides) -> Told:
    """One template that came, went or got another name; it is about no row of a plan."""
    stored = ledger.one("SELECT kind, name FROM letter_template WHERE id = ?", (target,))
    kind, name = stored or (LetterKind.SUPERVISION.value, "")
    before, after = (
        None
        if sides.get("deleted", (0, 0))[side]
        else f"{sides.get('name', (name, name))[side]}（{label(LetterKind(kind))}）"
        for side in (0, 1)
    )
    return Told(None, before, after)
