"""Time limits in running text: each is read inside its clause and tied to who must act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading import subjects, time_words
from gkdesk.reading.days import Frame, calendar_day
from gkdesk.reading.limit_finders import Found, limits_in
from gkdesk.reading.sentences import clauses, sentences
from gkdesk.reading.traced import Traced

__all__ = ["Frame", "read_deadline", "read_deadlines", "read_stated"]

_LONGEST_LEAD = 6
_LONGEST_SUBJECT = 120


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
    due = calendar_day(*(int(part) for part in match.groups())) if match else None
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
        for found in limits_in(words[0], clause, frame, inherited):
            deadline = _tied(item, found, clause, words)
            if deadline.kind is DeadlineKind.QUANTITY:
                counted = deadline
            if (clause, deadline.expression) not in seen:
                seen.add((clause, deadline.expression))
                yield deadline
        inherited = counted


def _tied(item: Traced, found: Found, clause: Span, parts: tuple[str, str]) -> Deadline:
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
