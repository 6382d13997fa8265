"""Which units of a directory an unknown name is most like."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.directory import Unit
from gkdesk.services.likeness import likeness
from gkdesk.services.unit_forms import form, looks_collective, plain

_LEAST = 50.0
_APART = 60.0
_ABBREVIATED = 90.0
_MOST = 5


def proposals(name: str, units: Sequence[Unit]) -> tuple[int, ...]:
    """At most five units by id, the likeliest first; none that is but a little alike. A
    collective name is only like another one."""
    many = looks_collective(name)
    scored = [
        (-_score(name, unit), unit.place, unit.id) for unit in units if unit.collective == many
    ]
    return tuple(each for score, _, each in sorted(scored) if -score >= _LEAST)[:_MOST]


def _score(name: str, unit: Unit) -> float:
    names = [unit.name, unit.short, *(other.name for other in unit.names)]
    return max(_alike(name, each) for each in names if each)


def _alike(name: str, other: str) -> float:
    """0 to 100. Names that begin otherwise must be alike without the noun of kind they end
    with. An abbreviation says characters of the full name in their order, from its
    first on and to its end: 发改局, 发展和改革局; the fuller it is, the likelier."""
    one, two = form(plain(name)), form(plain(other))
    same_place = 3.0 if one.place == two.place else 0.0
    if abbreviates(one.core, two.core) or abbreviates(two.core, one.core):
        longest = max(len(one.core), len(two.core))
        return _ABBREVIATED + 7 * min(len(one.core), len(two.core)) / longest + same_place
    if two.core[0] not in (one.core[0], plain(name)[0]):  # 民政局 and 财政局 are two
        rest = likeness(one.core[:-1], two.core[:-1])
        return min(rest, 86.0) if rest >= _APART else 0.0
    return min(likeness(one.core, two.core), 86.0) + same_place


def abbreviates(short: str, full: str) -> bool:
    """Whether the one is an abbreviation of the other: its characters stand there in order,
    and both begin and end alike."""
    if not 2 <= len(short) < len(full) or (short[0], short[-1]) != (full[0], full[-1]):
        return False
    rest = iter(full)
    return all(each in rest for each in short)
