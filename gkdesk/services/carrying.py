"""The change of year (转年): what comes again goes on, the rest stays and is told why.

Carrying brings every year up to the one asked for, so none is skipped: a period nobody
reported on stands there as open as it is. What stands for a year already is never added
twice, so carrying again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gkdesk.calendars.schedule import comes_again, terms_of_year
from gkdesk.domain.carrying import Carried, CarryReport, DueToCarry, Stay, Stayed
from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import Term
from gkdesk.errors import NotDueToCarry, UnknownPlan
from gkdesk.services import reckoning, shown_limits
from gkdesk.services.session import Session
from gkdesk.store import carrying as store_carrying
from gkdesk.store import changes, occurrences, records
from gkdesk.store.carrying import Standing, Years

Added = tuple[Standing, Sequence[Term]]


def due_to_carry(session: Session) -> list[DueToCarry]:
    """The plans whose last year lies before the present one and that have open work that
    comes again, the oldest first. A clock set back finds none."""
    today = session.now().date()
    found = []
    for plan in store_carrying.years(session.ledger):
        if plan.last < today.year:
            rows = len({each.node for each in _going_on(session, plan.plan)})
            due = DueToCarry(plan.plan, plan.title, plan.last, today.year, rows)
            found += [due] if rows else []
    return found


def _going_on(session: Session, plan_id: int) -> list[Standing]:
    standing = store_carrying.staged(session.ledger, plan_id)
    return [each for each in standing if _stay(each) is None]


def _stay(standing: Standing) -> Stay | None:
    """Why a limit stays; None where it goes on."""
    if standing.closed:
        return Stay.CLOSED
    if comes_again(standing.limit):
        return None
    if standing.limit.kind is DeadlineKind.RELATIVE:
        return Stay.EVENT
    return Stay.ONCE if standing.limit.kind is DeadlineKind.QUANTITY else Stay.FIXED


def carry(session: Session, plan_id: int, year: int) -> CarryReport:
    """Let the open work of a plan that comes again go on up to ``year``; what was done and
    what stayed as it is. One change, nothing where the plan stands for that year already.

    Raises UnknownPlan, and NotDueToCarry for a year after the next one.
    """
    plan, years, added = _prepared(session, plan_id, year)
    if years:
        _write(session, plan, year, added)
    return _report(session, plan, years, added)


def preview(session: Session, plan_id: int, year: int) -> CarryReport:
    """What ``carry`` would do and raise; nothing is changed."""
    return _report(session, *_prepared(session, plan_id, year))


def _prepared(
    session: Session, plan_id: int, year: int
) -> tuple[Years, tuple[int, ...], list[Added]]:
    """The plan, the years it does not stand for yet, and what they bring."""
    plan = _plan(session, plan_id)
    if year > session.now().year + 1:
        raise NotDueToCarry(str(year))
    years = tuple(range(plan.last + 1, year + 1))
    return plan, years, list(_added(session, plan, years)) if years else []


def _report(
    session: Session, plan: Years, years: tuple[int, ...], added: Iterable[Added]
) -> CarryReport:
    carried = tuple(_carried(added))
    return CarryReport(plan.plan, years, carried, _stayed(session, plan.plan))


def _plan(session: Session, plan_id: int) -> Years:
    for plan in store_carrying.years(session.ledger):
        if plan.plan == plan_id:
            return plan
    raise UnknownPlan(str(plan_id))


def _added(session: Session, plan: Years, years: Sequence[int]) -> Iterator[Added]:
    """The due points that are missing, limit by limit."""
    frame = reckoning.frame(session, plan.plan)
    for standing in _going_on(session, plan.plan):
        terms = [
            term if term.series == standing.series else replace(term, series=standing.series)
            for year in years
            if year > (standing.last_year or 0)
            for term in terms_of_year([standing.limit], frame, year)
        ]
        if terms:
            yield standing, terms


def _write(session: Session, plan: Years, year: int, added: Sequence[Added]) -> None:
    """The change: the plan stands for the year, its due points are there."""
    rows = [
        occurrences.record(plan.plan, standing.node, term)
        for standing, terms in added
        for term in terms
    ]
    ledger, nodes = session.ledger, {standing.node for standing, _ in added}
    with ledger.transaction():
        ids, stands = records.add(ledger, "occurrence", rows)
        to_year = FieldChange("plan", plan.plan, "last_year", plan.set_to, year)
        change = Change(ChangeKind.CARRY, (to_year, *stands))
        number = changes.apply(ledger, change, session.hand)
        counts = {standing.node for standing, _ in added if standing.limit.count}
        changes.append(ledger, number, tuple(_reached(session, counts, set(ids))))
        shown_limits.follow(session, number, nodes)


def _reached(session: Session, nodes: Iterable[int], new: set[int]) -> Iterator[FieldChange]:
    """Closes the new due points of counts that were entered before they stood."""
    today = session.now().date().isoformat()
    for points in occurrences.of_rows(session.ledger, nodes).values():
        for point in points:
            if point.id in new and point.term.count and point.reached >= point.term.count:
                yield FieldChange("occurrence", point.id, "status", "open", "done")
                yield FieldChange("occurrence", point.id, "done_on", None, today)


def _carried(added: Iterable[Added]) -> Iterator[Carried]:
    for standing, terms in added:
        names = tuple(term.name for term in terms)
        yield Carried(standing.node, standing.limit.expression, names)


def _stayed(session: Session, plan_id: int) -> tuple[Stayed, ...]:
    """Every limit that stays, those of rows with due points first."""
    ledger = session.ledger
    limits = [*store_carrying.staged(ledger, plan_id), *store_carrying.plain(ledger, plan_id)]
    told = ((each, _stay(each)) for each in limits)
    return tuple(Stayed(each.node, each.limit.expression, why) for each, why in told if why)
