"""The source of a draft with its marks, as the page of the source text wants it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.domain.marks import Mark, MarkKind, SourcePart
from gkdesk.domain.spans import Span
from gkdesk.services.reviewing import Point

WHOLE = 30_000
"""Sources of up to this many characters are given whole."""

STRETCH = 16_000
"""Characters given of a longer one, half of them before the place wanted."""


class DraftSource:
    """One draft's words and marks; a row is known by its number in printed order, from 0."""

    def __init__(self, draft: Draft, points: Iterable[Point]) -> None:
        self.text = draft.source
        nodes = list(draft.nodes())
        self.spans = {at: [node.span] for at, node in enumerate(nodes) if _some(node.span)}
        marks = [
            Mark(kind, at, span.start, span.end)
            for at, node in enumerate(nodes)
            for kind, span in _marked(node)
            if _some(span)
        ]
        marks += [
            Mark(MarkKind.DOUBT, -1, *point.question.span, point.question.what)
            for point in points
            if point.open and not point.question.leftover and _some(point.question.span)
        ]
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]

    def part(self, around: int) -> SourcePart:
        """The stretch around a place: whole paragraphs, of a short source all."""
        start, end = self._stretch(around)
        spans = {
            at: kept
            for at, places in self.spans.items()
            if (kept := [span for span in places if span.start >= start and span.end <= end])
        }
        return SourcePart(
            self.text[start:end], start, len(self.text), self._within(start, end), spans
        )

    def _stretch(self, around: int) -> tuple[int, int]:
        length = len(self.text)
        if length <= WHOLE:
            return 0, length
        first = max(0, min(around - STRETCH // 2, length - STRETCH))
        last = min(length, first + STRETCH)
        start = self.text.find("\n", first, first + STRETCH // 4) + 1 if first else 0
        end = self.text.rfind("\n", last - STRETCH // 4, last) if last < length else last
        return start or first, end if end > 0 else last

    def _within(self, start: int, end: int) -> list[Mark]:
        near = self._marks[bisect_right(self._starts, start - 1) :]
        return [mark for mark in _until(near, end) if mark.end <= end]


def _until(marks: Sequence[Mark], end: int) -> Iterator[Mark]:
    for mark in marks:
        if mark.start >= end:
            return
        yield mark


def _marked(node: DraftNode) -> Iterator[tuple[MarkKind, Span]]:
    for span in node.heading_spans:
        yield MarkKind.HEADING, span
    for clause in node.units:
        for span in clause.spans:
            yield MarkKind.UNIT, span
    for limit in node.deadlines:
        for span in limit.spans:
            yield MarkKind.DEADLINE, span


def _some(span: Span) -> bool:
    return span.end > span.start
