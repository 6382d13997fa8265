"""Where a printed name stands: the rows that bear it, each with the way down to it."""

from __future__ import annotations

from itertools import islice

from gkdesk.domain.queries import Query, ReadyList
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.models.row_words import content


def places(session: Session, name: str, limit: int) -> list[tuple[int, str, str]]:
    """The first ``limit`` rows that name it: id, plan and place in it, words."""
    query = Query(ready=ReadyList.ALL, unit=name, names=(name,))
    titles = {plan.id: plan for plan in outline.plans(session)}
    found = []
    for row in islice(outline.tasks(session, query), limit):
        plan = titles[row.plan_id]
        year = f"{plan.year}年"
        told = plan.title if not plan.year or year in plan.title else f"{year}　{plan.title}"
        found.append((row.id, told, content(row)))
    return found
