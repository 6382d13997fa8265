"""Two wordings parted into what they share and what is only theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

Piece = tuple[str, bool]
"""Words, and whether the other side has them not."""

_LONGEST = 3_000
"""Longer texts are compared from both ends only: difflib takes the square of the length."""


_NAMES = re.compile(r"[^、；：\n]+|[、；：\n]")


def parted(
    before: str, after: str, *, by_names: bool = False
) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; ``by_names`` parts lists nowhere but between their names. A
    text that stands alone has nothing to mark."""
    if not before or not after:
        return [(before, False)] if before else [], [(after, False)] if after else []
    one: list[Piece] = []
    other: list[Piece] = []
    stretches = _of_names(before, after) if by_names else _stretches(before, after)
    for same, i, j, k, m in stretches:
        _add(one, before[i:j], not same)
        _add(other, after[k:m], not same)
    return one, other


_Stretch = tuple[bool, int, int, int, int]
"""Whether both sides share it, and from where to where it stands in either."""


def _of_names(before: str, after: str) -> list[_Stretch]:
    ones, others = _NAMES.findall(before), _NAMES.findall(after)
    starts, ends = (list(accumulate(map(len, names), initial=0)) for names in (ones, others))
    return [
        (same, starts[i], starts[j], ends[k], ends[m])
        for same, i, j, k, m in _matched(ones, others)
    ]


def _matched(ones: Sequence[str], others: Sequence[str]) -> list[_Stretch]:
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    return [(tag == "equal", i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes()]


def _stretches(before: str, after: str) -> list[_Stretch]:
    if len(before) + len(after) > 2 * _LONGEST:
        return _ends(before, after)
    return _matched(before, after)


def _ends(before: str, after: str) -> list[_Stretch]:
    """The same beginning, what differs, the same end."""
    shortest = min(len(before), len(after))
    head = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    tail = next(
        (at for at in range(shortest - head) if before[-1 - at] != after[-1 - at]),
        shortest - head,
    )
    i, j = len(before) - tail, len(after) - tail
    return [
        (True, 0, head, 0, head),
        (False, head, i, head, j),
        (True, i, len(before), j, len(after)),
    ]


def _add(pieces: list[Piece], words: str, own: bool) -> None:
    """Another piece; one shared character between two own ones only makes them restless."""
    if not words:
        return
    if own and len(pieces) > 1 and len(pieces[-1][0]) == 1 and pieces[-2][1]:
        between, _shared = pieces.pop()
        words = pieces.pop()[0] + between + words
    pieces.append((words, own))
