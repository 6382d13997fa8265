"""What a person said about units, laid over the clauses that were found in an item."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.spans import Span
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import FoundClause, forced_clause


def answered(
    clauses: Sequence[FoundClause], body: Traced, said: Sequence[Answer]
) -> list[FoundClause]:
    """The item's clauses with UNITS and NO_UNITS carried out."""
    found = list(clauses)
    for answer in said:
        place = _place(body, answer.span)
        if place is None:
            continue
        found = [each for each in found if each.end <= place.start or place.end <= each.start]
        if answer.kind is AnswerKind.UNITS:
            found.append(forced_clause(body, place.start, place.end, answer.value))
    return sorted(found, key=lambda clause: clause.start)


def _place(body: Traced, span: Span) -> Span | None:
    """Where a place of the source stands in the item's words."""
    for number, origin in enumerate(body.origins):
        start = body.starts[number]
        end = body.starts[number + 1] if number + 1 < len(body.starts) else len(body)
        if origin <= span.start < origin + end - start:
            at = start + span.start - origin
            return Span(at, min(at + span.end - span.start, len(body)))
    return None
