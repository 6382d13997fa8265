"""The points inside a period, behind the word that names it: 首月10日前, 6月底和12月底前."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from gkdesk.calendars import festivals
from gkdesk.domain.deadlines import Period
from gkdesk.reading.days import calendar_day
from gkdesk.reading.limits import periods
from gkdesk.reading.limits.periods import Every, parts_in_month, rule_in_months
from gkdesk.reading.limits.points import FESTIVAL
from gkdesk.reading.limits.vocabulary import (
    AND,
    BEFORE,
    CLOCK,
    DASH,
    STOP,
    WEEKDAYS,
    WORKING_WEEK,
)
from gkdesk.reading.limits.words import SEASON
from gkdesk.reading.numerals import number

_MORE = re.compile(AND + r"(?:每年|每月|每周|每季度)?")
_RANGE = re.compile(DASH)
_LONGEST_LIST = 31
_NAMED_DAY = re.compile(rf"(?:{FESTIVAL}|{SEASON}){BEFORE}")
TAIL = re.compile(rf"(?P<clock>{CLOCK})(?P<stop>{STOP})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A point as read: where its words end, its rule, how sure it is."""

    end: int
    rule: str
    confidence: float = 1.0


def readings(text: str, begin: int, every: Every) -> list[Reading]:
    """The point at ``begin``; more than one only where one rule cannot say them all."""
    if later := periods.AFTER_PERIOD.match(text, begin):
        rule = _rule_after(later, every)
        return [Reading(later.end(), rule)] if rule else []
    if ahead := periods.BEFORE_END.match(text, begin):
        rule = _rule_ahead(number(ahead["n"] or ahead["n_before"]), every)
        return [Reading(tail_end(text, ahead.end()), rule, 0.9)] if rule else []
    if every.months:
        return _in_months(text, begin, every)
    if every.name and (reader := _READERS.get(every.name)):
        return reader(text, begin)
    each_day = daily(text, begin, every)
    return [each_day] if each_day else []


def daily(text: str, begin: int, every: Every) -> Reading | None:
    """A clock time of each day: 每日17时前."""
    tail = TAIL.match(text, begin)
    if tail and tail["stop"] and tail["clock"]:
        return Reading(tail.end(), every.rule)
    return None


def _listed(pattern: re.Pattern[str], text: str, begin: int) -> list[re.Match[str]]:
    """The points in a row from ``begin`` on: 10日、20日. Of a stretch the last one counts."""
    found: list[re.Match[str]] = []
    position = begin
    while len(found) < _LONGEST_LIST and (match := pattern.match(text, position)):
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


def tail_end(text: str, position: int) -> int:
    """Where a point at ``position`` ends with its clock time and stop."""
    match = TAIL.match(text, position)
    return match.end() if match else position


def _yearly(text: str, begin: int) -> list[Reading]:
    if named := _NAMED_DAY.match(text, begin):
        return [Reading(named.end(), _rule_before(named["festival"]))]
    matches = _listed(periods.IN_YEAR, text, begin)
    points = [_yearly_point(match) for match in matches]
    if not points or None in points:
        return []
    known = [point for point in points if point is not None]
    ends = [tail_end(text, match.end()) for match in matches]
    if len({parts for _, parts in known}) == 1:
        months = ",".join(month for month, _ in known)
        return [Reading(ends[-1], _year_rule(months, known[0][1]))]
    if all(_is_last_day(*point) for point in known):
        months = ",".join(month for month, _ in known)
        return [Reading(ends[-1], _year_rule(months, "BYMONTHDAY=-1"))]
    return [Reading(end, _year_rule(*point)) for end, point in zip(ends, known, strict=True)]


def _rule_before(name: str | None) -> str:
    """The rule of the eve of a festival each year; one that moves, like a season, has no
    day a rule could tell."""
    days = {festivals.festival(name, year) for year in (2022, 2023, 2024)} if name else set()
    eves = {(day - timedelta(days=1)).timetuple()[1:3] for day in days if day}
    if len(eves) != 1:
        return "FREQ=YEARLY"
    month, day_of_month = eves.pop()
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day_of_month}"


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
    if match["half"]:
        return ("6" if match["half"] == "上半年" else "12"), "BYMONTHDAY=-1"
    month = 3 * number(match["quarter"]) if match["quarter"] else number(match["month"])
    parts, day = parts_in_month(match), number(match["day"] or "1")
    if parts is None or calendar_day(2024, month, day) is None:
        return None
    return str(month), parts or "BYMONTHDAY=-1"


