"""Work that comes again: 每季度首月10日前, 每年6月底和12月底前, 每月通报, 次月10日前."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gkdesk.domain.deadlines import Deadline, DeadlineKind, Period
from gkdesk.domain.spans import Span
from gkdesk.reading.days import calendar_day
from gkdesk.reading.limits import periods
from gkdesk.reading.limits.clause import TAKEN, Clause, Found
from gkdesk.reading.limits.evidence import WORK
from gkdesk.reading.limits.periods import Every, parts_in_month, period_of, rule_in_months
from gkdesk.reading.limits.vocabulary import (
    AND,
    CLOCK,
    DASH,
    STOP,
    WEEKDAYS,
    WORKING_WEEK,
)
from gkdesk.reading.numerals import number

_JOINER = re.compile(r"(?:\s|的|于|在|应|要|须|需|均|都|请|务必|当)*")
_MORE = re.compile(AND + r"(?:每年|每月|每周|每季度)?")
_RANGE = re.compile(DASH)
_TAIL = re.compile(rf"(?P<clock>{CLOCK})(?P<stop>{STOP})?")
_WINDOW = 40
"""So far may a point stand behind its period within one clause."""
_ONE_AFTER_ONE = re.compile(
    rf"一(?:次(?!性)(?:通报|调度|检查|评估|考核|报告|汇总)?|(?:{WORK})|报告?|评|考|检|查)"
)
_WORK_NEAR = re.compile(rf"(?:定期|集中|统一|全面|主动|逐一|及时|动态)?(?:{WORK})")
_WORK_FAR = re.compile(
    rf"(?:[对向将由按在至把从][^，。；\n]{{1,24}}?|[^，。；\n的元万\d]{{1,6}}?)(?:{WORK})"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A point as read: where its words end, its rule, how sure it is."""

    end: int
    rule: str
    confidence: float = 1.0


