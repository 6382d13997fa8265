"""Answers taken back (回收反馈): compared, shown, and taken in as one change.

``compare`` writes nothing; ``apply`` writes what a person accepted, all of it or nothing.
"""

from __future__ import annotations

from gkdesk.domain.collected import Applied, Collection
from gkdesk.domain.returned import Unread
from gkdesk.services.collect_applying import apply
from gkdesk.services.collect_comparing import compare
from gkdesk.services.session import Session

__all__ = ["Applied", "Unread", "apply", "assign", "compare"]


def assign(
    session: Session, collection: Collection, file: int, group: str, node_id: int | None
) -> Collection:
    """The collection with a row told its task by a person, by the row's place in its file;
    None takes that back. Compared anew: what was changed meanwhile is known too."""
    assigned = dict(collection.assigned)
    assigned.pop((file, group), None)
    if node_id is not None:
        assigned[file, group] = node_id
    return compare(session, collection.books, assigned)
