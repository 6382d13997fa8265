"""Which units and rows a reminder is about, from the lines a person chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gkdesk.domain.agenda import Bell, Caller, Morning
from gkdesk.ui.models.morning_lines import Line, LineKind

PRESSING = (Bell.TODAY, Bell.OVERDUE)
"""The groups offered where nothing was chosen."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit to be reminded, whom to speak to, and the rows it is reminded of."""

    unit: str
    person: str
    phone: str
    rows: tuple[int, ...]


def of_lines(lines: Iterable[Line]) -> list[Wanted]:
    """The units of unit lines with all their rows, those of rows with these rows."""
    chosen = [line for line in lines if line.kind in (LineKind.UNIT, LineKind.ROW)]
    return _gathered(
        (caller, _rows(line, caller)) for line in chosen for caller in line.callers
    )


def _rows(line: Line, caller: Caller) -> list[int]:
    items = [line.item] if line.item is not None else caller.items
    return [item.node for item in items]


def of_morning(morning: Morning) -> list[Wanted]:
    """Every unit with work due today or late, in the order of the page."""
    callers = [caller for bell in PRESSING for caller in morning.groups.get(bell, ())]
    return _gathered((caller, [item.node for item in caller.items]) for caller in callers)


def _gathered(pairs: Iterable[tuple[Caller, Sequence[int]]]) -> list[Wanted]:
    """One entry a unit, its rows once each; work without a unit has nobody to call."""
    found: dict[str, tuple[Caller, dict[int, None]]] = {}
    for caller, rows in pairs:
        if caller.unit:
            found.setdefault(caller.unit, (caller, {}))[1].update(dict.fromkeys(rows))
    return [
        Wanted(unit, caller.person, caller.phone, tuple(rows))
        for unit, (caller, rows) in found.items()
    ]
