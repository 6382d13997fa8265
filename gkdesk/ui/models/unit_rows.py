"""How many rows name a unit: in so many words, and by any name it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gkdesk.domain.queries import Query, ReadyList
from gkdesk.services import directory, outline
from gkdesk.services.session import Session


def rows_named(session: Session, names: Sequence[str]) -> int:
    """How many rows, over all plans, bear one of these names."""
    if not names:
        return 0
    query = Query(ready=ReadyList.ALL, unit=names[0], names=tuple(names))
    return outline.skeleton(session, query).hits


def task_counts(session: Session) -> dict[int, int]:
    """How many tasks name each unit of the directory, by its id; one that no task names is
    left out. Walks every name the ledger holds."""
    matcher, counts = directory.matcher(session), Counter[int]()
    for name, tasks in outline.unit_counts(session, None):
        found = matcher.match(name)
        if len(found.units) == 1:
            counts[found.units[0]] += tasks
    return dict(counts)
