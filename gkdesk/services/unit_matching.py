"""Which unit of the directory a printed name is.

Pure: built of units and names set aside, asked by name. A name is one unit's, or several
could be meant, or none is known; it is never two at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gkdesk.domain.directory import Match, MatchedName, NameWay, OtherName, Unit, UnitKind
from gkdesk.services.unit_forms import (
    Form,
    elided,
    form,
    group_key,
    group_kinds,
    group_level,
    left_out,
    looks_collective,
    plain,
    says_some,
)

_WAYS = {NameWay.FORMER: Match.FORMER, NameWay.ALIAS: Match.ALIAS}


class _Bearer(NamedTuple):
    """A unit that bears a name, and why."""

    unit: int
    how: Match
    other: OtherName | None = None


class Matcher:
    """Knows the directory as it stood when it was built. ``places`` are the full names of
    the office's own place (台儿庄区), where something beside the directory tells them."""

    def __init__(
        self, units: Sequence[Unit], aside: Iterable[str] = (), places: Iterable[str] = ()
    ) -> None:
        self.units = {unit.id: unit for unit in units}
        self._aside = {plain(name) for name in aside}
        self._bearers: dict[str, list[_Bearer]] = defaultdict(list)
        self._forms: dict[str, list[tuple[str, _Bearer]]] = defaultdict(list)
        self._groups: dict[str, list[int]] = defaultdict(list)
        self._places = {place for place in places if len(place) > 1}
        self._known: dict[tuple[str, date | None], MatchedName] = {}
        for unit in units:
            self._enter(unit)
        self._home = self._own_level()

    # building

    def _enter(self, unit: Unit) -> None:
        if unit.collective:
            self._groups[group_key(unit.name)].append(unit.id)
        named = [(unit.name, _Bearer(unit.id, Match.FULL))]
        if unit.short:
            named.append((unit.short, _Bearer(unit.id, Match.SHORT)))
        named += [(each.name, _Bearer(unit.id, _WAYS[each.way], each)) for each in unit.names]
        if len(unit.prefix) > 1:
            self._places.add(unit.prefix)
        for name, bearer in named:
            words = plain(name)
            self._bearers[words].append(bearer)
            if not unit.collective:
                place, core = form(words)
                self._forms[core].append((place or unit.prefix, bearer))
                less = elided(core)
                if less:
                    self._forms[less].append((place or core[0], bearer))
                if len(place) > 1:
                    self._places.add(place)

    def _own_level(self) -> str:
        """The level most units of the directory name before their names (区)."""
        levels = Counter(
            place[-1]
            for entries in self._forms.values()
            for place, bearer in entries
            if place and bearer.how is Match.FULL
        )
        return levels.most_common(1)[0][0] if levels else ""

    # asking

    def match(self, name: str, on: date | None = None) -> MatchedName:
        """Who a printed name is; ``on`` is the day its plan was signed, which decides between
        two units that bore the name at different times."""
        key = name, on
        if key not in self._known:
            self._known[key] = self._match(name, on)
        return self._known[key]

    def _match(self, name: str, on: date | None) -> MatchedName:
        words = plain(name)
        if words in self._aside:
            return MatchedName(name, Match.ASIDE)
        if looks_collective(name) or left_out(name)[1]:
            found = self._collective(name)
            if found is not None:
                return found
        bearers = self._bearers.get(words)
        if bearers:
            return self._decided(name, bearers, on)
        near = self._by_form(form(words))
        return self._decided(name, near, on) if near else MatchedName(name, Match.UNKNOWN)

    def _decided(self, name: str, bearers: Sequence[_Bearer], on: date | None) -> MatchedName:
        """One of those that bear a name, or all where nothing tells."""
        now = [each for each in bearers if each.how is not Match.FORMER]
        former = [each for each in bearers if each.how is Match.FORMER]
        held = [each for each in former if on and _bore(each.other, on)]
        if now and former and on:
            bearers = held or now
        elif len(held) == 1:
            bearers = held
        first = bearers[0]
        units = tuple(dict.fromkeys(each.unit for each in bearers))
        if len(units) > 1:
            return MatchedName(name, Match.AMBIGUOUS, units)
        how = Match.COLLECTIVE if self.units[units[0]].collective else first.how
        return MatchedName(name, how, units)

    def _by_form(self, wanted: Form) -> list[_Bearer]:
        """Those whose name is the same but for the place before it, or for words that can
        be written in several ways."""
        found = [
            (place, bearer)
            for place, bearer in self._forms.get(wanted.core, ())
            if self._one_place(wanted.place, place)
        ]
        same = [bearer for place, bearer in found if place == wanted.place]
        return [_elided(each) for each in same or [bearer for _, bearer in found]]

    def _one_place(self, one: str, other: str) -> bool:
        """Whether two places before a name can be the same one. 区 is any district's own,
        a full one must be known to be the office's; none at all is the office's level."""
        if one == other:
            return True
        if not one or not other:
            said = one or other
            return not other or self._is_home(said) or not one
        short, long = sorted((one, other), key=len)
        if len(short) == 1:
            return long.endswith(short) and self._is_home(long)
        return long.endswith(short)

    def _is_home(self, place: str) -> bool:
        if len(place) == 1:
            return place == self._home or not self._home
        return any(place.endswith(own) or own.endswith(place) for own in self._places)

    # collective names

    def _collective(self, name: str) -> MatchedName | None:
        """A group of the directory, or the units of the kind the words name, less those that
        are left out; None where the words name no kind."""
        rest, gone = left_out(name)
        without: list[int] = []
        for each in gone:
            found = self.match(each)
            if not found.settled or len(found.units) != 1:
                return MatchedName(name, Match.UNKNOWN)
            without += found.units
        exact = [each.unit for each in self._bearers.get(plain(rest), ())]
        groups = list(dict.fromkeys(exact)) or self._groups.get(group_key(rest), [])
        if len(groups) > 1:
            return MatchedName(name, Match.AMBIGUOUS, tuple(groups))
        if not groups and group_level(rest) not in ("", self._home):
            return None
        if groups or (self._all_of_kind(rest) and not says_some(rest)):
            return MatchedName(name, Match.COLLECTIVE, tuple(groups), tuple(without))
        return None

    def members(self, matched: MatchedName) -> tuple[int, ...]:
        """The units a collective name means, in the office's order; none for another."""
        if matched.how is not Match.COLLECTIVE:
            return ()
        group = self.units[matched.units[0]] if matched.units else None
        members = group.members if group else ()
        if not members:
            members = self._all_of_kind(group.name if group else matched.name)
        return tuple(each for each in members if each not in matched.without)

    def _all_of_kind(self, name: str) -> tuple[int, ...]:
        kinds: frozenset[UnitKind | None] = frozenset(group_kinds(name))
        return tuple(
            unit.id
            for unit in self.units.values()
            if not unit.collective and unit.kind in kinds
        )

    # names that mean the same

    def who(self, name: str) -> tuple[int, ...] | str:
        """What two names of the same unit have in common: the unit and whom it leaves out;
        the name itself where it is nobody's."""
        found = self.match(name)
        if found.settled and len(found.units) == 1:
            return (*found.units, *found.without)
        return name

    def same_as(self, name: str) -> frozenset[str]:
        """The names of the directory that mean the same unit, and the name itself."""
        found = self.match(name)
        if not found.settled or len(found.units) != 1:
            return frozenset({name})
        unit = self.units[found.units[0]]
        names = (unit.name, unit.short, *(each.name for each in unit.names))
        own = {each for each in names if each and self.match(each).units == found.units}
        return frozenset({name, *own})


def _elided(bearer: _Bearer) -> _Bearer:
    """Former names and aliases stay what they are; another is the name but for its place."""
    plainly = bearer.how in (Match.FULL, Match.SHORT)
    return bearer._replace(how=Match.PREFIX) if plainly else bearer


def _bore(other: OtherName | None, on: date) -> bool:
    """Whether a former name was borne on a day, as far as is known; bounds are ISO days,
    months or years."""
    if other is None:
        return False
    day = on.isoformat()
    begun = other.since is None or day >= other.since
    return begun and (other.until is None or day[: len(other.until)] <= other.until)
