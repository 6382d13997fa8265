"""What a read document holds, counted and quoted for the review before it is taken in."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span

_LONGEST_QUOTE = 90


class Figures(NamedTuple):
    """How many of each; ``tasks`` are what the ledger numbers through."""

    sections: int
    tasks: int
    measures: int
    units: int
    limits: int

    @property
    def words(self) -> str:
        return (
            f"{self.sections} 个部分、{self.tasks} 条任务、{self.measures} 项具体措施、"
            f"{self.units} 个单位、{self.limits} 处时限"
        )


class Quote(NamedTuple):
    """The source line of a doubt, parted at the doubtful words."""

    before: str
    words: str
    after: str


def figures(draft: Draft) -> Figures:
    """Count a draft."""
    leaves = list(draft.leaves())
    names = {name for node in draft.nodes() for clause in node.units for name in clause.names}
    return Figures(
        sections=sum(1 for node in draft.outline if node.children),
        tasks=len(leaves),
        measures=sum(max(1, len(node.measures)) for node in leaves),
        units=len(names),
        limits=sum(len(node.deadlines) for node in draft.nodes()),
    )


def place_words(path: str) -> str:
    """A path as a person says it: 一/二/4 is 一（二）4; "" is the document itself."""
    numbers = [number.lstrip("#") for number in path.split("/") if number]
    if not numbers:
        return "全文"
    if len(numbers) == 1:
        return numbers[0]
    return f"{numbers[0]}（{numbers[1]}）" + "-".join(numbers[2:])


def quoted(source: str, span: Span) -> Quote | None:
    """The line around a span, cut to a readable length; None where the span is empty."""
    if span.end <= span.start:
        return None
    start = source.rfind("\n", 0, span.start) + 1
    end = source.find("\n", span.end)
    line_end = len(source) if end < 0 else end
    words = source[span.start : span.end].replace("\n", "")
    room = max(8, (_LONGEST_QUOTE - min(len(words), _LONGEST_QUOTE)) // 2)
    before = source[start : span.start].lstrip()
    after = source[span.end : line_end].rstrip()
    if len(before) > room:
        before = "…" + before[-room:]
    if len(after) > room:
        after = after[:room] + "…"
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE] + "…"
    return Quote(before, words, after)
