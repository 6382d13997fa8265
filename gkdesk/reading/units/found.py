"""A responsibility clause as it was found in an item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gkdesk.domain.draft import Person
from gkdesk.domain.units import UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.units.roles import Parts


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A responsibility clause found in an item; offsets are into the item's text.

    ``limits`` holds printed time limits of the same clause; ``odd`` tells what a person
    should look at, in Chinese, or is empty. ``kept`` clauses say other work too, so their
    words stay in the text; ``section`` ones speak for all items of the section.
    """

    start: int
    end: int
    units: tuple[UnitClause, ...]
    limits: tuple[Traced, ...] = ()
    people: tuple[Person, ...] = ()
    odd: str = ""
    kept: bool = False
    section: bool = False


def found_clause(
    start: int,
    end: int,
    parts: Parts,
    most: float = 1.0,
    *,
    odd: str = "",
    section: bool = False,
) -> FoundClause:
    """The clause of these parts; ``most`` bounds how sure its units are."""
    return FoundClause(
        start,
        end,
        tuple(weaker(parts.units, most)),
        tuple(parts.limits),
        tuple(parts.people),
        _unread(parts) or odd,
        section=section,
    )


def _unread(parts: Parts) -> str:
    if parts.empty:
        return f"“{'、'.join(parts.empty)}”后面是空的。"
    left = "；".join(each.text for each in (*parts.odd, *parts.notes))
    return f"和责任单位印在一起的“{left}”没有读出。" if left else ""


def weaker(units: Iterable[UnitClause], most: float) -> Iterable[UnitClause]:
    """The units, at most so sure."""
    return (
        unit if unit.confidence <= most else replace(unit, confidence=most) for unit in units
    )
