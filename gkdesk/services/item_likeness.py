"""How like the items of two plans are: by the runs of two characters they share, where a run
that many items hold (政府信息公开) says little. Pure, symmetrical, without other libraries."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_YEAR = re.compile(r"\d{4}年?|年底|月底")
_HEADING = 0.45
"""What the headings weigh where both items have one."""


class Said(NamedTuple):
    """An item's heading, "" where it has none, all its words, and the headings over it."""

    heading: str
    text: str
    above: str = ""


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


def all_like(ones: Sequence[Said], others: Sequence[Said], least: float) -> Iterator[Pair]:
    """All pairs of items that are like enough."""
    weigh = _Weights([*ones, *others])
    theirs = [weigh.of(each) for each in others]
    for at, each in enumerate(ones):
        mine = weigh.of(each)
        for other, their in enumerate(theirs):
            score = _score(mine, their)
            if score >= least:
                yield Pair(at, other, score)


_Vector = dict[str, float]


class _Vectors(NamedTuple):
    heading: _Vector
    text: _Vector


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
    whole = _cosine(mine.text, their.text)
    if not mine.heading or not their.heading:
        return _told(whole)
    return _told(
        max(whole, _HEADING * _cosine(mine.heading, their.heading) + (1 - _HEADING) * whole)
    )


def _cosine(one: _Vector, other: _Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(run, 0.0) for run, value in one.items())
