"""A heading over several paragraphs that are tasks of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.reading.labels import Label
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses, is_clause_line

if TYPE_CHECKING:
    from gkdesk.reading.outline import Item

_FEWEST = 2
_SHARE = 0.5
_CONFIDENCE = 0.8
_STYLE = "paragraph"


def split_paragraphs(item: Item) -> None:
    """Gives the item a child for each paragraph, where two or more of them name who is
    responsible."""
    starts = [
        number
        for number, words in enumerate(item.words)
        if number and not is_clause_line(words[0].text)
    ]
    if len(starts) < _FEWEST:
        return
    ends = [*starts[1:], len(item.words)]
    groups = [item.words[start:end] for start, end in zip(starts, ends, strict=True)]
    named = sum(_names_units(group) for group in groups)
    if named < _FEWEST or named < _SHARE * len(groups):
        return
    item.children = [_child(item, number, group) for number, group in enumerate(groups, 1)]
    begin = groups[0][0][0].origins[0]
    item.words = item.words[: starts[0]]
    item.paragraphs = [part for part in item.paragraphs if part.span.start < begin]


def _names_units(group: list[list[Traced]]) -> bool:
    text = Traced.joined([Traced.joined(words) for words in group], "\n")
    return bool(find_clauses(text))


def _child(item: Item, number: int, group: list[list[Traced]]) -> Item:
    begin = group[0][0].origins[0]
    last = group[-1][-1]
    end = last.origins[-1] + len(last) - last.starts[-1]
    return type(item)(
        label=Label("", _STYLE, 0, "", 0),
        style=_STYLE,
        level=item.level + 1,
        path=f"{item.path}/#{number}",
        words=group,
        paragraphs=[part for part in item.paragraphs if begin <= part.span.start < end],
        confidence=_CONFIDENCE,
    )
