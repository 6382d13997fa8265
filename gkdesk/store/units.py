"""The directory of units as it stands in the ledger."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

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


def any_stands(ledger: Ledger) -> bool:
    """Whether the directory holds a unit at all."""
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM unit WHERE deleted = 0)"))


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


def members_of(ledger: Ledger, group_id: int) -> dict[int, int]:
    """The members of a group, each with the id of the row that says so."""
    sql = "SELECT unit_id, id FROM unit_member WHERE group_id = ? AND deleted = 0 ORDER BY id"
    return dict(ledger.rows(sql, (group_id,)))


def member_rows(ledger: Ledger, units: Iterable[Unit]) -> list[int]:
    """The ids of the rows that say that these units have members or are some."""
    sql = """
    SELECT DISTINCT unit_member.id FROM unit_member, json_each(?) AS wanted
    WHERE deleted = 0 AND wanted.value IN (group_id, unit_id) ORDER BY unit_member.id
    """
    ids = json.dumps([unit.id for unit in units])
    return [row for (row,) in ledger.rows(sql, (ids,))]


def memberships(ledger: Ledger) -> list[tuple[int, int, int]]:
    """Group, member, and the row that says so, of all that stand."""
    return ledger.rows("SELECT group_id, unit_id, id FROM unit_member WHERE deleted = 0")
