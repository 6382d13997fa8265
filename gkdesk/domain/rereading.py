"""A corrected notice beside what the ledger holds of it: which item is which, what differs.

"Old" is always the ledger's side, "new" the document's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.tasks import Assignment


class RowKind(StrEnum):
    """What became of an item. Moved: the same words, under another section or in another
    order."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    DROPPED = "dropped"


class Part(StrEnum):
    """What of an item differs, and so can be accepted by itself. Words: heading, text and
    its sentences. Place: the section it stands in, or its order. Whole: it is new, or no
    longer printed. Notice: title, number and day of the notice."""

    WORDS = "words"
    UNITS = "units"
    LIMIT = "limit"
    LABEL = "label"
    PLACE = "place"
    WHOLE = "whole"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Item:
    """A section or a task with what is printed of it; ``key`` tells it from the others of
    its side, ``place`` counts them in printed order. A task without units of its own has
    those of its section.

    ``units_set``, ``limit_set`` are what a person put in the place of the printed words,
    None where nobody did; ``words_set`` are the words a person gave it, ``text`` is what was
    printed. ``worked`` tells that a person entered anything at all, ``placed`` that one moved
    it or a row beside it.
    """

    key: int
    place: int
    parent: int | None
    section: bool
    label: str
    path: str
    heading: str
    text: str
    units: tuple[Assignment, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    limits: tuple[Deadline, ...] = ()
    units_set: tuple[Assignment, ...] | None = None
    limit_set: Deadline | None = None
    worked: bool = False
    words_set: str | None = None
    placed: bool = False

    @property
    def name(self) -> str:
        """The item as one line names it."""
        return self.label + (self.heading or self.text)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, in the words of both sides; ``by_hand`` tells that the old
    words are a person's."""

    part: Part
    before: str
    after: str
    by_hand: bool = False


class Pick(NamedTuple):
    """One difference of a comparison: the number of its row, and which."""

    row: int
    part: Part


NOTICE_ROW = -1
"""The row number of what differs in the notice itself."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """An item of one side or of both. ``number`` is its place in the comparison."""

    number: int
    kind: RowKind
    old: Item | None
    new: Item | None
    differences: tuple[Difference, ...] = ()

    @property
    def item(self) -> Item:
        """The item as the new document has it, else as the ledger does."""
        found = self.new or self.old
        assert found is not None
        return found

    def differs(self, part: Part) -> bool:
        """Whether there is a difference of this kind."""
        return any(each.part is part for each in self.differences)


def picks(rows: Iterable[ComparedRow]) -> Iterator[tuple[Pick, Difference]]:
    """Everything that can be accepted in these rows, in their order."""
    for row in rows:
        for each in row.differences:
            yield Pick(row.number, each.part), each