def _weekly(text: str, begin: int) -> list[Reading]:
    matches = _listed(periods.IN_WEEK, text, begin)
    if not matches:
        return []
    days = [
        WEEKDAYS.get(match["weekday"], "SU")
        if match["weekday"]
        else ("FR" if match["working"].startswith("最后") else "MO")
        for match in matches
    ]
    end = tail_end(text, matches[-1].end())
    return [Reading(end, f"FREQ=WEEKLY;BYDAY={','.join(dict.fromkeys(days))}")]


def _monthly(text: str, begin: int) -> list[Reading]:
    matches = _listed(periods.IN_MONTH, text, begin)
    rule = month_rule(matches)
    return [Reading(tail_end(text, matches[-1].end()), rule)] if rule else []


_READERS = {Period.YEAR: _yearly, Period.WEEK: _weekly, Period.MONTH: _monthly}


def month_rule(matches: Sequence[re.Match[str]]) -> str | None:
    parts = [parts_in_month(match) for match in matches]
    if not parts or not all(parts):
        return None
    known = [part for part in parts if part]
    if all(part.startswith("BYMONTHDAY=") for part in known):
        days = ",".join(part.removeprefix("BYMONTHDAY=") for part in known)
        return f"FREQ=MONTHLY;BYMONTHDAY={days}"
    return f"FREQ=MONTHLY;{known[-1]}"


def _in_months(text: str, begin: int, every: Every) -> list[Reading]:
    match = periods.IN_MONTHS.match(text, begin)
    if match is None or every.months is None:
        return []
    end = tail_end(text, match.end())
    first, second, last = every.months
    if match["first"] or match["second"] or match["last"]:
        months = first if match["first"] else second if match["second"] else last
        parts = parts_in_month(match)
        return (
            []
            if parts is None
            else [Reading(end, rule_in_months(months, parts or "BYMONTHDAY=-1"))]
        )
    parts = parts_in_month(match, "_alone")
    if not parts:
        return []
    if match["day_alone"] and first != last:
        return [Reading(end, every.rule, 0.5)]
    named = match["part_alone"] or match["ordinal_alone"] or ""
    early = named.endswith(("初", "第", "前", "首"))
    return [Reading(end, rule_in_months(first if early else last, parts))]


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


def _rule_ahead(amount: int, every: Every) -> str | None:
    """The rule of N working days before the end of each period: the Nth working day from
    the end, the earlier of the two days the words may mean."""
    parts = f"{WORKING_WEEK};BYSETPOS=-{amount}"
    if not 1 <= amount <= 20:
        return None
    if every.months:
        return rule_in_months(every.months[2], parts)
    if every.name is Period.YEAR:
        return rule_in_months("12", parts)
    return f"FREQ=MONTHLY;{parts}" if every.name is Period.MONTH else None


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


def far_point(text: str, begin: int, end: int, every: Every) -> tuple[int, Reading] | None:
    """The first point of the period in that window that ends with a stop."""
    reader: Callable[[str, int], list[Reading]]
    if every.name is Period.YEAR:
        pattern, reader = periods.IN_YEAR, _yearly
    elif every.name is Period.MONTH:
        pattern, reader = periods.IN_MONTH, _monthly
    else:
        pattern, reader = periods.IN_MONTHS, lambda text, at: _in_months(text, at, every)
    for match in pattern.finditer(text, begin, end):
        before = text[max(0, match.start() - 1) : match.start()]
        if before and (before in "年月第.个今本明" or before.isdecimal()):
            continue
        tail = TAIL.match(text, match.end())
        if found := reader(text, match.start()) if tail and tail["stop"] else []:
            return match.start(), found[-1]
    return None
