"""Days and stretches of days: 9月底前, 3月31日、6月30日前, 3月—5月, 到2025年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading.days import calendar_day
from gkdesk.reading.limits import evidence
from gkdesk.reading.limits.clause import Clause, Found
from gkdesk.reading.limits.points import POINT, Point
from gkdesk.reading.limits.settling import first_day, settle
from gkdesk.reading.limits.vocabulary import AND, DASH
from gkdesk.reading.numerals import number

_SIGNS = frozenset("月年季日号周星岁五前、./．／-")
"""A point in time holds one of these; 前 and 、 are those behind a festival."""
_AND = re.compile(AND)
_THROUGH = re.compile(rf"\s*起?{DASH}")
_FROM = re.compile(r"[自从]\s*$")
_PAST_FIELD = re.compile("截至|已")
_STOPS = "。，；：,;: 　"
_FROM_TODAY = re.compile(r"(?:自|从)?即日起?[至到]\s*$")
_NEAR_WORK = re.compile(
    "(?:前往|统一|集中|将|拟|要)?(?:完成|召开|开展|组织|启动|举办|报送|上报|印发|公布)"
)
_UP_TO = re.compile(r"[到至]\s*$")
_TO = re.compile(r"(?:[到至]|不[得能]?[迟晚]于)\s*$")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One limit to be: a point, or the two a stretch runs between."""

    first: Point
    last: Point

    @property
    def span(self) -> Span:
        return Span(self.first.span.start, self.last.span.end)

    @property
    def long(self) -> bool:
        named = self.last.match
        return self.first is not self.last or bool(named["from_month"] or named["from_day"])


def find_days(clause: Clause) -> None:
    """Take the days that limit work; a list shares the stop and the verb at its end."""
    if _SIGNS.isdisjoint(clause.text):
        return
    for group in _groups(clause):
        _take_group(clause, group)


def _points(text: str) -> Iterator[Point]:
    for match in POINT.finditer(text):
        point = Point(match)
        if point.possible and not point.past:
            yield point


def _groups(clause: Clause) -> list[list[_Stretch]]:
    """The points of a clause, those of a stretch together and those of a list in a row."""
    groups: list[list[_Stretch]] = []
    text = clause.text
    for point in _points(text):
        here = point.span.start
        last = groups[-1][-1] if groups else None
        if last and not last.long and _THROUGH.fullmatch(text, last.span.end, here):
            groups[-1][-1] = _Stretch(last.first, point)
        elif last and not last.last.stopped and _AND.fullmatch(text, last.span.end, here):
            groups[-1].append(_Stretch(point, point))
        else:
            groups.append([_Stretch(point, point)])
    return groups


def _take_group(clause: Clause, group: list[_Stretch]) -> None:
    confidence = _confidence(clause, group)
    if not confidence:
        return
    context = clause.context
    taken: list[Found] = []
    for stretch in group:
        known = stretch.long or context.day is not None
        start, due = _days_of(stretch, clause)
        if stretch.first.dated and due:
            context.year = due.year
        context.day = due or context.day
        if _is_past(stretch, due, clause):
            continue
        limit = Deadline("", "", DeadlineKind.DATE, due=due, start=start, confidence=confidence)
        if stretch.last.match["only_day"] and not known:
            limit = replace(limit, confidence=min(confidence, 0.6))
        taken += _listed(stretch, clause, limit)
    for found in taken:
        clause.take(found)


def _listed(stretch: _Stretch, clause: Clause, limit: Deadline) -> list[Found]:
    """The limit with its words; of 3、6、9月底前 one a month."""
    named = stretch.first.match
    start, end = _words(stretch, clause)
    if not named["listed"]:
        return [Found((Span(start, end),), limit)]
    found = []
    for month in re.finditer(r"\d{1,2}", named["listed"]):
        place = named.start("listed") + month.start()
        due = limit.due and _end_of_month(limit.due, number(month[0]))
        words = (Span(place, place + len(month[0])),)
        found.append(Found(words, replace(limit, due=due)))
    return [*found, Found((Span(named.start("month"), end),), limit)]


def _end_of_month(day: date, month: int) -> date | None:
    return calendar_day(day.year, month, -1)


def _words(stretch: _Stretch, clause: Clause) -> Span:
    """The words of a limit: 自…起 belongs to a stretch, 到 and 不迟于 to a day without stop."""
    start, end = stretch.span
    before = clause.text[max(0, start - 6) : start]
    lead: re.Match[str] | None = None
    if today := _FROM_TODAY.search(before):
        lead = today
    elif stretch.long:
        lead = _FROM.search(before)
    elif not stretch.last.stopped:
        lead = _TO.search(before)
    elif evidence.UNTIL.search(before):
        lead = _UP_TO.search(before)
    return Span(start - len(before) + lead.start() if lead else start, end)


def _days_of(stretch: _Stretch, clause: Clause) -> tuple[date | None, date | None]:
    context = clause.context
    if not stretch.long:
        before = clause.text[max(0, stretch.span.start - 6) : stretch.span.start]
        today = context.frame.signed_on if _FROM_TODAY.search(before) else None
        return today, settle(stretch.last, context)
    if stretch.first is stretch.last:
        return first_day(stretch.last, context), settle(stretch.last, context)
    start = first_day(stretch.first, context)
    kept = context.year, context.day
    if start:
        context.year, context.day = start.year, start
    due = settle(stretch.last, context)
    context.year, context.day = kept
    if start and due and due < start and not stretch.last.dated:
        due = due + relativedelta(years=1) if due.year < date.max.year else None
    return (None, due) if start and due and due < start else (start, due)


def _is_past(stretch: _Stretch, due: date | None, clause: Clause) -> bool:
    """Whether a time without a stop lies before the notice: a fact, no limit."""
    frame = clause.context.frame
    if stretch.last.stopped or clause.stated or due is None:
        return False
    if frame.signed_on:
        return due <= frame.signed_on
    return frame.year is not None and due.year < frame.year


def _confidence(clause: Clause, group: list[_Stretch]) -> float:
    """How sure the group limits work; 0 where it does not."""
    start, end = group[0].span.start, group[-1].span.end
    before, after = clause.text[max(0, start - 16) : start], clause.text[end : end + 40]
    if not after.strip() and evidence.is_done(clause.following[:24]):
        return 0.0
    if clause.stated and not _PAST_FIELD.search(before):
        return evidence.FULL
    last = group[-1].last
    if last.stopped:
        return evidence.of_stopped(before, after)
    if last.needs_more and not _is_helped(last, group[-1].long, clause, after):
        return 0.0
    if _FROM_TODAY.search(before):
        return evidence.SURE
    return evidence.of_bare(
        _FROM.sub("", before) if group[-1].long else before,
        after,
        loose=last.loose and not group[-1].long,
        followed=bool(clause.following.strip(_STOPS)),
    )


def _is_helped(point: Point, long: bool, clause: Clause, after: str) -> bool:
    """Whether a point that says little by itself has what it needs: a day alone a month
    named before, this month a verb right behind; a festival needs its stop."""
    if point.match["only_day"]:
        return long or clause.context.day is not None
    return bool(not point.match["festival"] and _NEAR_WORK.match(after))
