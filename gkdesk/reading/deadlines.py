"""Time limits in running text: each is read inside its clause and tied to who must act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading import subjects
from gkdesk.reading.days import Frame
from gkdesk.reading.limits.clause import Context, Found
from gkdesk.reading.limits.finders import limits_in
from gkdesk.reading.limits.parts import limit_parts, windows
from gkdesk.reading.limits.vocabulary import ANY
from gkdesk.reading.sentences import clauses, sentences
from gkdesk.reading.traced import Traced

__all__ = ["Frame", "read_deadline", "read_deadlines", "read_stated"]

_LONGEST_LEAD = 6
_SETTLES_NOTHING = re.compile(
    r"(?:及时|定期|实时|动态|适时|按时|随时|即时|届时|/|-|—|无)(?:更新|公开|调整)?[。；;\s]*"
)
"""Words of a field that are no limit even there."""
_LONGEST_SUBJECT = 120
_LONGEST_FIELD = 10_000
"""No cell holds more of limits."""
_MOST_LIMITS = 200
"""In one sentence; what goes on is no language and would take as long as it likes."""
_ONLY_URGES = ("尽快", "尽早", "早日", "近期")
"""What a notice may print, but nobody types as the limit of a task."""


def read_deadlines(item: Traced, frame: Frame, start: int = 0) -> list[Deadline]:
    """The limits an item's text prints from ``start`` on, in printed order."""
    text = item.text
    if ANY.search(text, start) is None:
        return []
    found: list[Deadline] = []
    for sentence in sentences(text, start):
        if ANY.search(text, *sentence):
            found += _of_sentence(item, sentence, frame)
    return found


def read_stated(words: Traced, frame: Frame) -> list[Deadline]:
    """The limits of a field that holds nothing else (完成时限：6月底): the stop 前 may be left
    out, and words that settle nothing are a vague limit, so that none is lost."""
    text = words.text
    found: list[Deadline] = []
    context = Context(frame)
    whole = clauses(text, Span(0, min(len(text), _LONGEST_FIELD)))
    for clause in (window for each in whole for window in windows(text, each)):
        part = text[clause.start : clause.end]
        limits = limits_in(part, context, stated=True)
        found += [_placed(words, each, clause.start, (text, None)) for each in limits]
        if len(found) > _MOST_LIMITS:
            break
    if not found and text and not _SETTLES_NOTHING.fullmatch(text):
        places = words.spans(0, len(words))
        found = [Deadline(text, text, DeadlineKind.VAGUE, spans=places, confidence=0.5)]
    return found


def read_deadline(phrase: str, year: int, signed_on: date | None = None) -> Deadline | None:
    """The limit a person typed: ``9月底前``, ``2022-09-30``, ``印发后30日内``; None where it
    is none. The stop 前 may be left out."""
    phrase = phrase.strip()
    limits = limits_in(phrase, Context(Frame(year, signed_on)), stated=True)
    if not limits or phrase in _ONLY_URGES:
        return None
    return replace(limits[0].deadline, expression=phrase, clause=phrase, spans=())


def _of_sentence(item: Traced, sentence: Span, frame: Frame) -> Iterator[Deadline]:
    text = item.text
    context = Context(frame)
    parts = limit_parts(text, sentence)
    seen: set[tuple[Span, str]] = set()
    for index, part in enumerate(parts):
        if len(seen) > _MOST_LIMITS:
            return
        clause, following = part.span, index + 1 < len(parts)
        end = parts[index + 1].span.end if following else clause.end
        words = text[clause.start : clause.end], text[clause.end : end]
        counted: Deadline | None = None
        for found in limits_in(words[0], context, following=words[1], stated=part.stated):
            deadline = _tied(item, found, clause, words)
            if deadline.kind is DeadlineKind.QUANTITY:
                counted = deadline
            if (clause, deadline.expression) not in seen:
                seen.add((clause, deadline.expression))
                yield deadline
        context.count = counted


def _tied(item: Traced, found: Found, clause: Span, parts: tuple[str, str]) -> Deadline:
    """The limit with its words, its clause and its subject as printed.

    ``parts`` are the words of the clause and those that follow it up to the next one's end.
    """
    words = found.words
    printed, following = parts
    first, last = words[0].start, words[-1].end
    leads = first <= _LONGEST_LEAD and printed[:first].strip(" 于在自至到") == ""
    if leads and len(words) == 1 and following and printed[last:].strip() == "":
        reach = printed + following
        who = subjects.acting_in(following.lstrip("，；：,;: ")[:_LONGEST_SUBJECT])
    else:
        reach = printed
        who = subjects.before_limit(printed[: min(first, _LONGEST_SUBJECT)])
        if who is None and leads:
            who = subjects.acting_in(printed[last : last + _LONGEST_SUBJECT])
    return _placed(item, found, clause.start, (reach, who))


def _placed(
    item: Traced, found: Found, offset: int, printed: tuple[str, str | None]
) -> Deadline:
    """The limit with its expression and places; ``printed`` are its clause and subject.

    Built anew and not with ``replace``, which is slow: a plan has thousands of limits.
    """
    text, limit = item.text, found.deadline
    places = [(start + offset, end + offset) for start, end in found.words]
    return Deadline(
        expression="…".join([text[start:end] for start, end in places]),
        clause=printed[0],
        kind=limit.kind,
        due=limit.due,
        start=limit.start,
        rule=limit.rule,
        count=limit.count,
        count_unit=limit.count_unit,
        period=limit.period,
        event=limit.event,
        amount=limit.amount,
        amount_unit=limit.amount_unit,
        who=printed[1],
        spans=tuple([span for start, end in places for span in item.spans(start, end)]),
        before=limit.before,
        confidence=limit.confidence,
        counted_from=limit.counted_from,
    )
