"""What a person typed as a time limit: a day in figures, or a phrase as a notice prints it."""

from __future__ import annotations

import re
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.written_days import written_day
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.reading.deadlines import Frame, read_deadline, read_stated
from gkdesk.reading.traced import Traced

_IN_FIGURES = re.compile(
    r"(?:(?P<year>\d{4})[-/.])?(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<year8>\d{4})(?P<month8>\d{2})(?P<day8>\d{2})"
)
"""2022-09-30, 2022.9.30, 9.30, 9/30, 20220930."""


def understood(typed: str, year: int, signed_on: date | None) -> Deadline:
    """The limit the typed words mean in a plan of ``year``, signed on a day where known.

    Raises DeadlineNotUnderstood, also for a day that does not exist.
    """
    if figures := _IN_FIGURES.fullmatch(typed):
        return _day_limit(figures, year)
    limit = read_deadline(typed, year, signed_on)
    if limit is None or (limit.kind is DeadlineKind.DATE and limit.due is None):
        raise DeadlineNotUnderstood(typed)
    return limit


def understood_all(typed: str, year: int, signed_on: date | None) -> tuple[Deadline, ...]:
    """All limits of a line that may hold several (3月底前，9月底前), in their order; one that
    falls on a day already named is left out. A line of one limit keeps all its words.

    Raises DeadlineNotUnderstood.
    """
    whole = understood(typed, year, signed_on)
    stated = read_stated(Traced.of(typed, 0, len(typed)), Frame(year, signed_on))
    days: set[date] = set()
    found = []
    for limit in stated:
        plain = limit.kind is DeadlineKind.DATE
        if not (plain and (limit.due is None or limit.due in days)):
            found.append(limit)
            days |= {limit.due} if plain and limit.due else set()
    return tuple(found) if len(found) > 1 else (whole,)


def _day_limit(figures: re.Match[str], year: int) -> Deadline:
    if figures["year8"]:
        parts = figures.group("year8", "month8", "day8")
    else:
        parts = figures["year"] or str(year), figures["month"], figures["day"]
    try:
        due = date(*map(int, parts))
    except ValueError:
        raise DeadlineNotUnderstood(figures[0]) from None
    words = f"{written_day(due)}前"
    return Deadline(expression=words, clause=words, kind=DeadlineKind.DATE, due=due)
