"""The directory as it stands, kept between two questions until somebody changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from gkdesk.domain.directory import Match, MatchedName, Unit
from gkdesk.errors import UnknownUnit
from gkdesk.services.session import Session
from gkdesk.store import columns, unit_rows
from gkdesk.store import units as store_units

if TYPE_CHECKING:
    from gkdesk.services.unit_matching import Matcher


@dataclass(slots=True)
class _Kept:
    """``line`` is the last line of the history that this knows of."""

    line: int
    matcher: Matcher
    printed: dict[str, None] = field(default_factory=dict)
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)


_KEPT: WeakKeyDictionary[Session, _Kept] = WeakKeyDictionary()


def units(session: Session) -> list[Unit]:
    """The units of the directory in the office's order, collective ones too."""
    return list(matcher(session).units.values())


def unit(session: Session, unit_id: int) -> Unit:
    """One unit. Raises UnknownUnit."""
    found = matcher(session).units.get(unit_id)
    if found is None:
        raise UnknownUnit(str(unit_id))
    return found


def matcher(session: Session) -> Matcher:
    """Says who a printed name is; the same object until the directory changes."""
    return _kept(session).matcher


def printed_names(session: Session) -> list[str]:
    """Every unit name that stands, or stood this session, in a row of the ledger."""
    kept = _kept(session)
    if not kept.printed:
        kept.printed = dict.fromkeys(unit_rows.printed_names(session.ledger))
    return list(kept.printed)


def names_for(session: Session, name: str) -> tuple[str, ...]:
    """All names in the ledger that mean the same unit as ``name``, itself first. A unit is
    meant by a group it belongs to as well (各镇街); a group only by its own names."""
    kept = _kept(session)
    if not kept.matcher.units:
        return (name,)
    if name not in kept.same:
        kept.same[name] = _same(session, kept.matcher, name)
    return kept.same[name]


def shown(session: Session) -> Callable[[str], tuple[str, ...]]:
    """Under which names a printed one is counted: its unit's in the directory; a group's,
    followed by its members'; its own where it is nobody's."""
    if not store_units.any_stands(session.ledger):
        return columns.as_it_is  # and the words of names need not be loaded
    kept = _kept(session)
    known, names = kept.matcher, kept.shown

    def shown_as(name: str) -> tuple[str, ...]:
        if name not in names:
            names[name] = _shown(known, name)
        return names[name]

    return shown_as


def _shown(known: Matcher, name: str) -> tuple[str, ...]:
    found = known.match(name)
    if not found.settled or len(found.units) > 1:
        return (name,)
    own = known.units[found.units[0]].name if found.units and not found.without else name
    members = known.members(found)
    return tuple(dict.fromkeys((own, *(known.units[each].name for each in members))))


def _same(session: Session, known: Matcher, name: str) -> tuple[str, ...]:
    found = known.match(name)
    if found.how is Match.AMBIGUOUS or not found.settled or len(found.units) > 1:
        return (name,)
    if found.how is Match.COLLECTIVE:
        meant = [each for each in printed_names(session) if _one_group(known, found, each)]
    elif found.units:
        meant = [
            each for each in printed_names(session) if found.units[0] in meaning(known, each)
        ]
    else:
        meant = []
    return tuple(dict.fromkeys([name, *meant]))


def _one_group(known: Matcher, group: MatchedName, name: str) -> bool:
    other = known.match(name)
    if group.units:
        return other.units == group.units and other.without == group.without
    return (
        other.how is Match.COLLECTIVE
        and not other.units
        and (known.members(other) == known.members(group))
    )


def meaning(known: Matcher, name: str) -> tuple[int, ...]:
    """The units a printed name means: the one it is, or the members of the group."""
    found = known.match(name)
    if found.how is Match.COLLECTIVE:
        return known.members(found)
    return found.units if found.settled else ()


def _kept(session: Session) -> _Kept:
    """What is known, read again where the directory is another one by now."""
    kept = _KEPT.get(session)
    line = unit_rows.last_line(session.ledger)
    if kept is not None and kept.line == line:
        return kept
    told = None
    if kept is not None and kept.line < line:
        told = unit_rows.names_since(session.ledger, kept.line)
    if kept is None or told is None:
        kept = _KEPT[session] = _Kept(line, _read(session))
        return kept
    kept.line = line
    new = [name for name in told if name not in kept.printed]
    if new:
        kept.printed.update(dict.fromkeys(new if kept.printed else ()))
        kept.same.clear()
    return kept


def _read(session: Session) -> Matcher:
    # Reading the words of names takes a third of the time a bare window needs to start.
    from gkdesk.reading.units import place_before
    from gkdesk.services.unit_matching import Matcher

    aside = [each.name for each in store_units.names_aside(session.ledger)]
    places = [place_before(issuer) for issuer in unit_rows.issuers(session.ledger)]
    return Matcher(store_units.all_units(session.ledger), aside, places)
