"""The lines of the morning page: groups, units to be called, rows, and what is not shown.

A group first shows a few rows, so that no long one pushes another out of sight. Units that
owe the very same rows stand together above them; a row that stood above already is marked
as such, and no number counts it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.ui.models.morning_words import QUIET, total

ORDER: Final = (Bell.TODAY, Bell.OVERDUE, Bell.THIS_WEEK, Bell.SOON, Bell.UNREPORTED)
"""Today first, so that it is always in sight; what is late follows at once."""

FIRST: Final = 6
"""Rows (or units) a group shows at first."""

MOST: Final = 200
"""Rows a group shows when it is opened; a list of the sidebar holds the rest."""

TOGETHER: Final = 3
"""Units shown above rows that they share; the others open."""


class LineKind(Enum):
    """What a line is."""

    GROUP = auto()
    EMPTY = auto()
    UNIT = auto()
    ROW = auto()
    MORE = auto()
    LESS = auto()
    LIST = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class Later:
    """A row that is put off until a day."""

    task: int
    node: int
    occurrence: int | None
    label: str
    text: str
    until: date


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``callers`` are the units of a UNIT (one) or ROW (all that share it);
    ``key`` names what a MORE or LESS line opens, ``first`` and ``last`` where the card it
    stands in begins and ends. ``again`` marks a row that stood further up already,
    ``joined`` a unit that shares its rows with the one above."""

    kind: LineKind
    bell: Bell | None
    callers: tuple[Caller, ...] = ()
    item: AgendaItem | None = None
    later: Later | None = None
    text: str = ""
    key: str = ""
    first: bool = False
    last: bool = False
    again: bool = False
    joined: bool = False

    @property
    def choosable(self) -> bool:
        """Whether keys stop at it."""
        return self.kind not in (LineKind.GROUP, LineKind.EMPTY)


@dataclass(frozen=True, slots=True)
class Block:
    """Units that owe the same rows."""

    callers: tuple[Caller, ...]
    items: tuple[AgendaItem, ...]


def blocks_of(callers: Iterable[Caller]) -> list[Block]:
    """Units with the same rows put together, at the place of the first."""
    together: dict[tuple[object, ...], list[Caller]] = {}
    for caller in callers:
        owed = (total(caller), *map(point, caller.items))
        together.setdefault(owed, []).append(caller)
    return [Block(tuple(units), units[0].items) for units in together.values()]


def point(item: AgendaItem) -> tuple[int, int | None]:
    """What makes a due point the same one under several units."""
    return item.node, item.occurrence


def lines_of(
    morning: Morning, bells: Sequence[Bell], opened: set[str], later: Sequence[Later] = ()
) -> list[Line]:
    """The lines of some groups; ``opened`` are the keys of what a person opened."""
    lines: list[Line] = []
    for bell in bells:
        lines.append(Line(LineKind.GROUP, bell))
        lines += _carded(_group(bell, morning, opened))
    if later:
        lines.append(Line(LineKind.GROUP, None, text="放到以后的"))
        lines += _carded([Line(LineKind.LATER, None, later=each) for each in later])
    return lines


def _carded(lines: Iterable[Line]) -> list[Line]:
    """The first and last line of a card know that they are."""
    card = list(lines)
    card[0] = replace(card[0], first=True)
    card[-1] = replace(card[-1], last=True)
    return card


def _group(bell: Bell, morning: Morning, opened: set[str]) -> Iterator[Line]:
    callers = morning.groups.get(bell, ())
    if not callers:
        yield Line(LineKind.EMPTY, bell, text=QUIET[bell])
    elif bell is Bell.UNREPORTED:
        yield from _units(callers, opened)
    else:
        yield from _rows(bell, morning, opened)


def _units(callers: Sequence[Caller], opened: set[str]) -> Iterator[Line]:
    """The units that have not reported: a line each, its rows when opened."""
    key = Bell.UNREPORTED.value
    shown = callers[: MOST if key in opened else FIRST]
    for caller in shown:
        yield Line(LineKind.UNIT, Bell.UNREPORTED, (caller,), key=unit_key(caller))
        if unit_key(caller) in opened:
            for item in caller.items[:FIRST]:
                yield Line(LineKind.ROW, Bell.UNREPORTED, (caller,), item)
            if total(caller) > FIRST:
                rest = f"其余 {total(caller) - FIRST} 条，看这个单位的全部任务"
                yield Line(LineKind.LIST, Bell.UNREPORTED, (caller,), text=rest)
    hidden = len(callers) - len(shown)
    if hidden and key not in opened:
        yield Line(LineKind.MORE, Bell.UNREPORTED, text=f"还有 {hidden} 个单位", key=key)
    elif key in opened and len(callers) > FIRST:
        yield Line(LineKind.LESS, Bell.UNREPORTED, text="收起", key=key)


def unit_key(caller: Caller) -> str:
    """Under which the rows of a unit that has not reported are opened."""
    return f"{Bell.UNREPORTED}/{caller.unit}"


def _rows(bell: Bell, morning: Morning, opened: set[str]) -> Iterator[Line]:
    """Units and rows as far as they are shown, then what is not."""
    room = MOST if bell.value in opened else FIRST
    seen: set[tuple[int, int | None]] = set()
    units = rows = 0
    for block in blocks_of(morning.groups[bell]):
        if rows >= room:
            break
        yield from _heads(bell, block, opened)
        units += len(block.callers)
        for item in block.items[: room - rows]:
            again = point(item) in seen
            seen.add(point(item))
            yield Line(LineKind.ROW, bell, block.callers, item, again=again)
        rows += len(block.items)
    yield from _rest(bell, morning, len(seen), units, opened)


def _heads(bell: Bell, block: Block, opened: set[str]) -> Iterator[Line]:
    """The units above their rows; of many the first few, and a line that opens the rest."""
    key = f"{bell}/{block.callers[0].unit}/{len(block.callers)}"
    few = len(block.callers) <= TOGETHER + 1 or key in opened
    shown = block.callers if few else block.callers[:TOGETHER]
    for at, caller in enumerate(shown):
        yield Line(LineKind.UNIT, bell, (caller,), joined=at > 0)
    if not few:
        rest = f"同一项工作还有 {len(block.callers) - TOGETHER} 个单位"
        yield Line(LineKind.MORE, bell, block.callers, text=rest, key=key)


def _rest(
    bell: Bell, morning: Morning, rows: int, units: int, opened: set[str]
) -> Iterator[Line]:
    """How many rows and units are not shown, and the way to them."""
    hidden = morning.counts.get(bell, 0) - rows
    more = len(morning.groups[bell]) - units
    if bell.value in opened:
        if hidden > 0:
            yield Line(LineKind.LIST, bell, text=f"其余 {hidden} 条，到清单里看")
        yield Line(LineKind.LESS, bell, text="收起", key=bell.value)
    elif hidden > 0 or more > 0:
        parts = (f"{hidden} 条" if hidden > 0 else "", f"{more} 个单位" if more > 0 else "")
        said = "，".join(part for part in parts if part)
        yield Line(LineKind.MORE, bell, text=f"还有 {said}", key=bell.value)
