"""What the time limits of a row come to: due points with their days and names.

Nothing is guessed: an event without a day waits, a count without a period has no day, and
where a year's holidays are not published the point says so (暂算).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from gkdesk.calendars.counting import counted, moved
from gkdesk.calendars.due_points import Ways
from gkdesk.calendars.frame import ScheduleFrame
from gkdesk.calendars.limit_terms import apart, comes_again, terms_in, terms_of
from gkdesk.calendars.periods import period_name, report_period
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import Schedule, Term

__all__ = [
    "ScheduleFrame",
    "comes_again",
    "counted",
    "moved",
    "period_name",
    "report_period",
    "schedule",
    "terms_of_year",
]

_CARRIED_BY_ROW = (DeadlineKind.DATE, DeadlineKind.VAGUE)


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
            return _alone(apart(only), frame.years, frame.ways)
    return _of_terms(term for series, limit in kept for term in terms_of(series, limit, frame))


@lru_cache(maxsize=4096)  # a ledger has many limits that come again, and few that differ
def _alone(limit: Deadline, years: range, ways: Ways) -> Schedule:
    """The schedule of a limit that comes again and stands alone in its row."""
    return _of_terms(term for year in years for term in terms_in(1, limit, year, ways))


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
        for term in terms_in(series, apart(limit), year, frame.ways)
    )


def _distinct(limits: Sequence[Deadline]) -> list[tuple[int, Deadline]]:
    """The limits without those that only repeat one before, numbered from 1."""
    if len(limits) == 1:
        return [(1, limits[0])]
    kept: dict[tuple[object, ...], Deadline] = {}
    for limit in _ended(limits):
        plain = limit.due is None and limit.rule is None
        words = limit.expression if plain and limit.kind is not DeadlineKind.ONGOING else ""
        said = (
            *(limit.kind, limit.due, limit.start, limit.rule, limit.count, limit.count_unit),
            *(limit.event, limit.amount, limit.amount_unit, limit.before, words),
        )
        kept.setdefault(said, limit)
    return list(enumerate(kept.values(), 1))


def _ended(limits: Iterable[Deadline]) -> list[Deadline]:
    """The limits with a count that has no end of its own (不少于10次) ending on the day before
    it in its clause (年底前)."""
    found: list[Deadline] = []
    for limit in limits:
        day = found[-1] if found else None
        if day and _endless(limit) and _ends(day, limit):
            words = f"{day.expression}…{limit.expression}"
            found[-1] = replace(limit, due=day.due, expression=words)
        else:
            found.append(limit)
    return found


def _ends(day: Deadline, count: Deadline) -> bool:
    same = day.clause == count.clause != ""
    return same and day.kind is DeadlineKind.DATE and day.due is not None


def _endless(limit: Deadline) -> bool:
    return limit.kind is DeadlineKind.QUANTITY and limit.due is None and limit.rule is None


def _plain(limit: Deadline, frame: ScheduleFrame) -> Schedule:
    if limit.due is None:
        return Schedule()
    late_after, certain = moved(limit.due, limit.kind, frame.rest_days, frame.calendar)
    return Schedule((), limit.due, late_after, not certain)
