"""The directory of units as it stands in the ledger."""

from __future__ import annotations

from collections import defaultdict

from gkdesk.domain.directory import NameWay, OtherName, Unit, UnitKind
from gkdesk.store.ledger import Ledger

UNIT = (*("name", "short", "kind", "prefix", "person", "phone", "place", "collective", "note"),)
"""The columns of a unit that an edit may touch."""


def all_units(ledger: Ledger) -> list[Unit]:
    """The units that stand, in the office's order, with their further names and members."""
    sql = f"SELECT id, {', '.join(UNIT)} FROM unit WHERE deleted = 0 ORDER BY place, id"
    names, members = _names_by_unit(ledger), _members(ledger)
    return [
        Unit(
            id=row[0],
            name=row[1],
            short=row[2],
            kind=UnitKind(row[3]) if row[3] else None,
            prefix=row[4],
            person=row[5],
            phone=row[6],
            place=row[7],
            collective=bool(row[8]),
            note=row[9],
            names=tuple(names.get(row[0], ())),
            members=tuple(members.get(row[0], ())),
        )
        for row in ledger.rows(sql)
    ]


def names_aside(ledger: Ledger) -> list[OtherName]:
    """The names a person has set aside as no units."""
    return _names_by_unit(ledger).get(None, [])


def _names_by_unit(ledger: Ledger) -> dict[int | None, list[OtherName]]:
    sql = """
    SELECT id, unit_id, name, way, since, until FROM unit_name WHERE deleted = 0 ORDER BY id
    """
    found: dict[int | None, list[OtherName]] = defaultdict(list)
    for number, unit_id, name, way, since, until in ledger.rows(sql):
        found[unit_id].append(OtherName(number, unit_id, name, NameWay(way), since, until))
    return found


def _members(ledger: Ledger) -> dict[int, list[int]]:
    sql = """
    SELECT member.group_id, member.unit_id FROM unit_member AS member
    JOIN unit ON unit.id = member.unit_id AND unit.deleted = 0
    WHERE member.deleted = 0 ORDER BY unit.place, unit.id
    """
    found: dict[int, list[int]] = defaultdict(list)
    for group, unit in ledger.rows(sql):
        found[group].append(unit)
    return found
