"""Items of the outline -> draft nodes: headings, clauses of units, measures, limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Doubt, DraftNode, Measure
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause
from gkdesk.reading.deadlines import Frame, read_deadlines, read_stated
from gkdesk.reading.outline import Item, walk
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.unit_answers import answered
from gkdesk.reading.units import FoundClause, find_clauses, first_leading

_RUN_IN_LENGTH = 40
_RUN_IN_SHARE = 0.6
_FEWEST_PARALLEL, _SMALLEST_FAMILY = 2, 3
_PARTED_TITLE = re.compile(
    r"([^，。；、：:！？—–\n]{2,24}?)([：:]\s*|[—–]{1,2}\s*|[ \u3000]{1,4}(?=[^\n]{12}))"
)
_COMMA, _COLON = re.compile(r"[，,]"), re.compile(r"[；;：:]")
_LONGEST_PHRASE, _UNEVEN, _MOST_PHRASES = 14, 3, 3
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
        self,
        roots: Sequence[Item],
        frame: Frame,
        *,
        first_leads: bool = False,
        answers: Sequence[Answer] = (),
    ) -> None:
        self.doubts: list[Doubt] = []
        self._frame = frame
        self._first_leads = first_leads
        said = [
            each for each in answers if each.kind in (AnswerKind.UNITS, AnswerKind.NO_UNITS)
        ]
        self._contents = {id(item): _content(item, said) for item in walk(roots)}
        self._run_in_levels = _run_in_levels(self._contents.values())
        self._headed_families = _headed_families(roots, self._contents)

    def node(self, item: Item) -> DraftNode:
        """The draft node of one item with all below it."""
        content = self._contents[id(item)]
        heading, body_start = self._heading(content)
        text = content.text
        for what, span in content.odd:
            seen = Choice("照原文", Answer(AnswerKind.SEEN, span))
            self.doubts.append(Doubt(item.path, what, span, "括号不一致", (seen,)))
        return DraftNode(
            label=item.label.printed,
            level=item.level,
            path=item.path,
            heading=text.text[heading.start : heading.end],
            text=text.text,
            measures=tuple(
                Measure(text.text[start:end], text.spans(start, end))
                for start, end in _behind(content.sentences, body_start)
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
        own_line = _own_line(content)
        if own_line is not None:
            return own_line, content.sentences[0].end
        key = (content.item.level, content.item.label.style)
        for kind, words_at, body in _titles(content, strict=False):
            if (*key, kind) in self._run_in_levels or (
                id(content.item) in self._headed_families and kind == "stop"
            ):
                return words_at, body
        return Span(0, 0), 0

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


def _behind(found: Sequence[Span], start: int) -> Iterator[Span]:
    """The sentences behind an offset, the one it parts from there on."""
    return (Span(max(each.start, start), each.end) for each in found if each.end > start)


def _content(item: Item, said: Sequence[Answer]) -> _Content:
    body = item.body()
    clauses = answered(find_clauses(body), body, said)
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


def _is_phrase(words: str) -> bool:
    """Whether a sentence is a title: one phrase, or short ones of about one length (加强领导，
    落实责任)."""
    phrases = _COMMA.split(words)
    if len(phrases) == 1:
        return _PAUSE.search(words) is None
    lengths = [len(phrase) for phrase in phrases]
    even = max(lengths) - min(lengths) <= _UNEVEN and max(lengths) <= _LONGEST_PHRASE
    return even and len(phrases) <= _MOST_PHRASES and not _COLON.search(words)


def _own_line(content: _Content) -> Span | None:
    """The words of a heading on a line of its own, None where the item opens with text."""
    if not content.sentences:
        return None
    text = content.text.text
    start, end = content.sentences[0]
    words = text[start:end]
    alone = end == len(text) or text[end] == "\n"
    finished = words.endswith(("。", "！", "？", "；"))
    if finished and content.item.children:
        finished = len(content.sentences) > 1 or len(words) > _RUN_IN_LENGTH
    if not alone or finished or not (content.item.children or _is_title(words)):
        return None
    bare = words.rstrip("：:。 ")
    if bare[0] == "【" and bare[-1] == "】":
        return Span(start + 1, start + len(bare) - 1)
    return Span(start, start + len(bare))


def _run_in_levels(contents: Iterable[_Content]) -> set[tuple[int, str, str]]:
    """The levels whose items open with a title, judged over the whole document: by the stop,
    colon, dash or blank that most of their titles end with."""
    every: Counter[tuple[int, str]] = Counter()
    titled: Counter[tuple[int, str, str]] = Counter()
    for content in contents:
        key = (content.item.level, content.item.label.style)
        every[key] += 1
        titled.update((*key, kind) for kind, _, _ in _titles(content, strict=True))
        titled[(*key, "stop")] += _own_line(content) is not None
    return {
        (level, style, kind)
        for (level, style, kind), count in titled.items()
        if count >= _RUN_IN_SHARE * every[level, style]
        and (kind == "stop" or count >= _FEWEST_PARALLEL)
    }


def _headed_families(roots: Sequence[Item], contents: Mapping[int, _Content]) -> set[int]:
    """The items of families that all open with a title sentence, whatever others do."""
    families = [roots, *(item.children for item in walk(roots))]
    return {
        id(item)
        for family in families
        if len(family) >= _SMALLEST_FAMILY
        for item in family
        if all(_opens_with_title(contents[id(each)]) for each in family)
    }


def _opens_with_title(content: _Content) -> bool:
    return any(kind == "stop" for kind, _, _ in _titles(content, strict=True))


def _titles(content: _Content, *, strict: bool) -> Iterator[tuple[str, Span, int]]:
    """The titles an item may open with: their kind, their words, and where text goes on.

    ``strict`` asks that a title sentence has no pause in it.
    """
    text = content.text.text
    if not content.sentences:
        return
    start, end = content.sentences[0]
    more = len(content.sentences) > 1 or content.item.children
    short = end - start <= _RUN_IN_LENGTH and text[end - 1] == "。"
    if more and short and not (strict and not _is_phrase(text[start : end - 1])):
        yield "stop", Span(start, end - 1), end
    match = _PARTED_TITLE.match(text, start)
    if match and match.end() < end:
        kind = {":": "colon", "：": "colon", "—": "dash", "–": "dash"}.get(match[2][0], "blank")
        yield kind, Span(start, match.end(1)), match.end()


def _is_title(text: str) -> bool:
    return len(text) <= _RUN_IN_LENGTH and not text.endswith(("，", ",", "、"))
