"""Where every row of a plan stands once some of a comparison was accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from gkdesk.domain.rereading import ComparedRow, Item, Part, Pick

Placed = tuple[int, int | None]
"""The number of a row and of the row it stands under."""


class Shape:
    """The tree of the rows that stand afterwards, by their numbers in the comparison.

    Where nothing is chosen it is the ledger's tree, where everything is, the document's.
    """

    def __init__(self, rows: Sequence[ComparedRow], chosen: Collection[Pick]) -> None:
        self._rows = rows
        self._chosen = chosen
        self._by_old = {row.old.key: row.number for row in rows if row.old is not None}
        self._by_new = {row.new.key: row.number for row in rows if row.new is not None}
        self._released: set[int] = set()
        self.standing = {row.number for row in rows if self._stands(row)}
        self._complete()
        while circle := self._circle():
            self._released |= circle
            self._complete()

    def placed(self) -> Iterator[Placed]:
        """The rows that stand with what they stand under, in printed order."""
        below = self._below()
        waiting: list[Placed] = [(number, None) for number in reversed(below.get(None, []))]
        while waiting:
            number, above = waiting.pop()
            yield number, above
            waiting.extend((child, number) for child in reversed(below.get(number, [])))

    def _stands(self, row: ComparedRow) -> bool:
        """Paired rows stand, new ones when they are chosen, dropped ones unless they are."""
        if row.old is not None and row.new is not None:
            return True
        return (Pick(row.number, Part.WHOLE) in self._chosen) == (row.old is None)

    def _as_new(self, row: ComparedRow) -> bool:
        """Whether a row stands where the newer document has it."""
        if row.old is None or row.number in self._released:
            return row.new is not None
        pick = Pick(row.number, Part.PLACE)
        return row.new is not None and (pick in self._chosen or not row.differs(Part.PLACE))

    def above(self, number: int) -> int | None:
        """What a row stands under."""
        row = self._rows[number]
        as_new = self._as_new(row)
        item: Item | None = row.new if as_new else row.old
        assert item is not None
        if item.parent is None:
            return None
        return (self._by_new if as_new else self._by_old)[item.parent]

    def _complete(self) -> None:
        """Let everything stand in which something stands."""
        waiting = list(self.standing)
        while waiting:
            above = self.above(waiting.pop())
            if above is not None and above not in self.standing:
                self.standing.add(above)
                waiting.append(above)

    def _circle(self) -> set[int]:
        """Sections that would stand in each other, because only one of two moves was
        chosen; empty where there are none."""
        known: set[int] = set()
        for start in self.standing:
            way: dict[int, None] = {}
            at: int | None = start
            while at is not None and at not in known and at not in way:
                way[at] = None
                at = self.above(at)
            if at in way:
                numbers = list(way)
                return set(numbers[numbers.index(at) :])
            known.update(way)
        return set()

    def _below(self) -> dict[int | None, list[int]]:
        """The rows under each row in order: those that stand as in the newer document by
        its order, each other one behind its neighbour of old."""
        under: dict[int | None, list[int]] = defaultdict(list)
        for number in sorted(self.standing):
            under[self.above(number)].append(number)
        return {above: self._in_order(numbers) for above, numbers in under.items()}

    def _in_order(self, numbers: Sequence[int]) -> list[int]:
        as_new = [number for number in numbers if self._as_new(self._rows[number])]
        as_new.sort(key=lambda number: _place(self._rows[number].new))
        others = set(numbers).difference(as_new)
        if not others:
            return as_new
        behind: dict[int | None, list[int]] = defaultdict(list)
        anchor: int | None = None
        olds = [number for number in numbers if self._rows[number].old is not None]
        for number in sorted(olds, key=lambda each: _place(self._rows[each].old)):
            if number in others:
                behind[anchor].append(number)
            elif not self._rows[number].differs(Part.PLACE):
                anchor = number
        ordered = list(behind[None])
        for number in as_new:
            ordered += [number, *behind[number]]
        return ordered


def _place(item: Item | None) -> int:
    assert item is not None
    return item.place
