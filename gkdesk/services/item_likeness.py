"""How like the items of two plans are: by the runs of two characters they share, where a run
that many items hold (政府信息公开) says little. Pure, symmetrical, without other libraries."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappush, heapreplace
from typing import NamedTuple

_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_YEAR = re.compile(r"\d{4}年?|年底|月底")
_HEADING = 0.45
"""What the headings weigh where both items have one."""
_FEW, _COMMON = 16, 150
"""So many items are looked at closely for each; a run that more of them hold says too little
to be followed."""


class Said(NamedTuple):
    """An item's heading, "" where it has none, and all its words."""

    heading: str
    text: str


class Pair(NamedTuple):
    """The places of two items and their likeness, 0 to 100."""

    one: int
    other: int
    score: float


def likest(ones: Sequence[Said], others: Sequence[Said], least: float) -> Iterator[Pair]:
    """For each item the likest of the other plan, where it is like enough."""
    weigh = _Weights([*ones, *others])
    theirs = [weigh.of(each) for each in others]
    for at, each in enumerate(ones):
        mine = weigh.of(each)
        scores = ((_score(mine, their), -other) for other, their in enumerate(theirs))
        best = max(scores, default=(0.0, 0))
        if best[0] >= least:
            yield Pair(at, -best[1], best[0])


def alike(ones: Sequence[Said], others: Sequence[Said], least: float) -> Iterator[Pair]:
    """The pairs that are like enough, as far as they are among the likest few of one of
    both items by their words. Time grows with the runs that items share, not with all pairs."""
    weigh = _Weights([*ones, *others])
    mine, theirs = [weigh.of(each) for each in ones], [weigh.of(each) for each in others]
    for (one, other), whole in sorted(_promising(mine, theirs).items()):
        score = _with_headings(whole, mine[one], theirs[other])
        if score >= least:
            yield Pair(one, other, score)


_Vector = dict[str, float]


class _Vectors(NamedTuple):
    heading: _Vector
    text: _Vector


def _promising(
    ones: Sequence[_Vectors], others: Sequence[_Vectors]
) -> dict[tuple[int, int], float]:
    """For each item of either side the few of the other that share most of its words, with
    how much that is."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for other, their in enumerate(others):
        for run, value in their.text.items():
            holders[run].append((other, value))
    found: dict[tuple[int, int], float] = {}
    likest_ones = [_Likest() for _ in others]
    for one, mine in enumerate(ones):
        few = _Likest()
        for other, together in _shared(mine.text, holders).items():
            if together > few.least:
                few.take(together, other)
            if together > likest_ones[other].least:
                likest_ones[other].take(together, one)
        found.update(((one, other), together) for together, other in few.heap)
    for other, few in enumerate(likest_ones):
        found.update(((one, other), together) for together, one in few.heap)
    return found


def _shared(
    mine: _Vector, holders: Mapping[str, Sequence[tuple[int, float]]]
) -> dict[int, float]:
    """How much of an item's words others hold, by their places."""
    shared: dict[int, float] = defaultdict(float)
    for run, value in mine.items():
        held = holders.get(run, ())
        if len(held) <= _COMMON:
            for other, their_value in held:
                shared[other] += value * their_value
    return shared


class _Likest:
    """The few that share most; ``least`` is what another must share more than."""

    __slots__ = ("heap", "least")

    def __init__(self) -> None:
        self.heap: list[tuple[float, int]] = []
        self.least = 0.0

    def take(self, together: float, which: int) -> None:
        """Take one in, and let the one go that shares least where there are too many."""
        if len(self.heap) < _FEW:
            heappush(self.heap, (together, which))
        else:
            heapreplace(self.heap, (together, which))
        if len(self.heap) == _FEW:
            self.least = self.heap[0][0]


class _Weights:
    """What each run of two characters weighs: the fewer items hold it, the more."""

    def __init__(self, items: Sequence[Said]) -> None:
        held = Counter(run for each in items for run in set(_runs(each.text)))
        self._weight = {
            run: math.log((1 + len(items)) / number) for run, number in held.items()
        }

    def of(self, each: Said) -> _Vectors:
        return _Vectors(self._vector(each.heading), self._vector(each.text))

    def _vector(self, text: str) -> _Vector:
        counted = Counter(_runs(text))
        weighed = {
            run: (1 + math.log(number)) * self._weight.get(run, 0.0)
            for run, number in counted.items()
        }
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {run: value / length for run, value in weighed.items()}


def _runs(text: str) -> list[str]:
    found = []
    for words in _WORDS.findall(_YEAR.sub("", text)):
        found += [words[at : at + 2] for at in range(len(words) - 1)]
    return found


def _told(share: float) -> float:
    """A share of common words as people rate likeness: half of them is like, not half so."""
    return 100 * math.sqrt(min(1.0, share))


def _score(mine: _Vectors, their: _Vectors) -> float:
    return _with_headings(_cosine(mine.text, their.text), mine, their)


def _with_headings(whole: float, mine: _Vectors, their: _Vectors) -> float:
    if not mine.heading or not their.heading:
        return _told(whole)
    return _told(
        max(whole, _HEADING * _cosine(mine.heading, their.heading) + (1 - _HEADING) * whole)
    )


def _cosine(one: _Vector, other: _Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(run, 0.0) for run, value in one.items())
