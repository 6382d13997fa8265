"""Counts to reach: 每年至少召开1次, 年内…不少于10次, 每季度召开1次."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind, Period
from gkdesk.domain.spans import Span
from gkdesk.reading.days import Frame, calendar_day
from gkdesk.reading.limits.clause import TAKEN, Clause, Found
from gkdesk.reading.limits.periods import period_of
from gkdesk.reading.limits.vocabulary import AND, HAN_GIVEN, NUMERAL
from gkdesk.reading.numerals import HAN, number

_OFTEN = "场次|次|场|期|轮|遍|篇|堂"
_MANY = "人次|学时|课时|[种个条件家项批份名人户处套部节例]"
_LEAST = "不少于|不得少于|不能少于|不低于|不得低于|至少|最少"
_COUNT = re.compile(
    rf"(?:(?P<least>{_LEAST})(?P<between>(?:(?!每)[\u4e00-\u9fff]){{0,10}}?)\s*)?"
    rf"(?<![\d.第{HAN}])(?:(?=\d)|(?<![上下又再那这首])(?<![^更]新))(?P<count>{NUMERAL})"
    rf"(?:\s*[-—~～至到]\s*{NUMERAL})?\s*(?P<count_unit>{_OFTEN}|{_MANY})"
    r"(?!性|月|工作日|小时|百分|星期|季度|[%％])(?P<more>[（(]?[及或含]?[）)]?以上)?"
    r"(?:/(?P<per>年|半年|季度|季|月|周))?"
)
_LEAST_BEFORE = re.compile(rf"(?:{_LEAST})$")
_WITHIN = re.compile(
    rf"(?P<year>(?<!\d)\d{{4}})年(?:全年|内|(?!的?[上下]半年)(?={HAN_GIVEN}{{0,6}}(?:组织|开展|举办|召开)))|(?<![近数多几半同每\d{HAN}])(?:[本当今]?年度?内)"
    r"|(?:(?:(?P<half_year>(?<!\d)\d{4})年|今年|本年|(?P<next>明年|次年))的?)?"
    r"(?:(?P<first>上半年)|(?P<second>下半年))"
    r"|全年(?!度)|本年度?|今年"
)
_SIGNS = frozenset("场次期轮遍篇堂少低")
"""Of the units that tell how often, and of 不少于: no count is without one of these."""
_WIDEST = 40
"""So far may a count stand behind its period within one clause."""
_AND = re.compile(AND)
_EACH_TIME = re.compile("每次|每期|每场|每人|每个|每家|每户|每名")
_DONE = re.compile("已|累计|先后|[开展办行成]了")


def find_counts(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the counts; ``everies`` are the words 每… of the clause, in order."""
    if _SIGNS.isdisjoint(clause.text):
        return
    counts = list(_COUNT.finditer(clause.text))
    if not counts:
        return
    periods = sorted([*everies, *_WITHIN.finditer(clause.text)], key=re.Match.start)
    counted: set[int] = set()
    for match in counts:
        before = bisect_left(periods, match.start(), key=re.Match.start)
        period = _reaching(clause, match, periods[before - 1] if before else None)
        if period and clause.text[period.start()] == TAKEN:
            period = None
        if period and period[0].startswith("半年"):
            continue
        own = period if period and period.start() not in counted else None
        if limit := _limit(clause, match, period):
            if own and before > 1 and _shares(periods[before - 2], own):
                _take_halves(clause, (periods[before - 2], own), match, limit)
            else:
                clause.take(Found(_joined(own, match), limit))
            counted |= {period.start()} if period else set()


def _shares(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether a count behind the second half is one for each half: 上半年、下半年各1次."""
    if first.re is not _WITHIN or second.re is not _WITHIN:
        return False
    joined = _AND.fullmatch(first.string, first.end(), second.start())
    each = first.string.startswith(("各", "分别", "均", "都"), second.end())
    return bool(joined and each and first["first"] and second["second"])


def _take_halves(
    clause: Clause, halves: tuple[re.Match[str], ...], count: re.Match[str], limit: Deadline
) -> None:
    """Take the count of each half of a year, which the first half names."""
    first, second = halves
    of_first = _within(limit, first, clause.context.frame)
    of_second = replace(limit, due=of_first.due and of_first.due.replace(month=12, day=31))
    clause.take(Found(_joined(second, count), of_second))
    clause.take(Found(_joined(first, count), of_first), shared=True)


def _reaching(
    clause: Clause, match: re.Match[str], period: re.Match[str] | None
) -> re.Match[str] | None:
    """The period, if it reaches as far as the count and nothing (每次) comes between."""
    if period is None or match.start() - period.end() > _WIDEST:
        return None
    return None if _EACH_TIME.search(clause.text, period.end(), match.start()) else period


def _limit(
    clause: Clause, match: re.Match[str], period: re.Match[str] | None
) -> Deadline | None:
    count = number(match["count"])
    if not count or not (match["least"] or _is_often(clause, match, period)):
        return None
    limit = Deadline("", "", DeadlineKind.QUANTITY, count=count, count_unit=match["count_unit"])
    if match["per"]:
        return _every(limit, "每" + match["per"])
    if period:
        return _within(limit, period, clause.context.frame)
    start = max(0, match.start() - _WIDEST)
    if clause.context.count and not _EACH_TIME.search(clause.text, start, match.start()):
        before = clause.context.count
        return replace(limit, period=before.period, rule=before.rule, due=before.due)
    return limit


def _is_often(clause: Clause, match: re.Match[str], period: re.Match[str] | None) -> bool:
    """Whether words without 至少 tell how often something is to be done."""
    if match["count_unit"] not in _OFTEN.split("|"):
        return False
    if match["per"] or match["more"]:
        return bool(match["per"] or period)
    if period is None:
        return False
    return not _DONE.search(clause.text, period.end(), match.start())


def _within(limit: Deadline, period: re.Match[str], frame: Frame) -> Deadline:
    if period.re is not _WITHIN:
        return _every(limit, period[0])
    year = _year_of(period, frame)
    if period["first"] or period["second"]:
        due = calendar_day(year, 6 if period["first"] else 12, -1) if year else None
        return replace(limit, period=Period.HALF_YEAR, due=due)
    due = date(year, 12, 31) if year else None
    return replace(limit, period=Period.YEAR, due=due)


def _year_of(period: re.Match[str], frame: Frame) -> int | None:
    if said := period["year"] or period["half_year"]:
        return number(said)
    return None if frame.year is None else frame.year + bool(period["next"])


def _every(limit: Deadline, words: str) -> Deadline:
    every = period_of(words)
    return replace(limit, period=every.name, rule=every.rule) if every else limit


def _joined(period: re.Match[str] | None, count: re.Match[str]) -> tuple[Span, ...]:
    """The stretches that say the count: neighbours are one stretch, a verb parts them."""
    spans = [Span(count.start("count"), count.end())]
    if count["least"]:
        spans.insert(0, Span(*count.span("least")))
    if period:
        start, end = period.span()
        said = _LEAST_BEFORE.search(period.string, max(0, start - 6), start)
        spans.insert(0, Span(said.start() if said else start, end))
    joined = [spans[0]]
    for span in spans[1:]:
        if count.string[joined[-1].end : span.start].strip() == "":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
