"""How like two texts are, and the best pairs among many. Loads rapidfuzz when first used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_ALL = 250_000
"""So many comparisons may give every pair that is alike enough; of more only the best."""

_BEST = 8


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
    from rapidfuzz import fuzz, process

    most = None if len(ones) * len(others) <= _ALL else _BEST
    for at, text in enumerate(ones):
        found = process.extract(
            text, others, scorer=fuzz.ratio, score_cutoff=least, limit=most, processor=None
        )
        for _text, score, other in found:
            yield at, other, score


def greedy(candidates: Iterable[Candidate]) -> Iterator[tuple[int, int]]:
    """The best pairs first, no key twice. Two that share a key never rank the same, so
    exchanging the sides changes nothing."""
    taken: tuple[set[int], set[int]] = set(), set()
    for each in sorted(candidates, key=_rank):
        if each.one not in taken[0] and each.other not in taken[1]:
            taken[0].add(each.one)
            taken[1].add(each.other)
            yield each.one, each.other


def _rank(each: Candidate) -> tuple[float, bool, int, int]:
    apart = abs(each.place - each.other_place)
    return -each.score, not each.same_number, apart, each.place + each.other_place
