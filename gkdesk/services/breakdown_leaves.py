"""Leaf tasks for the breakdown table, from a draft just read or from the ledger.

A measure shows the limit that stands in its own sentence. A limit of the task reaches a
measure only where it is a person's, or where no sentence holds one (it stands in the
heading then).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Draft, DraftNode, measure_of
from gkdesk.domain.queries import Query
from gkdesk.domain.table_design import TableDesign
from gkdesk.domain.tasks import NodeKind, Outlook, Row, Status
from gkdesk.domain.units import Role, UnitClause
from gkdesk.exports.leaves import Leaf, Work
from gkdesk.services import outline
from gkdesk.services.breakdown_units import UnitWords, as_printed
from gkdesk.services.breakdown_words import limit_words, unit_words
from gkdesk.services.plan_printed import PlanPrinted
from gkdesk.services.session import Session
from gkdesk.terms import label

_SCREENFUL = 500


def leaves_of_draft(draft: Draft) -> Iterator[Leaf]:
    """The leaves of a draft in printed order."""
    for node in draft.outline:
        yield from _draft_leaves(node, (), ())


def _draft_leaves(
    node: DraftNode, above: tuple[str, ...], section: tuple[UnitClause, ...]
) -> Iterator[Leaf]:
    """The leaves below a node; one without units takes over those of its section."""
    units = node.units or section
    if node.children:
        name = node.label + (node.heading or node.text)
        for child in node.children:
            yield from _draft_leaves(child, (*above, name), units)
        return
    people = _persons((person.role, person.name) for person in node.people)
    work = Work(
        node.text,
        lead=_draft_units(units, Role.LEAD),
        responsible=_draft_units(units, Role.RESPONSIBLE),
        supporting=_draft_units(units, Role.SUPPORTING),
        deadline=limit_words(limit.expression for limit in node.deadlines),
        note=node.note or people,
        status=label(Status.DONE) if node.done else "",
        progress=node.progress,
        people=people,
        due=min((limit.due for limit in node.deadlines if limit.due), default=None),
        units=as_printed(name for clause in units for name in clause.names),
    )
    yield Leaf(above, node.label, node.heading, work, _draft_sentences(node, work))


def _draft_units(units: Sequence[UnitClause], role: Role) -> str:
    clauses = [clause for clause in units if clause.role is role]
    names = [name for clause in clauses for name in clause.names]
    return unit_words(names, (clause.raw for clause in clauses))


def _draft_sentences(node: DraftNode, work: Work) -> tuple[Work, ...]:
    if len(node.measures) < 2:
        return ()
    owned: list[list[Deadline]] = [[] for _ in node.measures]
    for limit in node.deadlines:
        owner = measure_of(limit, node.measures)
        if owner is not None:
            owned[owner].append(limit)
    own = [limit_words(limit.expression for limit in limits) for limits in owned]
    days = [min((one.due for one in limits if one.due), default=None) for limits in owned]
    if not any(own):
        days = [work.due] * len(days)
    return tuple(
        replace(work, text=measure.text, deadline=words, due=day)
        for measure, words, day in zip(
            node.measures, _shared(own, work.deadline), days, strict=True
        )
    )


def _shared(own: Sequence[str], whole: str) -> list[str]:
    """What each sentence has of its own; the task's for all where no sentence has any."""
    return list(own) if any(own) else [whole] * len(own)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the rows of a plan are told with."""

    printed: PlanPrinted
    outlook: Outlook
    words: UnitWords


def leaves_of_plan(
    session: Session, plan_id: int, words: UnitWords | None = None
) -> Iterator[Leaf]:
    """The leaves of a plan of the ledger as it stands, in printed order."""
    words = words or UnitWords(None, TableDesign())
    plan = _Plan(PlanPrinted(session, plan_id), session.outlook, words)
    above: dict[int, tuple[str, ...]] = {}
    task: Row | None = None
    measures: list[Row] = []
    for row in plan_rows(session, plan_id):
        if row.kind is NodeKind.MEASURE:
            measures.append(row)
            continue
        if task is not None:
            yield _leaf(plan, task, measures, above.get(task.parent_id or 0, ()))
        task, measures = (row, []) if row.kind is NodeKind.TASK else (None, [])
        if row.kind is NodeKind.SECTION:
            name = row.label + (row.heading or row.text)
            above[row.id] = (*above.get(row.parent_id or 0, ()), name)
    if task is not None:
        yield _leaf(plan, task, measures, above.get(task.parent_id or 0, ()))


def plan_rows(session: Session, plan_id: int) -> Iterator[Row]:
    """All rows of a plan in printed order. Raises UnknownPlan."""
    outline.plan(session, plan_id)
    ids = outline.skeleton(session, Query(plan_id=plan_id)).ids
    for start in range(0, len(ids), _SCREENFUL):
        some = ids[start : start + _SCREENFUL]
        found = outline.rows(session, some)
        yield from (found[wanted] for wanted in some if wanted in found)


def _leaf(plan: _Plan, task: Row, measures: Sequence[Row], above: tuple[str, ...]) -> Leaf:
    clauses = plan.printed.clauses(task.id)
    people = _persons(plan.printed.people(task.id))
    work = _work(plan, task, clauses, people)
    own = [plan.printed.limit(row) for row in measures]
    words = (
        [each or work.deadline for each in own]
        if task.deadline_set
        else _shared(own, work.deadline)
    )
    told = _shared([row.progress for row in measures], task.progress)
    sentences = (
        replace(
            _work(plan, row, clauses, people),
            note=row.note or work.note,
            deadline=deadline,
            due=row.due if each or not deadline else task.due,
            progress=progress,
        )
        for row, each, deadline, progress in zip(measures, own, words, told, strict=True)
    )
    return Leaf(above, task.label, task.heading, work, tuple(sentences))


def _work(plan: _Plan, row: Row, clauses: Sequence[str], people: str) -> Work:
    words = plan.words
    return Work(
        row.text,
        lead=_unit_cell(words, row.names(Role.LEAD), clauses),
        responsible=_unit_cell(words, row.names(Role.RESPONSIBLE), clauses),
        supporting=_unit_cell(words, row.names(Role.SUPPORTING), clauses),
        deadline=plan.printed.limit(row),
        note=row.note or people,
        status=label(row.status),
        due=row.due,
        light=label(row.light(plan.outlook)),
        progress=row.progress,
        people=people,
        units=words.sheets(name for role in Role for name in row.names(role)),
        node_id=row.id,
    )


def _unit_cell(words: UnitWords, names: Sequence[str], clauses: Sequence[str]) -> str:
    """The names of a role as the table says them, with the 等… printed behind the last."""
    printed = unit_words(names, clauses)
    return "、".join(words.cells(names)) + printed.removeprefix("、".join(names))


def _persons(people: Iterable[tuple[str, str]]) -> str:
    return "；".join(f"{role}：{name}" for role, name in people)
