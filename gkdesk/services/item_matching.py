"""Which item of one edition is which of another: by words and place, else by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from gkdesk.domain.rereading import Item
from gkdesk.services.likeness import Candidate, alike, greedy, likeness

SURE, LIKELY, FAINT = 80, 60, 45
"""From which likeness on (0 to 100) two texts are one: at the same number for certain, at
any place, and at the same number when nothing better is left."""

Pairs = dict[int, int]
_Name = Callable[[Item], Hashable]


def match(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    """The keys of the old items with those of the new ones, each at most once.

    Sections are matched with sections, tasks with tasks; exchanging the sides gives the
    same pairs. Time is about linear as long as most texts are the same.
    """
    pairs: Pairs = {}
    tasks, sections = _Side.both(old, new, False), _Side.both(old, new, True)
    for side in (sections, tasks):
        side.exactly(pairs)
    tasks.by_likeness(pairs)
    sections.by_contents(pairs, old, new)
    sections.by_likeness(pairs)
    return pairs


class _Side:
    """The items of one kind that are still without a partner."""

    def __init__(self, old: dict[int, Item], new: dict[int, Item], above: Mapping[int, str]):
        self.old, self.new = old, new
        self._above = above

    @classmethod
    def both(cls, old: Sequence[Item], new: Sequence[Item], section: bool) -> _Side:
        mine, theirs = _above(old), _above(new)
        above = {id(item): text for text_of in (mine, theirs) for item, text in text_of}
        return cls(
            {item.key: item for item in old if item.section is section},
            {item.key: item for item in new if item.section is section},
            above,
        )

    def exactly(self, pairs: Pairs) -> None:
        """Those with the same words: at the same number, in the same section, anywhere."""
        stages: tuple[_Name, ...] = (
            lambda item: (item.path, squeezed(item.text)),
            lambda item: (self._above[id(item)], squeezed(item.text)),
            lambda item: squeezed(item.text),
        )
        for name in stages:
            found = _grouped(self.new.values(), name)
            for words, group in _grouped(self.old.values(), name).items():
                for mine, theirs in zip(group, found.get(words, ()), strict=False):
                    self._pair(pairs, mine.key, theirs.key)

    def by_likeness(self, pairs: Pairs) -> None:
        """Those whose words are nearly the same, then whose number is."""
        self._at_one_number(pairs, SURE)
        mine, theirs = list(self.old.values()), list(self.new.values())
        found = alike([squeezed(each.text) for each in mine],
                      [squeezed(each.text) for each in theirs], LIKELY)  # fmt: skip
        for one, other in greedy(
            _candidate(score, mine[i], theirs[j]) for i, j, score in found
        ):
            self._pair(pairs, one, other)
        self._at_one_number(pairs, FAINT)

    def by_contents(self, pairs: Pairs, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Sections that hold half of the same items or more; those found so are
        contents of the sections above them."""
        size = Counter(item.parent for item in old), Counter(item.parent for item in new)
        parent_of_new = {item.key: item.parent for item in new}
        while True:
            votes: Counter[tuple[int, int]] = Counter()
            for item in old:
                above = parent_of_new.get(pairs.get(item.key, -1))
                if item.parent in self.old and above in self.new:
                    votes[item.parent, above] += 1
            found = [
                _candidate(count, self.old[i], self.new[j])
                for (i, j), count in votes.items()
                if 2 * count >= max(size[0][i], size[1][j])
            ]
            for one, other in greedy(found):
                self._pair(pairs, one, other)
            if not found:
                break

    def _at_one_number(self, pairs: Pairs, least: int) -> None:
        """Those whose number stands once on either side, if they are alike enough."""
        theirs = _grouped(self.new.values(), lambda item: item.path)
        for path, group in _grouped(self.old.values(), lambda item: item.path).items():
            others = theirs.get(path, [])
            if len(group) == len(others) == 1:
                mine, other = group[0], others[0]
                if likeness(squeezed(mine.text), squeezed(other.text)) >= least:
                    self._pair(pairs, mine.key, other.key)

    def _pair(self, pairs: Pairs, mine: int, theirs: int) -> None:
        pairs[mine] = theirs
        del self.old[mine], self.new[theirs]


def _candidate(score: float, one: Item, other: Item) -> Candidate:
    same = one.path == other.path
    return Candidate(score, same, one.key, other.key, one.place, other.place)


def squeezed(text: str) -> str:
    """A text without its blanks, which differ from one file format to another."""
    return "".join(text.split())


def _grouped(items: Iterable[Item], name: _Name) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[name(item)].append(item)
    return groups


def _above(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """Every item with the words of the section it stands in."""
    text = {item.key: squeezed(item.text) for item in items}
    return [(item, text.get(item.parent or 0, "")) for item in items]
