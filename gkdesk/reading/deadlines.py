"""Time limits in running text.

A limit is read inside its clause. The plan's year stands in for a year left out; a month or
year "底" means its last day. N days after an event are counted by Civil Code 201 (the day of
the event is not counted); working days by the State Council's published holidays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gkdesk.calendars import workdays
from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.spans import Span
from gkdesk.reading import subjects, time_words
from gkdesk.reading.numerals import number
from gkdesk.reading.sentences import clauses, sentences
from gkdesk.reading.traced import Traced


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against: the plan's year and the notice's own days."""

    year: int | None = None
    signed_on: date | None = None
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A limit before it is tied to its clause: ``words`` are the stretches of its words."""

    words: tuple[Span, ...]
    deadline: Deadline

    @property
    def start(self) -> int:
        return self.words[0].start


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
_NAMED_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1}
_LONGEST_LEAD = 6
_LONGEST_SUBJECT = 120
_LAST_DAYS = {"上旬": 10, "中旬": 20, "初": 10}


def read_deadlines(item: Traced, frame: Frame, start: int = 0) -> list[Deadline]:
    """The limits an item's text prints from ``start`` on, in printed order."""
    text = item.text
    if time_words.ANY.search(text, start) is None:
        return []
    found: list[Deadline] = []
    for sentence in sentences(text, start):
        if time_words.ANY.search(text, *sentence):
            found += _of_sentence(item, sentence, frame)
    return found


def read_stated(words: Traced, frame: Frame) -> list[Deadline]:
    """The limits of a field that holds nothing else (完成时限：6月底): the stop 前 may be left
    out, and words that settle nothing are a vague limit, so that none is lost."""
    found = read_deadlines(words, frame) or _short(words, frame)
    if not found and words.text:
        places = words.spans(0, len(words))
        found = [Deadline(words.text, words.text, DeadlineKind.VAGUE, spans=places)]
    return [replace(limit, clause=words.text) for limit in found]


def _short(words: Traced, frame: Frame) -> list[Deadline]:
    """A single day without its 前."""
    text = words.text
    found = read_deadlines(Traced.of(text + "前", 0, len(text) + 1), frame)
    if len(found) != 1:
        return []
    return [replace(found[0], expression=text, spans=words.spans(0, len(words)))]


def read_deadline(phrase: str, year: int, signed_on: date | None = None) -> Deadline | None:
    """The limit a person typed: ``9月底前``, ``2022-09-30``, ``印发后30日内``; None where it
    is none. The stop 前 may be left out."""
    phrase = phrase.strip()
    frame = Frame(year, signed_on)
    words = Traced.of(phrase, 0, len(phrase))
    found = read_deadlines(words, frame) or _short(words, frame)
    if found:
        return replace(found[0], expression=phrase, clause=phrase, spans=())
    return _iso_day(phrase)


def _iso_day(phrase: str) -> Deadline | None:
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", phrase)
    due = _day(*(int(part) for part in match.groups())) if match else None
    return Deadline(phrase, phrase, DeadlineKind.DATE, due=due) if due else None


def _of_sentence(item: Traced, sentence: Span, frame: Frame) -> Iterator[Deadline]:
    text = item.text
    parts = list(clauses(text, sentence))
    inherited: Deadline | None = None
    seen: set[tuple[Span, str]] = set()
    for index, clause in enumerate(parts):
        end = parts[index + 1].end if index + 1 < len(parts) else clause.end
        words = text[clause.start : clause.end], text[clause.end : end]
        counted: Deadline | None = None
        for found in _of_clause(words[0], clause, frame, inherited):
            deadline = _tied(item, found, clause, words)
            if deadline.kind is DeadlineKind.QUANTITY:
                counted = deadline
            if (clause, deadline.expression) not in seen:
                seen.add((clause, deadline.expression))
                yield deadline
        inherited = counted


