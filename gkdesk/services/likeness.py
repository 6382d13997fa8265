"""How like two texts are, and the best pairs among many. Loads rapidfuzz when first used."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_ALL = 250_000
"""So many comparisons are made one by one; of more only those that promise something."""

_BEST, _GRAM, _COMMON = 8, 3, 40
"""Then a text is compared with the few that share most of its runs of three characters;
a run that more than forty texts hold says nothing."""


class Candidate(NamedTuple):
    """A pair that could be one: its score, whether it stands at one number, the keys, and
    how far down each stands."""

    score: float
    same_number: bool
    one: int
    other: int
    place: int
    other_place: int


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 100; exchanging them changes nothing."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))


def alike(
    ones: Sequence[str], others: Sequence[str], least: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs of at least that likeness, by their positions."""
    from rapidfuzz import fuzz

    few = len(ones) * len(others) <= _ALL
    everyone = range(len(others))
    promising = (everyone for _one in ones) if few else _promising(ones, others)
    for at, (text, positions) in enumerate(zip(ones, promising, strict=True)):
        for other in positions:
            score = fuzz.ratio(text, others[other], score_cutoff=least)
            if score:
                yield at, other, score


def _promising(ones: Sequence[str], others: Sequence[str]) -> Iterator[list[int]]:
    """For each text the positions of those it is worth comparing with."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(others):
        for gram in _grams(text):
            holders[gram].append(at)
    for text in ones:
        shared: Counter[int] = Counter()
        for gram in _grams(text):
            found = holders.get(gram, ())
            if len(found) <= _COMMON:
                shared.update(found)
        yield [at for at, _count in shared.most_common(_BEST)]


def _grams(text: str) -> dict[str, None]:
    return dict.fromkeys(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))


def greedy(candidates: Iterable[Candidate]) -> Iterator[tuple[int, int]]:
    """The best pairs first, no key twice. Two that share a key never rank the same, so
    exchanging the sides changes nothing."""
    taken: tuple[set[int], set[int]] = set(), set()
    for each in sorted(candidates, key=rank):
        if each.one not in taken[0] and each.other not in taken[1]:
            taken[0].add(each.one)
            taken[1].add(each.other)
            yield each.one, each.other


def rank(each: Candidate) -> tuple[float, bool, int, int]:
    """By what candidates are sorted, the best first."""
    apart = abs(each.place - each.other_place)
    return -each.score, not each.same_number, apart, each.place + each.other_place
