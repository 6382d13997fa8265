"""Contacts (联系人): whom to call at a unit, by every name that means it.

A contact is what the directory says of a unit; it has the unit's id.
"""

from __future__ import annotations

from gkdesk.domain.changes import Change, ChangeKind, Value
from gkdesk.domain.directory import Unit
from gkdesk.domain.supervision import Contact
from gkdesk.errors import NoUnitGiven
from gkdesk.services import directory_edits
from gkdesk.services.known_units import matcher, printed_names, units
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import plain
from gkdesk.services.unit_suggesting import names_of
from gkdesk.store import changes


def contacts(session: Session) -> dict[str, Contact]:
    """The known contacts, by every name of their unit in the directory or the ledger."""
    known = matcher(session)
    called = [unit for unit in known.units.values() if unit.person or unit.phone]
    if not called:
        return {}
    found = {
        name: Contact(unit.id, name, unit.person, unit.phone)
        for unit in called
        for name in reversed([*names_of(unit)])
        if known.match(name).units == (unit.id,)
    }
    ids = {unit.id: unit for unit in called}
    for name in printed_names(session):
        matched = known.match(name)
        if name not in found and matched.settled and len(matched.units) == 1:
            unit = ids.get(matched.units[0])
            if unit is not None:
                found[name] = Contact(unit.id, name, unit.person, unit.phone)
    return found


def set_contact(session: Session, unit: str, person: str, phone: str) -> Contact | None:
    """Keep a person and a telephone number for a unit, a collective one (各镇街) too, which
    is added to the directory where it is nobody's name; both empty remove the contact. What
    is there already leaves no line in the history.

    The contact as it stands, None where none does. Raises NoUnitGiven.
    """
    name, person, phone = map(directory_edits.line, (unit, person, phone))
    if not name:
        raise NoUnitGiven
    known = _meant(session, name)
    words: dict[str, Value] = {"person": person, "phone": phone}
    with session.ledger.transaction():
        if known is not None:
            fields = directory_edits.altered(known, words)
        elif person or phone:
            row = directory_edits.guessed(name) | words
            fields = directory_edits.new_units(session, [row])[1]
        else:
            fields = ()
        if fields:
            changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
    return contacts(session).get(name)


def _meant(session: Session, name: str) -> Unit | None:
    """The unit a name is; of several that could be meant, the one that is called so."""
    known = matcher(session)
    found = known.match(name)
    if found.settled and len(found.units) == 1:
        return known.units[found.units[0]]
    words = plain(name)
    return next((each for each in units(session) if plain(each.name) == words), None)
