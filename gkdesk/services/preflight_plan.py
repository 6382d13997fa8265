"""A plan as the check before handing out sees it, read once for all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.directory import MatchedName, Unit
from gkdesk.domain.findings import Finding
from gkdesk.domain.tasks import NodeKind
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.store import checked_rows, columns, plans
from gkdesk.store.checked_rows import CheckedRow

ROLES = ("lead", "responsible", "supporting")


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """``below`` are the rows under each row in printed order, those at the top under 0;
    ``named_days`` the days of limits that stand as due points, ``mixed`` the rows
    that have others beside them (每季度). ``match`` tells who a printed
    name is, None where the directory is empty,
    ``units`` are those in it."""

    id: int
    rows: tuple[CheckedRow, ...]
    by_id: dict[int, CheckedRow]
    below: dict[int, list[CheckedRow]]
    named_days: dict[int, list[date]]
    mixed: frozenset[int]
    year: int
    signed_on: date | None
    calendar: WorkCalendar
    source: str
    clauses: dict[int, list[str]]
    doubts: list[tuple[int | None, str]]
    match: Callable[[str], MatchedName] | None = None
    units: Mapping[int, Unit] = field(default_factory=dict)
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def tasks(self) -> Iterator[CheckedRow]:
        return (row for row in self.rows if row.kind == NodeKind.TASK)

    def names(self, listed: str) -> tuple[str, ...]:
        """The names of a JSON list; the same list is read once."""
        if listed not in self._names:
            self._names[listed] = columns.as_names(listed)
        return self._names[listed]

    def days(self, row: CheckedRow) -> list[date]:
        """The days a row's own limits name."""
        if row.staged:
            return self.named_days.get(row.id, [])
        if row.own and row.due and row.deadline_kind == DeadlineKind.DATE:
            return [date.fromisoformat(row.due)]
        return []


def read(session: Session, plan_id: int) -> CheckedPlan:
    """The whole plan. Raises UnknownPlan."""
    ledger = session.ledger
    frame = plans.worked_by(ledger, plan_id)
    rows = tuple(checked_rows.rows(ledger, plan_id))
    below: dict[int, list[CheckedRow]] = {}
    for row in rows:
        below.setdefault(row.parent_id or 0, []).append(row)
    units = {unit.id: unit for unit in directory.units(session)}
    known = directory.matcher(session)
    return CheckedPlan(
        id=plan_id,
        rows=rows,
        by_id={row.id: row for row in rows},
        below=below,
        named_days=checked_rows.named_days(ledger, plan_id),
        mixed=checked_rows.with_other_limits(ledger, plan_id),
        year=frame.year,
        signed_on=frame.signed_on,
        calendar=session.calendar,
        source=checked_rows.source(ledger, plan_id),
        clauses=checked_rows.clauses(ledger, plan_id),
        doubts=checked_rows.open_doubts(ledger, plan_id),
        match=known.match if units else None,
        units=units,
    )


def row_of(plan: CheckedPlan, finding: Finding) -> CheckedRow:
    """The row a finding is about."""
    return plan.by_id[finding.node_id or 0]


def previous(
    plan: CheckedPlan, row: CheckedRow, fits: Callable[[CheckedRow], bool]
) -> CheckedRow | None:
    """The last task before a row that fits."""
    found = None
    for each in plan.rows:
        if each.id == row.id:
            break
        if each.kind == NodeKind.TASK and fits(each):
            found = each
    return found
