"""A heading over several paragraphs that are tasks of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.labels import Label
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses, is_clause_line

if TYPE_CHECKING:
    from gkdesk.reading.outline import Item

_ANY_YEAR = Frame(2000)
_FEWEST = 2
_SHARE = 0.5
_CONFIDENCE = 0.8
_STYLE = "paragraph"


def split_paragraphs(item: Item) -> None:
    """Gives the item a child for each paragraph, where two or more of them name who is
    responsible or until when."""
    starts = [
        number for number, words in enumerate(item.words) if number and not _is_clause(words)
    ]
    if len(starts) < _FEWEST:
        return
    ends = [*starts[1:], len(item.words)]
    groups = [item.words[start:end] for start, end in zip(starts, ends, strict=True)]
    named = sum(_is_task(group) for group in groups)
    if named < _FEWEST or named < _SHARE * len(groups):
        return
    item.children = [_child(item, number, group) for number, group in enumerate(groups, 1)]
    begin = groups[0][0][0].origins[0]
    item.words = item.words[: starts[0]]
    item.paragraphs = [part for part in item.paragraphs if part.span.start < begin]


def _is_clause(words: list[Traced]) -> bool:
    """Whether a paragraph says nothing but who is responsible."""
    if is_clause_line(words[0].text):
        return True
    text = Traced.joined(words)
    covered = sum(clause.end - clause.start for clause in find_clauses(text))
    return text.text[:1] in "（(〔[【" and covered >= len(text.text.rstrip("。"))


def _is_task(group: list[list[Traced]]) -> bool:
    """Whether a paragraph says who is responsible, or opens with its time."""
    text = Traced.joined([Traced.joined(words) for words in group], "\n")
    if find_clauses(text):
        return True
    limits = read_deadlines(text, _ANY_YEAR)
    return bool(limits) and text.text.startswith(limits[0].expression)


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
