"""Contacts (联系人): whom to call at a unit, by the unit's name as plans print it."""

from __future__ import annotations

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.characters import storable
from gkdesk.domain.supervision import Contact
from gkdesk.errors import NoUnitGiven
from gkdesk.services.session import Session
from gkdesk.store import changes, records, supervision


def contacts(session: Session) -> dict[str, Contact]:
    """The known contacts by unit."""
    return supervision.contacts(session.ledger)


def set_contact(session: Session, unit: str, person: str, phone: str) -> Contact | None:
    """Keep a person and a telephone number for a unit, a collective one (各镇街) too; both
    empty remove the contact. What is there already leaves no line in the history.

    The contact as it stands, None where none does. Raises NoUnitGiven.
    """
    name, person, phone = (_line(words) for words in (unit, person, phone))
    if not name:
        raise NoUnitGiven
    with session.ledger.transaction():
        kept = supervision.contact(session.ledger, name)
        fields = _changed(*kept, person, phone) if kept else _new(session, name, person, phone)
        if fields:
            changes.apply(session.ledger, Change(ChangeKind.EDIT, fields), session.hand)
    return contacts(session).get(name)


def _line(words: str) -> str:
    """What was typed, on one line."""
    return " ".join(storable(words).split())


def _new(session: Session, unit: str, person: str, phone: str) -> tuple[FieldChange, ...]:
    if not (person or phone):
        return ()
    record = {"unit": unit, "person": "", "phone": ""}
    (number,), stands = records.add(session.ledger, "contact", [record])
    return stands + _words(Contact(number, unit, "", ""), person, phone)


def _changed(kept: Contact, stands: bool, person: str, phone: str) -> tuple[FieldChange, ...]:
    wanted = bool(person or phone)
    if (stands, kept.person, kept.phone) == (wanted, person, phone):
        return ()
    fields = _words(kept, person, phone)
    if stands != wanted:
        fields += (FieldChange("contact", kept.id, "deleted", int(not stands), int(stands)),)
    return fields


def _words(kept: Contact, person: str, phone: str) -> tuple[FieldChange, ...]:
    """Both words, also the one that stays: the history says them as they were."""
    return (
        FieldChange("contact", kept.id, "person", kept.person, person),
        FieldChange("contact", kept.id, "phone", kept.phone, phone),
    )
