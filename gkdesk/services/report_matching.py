"""Which figure of one text is which of another, whatever was reworded or moved between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from gkdesk.domain.report_figures import Figure, figures

_LINE_LIKENESS: Final = 55.0
"""Below it two paragraphs are no versions of one."""
_FIGURE_SCORE: Final = 58.0
_APART_SCORE: Final = 92.0
"""What figures of two different paragraphs must reach."""
_EQUAL: Final = 35.0
_ORDER: Final = 6.0
_BREAKS: Final = re.compile(r"[，。；：、！？（）()《》\t\n]")
_ENDS: Final = re.compile(r"[。；！？\n\t]")


class At(NamedTuple):
    """A figure: the number of its line, and its number in the line, from 0."""

    line: int
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the words around it: ``clause`` are those of its clause with every
    figure masked, ``before`` those that lead to it, ``unit`` those behind it."""

    figure: Figure
    clause: str
    before: str
    unit: str


class FiguredText:
    """Lines with their figures."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        self.told = [_told(line) for line in self.lines]
        self.masked = [_masked(line, [t.figure for t in told])
                       for line, told in zip(self.lines, self.told, strict=True)]  # fmt: skip

    def places(self, line: int) -> list[At]:
        """The places of a line's figures."""
        return [At(line, number) for number in range(len(self.told[line]))]

    def at(self, place: At) -> Told:
        """The figure at a place."""
        return self.told[place.line][place.number]

    def sentence(self, place: At) -> str:
        """The sentence around a figure."""
        line, figure = self.lines[place.line], self.at(place).figure
        starts = [match.end() for match in _ENDS.finditer(line, 0, figure.start)]
        end = _ENDS.search(line, figure.end)
        return line[starts[-1] if starts else 0 : end.end() if end else len(line)].strip()


def matched(old: FiguredText, new: FiguredText) -> dict[At, At]:
    """For figures of the old text those they became: within paragraphs that are versions of
    one another, then what was moved elsewhere."""
    pairs: dict[At, At] = {}
    for was, became in _lines(old, new).items():
        pairs |= _in_lines(old, new, was, became)
    taken = set(pairs.values())
    left = [at for n in range(len(old.lines)) for at in old.places(n) if at not in pairs]
    free = [at for n in range(len(new.lines)) for at in new.places(n) if at not in taken]
    return pairs | _moved(old, new, left, free)


def matched_lines(old: FiguredText, new: FiguredText, lines: dict[int, int]) -> dict[At, At]:
    """The same where it is known which line became which."""
    pairs: dict[At, At] = {}
    for was, became in lines.items():
        pairs |= _in_lines(old, new, was, became)
    return pairs


def _told(line: str) -> list[Told]:
    found = figures(line)
    told = []
    for figure in found:
        breaks = [match.end() for match in _BREAKS.finditer(line, 0, figure.start)]
        start = breaks[-1] if breaks else 0
        stop = _BREAKS.search(line, figure.end)
        end = stop.start() if stop else len(line)
        inside = [each for each in found if start <= each.start and each.end <= end]
        clause = _masked(line[start:end], inside, start)
        before = line[max(0, figure.start - 8) : figure.start]
        told.append(Told(figure, clause, before, line[figure.end : figure.end + 2]))
    return told


def _masked(line: str, found: Sequence[Figure], shift: int = 0) -> str:
    """The line with one # for each figure."""
    letters = list(line)
    for figure in found:
        for place in range(figure.start - shift, figure.end - shift):
            letters[place] = ""
        letters[figure.start - shift] = "#"
    return "".join(letters)


def _lines(old: FiguredText, new: FiguredText) -> dict[int, int]:
    """Which paragraph became which: those with the same words first, where only one has
    them, then the likest, those behind the same neighbour before others."""
    pairs = _same_words(old.lines, new.lines, {})
    pairs |= _same_words(old.masked, new.masked, pairs)
    free = set(range(len(new.lines))) - set(pairs.values())
    left = [number for number in range(len(old.lines)) if number not in pairs]
    scored = [
        (score + _beside(pairs, was, became), -abs(was - became), was, became)
        for was in left
        for became in free
        if (score := _likeness(old.masked[was], new.masked[became])) >= _LINE_LIKENESS
    ]
    for _, _, was, became in sorted(scored, reverse=True):
        if was not in pairs and became in free:
            pairs[was] = became
            free.discard(became)
    return pairs


