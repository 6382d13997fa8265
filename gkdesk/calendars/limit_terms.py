"""The due points of one limit: of what comes again, of an event, of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from gkdesk.calendars.counting import counted
from gkdesk.calendars.due_points import Point, Ways, points_of, reported_points
from gkdesk.calendars.frame import ScheduleFrame
from gkdesk.calendars.periods import period_holding
from gkdesk.calendars.recurrence import parsed
from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind
from gkdesk.domain.occurrences import Term
from gkdesk.domain.written_days import written_day

_NOWHERE = Point()


def comes_again(limit: Deadline) -> bool:
    """Whether a limit has due points in every year."""
    if limit.kind is DeadlineKind.QUANTITY:
        return limit.rule is not None
    return limit.kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING)


def terms_of(series: int, limit: Deadline, frame: ScheduleFrame) -> Iterator[Term]:
    """All due points of a limit, in all years of its plan."""
    if comes_again(limit):
        for year in frame.years:
            yield from terms_in(series, apart(limit), year, frame.ways)
    elif limit.kind is DeadlineKind.RELATIVE:
        yield from _after_events(series, limit, frame)
    else:
        yield _term(series, limit, _of_day(limit, frame))


def apart(limit: Deadline) -> Deadline:
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
def terms_in(series: int, limit: Deadline, year: int, ways: Ways) -> tuple[Term, ...]:
    """The due points in one year of a limit that comes again, as ``apart`` gives it."""
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
        name = written_day(day) if len(set(days)) > 1 else ""
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
