"""Further names of units, and names that are no unit's: each edit one change."""

from __future__ import annotations

from gkdesk.domain.changes import FieldChange, Value, differing
from gkdesk.domain.directory import NameWay, Unit
from gkdesk.errors import NoUnitName, UnknownUnit
from gkdesk.services.directory_edits import line, write
from gkdesk.services.known_units import unit, units
from gkdesk.services.session import Session
from gkdesk.store import records
from gkdesk.store import units as store_units


def name_former(
    session: Session,
    unit_id: int,
    name: str,
    since: str | None = None,
    until: str | None = None,
) -> Unit:
    """A name the unit bore once; the bounds are ISO days, months or years. One that is known
    gets the bounds. Raises UnknownUnit, NoUnitName."""
    wanted: dict[str, Value] = {"name": line(name), "way": NameWay.FORMER.value}
    return _name(session, unit_id, wanted | {"since": since or None, "until": until or None})


def name_alias(session: Session, unit_id: int, name: str) -> Unit:
    """Another way to write the unit's name, because a person says so. Raises UnknownUnit,
    NoUnitName."""
    wanted: dict[str, Value] = {"name": line(name), "way": NameWay.ALIAS.value}
    return _name(session, unit_id, wanted | {"since": None, "until": None})


def _name(session: Session, unit_id: int, wanted: dict[str, Value]) -> Unit:
    known, name = unit(session, unit_id), str(wanted["name"])
    if not name:
        raise NoUnitName
    same = next((each for each in known.names if each.name == name), None)
    with session.ledger.transaction():
        if same is not None:
            before: dict[str, Value] = {field: getattr(same, field) for field in wanted}
            write(session, differing("unit_name", same.id, before, wanted))
        elif wanted["way"] == NameWay.FORMER or name not in (known.name, known.short):
            fields = _no_longer_aside(session, name)
            row = {"unit_id": unit_id, **wanted}
            write(session, fields + records.add(session.ledger, "unit_name", [row])[1])
    return unit(session, unit_id)


def _no_longer_aside(session: Session, name: str) -> tuple[FieldChange, ...]:
    aside = store_units.names_aside(session.ledger)
    return records.removal("unit_name", [each.id for each in aside if each.name == name])


def set_aside(session: Session, name: str) -> None:
    """A printed name is no unit. Raises NoUnitName."""
    name = line(name)
    if not name:
        raise NoUnitName
    if any(each.name == name for each in store_units.names_aside(session.ledger)):
        return
    row = {"unit_id": None, "name": name, "way": NameWay.ASIDE.value}
    with session.ledger.transaction():
        write(session, records.add(session.ledger, "unit_name", [row])[1])


def drop_name(session: Session, name_id: int) -> None:
    """A further name leads to its unit no more, or a name is set aside no more."""
    known = [other for each in units(session) for other in each.names]
    known += store_units.names_aside(session.ledger)
    if name_id not in {each.id for each in known}:
        raise UnknownUnit(str(name_id))
    write(session, records.removal("unit_name", [name_id]))
