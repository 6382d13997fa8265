"""What a person typed as a time limit: an ISO day, or a phrase as a notice prints it."""

from __future__ import annotations

import re
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.reading.deadlines import read_deadline

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


def _iso_limit(typed: str) -> Deadline:
    try:
        due = date(*map(int, typed.split("-")))
    except ValueError:
        raise DeadlineNotUnderstood(typed) from None
    words = f"{due.year}年{due.month}月{due.day}日前"
    return Deadline(expression=words, clause=words, kind=DeadlineKind.DATE, due=due)