def _of_clause(
    stretch: str, clause: Span, frame: Frame, inherited: Deadline | None
) -> list[_Found]:
    if time_words.ANY.search(stretch) is None:
        return []
    masked = _MASKED.sub(lambda match: "\0" * len(match[0]), stretch)
    found: list[_Found] = []
    taken = bytearray(len(masked))
    finders: tuple[Callable[[], Iterator[_Found]], ...] = (
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


def _moved(found: _Found, offset: int) -> _Found:
    words = tuple(Span(start + offset, end + offset) for start, end in found.words)
    return _Found(words, found.deadline)


def _tied(item: Traced, found: _Found, clause: Span, parts: tuple[str, str]) -> Deadline:
    """The limit with its words, its clause and its subject as printed.

    ``parts`` are the words of the clause and those that follow it up to the next one's end.
    """
    text = item.text
    words = found.words
    printed, following = parts
    first, last = words[0].start - clause.start, words[-1].end - clause.start
    leads = first <= _LONGEST_LEAD and printed[:first].strip(" 于在自至到") == ""
    if leads and len(words) == 1 and following and printed[last:].strip() == "":
        reach = printed + following
        who = subjects.acting_in(following.lstrip("，；：,;: ")[:_LONGEST_SUBJECT])
    else:
        reach = printed
        who = subjects.before_limit(printed[: min(first, _LONGEST_SUBJECT)])
        if who is None and leads:
            who = subjects.acting_in(printed[last : last + _LONGEST_SUBJECT])
    return replace(
        found.deadline,
        expression="…".join(text[start:end] for start, end in words),
        clause=reach,
        who=who,
        spans=tuple(span for start, end in words for span in item.spans(start, end)),
    )


def _quantities(text: str, frame: Frame, inherited: Deadline | None) -> Iterator[_Found]:
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
        yield _Found(_joined_words(period, match), limit)


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


def _recurrences(text: str) -> Iterator[_Found]:
    for match in time_words.RECURRING.finditer(text):
        name, frequency = _PERIODS[match["every"]]
        by_day = _recurring_point(match, name)
        if by_day is None:
            continue
        rule = f"{frequency};{by_day}" if by_day else frequency
        limit = Deadline("", "", DeadlineKind.RECURRING, period=name, rule=rule)
        yield _Found((Span(*match.span()),), limit)


def _recurring_point(match: re.Match[str], period: Period) -> str | None:
    """The BY… part of the rule, "" where only the period is said, None where it is odd."""
    if match["start"]:
        return ""
    if period is Period.YEAR and match["month"]:
        month, day = number(match["month"]), _month_day(match)
        return f"BYMONTH={month};BYMONTHDAY={day}" if _in_calendar(month, day) else None
    if period is Period.YEAR and match["year_end"]:
        return "BYMONTH=12;BYMONTHDAY=31"
    if period is Period.MONTH and (match["month_day"] or match["year_end"]):
        day = number(match["month_day"]) if match["month_day"] else -1
        return f"BYMONTHDAY={day}" if _in_calendar(1, day) else None
    return None


def _in_calendar(month: int, day: int) -> bool:
    """Whether some year has such a day; -1 is the last of the month."""
    return 1 <= month <= 12 and (day == -1 or _day(2024, month, day) is not None)


def _month_day(match: re.Match[str]) -> int:
    if match["day"]:
        return number(match["day"])
    return _LAST_DAYS.get(match["part"] or "", -1)


def _relatives(text: str, frame: Frame) -> Iterator[_Found]:
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
            due=_after(_event_day(event, frame), amount, unit),
            event=event,
            amount=amount,
            amount_unit=unit,
        )
        start = text.rindex(event, 0, match.start())
        yield _Found((Span(start, match.end()),), limit)


def _amount_unit(unit: str) -> AmountUnit:
    if "工作日" in unit:
        return AmountUnit.WORKING_DAY
    return AmountUnit.MONTH if "月" in unit else AmountUnit.DAY


def _event_day(event: str, frame: Frame) -> date | None:
    """The day of an event the notice itself dates: its own printing (印发)."""
    if re.fullmatch(
        r"(?:本|该|此)?(?:文件|通知|方案|要点|意见|实施方案)?(?:印发|发布|下发)", event
    ):
        return frame.printed_on or frame.signed_on
    return None


def _after(event: date | None, amount: int, unit: AmountUnit) -> date | None:
    if event is None:
        return None
    try:
        if unit is AmountUnit.WORKING_DAY:
            return workdays.add_working_days(event, amount)[0]
        if unit is AmountUnit.MONTH:
            return event + relativedelta(months=amount)
        return event + timedelta(days=amount)
    except (OverflowError, ValueError):
        return None


def _days(text: str, frame: Frame) -> Iterator[_Found]:
    if _PAST.search(text):
        return
    for match in time_words.DAY_BEFORE.finditer(text):
        year = _year_of(match, frame)
        if not match["month"] or 1 <= number(match["month"]) <= 12:
            due = _last_day(match, year) if year else None
            yield _Found((Span(*match.span()),), Deadline("", "", DeadlineKind.DATE, due=due))


def _year_of(match: re.Match[str], frame: Frame) -> int | None:
    if match["year"]:
        return number(match["year"])
    if frame.year is None:
        return None
    return frame.year + _NAMED_YEARS.get(match["named_year"] or "", 0)


def _last_day(match: re.Match[str], year: int) -> date | None:
    if match["year_end"]:
        return _day(year, 12, 31)
    if match["half"]:
        return _day(year, 6, 30) if match["half"] == "上半年" else _day(year, 12, 31)
    if match["quarter"]:
        return _end_of_month(year, 3 * number(match["quarter"]))
    month = number(match["month"])
    day = _month_day(match)
    return _end_of_month(year, month) if day == -1 else _day(year, month, day)


def _end_of_month(year: int, month: int) -> date | None:
    first = _day(year, month, 1)
    return first + relativedelta(day=31) if first else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str, pattern: re.Pattern[str], kind: DeadlineKind) -> Iterator[_Found]:
    for match in pattern.finditer(text):
        yield _Found((Span(*match.span()),), Deadline("", "", kind))
