"""Years that are a limit as a whole: 到2025年, or the year a field holds."""

from __future__ import annotations

import re
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading.limits import evidence
from gkdesk.reading.limits.clause import Clause, Found
from gkdesk.reading.limits.points import YEAR, Point
from gkdesk.reading.limits.settling import year_of
from gkdesk.reading.limits.vocabulary import DASH
from gkdesk.reading.numerals import number

_YEAR_ONLY = re.compile(rf"(?:[到至])\s*{YEAR}(?![底末初\d以前后内间上下中春夏秋冬])")
_STATED_YEAR = re.compile(rf"\s*{YEAR}(?:全年)?(?:{DASH}(?P<to>\d{{4}})\s*年)?\s*")
_YEARS_FROM = re.compile(rf"\s*(?P<from>\d{{4}})\s*年?{DASH}(?P<year>\d{{4}})\s*年\s*")


def find_years(clause: Clause) -> None:
    """Take the years that are a limit: 到2025年, or the year a field holds."""
    until = "到" in clause.text or "至" in clause.text
    for match in _YEAR_ONLY.finditer(clause.text) if until else ():
        before = clause.text[max(0, match.start() - 16) : match.start() + 1]
        if not evidence.UNTIL.search(before) or re.search(r"截[止至]", before):
            continue
        _take_year(clause, match, Span(*match.span()), 0.9)
    if clause.stated:
        match_all = _YEARS_FROM.fullmatch(clause.text) or _STATED_YEAR.fullmatch(clause.text)
        if match_all:
            _take_year(clause, match_all, Span(*match_all.span()), 1.0)


def _take_year(clause: Clause, match: re.Match[str], span: Span, confidence: float) -> None:
    named = match.groupdict()
    words = clause.text[span.start : span.end].rstrip()
    year = number(match["year"]) if match["year"] else year_of(Point(match), clause.context)
    if year is None or not 1900 <= year <= 2200:
        return
    opens = number(named["from"]) if named.get("from") else None
    start = date(opens, 1, 1) if opens and 1900 <= opens <= year else None
    limit = Deadline(
        "", "", DeadlineKind.DATE, due=date(year, 12, 31), start=start, confidence=confidence
    )
    clause.take(Found((Span(span.start, span.start + len(words)),), limit))
    clause.context.year = year
