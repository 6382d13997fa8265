"""What a person typed as a time limit: an ISO day, or a phrase as a notice prints it."""

from __future__ import annotations

import re
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.reading.deadlines import Frame, read_deadline, read_stated
from gkdesk.reading.traced import Traced

_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def understood(typed: str, year: int, signed_on: date | None) -> Deadline:
    """The limit the typed words mean in a plan of ``year``, signed on a day where known.

    Raises DeadlineNotUnderstood, also for a day that does not exist.
    """
    if _ISO_DAY.fullmatch(typed):
        return _iso_limit(typed)
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


def _iso_limit(typed: str) -> Deadline:
    try:
        due = date(*map(int, typed.split("-")))
    except ValueError:
        raise DeadlineNotUnderstood(typed) from None
    words = f"{due.year}年{due.month}月{due.day}日前"
    return Deadline(expression=words, clause=words, kind=DeadlineKind.DATE, due=due)
