"""Which units are asked about a row: the printed names led to units of the directory.

A former name or an alias leads to its unit, a collective name (各镇街) to its members. A name
the directory does not know, or that several units could bear, is asked under itself; one that
a person said is no unit is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gkdesk.domain.tasks import Assignment
from gkdesk.domain.units import Role
from gkdesk.services.answering_units import UnitKey, meant
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


def asked_units(session: Session) -> Asked:
    """Says whom a printed name leads to; a name that is written in two ways (with a blank)
    is one."""
    known = matcher(session)
    units: dict[UnitKey, AskedUnit] = {}
    found: dict[str, tuple[AskedUnit, ...]] = {}

    def asked(name: str) -> tuple[AskedUnit, ...]:
        if name not in found:
            found[name] = tuple(
                units.setdefault(key, AskedUnit(called, key if isinstance(key, int) else None))
                for key, called in meant(known, name)
            )
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
