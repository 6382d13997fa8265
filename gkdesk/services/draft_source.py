"""The source of a draft with its marks, as the page of the source text wants it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.domain.marks import Mark, MarkKind
from gkdesk.domain.spans import Span
from gkdesk.services.review_points import Point

WHOLE = 30_000
"""Sources of up to this many characters are given whole."""

STRETCH = 16_000
"""Characters given of a longer one, half of them before the place wanted."""


class DraftSource:
    """One draft's words and marks; a mark names its row's number in printed order, from 0,
    that of a doubt -1."""

    def __init__(self, draft: Draft, points: Iterable[Point]) -> None:
        self.text = draft.source
        marks = [
            Mark(kind, at, span.start, span.end)
            for at, node in enumerate(draft.nodes())
            for kind, span in _marked(node)
            if span.end > span.start
        ]
        doubted = (point.question for point in points if point.open)
        marks += [
            Mark(MarkKind.DOUBT, -1, *question.span, question.what)
            for question in doubted
            if not question.leftover and question.has_words
        ]
        self._marks = sorted(marks, key=lambda mark: mark.start)

    def stretch(self, around: int) -> Span:
        """The place to show around a character: whole paragraphs where they are not
        endless, of a short source all of it."""
        length = len(self.text)
        if length <= WHOLE:
            return Span(0, length)
        first = max(0, min(around - STRETCH // 2, length - STRETCH))
        last = min(length, first + STRETCH)
        start = self.text.find("\n", first, first + STRETCH // 4) + 1 if first else 0
        end = self.text.rfind("\n", last - STRETCH // 4, last) if last < length else last
        return Span(start or first, end if end > 0 else last)

    def marks(self, stretch: Span) -> list[Mark]:
        """The marks that lie within a stretch, in order."""
        first = bisect_left(self._marks, stretch.start, key=lambda mark: mark.start)
        end = bisect_left(self._marks, stretch.end, key=lambda mark: mark.start)
        return [mark for mark in self._marks[first:end] if mark.end <= stretch.end]


def _marked(node: DraftNode) -> Iterator[tuple[MarkKind, Span]]:
    for span in node.heading_spans:
        yield MarkKind.HEADING, span
    for clause in node.units:
        for span in clause.spans:
            yield MarkKind.UNIT, span
    for limit in node.deadlines:
        for span in limit.spans:
            yield MarkKind.DEADLINE, span
