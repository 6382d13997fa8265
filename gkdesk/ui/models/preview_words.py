"""What is said under a line in which a time limit is typed: the days it comes to, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import Term
from gkdesk.domain.written_days import written_day
from gkdesk.services.previewing import Preview
from gkdesk.terms import label
from gkdesk.ui.models import stage_words
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.views.limit_words import rule_words

_NEXT = 3
"""So many of the days of a recurring limit are told."""


def preview_lines(preview: Preview, calendar: WorkCalendar, today: date) -> list[str]:
    """One line for a limit; several limits as a numbered list."""
    terms = preview.schedule.terms
    if len(preview.limits) == 1:
        return [_of_limit(preview.limits[0], terms, preview, calendar, today)]
    lines = [f"读作 {len(preview.limits)} 个时限，各为一期："]
    for series, limit in enumerate(preview.limits, 1):
        own = [term for term in terms if term.series == series]
        lines.append(f"{series}. {_of_limit(limit, own, preview, calendar, today)}")
    return lines


def _of_limit(
    limit: Deadline,
    terms: Sequence[Term],
    preview: Preview,
    calendar: WorkCalendar,
    today: date,
) -> str:
    due = limit.due
    if limit.kind is DeadlineKind.RECURRING or (limit.rule and terms):
        return _recurring(limit, terms, calendar, today)
    if limit.kind is DeadlineKind.QUANTITY and limit.count:
        target = f"记满 {limit.count} {limit.count_unit or '次'}"
        return f"到 {told_day(due, calendar)}，{target}" if due else f"{target}，没有截止日"
    rule = rule_words(limit)
    if limit.kind is DeadlineKind.RELATIVE and due is None and limit.event:
        return _waiting(limit, terms, calendar)
    if due is None:
        return f"读作“{limit.expression}”" + (f"，{rule}" if rule else "")
    parts = [f"即 {told_day(due, calendar)}", rule, _shift(limit, terms, preview)]
    if preview.signed_on is not None and due < preview.signed_on:
        parts.append(f"早于成文日期 {written_day(preview.signed_on)}，保留")
    return "，".join(part for part in parts if part)


def _waiting(limit: Deadline, terms: Sequence[Term], calendar: WorkCalendar) -> str:
    """A limit that starts with an event: its days where the event has some."""
    span = ""
    if limit.amount is not None and limit.amount_unit is not None:
        span = f" {limit.amount} {label(limit.amount_unit)}"
    since = f"从{limit.event}{'倒数' if limit.before else '起算'}{span}，当日不计"
    days = "、".join(told_day(term.due, calendar) for term in terms if term.due)
    return f"即 {days}，{since}" if days else f"{since}，等填写日期后算出"


def _shift(limit: Deadline, terms: Sequence[Term], preview: Preview) -> str:
    """Where the plan's rule on rest days moves the day, and whether that is certain."""
    whole = preview.schedule
    provisional = whole.provisional
    shown: Term | None = next(iter(terms), None)
    if shown is None and whole.due == limit.due:
        shown = Term(1, limit.kind, "", due=whole.due, late_after=whole.late_after)
    elif shown is not None:
        provisional = shown.provisional
    said = stage_words.shift_words(shown) if shown is not None else ""
    return said + ((("，" if said else "") + stage_words.PROVISIONAL) if provisional else "")


def _recurring(
    limit: Deadline, terms: Sequence[Term], calendar: WorkCalendar, today: date
) -> str:
    rule = rule_words(limit)
    days = [term for term in terms if term.due is not None]
    ahead = [term for term in days if term.due and term.due >= today] or days
    if not ahead:
        return f"读作“{limit.expression}”" + (f"，{rule}" if rule else "")
    told = "、".join(
        told_day(term.due, calendar) + (stage_words.PROVISIONAL * term.provisional)
        for term in ahead[:_NEXT]
        if term.due
    )
    each = f"，每期记满 {limit.count} {limit.count_unit or '次'}" if limit.count else ""
    return f"{rule}{each}，接下来 {told}，共 {len(days)} 期"
