"""How many rows name a unit: in so many words, and by any name it has."""

from __future__ import annotations

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
    """How many tasks name each unit of the directory, by its id, those given to a group it
    belongs to among them; one that no task names is left out."""
    counts = dict(outline.unit_counts(session, None))
    units = directory.units(session)
    return {unit.id: counts[unit.name] for unit in units if unit.name in counts}
