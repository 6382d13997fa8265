"""Where one sentence holds several demands: clauses parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|\d{1,2}[.．、)）])"
)
_OPENING, _CLOSING = "（([〔【《〈“‘「『", "）)]〕】》〉”’」』"

Stretch = tuple[int, int]


def clause_cuts(
    text: str, sentence: Stretch, stands_alone: Callable[[int, int], bool]
) -> list[int]:
    """Where the clauses of a sentence begin, but the first: numbered ones (一是…；二是…), or
    such that each ``stands_alone``. Semicolons within quotation marks, book marks and
    brackets part nothing; what leads to the first clause stays with it."""
    edges = [sentence[0], *_semicolons(text, sentence), sentence[1]]
    clauses = [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
    following = clauses[1:]
    if not following:
        return []
    numbered = all(_NUMBERED.match(text, start, end) for start, end in following)
    alone = numbered or all(stands_alone(start, end) for start, end in clauses)
    return [start for start, _end in following] if alone else []


def _semicolons(text: str, sentence: Stretch) -> list[int]:
    """The places behind the semicolons of a sentence that stand in no brackets."""
    found, depth = [], 0
    for at in range(*sentence):
        sign = text[at]
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if sign in "；;" and not depth:
            found.append(at + 1)
    return found
