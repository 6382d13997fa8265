"""All finders over one clause, in the order in which their words claim it."""

from __future__ import annotations

import re

from gkdesk.reading.limits.clause import TAKEN, Clause, Context, Found
from gkdesk.reading.limits.counts import find_counts
from gkdesk.reading.limits.days import find_days
from gkdesk.reading.limits.recurrences import (
    everies_in,
    find_far_points,
    find_plain,
    find_points,
)
from gkdesk.reading.limits.relatives import find_relatives
from gkdesk.reading.limits.vocabulary import ANY
from gkdesk.reading.limits.words import find_lasting, find_words
from gkdesk.reading.limits.years import find_years

_MASKED = re.compile(r"《[^》\n]{0,200}》|〔\d{4}〕\s*\d{0,6}\s*号?")


def limits_in(
    words: str, context: Context, *, following: str = "", stated: bool = False
) -> list[Found]:
    """The limits in the words of a clause, in printed order; offsets are into ``words``.

    ``context`` goes on from clause to clause and is changed.
    """
    if not stated and ANY.search(words) is None:
        return []
    text = words
    if "《" in words or "〔" in words:
        text = _MASKED.sub(lambda match: TAKEN * len(match[0]), words)
    clause = Clause(text, context, following, stated)
    everies = everies_in(text)
    for find_again in (find_points, find_counts, find_far_points, find_plain):
        find_again(clause, everies)
        clause.hide()
    for finder in (find_lasting, find_relatives, find_days, find_years, find_words):
        finder(clause)
        clause.hide()
    return sorted(clause.found, key=lambda found: found.start)
