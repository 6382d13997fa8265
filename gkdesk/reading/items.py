"""Items of the outline -> draft nodes: headings, clauses of units, measures, limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Doubt, DraftNode, Measure
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause
from gkdesk.reading.deadlines import Frame, read_deadlines, read_stated
from gkdesk.reading.outline import Item
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import FoundClause, find_clauses, first_leading

_RUN_IN_LENGTH = 40
_RUN_IN_SHARE = 0.6
_PAUSE = re.compile(r"[，,；;：:]")


@dataclass(frozen=True, slots=True)
class _Content:
    """An item's text without its clauses, and its sentences."""

    item: Item
    text: Traced
    clauses: tuple[FoundClause, ...]
    sentences: tuple[Span, ...]
    odd: tuple[tuple[str, Span], ...]


class Nodes:
    """Turns the items of one document into draft nodes; ``doubts`` grow on the way."""

    def __init__(
        self, roots: Iterable[Item], frame: Frame, *, first_leads: bool = False
    ) -> None:
        self.doubts: list[Doubt] = []
        self._frame = frame
        self._first_leads = first_leads
        self._contents = {id(item): _content(item) for root in roots for item in _walk(root)}
        self._run_in_levels = _run_in_levels(self._contents.values())

    def node(self, item: Item) -> DraftNode:
        """The draft node of one item with all below it."""
        content = self._contents[id(item)]
        heading, body_start = self._heading(content)
        text = content.text
        for what, span in content.odd:
            self.doubts.append(Doubt(item.path, what, span))
        return DraftNode(
            label=item.label.printed,
            level=item.level,
            path=item.path,
            heading=text.text[heading.start : heading.end],
            text=text.text,
            measures=tuple(
                Measure(text.text[start:end], text.spans(start, end))
                for start, end in content.sentences
                if start >= body_start
            ),
            units=tuple(self._units(item, content)),
            people=tuple(person for clause in content.clauses for person in clause.people),
            deadlines=tuple(self._deadlines(content)),
            children=tuple(self.node(child) for child in item.children),
            span=Span(item.paragraphs[0].span.start, item.paragraphs[-1].span.end),
            heading_spans=text.spans(*heading) if heading.end else (),
            confidence=item.confidence,
        )

    def _heading(self, content: _Content) -> tuple[Span, int]:
        """Where the heading's words are, and where the measures begin behind it."""
        text = content.text.text
        if not content.sentences:
            return Span(0, 0), 0
        first = content.sentences[0]
        words = text[first.start : first.end]
        alone = first.end == len(text) or text[first.end] == "\n"
        if (
            not words.endswith(("。", "！", "？", "；"))
            and alone
            and (content.item.children or _is_title(words))
        ):
            return Span(first.start, first.start + len(words.rstrip("：: "))), first.end
        if self._opens_with_heading(content):
            return Span(first.start, first.end - 1), first.end
        return Span(0, 0), 0

    def _opens_with_heading(self, content: _Content) -> bool:
        key = (content.item.level, content.item.label.style)
        return key in self._run_in_levels and _first_is_short(content)

    def _deadlines(self, content: _Content) -> Iterator[Deadline]:
        yield from read_deadlines(content.text, self._frame)
        for clause in content.clauses:
            for limit in () if clause.kept else clause.limits:
                yield from read_stated(limit, self._frame)

    def _units(self, item: Item, content: _Content) -> Iterator[UnitClause]:
        """The item's own clauses, and those its last child says for the whole section."""
        last = self._contents[id(item.children[-1])] if item.children else None
        own = [clause for clause in content.clauses if not (clause.section and item.level > 1)]
        spoken = [clause for clause in last.clauses if clause.section] if last else []
        for clause in [*own, *spoken]:
            yield from first_leading(clause.units) if self._first_leads else clause.units


def _walk(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _walk(child)


def _content(item: Item) -> _Content:
    body = item.body()
    clauses = find_clauses(body)
    text = _without(body, [clause for clause in clauses if not clause.kept])
    return _Content(
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


def _run_in_levels(contents: Iterable[_Content]) -> set[tuple[int, str]]:
    """The levels whose items open with a title sentence, judged over the whole document."""
    all_items: Counter[tuple[int, str]] = Counter()
    titled: Counter[tuple[int, str]] = Counter()
    for content in contents:
        key = (content.item.level, content.item.label.style)
        all_items[key] += 1
        titled[key] += _first_is_short(content) and not _PAUSE.search(
            content.text.text[slice(*content.sentences[0])]
        )
    return {key for key, count in all_items.items() if titled[key] >= _RUN_IN_SHARE * count}


def _first_is_short(content: _Content) -> bool:
    """Whether a short sentence opens the item and more follows it."""
    if not content.sentences or not (len(content.sentences) > 1 or content.item.children):
        return False
    start, end = content.sentences[0]
    return end - start <= _RUN_IN_LENGTH and content.text.text[end - 1] == "。"


def _is_title(text: str) -> bool:
    return len(text) <= _RUN_IN_LENGTH and not text.endswith(("，", ",", "、"))