def _same_words(
    old: Sequence[str], new: Sequence[str], known: dict[int, int]
) -> dict[int, int]:
    """Lines whose words stand once on either side, among those not known yet."""
    taken = set(known.values())
    was, became = defaultdict(list), defaultdict(list)
    for number, words in enumerate(old):
        if number not in known:
            was[words.strip()].append(number)
    for number, words in enumerate(new):
        if number not in taken:
            became[words.strip()].append(number)
    return {
        some[0]: became[words][0]
        for words, some in was.items()
        if len(some) == len(became[words]) == 1
    }


def _beside(pairs: dict[int, int], was: int, became: int) -> float:
    """What it counts that the paragraph before or behind is the same."""
    above = pairs.get(was - 1, -1) == became - 1
    below = pairs.get(was + 1, -1) == became + 1
    return 12.0 * above + 6.0 * below


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(one, other, score_cutoff=_LINE_LIKENESS)


def _in_lines(old: FiguredText, new: FiguredText, was: int, became: int) -> dict[At, At]:
    """The figures of two versions of a paragraph; the only one left of a kind on either side
    became the other."""
    before, after = old.places(was), new.places(became)
    pairs = _figures(old, new, before, after)
    taken = set(pairs.values())
    for kind in ("number", "percent", "day"):
        ones = [at for at in before if at not in pairs and old.at(at).figure.kind == kind]
        others = [at for at in after if at not in taken and new.at(at).figure.kind == kind]
        if len(ones) == len(others) == 1:
            pairs[ones[0]] = others[0]
    return pairs


def _figures(
    old: FiguredText, new: FiguredText, was: Sequence[At], became: Sequence[At]
) -> dict[At, At]:
    """The best partners within a paragraph first, each once; of like ones those that stand
    in the same order."""
    scored = [
        (score + _ORDER - min(abs(first - second), _ORDER), -first, -second)
        for first, one in enumerate(was)
        for second, other in enumerate(became)
        if (score := _score(old.at(one), new.at(other))) >= _FIGURE_SCORE
    ]
    ranked = sorted(scored, reverse=True)
    return _each_once((was[-first], became[-second]) for _, first, second in ranked)


def _moved(
    old: FiguredText, new: FiguredText, left: Sequence[At], free: Sequence[At]
) -> dict[At, At]:
    """Figures that went to another paragraph: the same value, or the very same clause."""
    alike: dict[object, list[At]] = defaultdict(list)
    for other in free:
        told = new.at(other)
        alike[told.figure.kind, told.figure.value].append(other)
        alike[told.clause].append(other)
    scored = []
    for one in left:
        told = old.at(one)
        near = {*alike[told.figure.kind, told.figure.value], *alike[told.clause]}
        scores = ((_score(told, new.at(other)), one, other) for other in near)
        scored += [each for each in scores if each[0] >= _APART_SCORE]
    ranked = sorted(scored, key=lambda each: (-each[0], each[1], each[2]))
    return _each_once((one, other) for _, one, other in ranked)


def _each_once(ranked: Iterable[tuple[At, At]]) -> dict[At, At]:
    pairs: dict[At, At] = {}
    taken: set[At] = set()
    for one, other in ranked:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _score(one: Told, other: Told) -> float:
    """How much two figures look like one: the words around them, their unit, their value."""
    if one.figure.kind != other.figure.kind:
        return 0.0
    around = max(fuzz.ratio(one.clause, other.clause), fuzz.ratio(one.before, other.before))
    score = 0.9 * around + 10.0 * (one.unit[:1] == other.unit[:1])
    return score + (_EQUAL if one.figure.same(other.figure) else 0.0)
