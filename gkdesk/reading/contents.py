"""An item's words without its responsibility clauses, and the sentences in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.domain.answers import Answer
from gkdesk.domain.spans import Span
from gkdesk.reading.outline import Item
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import FoundClause, find_clauses
from gkdesk.reading.units.answers import answered


@dataclass(frozen=True, slots=True)
class Content:
    """An item's text without its clauses, the clauses, and the sentences; ``odd`` are the
    clauses a person should look at, each with the reason and its place."""

    item: Item
    text: Traced
    clauses: tuple[FoundClause, ...]
    sentences: tuple[Span, ...]
    odd: tuple[tuple[str, Span], ...]


def content_of(item: Item, said: Sequence[Answer]) -> Content:
    """The content of an item; ``said`` are a person's answers about units."""
    body = item.body()
    clauses = answered(find_clauses(body), body, said)
    text = _without(body, [clause for clause in clauses if not clause.kept])
    return Content(
        item=item,
        text=text,
        clauses=tuple(clauses),
        sentences=tuple(sentences(text.text)),
        odd=tuple(
            (clause.odd, body.spans(clause.start, clause.end)[0])
            for clause in clauses
            if clause.odd
        ),
    )


def _without(body: Traced, clauses: Sequence[FoundClause]) -> Traced:
    """The item's words without its clauses."""
    if not clauses:
        return body.stripped()
    kept: list[Traced] = []
    position = 0
    for clause in clauses:
        kept.append(body.cut(position, clause.start))
        position = clause.end
    kept.append(body.cut(position, len(body)))
    return Traced.joined(one for one in kept if one.text.strip()).stripped()
