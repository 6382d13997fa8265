"""All that a report tells of a plan, read from the ledger in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from gkdesk.domain.report_standing import Work
from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.services import feedback, known_units, outline
from gkdesk.services.session import Session
from gkdesk.store import feedback as store_feedback
from gkdesk.store import listed_rows
from gkdesk.store.listed_rows import ListedRow

_BETWEEN = "："


def works(session: Session, plan_id: int) -> list[Work]:
    """The tasks of a plan in printed order, each with its measures. A section's name is that
    of all the sections above a task. A task's units are those of its measures as well."""
    listed = listed_rows.of_plan(session.ledger, plan_id)
    ids = [each.id for each in listed if each.kind is not NodeKind.SECTION]
    rows = outline.rows(session, ids)
    points = outline.due_points(session, ids)
    answers = feedback.of_rows(session, ids)
    evidence = defaultdict(list)
    for each in store_feedback.evidence_of_rows(session.ledger, ids):
        evidence[each.node_id].append(each)
    put_back = outline.put_back(session, ids)
    shown = known_units.shown(session)
    sections = {each.id: each for each in listed if each.kind is NodeKind.SECTION}
    found = []
    for ordinal, group in enumerate(_tasks(listed), 1):
        task = rows[group[0].id]
        held = [rows[each.id] for each in group]
        found.append(
            Work(
                ordinal,
                _section(sections, group[0]),
                task,
                tuple(held),
                tuple(point for row in held for point in points.get(row.id, ())),
                tuple(answer for row in held for answer in answers.get(row.id, ())),
                tuple(piece for row in held for piece in evidence[row.id]),
                tuple(put_back.get(task.id, ())),
                _names(held, shown),
            )
        )
    return found


def _tasks(listed: list[ListedRow]) -> list[list[ListedRow]]:
    """Each task with its measures behind it."""
    groups: dict[int, list[ListedRow]] = {}
    for each in listed:
        if each.kind is NodeKind.TASK:
            groups[each.id] = [each]
        elif each.kind is NodeKind.MEASURE and each.parent in groups:
            groups[each.parent].append(each)
    return list(groups.values())


def _section(sections: Mapping[int, ListedRow], task: ListedRow) -> str:
    names: list[str] = []
    parent = task.parent
    while parent in sections:
        names.insert(0, sections[parent].words)
        parent = sections[parent].parent
    return _BETWEEN.join(names)


def _names(rows: list[Row], shown: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    printed = (unit.name for row in rows for unit in row.units)
    return tuple(dict.fromkeys(name for each in printed for name in shown(each)))
