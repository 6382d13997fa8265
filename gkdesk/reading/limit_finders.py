"""Finding limits in one clause: counts, recurrences, stretches after an event, days, words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.spans import Span
from gkdesk.reading import subjects, time_words
from gkdesk.reading.days import (
    Frame,
    after,
    event_day,
    in_calendar,
    last_day,
    month_day,
    year_of,
)
from gkdesk.reading.numerals import number

_MASKED = re.compile(r"《[^》\n]{0,200}》")
_PAST = re.compile(r"已经?[\u4e00-\u9fff]|截至|以来")
_PERIODS = {
    "每年": (Period.YEAR, "FREQ=YEARLY"),
    "每半年": (Period.HALF_YEAR, "FREQ=MONTHLY;INTERVAL=6"),
    "每季": (Period.QUARTER, "FREQ=MONTHLY;INTERVAL=3"),
    "每季度": (Period.QUARTER, "FREQ=MONTHLY;INTERVAL=3"),
    "每月": (Period.MONTH, "FREQ=MONTHLY"),
    "每个月": (Period.MONTH, "FREQ=MONTHLY"),
    "每周": (Period.WEEK, "FREQ=WEEKLY"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A limit before it is tied to its clause: ``words`` are the stretches of its words."""

    words: tuple[Span, ...]
    deadline: Deadline

    @property
    def start(self) -> int:
        return self.words[0].start


def limits_in(
    stretch: str, clause: Span, frame: Frame, inherited: Deadline | None
) -> list[Found]:
    """The limits in the words of a clause, placed where the clause stands in its item.

    ``inherited`` is the count of the clause before, whose period goes on.
    """
    if time_words.ANY.search(stretch) is None:
        return []
    masked = _MASKED.sub(lambda match: "\0" * len(match[0]), stretch)
    found: list[Found] = []
    taken = bytearray(len(masked))
    finders: tuple[Callable[[], Iterator[Found]], ...] = (
        lambda: _quantities(masked, frame, inherited),
        lambda: _recurrences(masked),
        lambda: _relatives(masked, frame),
        lambda: _days(masked, frame),
        lambda: _plain(masked, time_words.VAGUE, DeadlineKind.VAGUE),
        lambda: _plain(masked, time_words.ONGOING, DeadlineKind.ONGOING),
    )
    for finder in finders:
        for one in finder():
            if not any(any(taken[start:end]) for start, end in one.words):
                for start, end in one.words:
                    taken[start:end] = b"\1" * (end - start)
                found.append(one)
    found.sort(key=lambda one: one.start)
    return [_moved(one, clause.start) for one in found]


def _moved(found: Found, offset: int) -> Found:
    words = tuple(Span(start + offset, end + offset) for start, end in found.words)
    return Found(words, found.deadline)


def _quantities(text: str, frame: Frame, inherited: Deadline | None) -> Iterator[Found]:
    periods = list(time_words.PERIOD.finditer(text))
    for match in time_words.QUANTITY.finditer(text):
        count = number(match["count"])
        if not count:
            continue
        before = bisect_left(periods, match.start(), key=re.Match.start)
        period = periods[before - 1] if before else None
        limit = Deadline(
            "", "", DeadlineKind.QUANTITY, count=count, count_unit=match["count_unit"]
        )
        if period:
            limit = _within(limit, period, frame)
        elif inherited:
            limit = replace(
                limit, period=inherited.period, rule=inherited.rule, due=inherited.due
            )
        yield Found(_joined_words(period, match), limit)


def _joined_words(period: re.Match[str] | None, count: re.Match[str]) -> tuple[Span, ...]:
    """The stretches that say the count: neighbours are one stretch, a verb parts them."""
    spans = [Span(*count.span("least")), Span(count.start("count"), count.end())]
    if period:
        spans.insert(0, Span(*period.span()))
    joined = [spans[0]]
    for span in spans[1:]:
        if count.string[joined[-1].end : span.start].strip() == "":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _within(limit: Deadline, period: re.Match[str], frame: Frame) -> Deadline:
    if every := period["every"]:
        name, rule = _PERIODS[every]
        return replace(limit, period=name, rule=rule)
    due = date(frame.year, 12, 31) if frame.year else None
    return replace(limit, period=Period.YEAR, due=due)


def _recurrences(text: str) -> Iterator[Found]:
    for match in time_words.RECURRING.finditer(text):
        name, frequency = _PERIODS[match["every"]]
        by_day = _recurring_point(match, name)
        if by_day is None:
            continue
        rule = f"{frequency};{by_day}" if by_day else frequency
        limit = Deadline("", "", DeadlineKind.RECURRING, period=name, rule=rule)
        yield Found((Span(*match.span()),), limit)


def _recurring_point(match: re.Match[str], period: Period) -> str | None:
    """The BY… part of the rule, "" where only the period is said, None where it is odd."""
    if match["start"]:
        return ""
    if period is Period.YEAR and match["month"]:
        month, day = number(match["month"]), month_day(match)
        return f"BYMONTH={month};BYMONTHDAY={day}" if in_calendar(month, day) else None
    if period is Period.YEAR and match["year_end"]:
        return "BYMONTH=12;BYMONTHDAY=31"
    if period is Period.MONTH and (match["month_day"] or match["year_end"]):
        day = number(match["month_day"]) if match["month_day"] else -1
        return f"BYMONTHDAY={day}" if in_calendar(1, day) else None
    return None


def _relatives(text: str, frame: Frame) -> Iterator[Found]:
    for match in time_words.AFTER.finditer(text):
        event = subjects.event_before(text, match.start())
        if not event:
            continue
        unit = _amount_unit(match["unit"])
        amount = number(match["amount"])
        limit = Deadline(
            "",
            "",
            DeadlineKind.RELATIVE,
            due=after(event_day(event, frame), amount, unit),
            event=event,
            amount=amount,
            amount_unit=unit,
        )
        start = text.rindex(event, 0, match.start())
        yield Found((Span(start, match.end()),), limit)


def _amount_unit(unit: str) -> AmountUnit:
    if "工作日" in unit:
        return AmountUnit.WORKING_DAY
    return AmountUnit.MONTH if "月" in unit else AmountUnit.DAY


def _days(text: str, frame: Frame) -> Iterator[Found]:
    if _PAST.search(text):
        return
    for match in time_words.DAY_BEFORE.finditer(text):
        year = year_of(match, frame)
        if not match["month"] or 1 <= number(match["month"]) <= 12:
            due = last_day(match, year) if year else None
            yield Found((Span(*match.span()),), Deadline("", "", DeadlineKind.DATE, due=due))


def _plain(text: str, pattern: re.Pattern[str], kind: DeadlineKind) -> Iterator[Found]:
    for match in pattern.finditer(text):
        yield Found((Span(*match.span()),), Deadline("", "", kind))
