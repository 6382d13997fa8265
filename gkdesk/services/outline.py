"""What the window and the verbs look at: plans, trees, lists, counts, the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Notice
from gkdesk.domain.marks import Mark, MarkKind, OpenDoubt, SourcePart, SourceText
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.queries import Query, ReadyList, Skeleton
from gkdesk.domain.supervision import PutBack
from gkdesk.domain.tasks import Light, NodeKind, PlanSummary, Row
from gkdesk.services import finding, known_units
from gkdesk.services.session import Session
from gkdesk.store import (
    changes,
    day_counts,
    extensions,
    nodes,
    occurrences,
    printed,
    source_parts,
)
from gkdesk.store import outline as store_outline
from gkdesk.store import plans as store_plans

__all__ = [
    "Mark",
    "MarkKind",
    "OpenDoubt",
    "Query",
    "ReadyList",
    "Skeleton",
    "SourcePart",
    "SourceText",
    "clauses",
    "doubts",
    "due_points",
    "light_counts",
    "limits",
    "limits_of",
    "notice",
    "ordinals",
    "plan",
    "plans",
    "put_back",
    "ready_counts",
    "row",
    "rows",
    "settle_doubt",
    "skeleton",
    "source",
    "source_part",
    "source_part_at",
    "tasks",
    "typed_words",
    "unit_counts",
    "unit_lights",
]

_SCREENFUL = 500


def skeleton(session: Session, query: Query) -> Skeleton:
    """The ids of an answer in printed order; ancestors of hits stand above them."""
    query = finding.meant(session, query)
    return store_outline.skeleton(session.ledger, query, session.outlook)


def rows(session: Session, ids: Sequence[int]) -> dict[int, Row]:
    """The rows of these ids, for a screenful at a time; a negative id is a plan's row.
    Ids that are not in the ledger are left out."""
    return nodes.rows(session.ledger, ids)


def row(session: Session, node_id: int) -> Row:
    """One row. Raises UnknownTask."""
    return nodes.row(session.ledger, node_id)


def ordinals(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """The running numbers (序号) of tasks within their plans; other rows have none."""
    return nodes.ordinals(session.ledger, ids)


def tasks(session: Session, query: Query) -> Iterator[Row]:
    """The leaf tasks of a query in printed order."""
    ids = skeleton(session, query).ids
    for start in range(0, len(ids), _SCREENFUL):
        some = ids[start : start + _SCREENFUL]
        found = rows(session, some)
        yield from (found[i] for i in some if found[i].kind is NodeKind.TASK)


def plans(session: Session) -> list[PlanSummary]:
    """The plans, newest year first, then by issuer."""
    return store_plans.summaries(session.ledger, session.now().date())


def plan(session: Session, plan_id: int) -> PlanSummary:
    """One plan. Raises UnknownPlan."""
    return store_plans.summary(session.ledger, session.now().date(), plan_id)


def notice(session: Session, plan_id: int) -> Notice:
    """The fields of a plan's notice as printed. Raises UnknownPlan."""
    return store_plans.notice(session.ledger, plan_id)


def ready_counts(session: Session) -> dict[ReadyList, int]:
    """How many rows each ready list holds, over all plans."""
    return store_outline.ready_counts(session.ledger, session.outlook)


def light_counts(session: Session, query: Query) -> dict[Light, int]:
    """How many tasks of a query show each light, whatever light the query asks for."""
    query = finding.meant(session, query)
    return store_outline.light_counts(session.ledger, query, session.outlook)


def unit_counts(session: Session, plan_id: int | None) -> list[tuple[str, int]]:
    """The units with the number of their tasks, most tasks first: by the directory's name
    where it knows the printed one, a group's members beside the group."""
    shown = known_units.shown(session)
    return store_outline.unit_counts(session.ledger, plan_id, session.outlook, shown)


def unit_lights(session: Session, plan_id: int | None) -> dict[str, dict[Light, int]]:
    """How many tasks of each unit, in any role, show each light, over all plans or in one;
    the unit with most tasks first, named as in ``unit_counts``."""
    shown = known_units.shown(session)
    return day_counts.unit_lights(session.ledger, session.outlook, plan_id, shown)


def limits(session: Session, node_id: int) -> list[Deadline]:
    """The printed time limits of a row."""
    return printed.limits(session.ledger, node_id)


def limits_of(session: Session, task_ids: Sequence[int]) -> dict[int, list[Deadline]]:
    """The printed time limits of many tasks at once; a task without any is left out."""
    return printed.limits_of(session.ledger, task_ids)


def due_points(session: Session, node_ids: Sequence[int]) -> dict[int, list[Occurrence]]:
    """The due points of many rows at once, by day; a row without any is left out."""
    return occurrences.of_rows(session.ledger, node_ids)


def typed_words(session: Session, row: Row) -> list[str]:
    """The words of the limits a person set at a row, each once; [] where one plain day is
    all of it, or what is printed holds."""
    if not (row.deadline_set and row.staged):
        return []
    points = due_points(session, [row.id]).get(row.id, [])
    by_series = sorted(points, key=lambda point: point.term.series)
    return list(dict.fromkeys(point.term.words for point in by_series))


def put_back(session: Session, node_ids: Sequence[int]) -> dict[int, list[PutBack]]:
    """The extensions that hold, of many rows at once; a row without any is left out."""
    return extensions.put_back(session.ledger, node_ids)


def clauses(session: Session, node_id: int) -> list[str]:
    """The responsibility clauses of a row as printed."""
    return printed.clauses(session.ledger, node_id)


def source(session: Session, plan_id: int) -> SourceText:
    """A plan's source text with its marks. Raises UnknownPlan."""
    return printed.source(session.ledger, plan_id)


def source_part_at(session: Session, plan_id: int, place: int) -> SourcePart:
    """The source around a character of it. Raises UnknownPlan."""
    return source_parts.source_part_at(session.ledger, plan_id, place)


def source_part(session: Session, plan_id: int, node_id: int | None = None) -> SourcePart:
    """The source around a row, or its beginning: the whole of an ordinary document, some
    pages of a very long one. Raises UnknownPlan."""
    return source_parts.source_part(session.ledger, plan_id, node_id)


def doubts(session: Session, node_id: int) -> list[OpenDoubt]:
    """The open doubts about a row; a negative id asks for those about the plan itself."""
    return printed.doubts(session.ledger, node_id)


def settle_doubt(session: Session, doubt_id: int) -> None:
    """Mark a doubt as looked at. Raises StaleEdit when somebody was faster."""
    field = FieldChange("doubt", doubt_id, "settled", before=0, after=1)
    changes.apply(session.ledger, Change(ChangeKind.EDIT, (field,)), session.hand)
