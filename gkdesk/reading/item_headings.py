"""Whether an item opens with a heading: on a line of its own, or run in before its text.

A short first sentence may be a title or the first thing to be done. That is judged over the
document: by how most items of the level begin, and by the item's own family.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gkdesk.domain.spans import Span
from gkdesk.reading.contents import Content
from gkdesk.reading.outline import Item, walk

_LONGEST = 40
_SHARE = 0.6
_FEWEST_PARALLEL, _SMALLEST_FAMILY = 2, 3
_LONGEST_BARE, _LONGEST_UNEVEN = 14, 24
_LONGEST_PHRASE, _UNEVEN, _MOST_PHRASES = 16, 6, 3
_STOPS = ("。", "！", "？", "；")
_COMMA, _COLON = re.compile(r"[，,]"), re.compile(r"[；;：:]")
_PARTED_TITLE = re.compile(
    r"([^，。；、：:！？—–\n]{2,24}?)([：:]\s*|[—–]{1,2}\s*|[ \u3000]{1,4}(?=[^\n]{12}))"
)
_STAGE = re.compile(r"^第[一二三四五六七八]阶段[：:]")
_KINDS = {":": "colon", "：": "colon", "—": "dash", "–": "dash"}

Level = tuple[int, str]
Heading = tuple[Span, int]
"""Where a heading's words are, and where the text behind it begins."""
_NONE: Heading = (Span(0, 0), 0)


class ItemHeadings:
    """The habits of one document; ``contents`` are those of all items, by ``id``."""

    def __init__(self, roots: Sequence[Item], contents: Mapping[int, Content]) -> None:
        families = [list(roots), *(item.children for item in walk(roots) if item.children)]
        every = Counter(_level(content) for content in contents.values())
        alone = Counter(
            _level(content) for content in contents.values() if _alone(content) is not None
        )
        self._headed = {level for level, count in alone.items() if 2 * count >= every[level]}
        own = {number: self.own_line(content) for number, content in contents.items()}
        self._levels = _levels([each for number, each in contents.items() if not own[number]])
        self._families: dict[int, str] = {}
        for family in families:
            kind = _kind_of([contents[id(item)] for item in family], own)
            self._families |= dict.fromkeys(map(id, family), kind)

    def of(self, content: Content) -> Heading:
        """The item's heading; an empty one where it opens with its text."""
        if not content.sentences:
            return _NONE
        if own_line := self.own_line(content):
            return own_line, content.sentences[0].end
        level = _level(content)
        family = self._families.get(id(content.item), "")
        for kind, words, body in _titles(content, strict=False):
            if kind == family or (*level, kind) in self._levels:
                return words, body
        titled = family == "stop" or (*level, "stop") in self._levels
        bare = _bare_title(content) if titled else None
        return (bare, content.sentences[0].end) if bare else _NONE

    def own_line(self, content: Content) -> Span | None:
        """The words of a heading on a line of its own; a leaf that is nothing else is one
        where most of its level are."""
        words = _alone(content)
        if words is None or content.item.children:
            return words
        text = content.text.text
        if text[words.end : words.end + 1] in (":", "："):
            return words
        title = _is_phrase(text[slice(*words)])
        if _level(content) in self._headed:
            return words if title or words.end - words.start <= _LONGEST_UNEVEN else None
        return words if title and len(content.sentences) > 1 else None


def _level(content: Content) -> Level:
    return content.item.level, content.item.style


def _alone(content: Content) -> Span | None:
    """The words of a short unfinished first line; with items below, the whole of it."""
    if not content.sentences:
        return None
    text = content.text.text
    start, end = content.sentences[0]
    words = text[start:end]
    parent = bool(content.item.children)
    finished = words.endswith(_STOPS) and not (
        parent and len(content.sentences) == 1 and len(words) <= _LONGEST
    )
    if finished or not (end == len(text) or text[end] == "\n"):
        return None
    if not parent and (len(words) > _LONGEST or words.endswith(("，", ",", "、"))):
        return None
    bare = words.rstrip("：:。 ")
    if bare[:1] == "【" and bare[-1:] == "】":
        return Span(start + 1, start + len(bare) - 1)
    return Span(start, start + len(bare)) if bare else None


def _levels(contents: Sequence[Content]) -> set[tuple[int, str, str]]:
    """The levels whose items open with a title, by the stop, colon, dash or blank that most
    of their titles end with."""
    every: Counter[Level] = Counter()
    titled: Counter[tuple[int, str, str]] = Counter()
    for content in contents:
        level = _level(content)
        every[level] += 1
        titled.update((*level, kind) for kind, _, _ in _titles(content, strict=True))
    return {
        (depth, style, kind)
        for (depth, style, kind), count in titled.items()
        if count >= _SHARE * every[depth, style]
        and (kind == "stop" or count >= _FEWEST_PARALLEL)
    }


def _kind_of(family: Sequence[Content], own: Mapping[int, Span | None]) -> str:
    """The kind of title all of a family open with, "" where they do not."""
    run_in = [content for content in family if own[id(content.item)] is None]
    headed = len(run_in) < len(family)
    if not run_in or (len(family) < _SMALLEST_FAMILY and not headed):
        return ""
    kinds = [
        {kind for kind, _, _ in _titles(each, strict=True)}
        for each in run_in
        if not _bare_title(each)
    ]
    if not kinds:
        return ""
    return next(iter(sorted(set.intersection(*kinds), reverse=True)), "")


def _titles(content: Content, *, strict: bool) -> Iterator[tuple[str, Span, int]]:
    """The titles an item may open with: their kind, their words, and where text goes on.

    ``strict`` asks that a title sentence reads like a title.
    """
    text = content.text.text
    if not content.sentences:
        return
    start, end = content.sentences[0]
    more = len(content.sentences) > 1 or content.item.children
    short = end - start <= _LONGEST and text[end - 1] == "。"
    if more and short and not (strict and not _is_phrase(text[start : end - 1])):
        yield "stop", Span(start, end - 1), end
    match = _PARTED_TITLE.match(text, start)
    if match and match.end() < end and not _STAGE.match(match[0]):
        yield _KINDS.get(match[2][0], "blank"), Span(start, match.end(1)), match.end()


def _is_phrase(words: str) -> bool:
    """Whether a sentence is a title: one phrase, or short ones of about one length (加强领导，
    落实责任)."""
    words = _STAGE.sub("", words)
    if _COLON.search(words):
        return False
    lengths = [len(phrase) for phrase in _COMMA.split(words)]
    if len(lengths) == 1:
        return True
    even = max(lengths) - min(lengths) <= _UNEVEN and max(lengths) <= _LONGEST_PHRASE
    return even and len(lengths) <= _MOST_PHRASES


def _bare_title(content: Content) -> Span | None:
    """A single short phrase on a level of titles is a title without text (用好“村村响”。)."""
    if not content.sentences:
        return None
    text = content.text.text
    start, end = content.sentences[0]
    words = text[start:end].rstrip("。")
    longest = _LONGEST if _STAGE.match(words) else _LONGEST_BARE
    lone = len(content.sentences) == 1 and len(words) <= longest
    return Span(start, start + len(words)) if lone and not _COMMA.search(words) else None
