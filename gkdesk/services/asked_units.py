"""Which units are asked about a row: the printed names led to units of the directory.

A former name or an alias leads to its unit, a collective name (各镇街) to its members. A name
the directory does not know, or that several units could bear, is asked under itself; one that
a person said is no unit is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gkdesk.domain.directory import Match
from gkdesk.domain.tasks import Assignment
from gkdesk.domain.units import Role
from gkdesk.services.known_units import matcher
from gkdesk.services.session import Session


class AskedUnit(NamedTuple):
    """A unit as workbooks and answers name it; ``id`` is None where the directory does not
    know it."""

    name: str
    id: int | None


Asked = Callable[[str], tuple[AskedUnit, ...]]
"""The units a printed name leads to."""

_STRENGTH = (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING)


def asked_units(session: Session, signed_on: date | None = None) -> Asked:
    """Says whom a printed name leads to; ``signed_on`` is the day its plan was signed, which
    decides between two units that bore a name at different times."""
    known = matcher(session)
    found: dict[str, tuple[AskedUnit, ...]] = {}

    def asked(name: str) -> tuple[AskedUnit, ...]:
        if name not in found:
            matched = known.match(name, signed_on)
            ids: Sequence[int] = () if matched.how is Match.AMBIGUOUS else matched.units
            if matched.how is Match.COLLECTIVE:
                ids = known.members(matched) or matched.units
            units = tuple(AskedUnit(known.units[each].name, each) for each in ids)
            aside = matched.how is Match.ASIDE
            found[name] = () if aside else units or (AskedUnit(name, None),)
        return found[name]

    return asked


def strongest_roles(units: Iterable[Assignment], asked: Asked) -> dict[AskedUnit, Role]:
    """The units of a row, each once with its strongest role: lead before responsible before
    supporting, in printed order."""
    roles: dict[AskedUnit, Role] = {}
    ranked = sorted(units, key=lambda unit: _STRENGTH.index(unit.role))
    for assignment in ranked:
        for unit in asked(assignment.name):
            roles.setdefault(unit, assignment.role)
    return roles


def answering(roles: dict[AskedUnit, Role]) -> tuple[AskedUnit, ...]:
    """Those that answer for a row: its lead units, else its responsible, else its supporting
    ones."""
    for role in _STRENGTH:
        units = tuple(unit for unit, held in roles.items() if held is role)
        if units:
            return units
    return ()
