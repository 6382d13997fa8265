"""What rows hold in the fields of a master table (domain.tasks.EditField), as it is written
into one and as one that came back is compared."""

from __future__ import annotations

from collections.abc import Iterable

from gkdesk.domain.tasks import EditField
from gkdesk.domain.units import Role
from gkdesk.services.fill_values import cleaned
from gkdesk.services.session import Session
from gkdesk.store import nodes

_ROLES = {
    EditField.LEAD: Role.LEAD,
    EditField.RESPONSIBLE: Role.RESPONSIBLE,
    EditField.SUPPORTING: Role.SUPPORTING,
}


def standing(session: Session, node_ids: Iterable[int]) -> dict[int, dict[EditField, str]]:
    """The values of rows without what is empty: units joined by 、, the limit in force in its
    words, the status as open or done. Rows that do not stand are left out."""
    found = {}
    for node_id, row in nodes.rows(session.ledger, sorted(set(node_ids))).items():
        values = {
            EditField.STATUS: row.status.value,
            EditField.PROGRESS: cleaned(row.progress),
            EditField.DEADLINE: cleaned(row.words),
            EditField.NOTE: cleaned(row.note),
            **{field: "、".join(row.names(role)) for field, role in _ROLES.items()},
        }
        found[node_id] = {field: words for field, words in values.items() if words}
    return found
