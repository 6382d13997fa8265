"""What a person answered, laid over what was read: days set, limits struck, doubts settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.draft import Doubt, DraftNode
from gkdesk.domain.spans import Span


def limits_answered(
    roots: Sequence[DraftNode], answers: Sequence[Answer]
) -> tuple[DraftNode, ...]:
    """The nodes with NO_DEADLINE and DAY carried out."""
    said = [
        answer for answer in answers if answer.kind in (AnswerKind.NO_DEADLINE, AnswerKind.DAY)
    ]
    return tuple(_answered(root, said) for root in roots) if said else tuple(roots)


def open_doubts(doubts: Iterable[Doubt], answers: Sequence[Answer]) -> Iterator[Doubt]:
    """The doubts nobody has answered at their place."""
    said = {answer.span for answer in answers}
    return (
        doubt
        for doubt in doubts
        if doubt.span not in said
        and not any(choice.answer.span in said for choice in doubt.choices)
    )


def _answered(node: DraftNode, said: Sequence[Answer]) -> DraftNode:
    limits = tuple(limit for each in node.deadlines if (limit := _limit(each, said)))
    limits += tuple(_set(node, answer) for answer in said if _sets(node, answer, limits))
    return replace(
        node,
        deadlines=limits,
        children=tuple(_answered(child, said) for child in node.children),
    )


def _limit(limit: Deadline, said: Sequence[Answer]) -> Deadline | None:
    for answer in said:
        if not any(_meet(span, answer.span) for span in limit.spans):
            continue
        if answer.kind is AnswerKind.NO_DEADLINE:
            return None
        if day := _day(answer.value):
            return replace(limit, kind=DeadlineKind.DATE, due=day, confidence=1.0)
    return limit


def _sets(node: DraftNode, answer: Answer, limits: Sequence[Deadline]) -> bool:
    """Whether a day was set on words of the item that were read as no limit."""
    inside = node.span.start <= answer.span.start < node.span.end
    read = any(_meet(span, answer.span) for limit in limits for span in limit.spans)
    return inside and not read and answer.kind is AnswerKind.DAY and bool(_day(answer.value))


def _set(node: DraftNode, answer: Answer) -> Deadline:
    day = _day(answer.value)
    words = f"{day:%Y-%m-%d}"
    return Deadline(words, words, DeadlineKind.DATE, due=day, spans=(answer.span,))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
