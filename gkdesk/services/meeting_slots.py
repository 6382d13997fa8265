"""What stands on a list, in its order, before any of it is read in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.units import Role
from gkdesk.exports.printed_list import PrintedHeading


class Slot(NamedTuple):
    """A row of a list. ``node`` is what it shows: the task, or of a due point (``item``) the
    row that carries it. ``number`` is its 序号. ``role`` is the part of the unit whose list
    this is."""

    task: int
    node: int
    number: int
    role: Role | None = None
    item: AgendaItem | None = None


SlotLine = Slot | PrintedHeading


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading, which ``number`` counts from 1."""

    words: str
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Held:
    """All of a list. ``told`` are words about it that its subtitle says."""

    lines: list[SlotLine]
    told: tuple[str, ...] = ()

    @property
    def slots(self) -> Iterator[Slot]:
        """The rows alone."""
        return (line for line in self.lines if isinstance(line, Slot))

    @property
    def tasks(self) -> int:
        """How many different tasks it holds."""
        return len({slot.task for slot in self.slots})


def grouped(groups: Iterable[Group], *, own_pages: bool, told: tuple[str, ...] = ()) -> Held:
    """The groups one after the other, each under its heading; one without words stands
    bare."""
    lines: list[SlotLine] = []
    for group in groups:
        if group.words:
            lines.append(PrintedHeading(1, group.words, own_pages))
        lines += group.slots
    return Held(lines, told)


def numbered(slots: Iterable[Slot], first: int = 1) -> list[Slot]:
    """The rows with running numbers."""
    return [slot._replace(number=number) for number, slot in enumerate(slots, first)]
