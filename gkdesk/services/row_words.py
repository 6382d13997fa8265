"""What changes when a person gives a row other words or another label."""

from __future__ import annotations

from gkdesk.domain.changes import FieldChange, Value, differing
from gkdesk.domain.tasks import EditField, Row
from gkdesk.errors import NoWords
from gkdesk.services.replanting import renamed
from gkdesk.services.row_labels import tail_of
from gkdesk.services.session import Session
from gkdesk.store import arranging, changes

FIELDS = (EditField.TEXT, EditField.LABEL)


def wanted(row: Row, field: EditField, value: str) -> tuple[FieldChange, ...]:
    """The field changes at the row itself; the heading stays as long as the text begins with
    it. Raises NoWords."""
    if field is EditField.LABEL:
        return differing("node", row.id, {"label": row.label}, {"label": value})
    if not value:
        raise NoWords
    before: dict[str, Value] = {"text": row.text, "heading": row.heading}
    heading = row.heading if value.startswith(row.heading) else ""
    return differing("node", row.id, before, {"text": value, "heading": heading})


def follow(session: Session, change_id: int, node_id: int, label: str) -> None:
    """Let the path of a row that was just labelled say its number. Inside the transaction."""
    ledger = session.ledger
    changes.append(
        ledger, change_id, tuple(arranging.with_tails(ledger, {node_id: tail_of(label)}))
    )
    spot = arranging.spot(ledger, node_id)
    changes.append(ledger, change_id, tuple(renamed(ledger, spot.plan_id, [spot.above])))
