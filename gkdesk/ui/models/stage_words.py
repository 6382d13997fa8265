"""What is said of due points (期): names, days, standing, notes; for tree, pane and reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.tasks import Light, Outlook, Status
from gkdesk.domain.written_days import written_day
from gkdesk.terms import label
from gkdesk.ui.models.day_words import (
    distance,
    long_day,
    short_day,
    told_day,
)

EARLY = "早于成文日期"
PROVISIONAL = "暂算"


def one_year(occurrences: Sequence[Occurrence]) -> bool:
    """Whether all named due points lie in one year, so that names need not tell it."""
    return len({each.term.year for each in occurrences if each.term.name}) <= 1


def short_name(term: Term, *, with_year: bool = False) -> str:
    """三季度, 第12周; with the year before it (2022年三季度) where several stand together."""
    whole = term.name or term.words
    bare = whole.removeprefix(f"{term.year}年") if term.year else whole
    return whole if with_year or not bare else bare


def pressing(occurrences: Sequence[Occurrence]) -> Occurrence | None:
    """The open due point that comes first: those that can be late by their last day in time,
    then the others by their own day, then those that wait for an event. None where all are
    done."""
    still = [each for each in occurrences if each.status is Status.OPEN]
    return min(still, key=_urgency, default=None)


def _urgency(each: Occurrence) -> tuple[bool, bool, date]:
    term, never = each.term, each.term.late_after is None
    return never, never and term.early, term.late_after or term.due or date.max


def present(occurrences: Sequence[Occurrence], today: date) -> Occurrence | None:
    """The due point to open first: the one that presses, late ones before all others; where
    none can be late, the one whose period today lies in; else the last."""
    first = pressing(occurrences)
    if first is not None and first.term.late_after is not None:
        return first
    running = (each for each in occurrences if _holds(each.term, today))
    return next(running, None) or first or (occurrences[-1] if occurrences else None)


def _holds(term: Term, day: date) -> bool:
    """Whether the day lies in the period that the due point closes."""
    return term.start is not None and term.due is not None and term.start <= day <= term.due


def count_words(each: Occurrence) -> str:
    """3/10 次; "" where nothing is counted."""
    if each.term.count is None:
        return ""
    return f"{each.reached}/{each.term.count} {each.term.count_unit or '次'}"


def done_words(occurrences: Sequence[Occurrence]) -> str:
    """2/4 期, those done of all."""
    done = sum(each.status is Status.DONE for each in occurrences)
    return f"{done}/{len(occurrences)} 期"


def shift_words(term: Term) -> str:
    """顺延至 2023年1月3日（周二） where the plan's rule on rest days moves the day."""
    late, due = term.late_after, term.due
    if late is None or due is None or late == due:
        return ""
    return f"{'顺延' if late > due else '提前'}至 {long_day(late)}"


def due_words(term: Term, calendar: WorkCalendar) -> str:
    """The plain day of a due point, with what the holiday notice says of it."""
    return told_day(term.due, calendar) if term.due is not None else tile_day(term, date.min)


def notes(each: Occurrence, *, printed: bool) -> list[str]:
    """What else is said of a due point: its words (``printed``, where the row has several
    limits), where it moved, how it was counted, and what is doubtful about it."""
    term = each.term
    said = [f"“{term.words}”"] if printed and term.words else []
    said += [shift_words(term)] if shift_words(term) else []
    if term.counted_from is not None:
        way = "倒数" if term.before else "起算"
        said.append(f"从{term.event or '所说的事'}（{written_day(term.counted_from)}）{way}")
    if term.count is not None:
        since = f"{long_day(term.start)}起，" if term.start else ""
        said.append(f"{since}已记 {count_words(each)}")
    if term.early:
        said.append(f"{EARLY}，保留" + ("，不算逾期" if _passed_over(each) else ""))
    if term.provisional:
        said.append(f"{PROVISIONAL}：这一年的放假安排还没有公布")
    return said


def tile_day(term: Term, today: date, *, weekday: bool = True) -> str:
    """The day as a narrow place shows it: 09-30 周五 (or 09-30), the year before it where it
    is not this one; 待定 while the event is still to come."""
    if term.due is None:
        return "待定" if term.event else "不设期限"
    shown = short_day(term.due, today)
    return shown if weekday else shown.split()[0]


def _passed_over(each: Occurrence) -> bool:
    """Whether it lay before the signature and is never late; a single day that did is."""
    return each.term.early and each.term.late_after is None


def shown_light(each: Occurrence, outlook: Outlook) -> Light:
    """The light of a due point; the hollow ring while nothing is to be done for it: for one
    of many that lay before the signature, and while its event is still to come."""
    light = each.light(outlook)
    idle = _passed_over(each) or each.waiting
    return Light.UNLIMITED if idle and light is not Light.DONE else light


def standing_words(each: Occurrence, outlook: Outlook) -> tuple[Light, str]:
    """The light of a due point and its words: 临期，剩 2 天."""
    light, late = shown_light(each, outlook), each.term.late_after
    if light is Light.UNLIMITED:
        return light, tile_mark(each, outlook)
    if late is None or light is Light.DONE:
        return light, label(light)
    return light, f"{label(light)}，{distance(late, outlook.today)}"


def tile_mark(each: Occurrence, outlook: Outlook) -> str:
    """The word beside a tile's light: the count where there is one, else the light's."""
    light = each.light(outlook)
    if each.waiting:
        return "等待"
    if _passed_over(each) and light is not Light.DONE:
        return "早于成文"
    if each.term.count is not None and light is not Light.DONE:
        return count_words(each)
    return label(light)


def spoken(each: Occurrence, outlook: Outlook) -> str:
    """A due point in one line, as a tooltip or a screen reader says it."""
    term = each.term
    parts = [short_name(term, with_year=True)]
    if term.due is not None:
        parts.append(long_day(term.due))
    parts += [shift_words(term), count_words(each), standing_words(each, outlook)[1]]
    parts += [EARLY] * term.early + [PROVISIONAL] * term.provisional
    return "，".join(part for part in parts if part)


def waiting_words(occurrences: Sequence[Occurrence]) -> str:
    """等待：决策文件出台, of the first open due point that waits; "" where none does."""
    events = (
        each.term.event for each in occurrences if each.waiting and each.status is Status.OPEN
    )
    event = next(events, None)
    return f"等待：{event}" if event else ""


def stage_line(occurrences: Sequence[Occurrence], today: date) -> str:
    """The second line of 完成时限 of a staged row, as 二季度 2/4 期 or 3/10 次; none while
    the first line says what is waited for."""
    shown = present(occurrences, today)
    if shown is None:
        return ""
    parts = [short_name(shown.term)] if len(occurrences) > 1 and shown.term.name else []
    if shown.term.count is not None:
        parts.append(count_words(shown))
    elif shown.waiting:
        return ""
    elif len(occurrences) > 1:
        parts.append(done_words(occurrences))
    return " ".join(parts) or shown.term.words
