"""A sentence in the parts that hold a limit each: clauses, and the fields in their brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gkdesk.domain.spans import Span
from gkdesk.reading.limits.vocabulary import AMOUNT
from gkdesk.reading.sentences import clauses

_LIMIT_WORDS = re.compile(
    r"(?:(?:完成|办理|办结|落实|工作|整改|报送|反馈|截止|时间|推进)?(?:时限|期限|时间|日期|节点)"
    r"(?:要求|安排|节点)?)\s*(?:为|是)?\s*$"
)
"""Words that announce that a limit follows: 完成时限："""
_PAPER_DATE = re.compile(
    r"(?:成文|发文|印发|签发|下发|生成|发布|公布|公开|更新|施行|生效|出生|登记)(?:日期|时间)\s*[:：]\s*"
    r"\d{4}\s*[-—年./]\s*\d{1,2}\s*[-—月./]\s*\d{1,2}\s*日?"
)
"""The date of a paper, with its label; that of a work has another label or a stop."""
_FIELD = re.compile(
    r"(?:时限|期限|完成时间|截止时间|办结时间)(?:要求)?\s*[:：]\s*(?P<words>[^；;。，,）)\]】〕\n]{1,60})"
)
_EVENT_LEFT_OPEN = re.compile(r"(?:之日起|之?后)$")
_AMOUNT_FIRST = re.compile(rf"\s*(?:的|第)?\s*{AMOUNT}(?:之内|以内|内|前)")

_FIGURE = re.compile(r"\d*")
_WINDOW = 1000
"""No clause is longer; what is has lost its stops."""
_MOST_READ = 40 * _WINDOW
_MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a sentence; ``stated`` where it is a field that holds only a limit."""

    span: Span
    stated: bool = False


def limit_parts(text: str, sentence: Span) -> list[Part]:
    """The parts of one sentence of ``text``, in printed order. What goes on beyond all
    language (a thousand clauses, an endless one) is read as far as its bounds."""
    return list(islice(_parts(text, sentence), _MOST_PARTS))


def windows(text: str, span: Span) -> Iterator[Span]:
    """A clause as it is, or in stretches where it is longer than any sentence; they part
    at a blank or 、 if there is one, and never within a figure."""
    start, last = span.start, min(span.end, span.start + _MOST_READ)
    while last - start > _WINDOW:
        end = _window_end(text, start + _WINDOW)
        yield Span(start, end)
        start = min(_FIGURE.match(text, end).end(), last)  # type: ignore[union-attr]
    if start < last:
        yield Span(start, last)


def _window_end(text: str, limit: int) -> int:
    near = range(limit, limit - _WINDOW // 4, -1)
    gap = next((place for place in near if text[place - 1] in " \u3000\t、"), None)
    return gap or next((place for place in near if not text[place].isdecimal()), limit)


def _parts(text: str, sentence: Span) -> Iterator[Part]:
    before: Span | None = None
    for span in _joined(text, sentence):
        if before and _PAPER_DATE.fullmatch(text, max(before.start, before.end - 4), span.end):
            continue
        stated = before is not None and _announces(text, before, span)
        before = span
        if span.end - span.start > _WINDOW:
            yield from (Part(window, stated) for window in windows(text, span))
        elif stated or not _has_colon(text, span):
            yield Part(span, stated)
        else:
            yield from _with_fields(text, span)


def _has_colon(text: str, span: Span) -> bool:
    return text.find("：", *span) >= 0 or text.find(":", *span) >= 0


def _with_fields(text: str, span: Span) -> Iterator[Part]:
    """A clause with brackets, the limit they state as a part of its own."""
    position = span.start
    for field in _FIELD.finditer(text, *span):
        yield Part(Span(position, field.start("words")))
        yield Part(Span(*field.span("words")), stated=True)
        position = field.end("words")
    if position < span.end:
        yield Part(Span(position, span.end))


def _announces(text: str, before: Span, clause: Span) -> bool:
    """Whether the clause before says that nothing but a limit follows: 完成时限："""
    gap = text[before.end : clause.start].strip()
    return gap in (":", "：") and bool(
        _LIMIT_WORDS.search(text[max(before.start, before.end - 10) : before.end])
    )


def _joined(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses, an event and the stretch after it together: 印发后，10日内."""
    kept: Span | None = None
    for part in clauses(text, sentence):
        if kept and _goes_on(text, kept, part):
            kept = Span(kept.start, part.end)
            continue
        if kept:
            yield kept
        kept = part
    if kept:
        yield kept


def _goes_on(text: str, before: Span, part: Span) -> bool:
    tail = text[max(before.start, before.end - 4) : before.end]
    return bool(_EVENT_LEFT_OPEN.search(tail) and _AMOUNT_FIRST.match(text, *part))
