"""Leaf tasks for the breakdown table, from a draft just read or from the ledger.

A measure shows the limit that stands in its own sentence. A limit of the task reaches a
measure only where it is a person's, or where no sentence holds one (it stands in the
heading then).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gkdesk.domain.draft import Draft, DraftNode, measure_of
from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import PutBack
from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.domain.units import Role, UnitClause
from gkdesk.exports.leaves import Leaf, Work
from gkdesk.services import extending, outline
from gkdesk.services.breakdown_words import limit_words, unit_words
from gkdesk.services.limit_in_force import limit_cell
from gkdesk.services.session import Session
from gkdesk.terms import label

_SCREENFUL = 500

Standing = Mapping[int, Sequence[PutBack]]
"""What was put back, by the row that shows it."""


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
    work = Work(
        node.text,
        lead=_draft_units(units, Role.LEAD),
        responsible=_draft_units(units, Role.RESPONSIBLE),
        supporting=_draft_units(units, Role.SUPPORTING),
        deadline=limit_words(limit.expression for limit in node.deadlines),
        note=_persons((person.role, person.name) for person in node.people),
    )
    yield Leaf(above, node.label, node.heading, work, _draft_sentences(node, work))


def _draft_units(units: Sequence[UnitClause], role: Role) -> str:
    clauses = [clause for clause in units if clause.role is role]
    names = [name for clause in clauses for name in clause.names]
    return unit_words(names, (clause.raw for clause in clauses))


def _draft_sentences(node: DraftNode, work: Work) -> tuple[Work, ...]:
    if len(node.measures) < 2:
        return ()
    owners = [measure_of(limit, node.measures) for limit in node.deadlines]
    own = [
        limit_words(
            limit.expression
            for limit, owner in zip(node.deadlines, owners, strict=True)
            if owner == number
        )
        for number in range(len(node.measures))
    ]
    return tuple(
        replace(work, text=measure.text, deadline=words)
        for measure, words in zip(node.measures, _shared(own, work.deadline), strict=True)
    )


def _shared(own: Sequence[str], whole: str) -> list[str]:
    """Each sentence's own limit; the task's for all where no sentence has one."""
    return list(own) if any(own) else [whole] * len(own)


def leaves_of_plan(session: Session, plan_id: int) -> Iterator[Leaf]:
    """The leaves of a plan of the ledger as it stands, in printed order."""
    above: dict[int, tuple[str, ...]] = {}
    standing = extending.plan_put_back(session, plan_id)
    task: Row | None = None
    measures: list[Row] = []
    for row in plan_rows(session, plan_id):
        if row.kind is NodeKind.MEASURE:
            measures.append(row)
            continue
        if task is not None:
            yield _leaf(session, task, measures, above.get(task.parent_id or 0, ()), standing)
        task, measures = (row, []) if row.kind is NodeKind.TASK else (None, [])
        if row.kind is NodeKind.SECTION:
            name = row.label + (row.heading or row.text)
            above[row.id] = (*above.get(row.parent_id or 0, ()), name)
    if task is not None:
        yield _leaf(session, task, measures, above.get(task.parent_id or 0, ()), standing)


def plan_rows(session: Session, plan_id: int) -> Iterator[Row]:
    """All rows of a plan in printed order. Raises UnknownPlan."""
    outline.plan(session, plan_id)
    ids = outline.skeleton(session, Query(plan_id=plan_id)).ids
    for start in range(0, len(ids), _SCREENFUL):
        some = ids[start : start + _SCREENFUL]
        found = outline.rows(session, some)
        yield from (found[wanted] for wanted in some if wanted in found)


def _leaf(
    session: Session,
    task: Row,
    measures: Sequence[Row],
    above: tuple[str, ...],
    standing: Standing,
) -> Leaf:
    clauses = outline.clauses(session, task.id)
    note = task.note or _persons(outline.people(session, task.id))
    work = _work(session, task, clauses, note, standing)
    own = [_limit(session, row, standing) for row in measures]
    words = (
        [each or work.deadline for each in own]
        if task.deadline_set
        else _shared(own, work.deadline)
    )
    sentences = (
        replace(_work(session, row, clauses, row.note or note, standing), deadline=deadline)
        for row, deadline in zip(measures, words, strict=True)
    )
    return Leaf(above, task.label, task.heading, work, tuple(sentences))


def _work(
    session: Session, row: Row, clauses: Sequence[str], note: str, standing: Standing
) -> Work:
    return Work(
        row.text,
        lead=unit_words(row.names(Role.LEAD), clauses),
        responsible=unit_words(row.names(Role.RESPONSIBLE), clauses),
        supporting=unit_words(row.names(Role.SUPPORTING), clauses),
        deadline=_limit(session, row, standing),
        note=note,
        status=label(row.status),
    )


def _limit(session: Session, row: Row, standing: Standing) -> str:
    """The limit in force with what was put back: a person's, else all the printed ones."""
    printed = [limit.expression for limit in outline.limits(session, row.id)]
    typed = outline.typed_words(session, row)
    return limit_cell(row, printed, standing.get(row.id, ()), typed)


def _persons(people: Iterable[tuple[str, str]]) -> str:
    return "；".join(f"{role}：{name}" for role, name in people)
