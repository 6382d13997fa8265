"""The days a holiday notice writes: 1月1日（周四）至3日, 12月30日至次年1月1日, 9月26日、27日.

The text is handed in without blanks, with half-width digits and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gkdesk.domain.written_days import WEEKDAYS

_ONE_DAY = timedelta(days=1)
_DASH = r"(?:起?,?(?:放假(?:调休)?|休息)?,?[至到]|[-—–―~]{1,2})"
_AND = r"(?:以及|[、和及与])"
DAY = re.compile(
    r"(?<![\d.])(?:(?P<year>\d{4}|[次翌明今本当])年)?(?:(?P<month>\d{1,2})月份?)?(?P<day>\d{1,2})"
    rf"(?:[日号](?P<note>\([^()]{{0,30}}\))?|(?={_DASH}\d{{1,2}}(?:月\d{{1,2}})?[日号])"
    rf"|(?={_AND}\d{{1,2}}[日号]))"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_LONGEST = 31
"""No holiday lasts longer."""


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days written in one go, with the words before them, back to the last ones, and behind
    them up to the next.

    ``problems`` are the faults of the days themselves.
    """

    days: tuple[date, ...]
    words: str
    before: str
    after: str
    problems: tuple[str, ...]


@dataclass(slots=True)
class DayFrame:
    """What a day inherits where the notice leaves it out: year and month of the day before
    it, or the month that puts it into the last stretch. ``december_before`` tells that a
    December without a year is that of the year before: the notice arranges its New Year."""

    year: int
    december_before: bool
    last_year: int | None = None
    month: int | None = None
    stretch: tuple[date, date] | None = None

    def date_of(self, match: re.Match[str]) -> date | None:
        """The day of a match; None where the calendar has none or no month was named."""
        month = int(match["month"]) if match["month"] else self.month
        said = match["year"]
        if said and said.isdecimal():
            year = int(said)
        elif said in ("次", "翌"):
            year = (self.last_year or self.year - 1) + 1
        elif not said and not match["month"] and self.last_year is not None:
            year = self.last_year
        else:
            year = self.year - (month == 12 and self.december_before)
        day = _date(year, month or 0, int(match["day"]))
        if not match["month"] and self.stretch and not _within(day, self.stretch):
            first = self.stretch[0]
            other = _date(first.year, first.month, int(match["day"]))
            if _within(other, self.stretch):
                return other
        self.last_year, self.month = year, month
        return day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within(day: date | None, stretch: tuple[date, date]) -> bool:
    return day is not None and stretch[0] <= day <= stretch[1]


def day_runs(text: str, frame: DayFrame) -> Iterator[DayRun]:
    """The days of a part of the notice, those of a stretch or a list in one run."""
    group: list[re.Match[str]] = []
    behind = 0
    for match in DAY.finditer(text):
        if group and not _joined(text[group[-1].end() : match.start()]):
            yield _run(text, group, (behind, match.start()), frame)
            behind, group = group[-1].end(), []
        group.append(match)
    if group:
        yield _run(text, group, (behind, len(text)), frame)


def _joined(between: str) -> bool:
    return bool(re.fullmatch(f"{_DASH}|{_AND}", between))


def _run(
    text: str, group: list[re.Match[str]], reach: tuple[int, int], frame: DayFrame
) -> DayRun:
    """``reach`` is where the days before end and where those behind begin."""
    days: list[date] = []
    problems: list[str] = []
    before: date | None = None
    for place, match in enumerate(group):
        day = frame.date_of(match)
        if day is None:
            problems.append(f"“{match[0]}”不是日历上的一天。")
        else:
            problems += _wrong_weekday(match, day)
            joint = text[group[place - 1].end() : match.start()] if place else ""
            if before and re.fullmatch(_DASH, joint):
                problems += _fill(days, before, day)
                frame.stretch = before, day
            else:
                days.append(day)
        before = day
    start, end = group[0].start(), group[-1].end()
    return DayRun(
        tuple(dict.fromkeys(days)),
        text[start:end],
        text[reach[0] : start],
        text[end : reach[1]],
        tuple(problems),
    )


def _fill(days: list[date], first: date, last: date) -> list[str]:
    """Add the days of a stretch behind its first; of an impossible one take the first away.
    What is wrong with it."""
    if last < first:
        days.pop()
        return [f"“{day_words(first)}至{day_words(last)}”的先后颠倒了。"]
    if (last - first).days >= _LONGEST:
        days.pop()
        return [f"“{day_words(first)}至{day_words(last)}”长达{(last - first).days + 1}天。"]
    while first < last:
        first += _ONE_DAY
        days.append(first)
    return []


def _wrong_weekday(match: re.Match[str], day: date) -> list[str]:
    said = _WEEKDAY.search(match["note"] or "")
    if not said or said[1].replace("天", "日") == WEEKDAYS[day.weekday()]:
        return []
    return [f"星期不符：{day.year}年{day_words(day)}是{weekday(day)}，通知写的是{said[0]}。"]


def weekday(day: date) -> str:
    """The weekday of a day: 星期六."""
    return "星期" + WEEKDAYS[day.weekday()]


def day_words(day: date) -> str:
    """A day within its year: 5月1日."""
    return f"{day.month}月{day.day}日"