def find_points(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the periods with a point right behind them: 每月10日前."""
    for match in everies:
        every = period_of(match[0])
        if every is None or clause.text[match.start()] == TAKEN:
            continue
        begin = _end_of(_JOINER, clause.text, match.end())
        for number_of, reading in enumerate(_readings(clause.text, begin, every)):
            start = match.start() if number_of == 0 else clause.found[-1].words[-1].end
            while number_of and clause.text[start : start + 1] in "、和及与或 ":
                start += 1
            words = (Span(start, reading.end),)
            clause.take(_found(words, every.name, reading))


def find_far_points(clause: Clause, everies: Sequence[re.Match[str]]) -> None:
    """Take the points that stand behind their period in its clause: 每年…12月底前. The
    period's own words are joined to them unless a count has them."""
    for place, match in enumerate(everies):
        every = period_of(match[0])
        if every is None or every.name in (None, Period.WEEK):
            continue
        following = everies[place + 1].start() if place + 1 < len(everies) else len(clause.text)
        end = min(match.end() + _WINDOW, following)
        if place_of := _far_point(clause.text, match.end(), end, every):
            start, reading = place_of
            own = (Span(start, reading.end),)
            free = clause.text[match.start()] != TAKEN
            words = (Span(*match.span()), *own) if free else own
            clause.take(_found(words, every.name, reading))
    _find_near_months(clause)


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


def _found(words: tuple[Span, ...], name: Period | None, reading: _Reading) -> Found:
    limit = Deadline(
        "",
        "",
        DeadlineKind.RECURRING,
        period=name,
        rule=reading.rule,
        confidence=reading.confidence,
    )
    return Found(words, limit)


def _plain_reading(clause: Clause, match: re.Match[str], every: Every) -> _Reading | None:
    text, end = clause.text, match.end()
    if once := _ONE_AFTER_ONE.match(text, end):
        return _Reading(once.end(), every.rule, 0.9)
    if match[0].startswith(("半年", "季", "次", "下", "各")):
        return None
    if clause.stated and not text[: match.start()].strip():
        return _Reading(end, every.rule)
    tail = _TAIL.match(text, end)
    if tail and tail["clock"] and tail["stop"]:
        return _Reading(tail.end(), every.rule)
    near = _WORK_NEAR.match(text, end)
    if near and text.startswith(("制度", "机制"), near.end()):
        return None
    if near:
        return _Reading(near.end(), every.rule, 0.9)
    if _WORK_FAR.match(text, end):
        return _Reading(end, every.rule, 0.7)
    return None


def _readings(text: str, begin: int, every: Every) -> list[_Reading]:
    """The point at ``begin``; more than one only where one rule cannot say them all."""
    if later := periods.AFTER_PERIOD.match(text, begin):
        rule = _rule_after(later, every)
        return [_Reading(later.end(), rule)] if rule else []
    if every.name is Period.YEAR:
        return _yearly(text, begin)
    if every.name is Period.WEEK:
        return _weekly(text, begin)
    if every.months:
        return _in_months(text, begin, every)
    if every.name is Period.MONTH:
        return _monthly(text, begin)
    tail = _TAIL.match(text, begin)
    if tail and tail["stop"] and tail["clock"]:
        return [_Reading(tail.end(), every.rule)]
    return []


def _listed(pattern: re.Pattern[str], text: str, begin: int) -> list[re.Match[str]]:
    """The points in a row from ``begin`` on: 10日、20日. Of a stretch the last one counts."""
    found: list[re.Match[str]] = []
    position = begin
    while match := pattern.match(text, position):
        found.append(match)
        if more := _MORE.match(text, match.end()):
            position = more.end()
        elif stretch := _RANGE.match(text, match.end()):
            if not pattern.match(text, stretch.end()):
                break
            found.clear()
            position = stretch.end()
        else:
            break
    return found


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _yearly(text: str, begin: int) -> list[_Reading]:
    matches = _listed(periods.IN_YEAR, text, begin)
    points = [_yearly_point(match) for match in matches]
    if not points or None in points:
        return []
    known = [point for point in points if point is not None]
    ends = [_end_of(_TAIL, text, match.end()) for match in matches]
    if len({parts for _, parts in known}) == 1:
        months = ",".join(month for month, _ in known)
        return [_Reading(ends[-1], _year_rule(months, known[0][1]))]
    if all(_is_last_day(*point) for point in known):
        months = ",".join(month for month, _ in known)
        return [_Reading(ends[-1], _year_rule(months, "BYMONTHDAY=-1"))]
    return [_Reading(end, _year_rule(*point)) for end, point in zip(ends, known, strict=True)]


def _year_rule(months: str, parts: str) -> str:
    return rule_in_months(months, parts) if months else "FREQ=YEARLY"


def _is_last_day(month: str, parts: str) -> bool:
    last = calendar_day(2023, int(month or 0), -1)
    return parts == "BYMONTHDAY=-1" or (last is not None and parts == f"BYMONTHDAY={last.day}")


def _yearly_point(match: re.Match[str]) -> tuple[str, str] | None:
    """Month and BY… part; empty ones for 年初, None for a day no year has."""
    if match["start"]:
        return "", ""
    if match["year_end"]:
        return "12", "BYMONTHDAY=31"
    if match["quarter"]:
        return str(3 * number(match["quarter"])), "BYMONTHDAY=-1"
    if match["half"]:
        return ("6" if match["half"] == "上半年" else "12"), "BYMONTHDAY=-1"
    month, parts = number(match["month"]), parts_in_month(match)
    if not 1 <= month <= 12 or parts is None:
        return None
    if match["day"] and calendar_day(2024, month, number(match["day"])) is None:
        return None
    return str(month), parts or "BYMONTHDAY=-1"


def _weekly(text: str, begin: int) -> list[_Reading]:
    matches = _listed(periods.IN_WEEK, text, begin)
    if not matches:
        return []
    days = [
        WEEKDAYS[match["weekday"]]
        if match["weekday"]
        else ("FR" if match["working"].startswith("最后") else "MO")
        for match in matches
    ]
    end = _end_of(_TAIL, text, matches[-1].end())
    return [_Reading(end, f"FREQ=WEEKLY;BYDAY={','.join(dict.fromkeys(days))}")]


def _monthly(text: str, begin: int) -> list[_Reading]:
    matches = _listed(periods.IN_MONTH, text, begin)
    rule = _month_rule(matches)
    return [_Reading(_end_of(_TAIL, text, matches[-1].end()), rule)] if rule else []


def _month_rule(matches: Sequence[re.Match[str]]) -> str | None:
    parts = [parts_in_month(match) for match in matches]
    if not parts or not all(parts):
        return None
    known = [part for part in parts if part]
    if all(part.startswith("BYMONTHDAY=") for part in known):
        days = ",".join(part.removeprefix("BYMONTHDAY=") for part in known)
        return f"FREQ=MONTHLY;BYMONTHDAY={days}"
    return f"FREQ=MONTHLY;{known[-1]}"


def _in_months(text: str, begin: int, every: Every) -> list[_Reading]:
    match = periods.IN_MONTHS.match(text, begin)
    if match is None or every.months is None:
        return []
    end = _end_of(_TAIL, text, match.end())
    first, second, last = every.months
    if match["first"] or match["second"] or match["last"]:
        months = first if match["first"] else second if match["second"] else last
        parts = parts_in_month(match)
        return (
            []
            if parts is None
            else [_Reading(end, rule_in_months(months, parts or "BYMONTHDAY=-1"))]
        )
    parts = parts_in_month(match, "_alone")
    if not parts:
        return []
    if match["day_alone"] and first != last:
        return [_Reading(end, every.rule, 0.5)]
    early = (match["part_alone"] or match["ordinal_alone"] or "").endswith(
        ("初", "第", "前", "首")
    )
    return [_Reading(end, rule_in_months(first if early else last, parts))]


def _rule_after(match: re.Match[str], every: Every) -> str | None:
    """The rule of N days after the end of each period (每季度结束后10日内)."""
    amount = 15 if match["amount"] == "半" else number(match["amount"])
    unit = match["unit"]
    if every.name is Period.YEAR:
        months = "1"
    elif every.name is Period.MONTH:
        months = ""
    elif every.months:
        months = every.months[0]
    else:
        return None
    parts = _parts_after(amount, unit)
    if parts is None and every.name is not Period.MONTH:
        return _rule_months_after(amount, unit, every)
    if parts is None:
        return None
    return rule_in_months(months, parts) if months else f"FREQ=MONTHLY;{parts}"


def _parts_after(amount: int, unit: str) -> str | None:
    if "工作日" in unit:
        return f"{WORKING_WEEK};BYSETPOS={amount}" if 1 <= amount <= 23 else None
    days = amount * (7 if unit.endswith(("周", "星期")) else 1)
    if unit.endswith(("日", "天", "周", "星期")) and 1 <= days <= 28:
        return f"BYMONTHDAY={days}"
    return None


def _rule_months_after(amount: int, unit: str, every: Every) -> str | None:
    """A stretch of whole months (a month of days counts as one) after the period."""
    months = amount if unit.endswith("月") else round(amount / 30) if unit[-1] in "日天" else 0
    if not 1 <= months <= (3 if every.name is Period.QUARTER else 6):
        return None
    step = 12 if every.name is Period.YEAR else 3 if every.name is Period.QUARTER else 6
    first = range(months, 13, step)
    return rule_in_months(",".join(map(str, first)), "BYMONTHDAY=-1")


def _far_point(text: str, begin: int, end: int, every: Every) -> tuple[int, _Reading] | None:
    """The first point of the period in that window that ends with a stop."""
    reader: Callable[[str, int], list[_Reading]]
    if every.name is Period.YEAR:
        pattern, reader = periods.IN_YEAR, _yearly
    elif every.name is Period.MONTH:
        pattern, reader = periods.IN_MONTH, _monthly
    else:
        pattern, reader = periods.IN_MONTHS, lambda text, at: _in_months(text, at, every)
    for match in pattern.finditer(text, begin, end):
        if text[match.start() - 1] in "年月第.个" or text[match.start() - 1].isdecimal():
            continue
        tail = _TAIL.match(text, match.end())
        if readings := reader(text, match.start()) if tail and tail["stop"] else []:
            return match.start(), readings[-1]
    return None


def _find_near_months(clause: Clause) -> None:
    for match in list(periods.NEAR_MONTH.finditer(clause.text)):
        if rule := _month_rule([match]):
            end = _end_of(_TAIL, clause.text, match.end())
            words = (Span(match.start(), end),)
            clause.take(_found(words, Period.MONTH, _Reading(end, rule)))


def everies_in(text: str) -> list[re.Match[str]]:
    """The words that name a period, in order."""
    return list(periods.EVERY.finditer(text))
