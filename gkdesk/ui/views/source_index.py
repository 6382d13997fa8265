"""Which node and which marks stand at a place of the source text, by binary search."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from gkdesk.domain.marks import Mark, SourceText
from gkdesk.domain.spans import Span

WHOLE = 60_000
"""Texts up to this many characters are shown whole; longer ones in stretches."""

STRETCH = 24_000
"""Characters shown of a longer text, about half of them before the node."""

_BACKWARDS = 512
"""Spans looked at backwards from a place: more sentences than a task ever has."""


class Place(NamedTuple):
    """A stretch of the source that belongs to a node."""

    start: int
    end: int
    node_id: int


class SourceIndex:
    """Answers questions about one source text; offsets are characters of ``text``."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self._spans = source.spans
        self._places = sorted(
            Place(span.start, span.end, node_id)
            for node_id, spans in source.spans.items()
            for span in spans
            if span.end > span.start
        )
        self._marks = sorted(source.marks, key=lambda mark: (mark.start, mark.end))
        self._mark_starts = [mark.start for mark in self._marks]

    def spans_of(self, node_id: int) -> list[Span]:
        """The node's places in the source, first one first; [] when it has none."""
        return sorted(span for span in self._spans.get(node_id, ()) if span.end > span.start)

    def node_at(self, offset: int) -> int | None:
        """The innermost node whose words stand at ``offset``."""
        last = bisect_left(self._places, (offset + 1,))
        around = [
            place
            for place in self._places[max(0, last - _BACKWARDS) : last]
            if place.start <= offset < place.end
        ]
        return (
            min(around, key=lambda place: place.end - place.start).node_id if around else None
        )

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """The marks that begin in the half-open stretch."""
        return self._marks[
            bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)
        ]

    def stretch_around(self, offset: int) -> Span:
        """The paragraphs around ``offset`` that a page shows: everything when short."""
        if len(self.text) <= WHOLE:
            return Span(0, len(self.text))
        start = self.text.rfind("\n", 0, max(0, offset - STRETCH // 2)) + 1
        end = self.text.find("\n", min(len(self.text), offset + STRETCH // 2))
        last = len(self.text) if end < 0 else end
        return Span(max(start, offset - STRETCH), min(last, offset + STRETCH))
