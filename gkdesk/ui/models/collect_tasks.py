"""The tasks that returned rows are, or could be, in the ledger's words."""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

from gkdesk.domain.collected import Collection
from gkdesk.domain.queries import Query
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.models.collect_lines import Line
from gkdesk.ui.models.row_words import content, is_group

_FOUND: Final = 30


class Choice(NamedTuple):
    """A task a row could be; ``likeness`` of 100, 0 where nobody reckoned it."""

    node_id: int
    words: str
    likeness: int = 0


def named_tasks(session: Session, collection: Collection) -> dict[int, str]:
    """The words of all tasks that rows were found to be or resemble."""
    ids = {cell.node_id for cell in collection.cells}
    for row in collection.rows:
        ids |= {row.node_id, *(node_id for node_id, _like in row.others)}
    found = outline.rows(session, sorted(each for each in ids if each is not None))
    return {node_id: content(row) for node_id, row in found.items()}


def tasks_like(session: Session, line: Line, words: str) -> list[Choice]:
    """The tasks of the row's plan that hold some words; without any, those of the unit whose
    file it is."""
    unit = None if words else line.file.unit or None
    query = Query(plan_id=line.file.plan_id, search=words, unit=unit)
    ids = outline.skeleton(session, query).ids
    rows = outline.rows(session, ids)
    found = (Choice(each, content(rows[each])) for each in ids if not is_group(rows[each]))
    return list(islice((choice for choice in found if words in choice.words), _FOUND))
