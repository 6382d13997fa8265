"""Which answers a place of the source allows: what its line is, its units, its limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.domain.written_days import written_day
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services.typed_limits import understood

_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}


def line_at(source: str, offset: int) -> Span:
    """The line a character stands in, without the blanks around it."""
    start = source.rfind("\n", 0, offset) + 1
    end = source.find("\n", offset)
    line = source[start : end if end >= 0 else len(source)]
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + left + len(line.strip()))


def offers(draft: Draft, place: Span) -> tuple[Choice, ...]:
    """What a person can say of a place; ``place`` is a selection, or empty at a click."""
    line = line_at(draft.source, place.start)
    if line.start == line.end:
        return ()
    return (*_of_line(draft, line), *_of_units(draft, place, line), *_of_limit(draft, place))


def _of_line(draft: Draft, line: Span) -> Iterator[Choice]:
    nodes = list(draft.nodes())
    begins = any(line.start <= node.span.start < line.end for node in nodes)
    headed = any(
        _meet(span, line)
        for node in nodes
        if node.children or not node.text
        for span in node.heading_spans
    )
    dropped = any(_meet(each.span, line) for each in draft.leftovers)
    if not headed:
        yield Choice("这是标题", Answer(AnswerKind.HEADING, line))
    if not begins:
        yield Choice("列为任务", Answer(AnswerKind.ITEM, line))
    if draft.source[: line.start].strip():
        yield Choice("接上一行", Answer(AnswerKind.JOIN, line))
    if begins or dropped:
        yield Choice("这是正文", Answer(AnswerKind.TEXT, line))
    if not dropped:
        yield Choice("不列为任务", Answer(AnswerKind.ASIDE, line))


def _of_units(draft: Draft, place: Span, line: Span) -> Iterator[Choice]:
    clauses = (
        Span(clause.spans[0].start, clause.spans[-1].end)
        for node in draft.nodes()
        for clause in node.units
        if clause.spans
    )
    read = next((span for span in clauses if _meet(span, place)), None)
    if read is not None:
        yield Choice("不是责任单位", Answer(AnswerKind.NO_UNITS, read))
        return
    words = place if place.end > place.start else _bracket(draft.source, place.start, line)
    if words is not None and words.end <= line.end:
        yield Choice("这里是责任单位", Answer(AnswerKind.UNITS, words))


def _of_limit(draft: Draft, place: Span) -> Iterator[Choice]:
    limit = limit_at(draft, place)
    if limit is not None:
        yield Choice("不是时限", Answer(AnswerKind.NO_DEADLINE, limit))


def limit_at(draft: Draft, place: Span) -> Span | None:
    """The words of the time limit at a place."""
    limits = (
        span for node in draft.nodes() for limit in node.deadlines for span in limit.spans
    )
    closing = (span for limit in draft.closing_deadlines for span in limit.spans)
    return next(
        (span for each in (limits, closing) for span in each if _meet(span, place)), None
    )


def day_words(draft: Draft, place: Span) -> Span | None:
    """The words a day can be set for: the limit at the place, else the selection."""
    return limit_at(draft, place) or (place if place.end > place.start else None)


def typed_day(draft: Draft, typed: str, today: date) -> date:
    """The day that typed words mean in this document. Raises DeadlineNotUnderstood."""
    year = draft.notice.year or today.year
    limit = understood(typed.strip(), year, draft.notice.signed_on)
    if limit.due is None:
        raise DeadlineNotUnderstood(typed)
    return limit.due


def set_day(words: Span, day: date) -> Choice:
    """The answer that a limit falls on a day."""
    shown = f"定为{written_day(day)}"
    return Choice(shown, Answer(AnswerKind.DAY, words, day.isoformat()))


def _bracket(source: str, offset: int, line: Span) -> Span | None:
    """The words inside the innermost brackets around a place of a line."""
    start = max((source.rfind(mark, line.start, offset + 1) for mark in _BRACKETS), default=-1)
    if start < 0:
        return None
    end = source.find(_BRACKETS[source[start]], start, line.end)
    return Span(start + 1, end) if start + 1 < end and offset <= end else None


def _meet(span: Span, place: Span) -> bool:
    """Whether two places share a character; an empty place counts as its next one."""
    end = max(place.end, place.start + 1)
    return span.start < end and place.start < span.end
