"""Which node stands at a place of the source text, by binary search."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from gkdesk.domain.marks import SourcePart
from gkdesk.domain.spans import Span

_BACKWARDS = 512
"""Spans looked at backwards from a place: more sentences than a task ever has."""


class Place(NamedTuple):
    """A stretch of the source that belongs to a node."""

    start: int
    end: int
    node_id: int


class SourceIndex:
    """Answers questions about a part of a source; offsets count in the whole source."""

    def __init__(self, part: SourcePart) -> None:
        self.part = part
        self._places = sorted(
            Place(span.start, span.end, node_id)
            for node_id, spans in part.spans.items()
            for span in spans
            if span.end > span.start
        )

    def spans_of(self, node_id: int) -> list[Span]:
        """The node's places in the source, first one first; [] when it has none here."""
        spans = self.part.spans.get(node_id, [])
        return sorted(span for span in spans if span.end > span.start)

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

    def edge_node(self, *, last: bool) -> int | None:
        """The first or last node of the part."""
        return self._places[-1 if last else 0].node_id if self._places else None
