"""What the time limits of a row come to: due points with their days and names.

Nothing is guessed: an event without a day waits, a count without a period has no day, and
where a year's holidays are not published the point says so (暂算).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from gkdesk.calendars.counting import counted, moved
from gkdesk.calendars.due_points import Point, Ways, points_of, reported_points
from gkdesk.calendars.periods import day_name, period_holding, period_name, report_period
from gkdesk.calendars.recurrence import parsed
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind
from gkdesk.domain.occurrences import RestDays, Schedule, Term

__all__ = [
    "ScheduleFrame",
    "counted",
    "moved",
    "period_name",
    "report_period",
    "schedule",
    "terms_of_year",
]

_CARRIED_BY_ROW = (DeadlineKind.DATE, DeadlineKind.VAGUE)
_NOWHERE = Point()


@dataclass(frozen=True, slots=True)
class ScheduleFrame:
    """What the limits of a plan are worked out against.

    ``year`` is the plan's; what comes again stands for each year from it to ``last_year``
    (by default itself). ``events`` are the days entered for events, ``report_months`` how
    many months a reporting period has (1, 3, 6 or 12).
    """

    year: int
    signed_on: date | None = None
    rest_days: RestDays = RestDays.BY_LAW
    events: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    report_months: int = 3
    last_year: int | None = None

    @property
    def years(self) -> range:
        """The years for which the plan stands."""
        return range(self.year, max(self.year, self.last_year or self.year) + 1)

    @property
    def ways(self) -> Ways:
        """What the days of a rule depend on."""
        return Ways(
            self.year, self.signed_on, self.rest_days, self.calendar, self.report_months
        )


def schedule(limits: Sequence[Deadline], frame: ScheduleFrame) -> Schedule:
    """The due points of a row's own limits.

    One plain day (or words without one) is the row's own: no points then, but its day as the
    plan's rule on rest days moves it. Limits that say the same twice are one.
    """
    kept = _distinct(limits)
    if len(kept) == 1:
        _, only = kept[0]
        if only.kind in _CARRIED_BY_ROW:
            return _plain(only, frame)
        if comes_again(only):
            return _alone(_again(only), frame.years, frame.ways)
    return _of_terms(term for series, limit in kept for term in _terms(series, limit, frame))


@lru_cache(maxsize=4096)  # a ledger has many limits that come again, and few that differ
def _alone(limit: Deadline, years: range, ways: Ways) -> Schedule:
    """The schedule of a limit that comes again and stands alone in its row."""
    return _of_terms(term for year in years for term in _terms_of_year(1, limit, year, ways))


def _of_terms(found: Iterable[Term]) -> Schedule:
    terms = tuple(found)
    pressing = [term for term in terms if term.late_after is not None]
    if not pressing:
        return Schedule(terms)
    first = min(pressing, key=lambda term: term.late_after or date.max)
    return Schedule(terms, first.due, first.late_after, first.provisional)


def terms_of_year(
    limits: Sequence[Deadline], frame: ScheduleFrame, year: int
) -> tuple[Term, ...]:
    """The due points of one year of what comes again: recurring and ongoing work, and
    counts to reach in each period. Series are numbered as ``schedule`` does."""
    return tuple(
        term
        for series, limit in _distinct(limits)
        if comes_again(limit)
        for term in _terms_of_year(series, _again(limit), year, frame.ways)
    )


def comes_again(limit: Deadline) -> bool:
    """Whether a limit has due points in every year."""
    if limit.kind is DeadlineKind.QUANTITY:
        return limit.rule is not None
    return limit.kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING)


def _distinct(limits: Sequence[Deadline]) -> list[tuple[int, Deadline]]:
    """The limits without those that only repeat one before, numbered from 1."""
    if len(limits) == 1:
        return [(1, limits[0])]
    kept: dict[tuple[object, ...], Deadline] = {}
    for limit in limits:
        words = limit.expression if limit.due is None and limit.rule is None else ""
        said = (
            *(limit.kind, limit.due, limit.start, limit.rule, limit.count, limit.count_unit),
            *(limit.event, limit.amount, limit.amount_unit, limit.before, words),
        )
        kept.setdefault(said, limit)
    return list(enumerate(kept.values(), 1))


def _plain(limit: Deadline, frame: ScheduleFrame) -> Schedule:
    if limit.due is None:
        return Schedule()
    late_after, certain = moved(limit.due, limit.kind, frame.rest_days, frame.calendar)
    return Schedule((), limit.due, late_after, not certain)


def _terms(series: int, limit: Deadline, frame: ScheduleFrame) -> Iterator[Term]:
    if comes_again(limit):
        for year in frame.years:
            yield from _terms_of_year(series, _again(limit), year, frame.ways)
    elif limit.kind is DeadlineKind.RELATIVE:
        yield from _after_events(series, limit, frame)
    else:
        yield _term(series, limit, _of_day(limit, frame))


def _again(limit: Deadline) -> Deadline:
    """A limit that comes again without what its due points do not depend on, so that equal
    ones are worked out once."""
    return Deadline(
        expression=limit.expression,
        clause="",
        kind=limit.kind,
        rule=limit.rule,
        count=limit.count,
        count_unit=limit.count_unit,
        period=limit.period,
        event=limit.event,
        amount=limit.amount,
        amount_unit=limit.amount_unit,
        before=limit.before,
    )


@lru_cache(maxsize=4096)
def _terms_of_year(series: int, limit: Deadline, year: int, ways: Ways) -> tuple[Term, ...]:
    return tuple(_term(series, limit, point) for point in _points_of_year(limit, year, ways))


def _points_of_year(limit: Deadline, year: int, ways: Ways) -> tuple[Point, ...]:
    """The points of a limit that comes again; one without a day where its rule is none. The
    first and last year of the calendar have none, for their neighbours do not exist."""
    if not date.min.year < year < date.max.year:
        return ()
    if limit.kind is DeadlineKind.ONGOING:
        return reported_points(year, ways.report_months, ways.signed_on)
    rule = parsed(limit.rule or "")
    if rule is None:
        return (_NOWHERE,) if year == ways.first_year else ()
    if rule.daily:
        return reported_points(year, ways.report_months, ways.signed_on)
    return points_of(limit.rule or "", limit.period, limit.expression, year, ways)


def _of_day(limit: Deadline, frame: ScheduleFrame) -> Point:
    """The one point of a day, or of a count that a day ends."""
    if limit.due is None:
        return _NOWHERE
    start = limit.start
    if limit.kind is DeadlineKind.QUANTITY and limit.period and not start:
        start = period_holding(limit.due, limit.period)[0]
    return frame.ways.settled(Point("", limit.due.year, start, limit.due), limit.kind)


def _after_events(series: int, limit: Deadline, frame: ScheduleFrame) -> Iterator[Term]:
    """One point for each day of the event; one that waits where none is known."""
    days = frame.events.get(limit.event or "", ())
    if not days and limit.counted_from:
        days = (limit.counted_from,)
    if not days:
        yield _term(series, limit, _unplaced(limit, frame))
    for day in sorted(set(days)):
        name = day_name(day) if len(set(days)) > 1 else ""
        yield _term(series, limit, _after(day, limit, frame, name), day)


def _after(day: date, limit: Deadline, frame: ScheduleFrame, name: str) -> Point:
    if limit.amount is None or limit.amount_unit is None:
        return Point(name)
    try:
        due, certain = counted(
            day, limit.amount, limit.amount_unit, limit.before, frame.calendar
        )
    except OverflowError:
        return Point(name)
    point = Point(name, due.year, None, due, provisional=not certain)
    return frame.ways.settled(point, limit.kind, before=limit.before)


def _unplaced(limit: Deadline, frame: ScheduleFrame) -> Point:
    """A stretch whose event has no day. Its end may be known from an older reading."""
    if limit.due is None:
        return _NOWHERE
    by_table = limit.amount_unit is AmountUnit.WORKING_DAY
    uncertain = by_table and not frame.calendar.published(limit.due.year)
    point = Point("", limit.due.year, None, limit.due, provisional=uncertain)
    return frame.ways.settled(point, limit.kind, before=limit.before)


def _term(series: int, limit: Deadline, point: Point, counted_from: date | None = None) -> Term:
    daily = limit.rule is not None and point.reported
    return Term(
        series=series,
        kind=limit.kind,
        words=limit.expression,
        name=point.name,
        year=point.year,
        start=point.start,
        due=point.due,
        late_after=point.late_after,
        provisional=point.provisional,
        early=point.early,
        rule=limit.rule,
        period=limit.period,
        count=None if daily else limit.count,
        count_unit=None if daily else limit.count_unit,
        event=limit.event,
        counted_from=counted_from,
        amount=limit.amount,
        amount_unit=limit.amount_unit,
        before=limit.before,
    )
