"""Which units answer for a row: those that lead, else the responsible, else the supporting.

Names are units of the directory wherever it knows them: a former name, another place before
the name and a collective one (各镇街) lead to the units they mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gkdesk.domain.directory import Match
from gkdesk.services import known_units
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import plain
from gkdesk.services.unit_matching import Matcher
from gkdesk.store import columns, feedback

UnitKey = int | str
"""What two names of one unit have in common: its number in the directory, else the name
without blanks and notes."""


class Answerer(NamedTuple):
    """A unit that answers for a row, under the name the directory has for it today."""

    key: UnitKey
    name: str


def unit_key(known: Matcher, name: str) -> UnitKey:
    """Who a name is."""
    found = known.match(name)
    single = found.settled and len(found.units) == 1 and found.how is not Match.COLLECTIVE
    return found.units[0] if single else plain(name)


def meant(known: Matcher, name: str) -> tuple[Answerer, ...]:
    """The units a printed name means: one, the members of a group, or the name itself where
    the directory knows none; nothing for a name that a person said is no unit."""
    found = known.match(name)
    if found.how is Match.ASIDE:
        return ()
    members = known.members(found)
    if found.settled and found.how is not Match.COLLECTIVE:
        members = found.units[:1]
    if members:
        return tuple(Answerer(each, known.units[each].name) for each in members)
    return (Answerer(plain(name), name),)


class Answerers:
    """Works out who answers for rows; lists of names that are alike are read once."""

    def __init__(self, session: Session) -> None:
        self.known = known_units.matcher(session)
        self._read: dict[tuple[str, str, str], tuple[Answerer, ...]] = {}
        self._keys: dict[str, UnitKey] = {}

    def key(self, unit: str) -> UnitKey:
        """Who a name is."""
        if unit not in self._keys:
            self._keys[unit] = unit_key(self.known, unit)
        return self._keys[unit]

    def of(self, row: feedback.Answered) -> tuple[Answerer, ...]:
        """Those who answer for a row, in printed order, each once."""
        if row.names not in self._read:
            self._read[row.names] = self._first_role(row.names)
        return self._read[row.names]

    def only_one(self, row: feedback.Answered, unit: str) -> bool:
        """Whether a unit is the only one that answers for a row."""
        units = self.of(row)
        return len(units) == 1 and units[0].key == self.key(unit)

    def helps(self, row: feedback.Answered, unit: str) -> bool:
        """Whether a unit has a role in a row that others answer for."""
        key = self.key(unit)
        if key in {each.key for each in self.of(row)}:
            return False
        names = {name for listed in row.names for name in columns.as_names(listed)}
        return any(each.key == key for name in names for each in meant(self.known, name))

    def _first_role(self, names: tuple[str, str, str]) -> tuple[Answerer, ...]:
        for listed in names:
            units = {
                each.key: each
                for name in columns.as_names(listed)
                for each in meant(self.known, name)
            }
            if units:
                return tuple(units.values())
        return ()


def answering(session: Session, node_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the units that answer for each of the rows that stand, in printed order;
    an empty tuple for a row nobody answers for."""
    answerers = Answerers(session)
    rows = feedback.answered_rows(session.ledger, node_ids)
    return {
        node_id: tuple(each.name for each in answerers.of(row)) for node_id, row in rows.items()
    }
