"""The change of year (转年): what comes again goes on, the rest stays and is told why.

Carrying brings every year up to the one asked for, so none is skipped: a period nobody
reported on stands there as open as it is. What stands for a year already is never added
twice, so carrying again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from gkdesk.calendars.schedule import comes_again, terms_of_year
from gkdesk.domain.carrying import Carried, CarryReport, DueToCarry, Stay, Stayed
from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import Term
from gkdesk.errors import NotDueToCarry, UnknownPlan
from gkdesk.services import reached_counts, reckoning, shown_limits
from gkdesk.services.session import Session
from gkdesk.store import agenda_rows, changes, limited_rows, occurrences, records
from gkdesk.store import carrying as store_carrying
from gkdesk.store.carrying import Standing, Years

Added = tuple[Standing, Sequence[Term]]


def due_to_carry(session: Session) -> list[DueToCarry]:
    """The plans that have open work that comes again and does not stand for the present
    year yet, the oldest first; samples only as long as nothing else stands. A clock set
    back finds none."""
    year = session.now().year
    found = []
    ringing = agenda_rows.ringing_ranks(session.ledger)
    for plan in (each for each in store_carrying.years(session.ledger) if each.plan in ringing):
        behind = _going_on(session, plan.plan, year)
        if plan.last >= year:  # carried already: only what was opened again since
            behind = [each for each, _ in _added(session, plan, behind, year)]
        rows = len({each.node for each in behind})
        if rows:
            found.append(DueToCarry(plan.plan, plan.title, plan.last, year, rows))
    return found


def _last(plan: Years, standing: Standing) -> int:
    """The last year a limit stands for. Work that skips years by its rule has none of its
    own in the plan's last."""
    return standing.last_year or plan.last


def _going_on(session: Session, plan_id: int, year: int) -> list[Standing]:
    """The limits that go on and have no point in a year or later."""
    standing = store_carrying.staged(session.ledger, plan_id, year)
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
    added = list(_added(session, plan, _going_on(session, plan_id, year), year))
    years = {term.year for _, terms in added for term in terms if term.year}
    return plan, tuple(sorted(years.union(range(plan.last + 1, year + 1)))), added


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


def _added(
    session: Session, plan: Years, standing: Iterable[Standing], year: int
) -> Iterator[Added]:
    """The due points that limits miss up to a year, limit by limit; what was closed when
    the plan was carried and is open again misses the years between too."""
    frame = reckoning.frame(session, plan.plan)
    for each in standing:
        terms = [
            term if term.series == each.series else replace(term, series=each.series)
            for missing in range(_last(plan, each) + 1, year + 1)
            for term in terms_of_year([each.limit], frame, missing)
        ]
        if terms:
            yield each, terms


def _write(session: Session, plan: Years, year: int, added: Sequence[Added]) -> None:
    """The change: the plan stands for the year, its due points are there."""
    rows = [
        occurrences.record(plan.plan, standing.node, term)
        for standing, terms in added
        for term in terms
    ]
    ledger = session.ledger
    with ledger.transaction():
        _, stands = records.add(ledger, "occurrence", rows)
        change = Change(ChangeKind.CARRY, (*_to_year(plan, year), *stands))
        number = changes.apply(ledger, change, session.hand)
        reached_counts.close_new(session, number, stands)
        shown_limits.follow(session, number, list(_to_follow(session, added)))


def _to_follow(session: Session, added: Iterable[Added]) -> Iterator[int]:
    """The rows that may show another day now: a day that presses before all new ones keeps
    its place, and that is so of nearly every row."""
    first: dict[int, date] = {}
    for standing, terms in added:
        days = [term.late_after for term in terms if term.late_after is not None]
        first[standing.node] = min([*days, first.get(standing.node, date.max)])
    for row in limited_rows.of_ids(session.ledger, first):
        if row.late_after is None or row.late_after >= first[row.id].isoformat():
            yield row.id


def _to_year(plan: Years, year: int) -> tuple[FieldChange, ...]:
    if year <= plan.last:
        return ()
    return (FieldChange("plan", plan.plan, "last_year", plan.set_to, year),)


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
