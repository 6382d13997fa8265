"""Work that comes again: 每季度首月10日前, 每年6月底和12月底前, 每月通报, 次月10日前."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.deadlines import Deadline, DeadlineKind, Period
from gkdesk.domain.spans import Span
from gkdesk.reading.limits import periods
from gkdesk.reading.limits.clause import TAKEN, Clause, Found
from gkdesk.reading.limits.evidence import WORK
from gkdesk.reading.limits.period_points import (
    Reading,
    daily,
    far_point,
    month_rule,
    readings,
    tail_end,
)
from gkdesk.reading.limits.periods import Every, period_of
from gkdesk.reading.limits.vocabulary import AND

_JOINER = re.compile(r"(?:\s|的|于|在|应|要|须|需|均|都|请|务必|当)*")
_NOT_ALONE = ("半年", "季", "次", "下", "各", "双", "单", "一")
_EACH_YEAR = Every(Period.YEAR, "FREQ=YEARLY")
_AND = re.compile(AND)
_SIGNS = frozenset("每隔各双单按逐半均一季次下")
"""The words of a period hold one of these."""
_LEAD = 8
_WINDOW = 40
"""So far may a point stand behind its period within one clause."""
_ONE_AFTER_ONE = re.compile(rf"一(?:(?P<once>次)(?!性)|(?:{WORK})|报告?|评|考|检|查)")
_WORK_NEAR = re.compile(rf"(?:定期|集中|统一|全面|主动|逐一|及时|动态)?(?:{WORK})")
_WORK_FAR = re.compile(
    rf"(?:(?:[对向将由按在至把从以经]|通过|利用|依托|采取|采用|组织)[^，。；\n]{{1,24}}?|[^，。；\n的元万\d]{{1,6}}?)(?!达到)(?:{WORK})"
)


def find_points(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the periods with a point right behind them: 每月10日前."""
    for match in everies:
        every = period_of(match[0])
        if every is None or not clause.is_free(Span(*match.span())):
            continue
        begin, start = _behind_joiner(clause.text, match.end()), match.start()
        for reading in readings(clause.text, begin, every):
            clause.take(_found((Span(start, reading.end),), every.name, reading))
            start = _behind_and(clause.text, reading.end)
            clause.context.yearly |= every.name is Period.YEAR and "BYMONTH" in reading.rule


def find_far_points(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the points that stand behind their period in its clause: 每年…12月底前. The
    period's own words are joined to them unless a count has them."""
    for place, match in enumerate(everies):
        every = period_of(match[0])
        if every is None or every.name in (None, Period.WEEK):
            continue
        following = everies[place + 1].start() if place + 1 < len(everies) else len(clause.text)
        end = min(match.end() + _WINDOW, following)
        if place_of := far_point(clause.text, match.end(), end, every):
            start, reading = place_of
            own = (Span(start, reading.end),)
            free = clause.text[match.start()] != TAKEN
            words = (Span(*match.span()), *own) if free else own
            clause.take(_found(words, every.name, reading))
    _find_near_months(clause)
    if clause.context.yearly:
        _find_carried(clause)


def find_plain(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the periods without a point, where work is told to come again: 每季度通报."""
    text = clause.text
    for match in everies:
        every = period_of(match[0])
        if every is None or text[match.start()] == TAKEN:
            continue
        reading = _plain_reading(clause, match, every)
        if reading:
            clause.take(_found((Span(match.start(), reading.end),), every.name, reading))


def _found(words: tuple[Span, ...], name: Period | None, reading: Reading) -> Found:
    limit = Deadline(
        "",
        "",
        DeadlineKind.RECURRING,
        period=name,
        rule=reading.rule,
        confidence=reading.confidence,
    )
    return Found(words, limit)


def _plain_reading(clause: Clause, match: re.Match[str], every: Every) -> Reading | None:
    text, end = clause.text, match.end()
    if once := _ONE_AFTER_ONE.match(text, end):
        return Reading(once.end() if once["once"] else end, every.rule, 0.9)
    if match[0].startswith(_NOT_ALONE):
        return None
    if clause.stated and match.start() <= _LEAD and not text[: match.start()].strip():
        return Reading(end, every.rule)
    return daily(text, end, every) or _of_work(text, end, every)


def _of_work(text: str, end: int, every: Every) -> Reading | None:
    """A period with the work that comes again right behind it, or further on."""
    near = _WORK_NEAR.match(text, end)
    if near and not text.startswith(("制度", "机制"), near.end()):
        return Reading(end, every.rule, 0.9)
    if not near and _WORK_FAR.match(text, end):
        return Reading(end, every.rule, 0.7)
    return None


def _find_near_months(clause: Clause) -> None:
    if "次月" not in clause.text and "当月" not in clause.text:
        return
    for match in list(periods.NEAR_MONTH.finditer(clause.text)):
        if rule := month_rule([match]):
            end = tail_end(clause.text, match.end())
            words = (Span(match.start(), end),)
            clause.take(_found(words, Period.MONTH, Reading(end, rule)))


def _behind_joiner(text: str, position: int) -> int:
    match = _JOINER.match(text, position)
    return match.end() if match else position


def _find_carried(clause: Clause) -> None:
    """The further points of each year, which 每年 in a clause before governs: 每年1月10日前
    报送总结，7月10日前报送小结."""
    position = 0
    while point := far_point(clause.text, position, len(clause.text), _EACH_YEAR):
        start, reading = point
        words = (Span(start, reading.end),)
        clause.take(_found(words, Period.YEAR, replace(reading, confidence=0.8)))
        position = reading.end


def _behind_and(text: str, position: int) -> int:
    match = _AND.match(text, position)
    return match.end() if match else position


def everies_in(text: str) -> list[re.Match[str]]:
    """The words that name a period, in order."""
    return [] if _SIGNS.isdisjoint(text) else list(periods.EVERY.finditer(text))
