"""Where the last item ends and the closing words of the notice begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gkdesk.reading.units import is_clause_line

if TYPE_CHECKING:
    from gkdesk.reading.outline import Item, Outline

_CUE = re.compile(
    r"各[^，。；]{0,20}(?:要|应|须|请|于|根据|按照|结合|对照)|请|以上|特此|注[:：]|备注|说明[:：]"
    r"|本(?:方案|要点|通知|计划|分工|意见|办法)|(?:\d{4}|[〇○零一二三四五六七八九]{4})年"
    r"|[^，。；]{0,12}(?:办公室|政府办|公开办)(?:将|要|负责)"
)


def split_closing(outline: Outline) -> None:
    """Moves finished paragraphs behind the last item's own to the paragraphs that belong
    to none."""
    item = _last(outline)
    if item is None or len(item.words) == 1:
        return
    keep = _own(item, _usual(outline, item))
    if keep == len(item.words):
        return
    first = item.words[keep][0].origins[0]
    moved = [part for part in item.paragraphs if part.span.start >= first]
    outline.rest = moved + outline.rest
    item.paragraphs = item.paragraphs[: len(item.paragraphs) - len(moved)]
    item.words = item.words[:keep]


def _last(outline: Outline) -> Item | None:
    item = None
    level = outline.roots
    while level:
        item = level[-1]
        level = item.children
    return item


def _usual(outline: Outline, item: Item) -> int:
    """How many paragraphs of their own the other items of the style have, 0 where there is
    no other."""
    counts = sorted(
        sum(not _is_clause(one[0].text) for one in other.words)
        for other in _walk(outline.roots)
        if other.style == item.style and other is not item and not other.children
    )
    return counts[(len(counts) - 1) // 2] if counts else 0


def _walk(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _own(item: Item, usual: int) -> int:
    """How many of the last item's paragraphs are its own."""
    texts = [one[0].text for one in item.words]
    headed = not item.words[0][-1].text.endswith(("。", "！", "？", "；"))
    own = clauses = 0
    for number, text in enumerate(texts):
        if _is_clause(text):
            clauses += 1
        elif number == 0 or (headed and own == 1 and not clauses and usual != 1):
            own += 1  # a heading alone is no task where others have text below them
        elif clauses or _ends(own, usual, text):
            return number
        else:
            own += 1
    return len(texts)


def _ends(own: int, usual: int, text: str) -> bool:
    return own >= usual if usual else bool(_CUE.match(text))


def _is_clause(text: str) -> bool:
    return text.startswith(("（", "(", "〔", "[", "【")) or is_clause_line(text)
