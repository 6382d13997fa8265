"""Schemes of printing (打印方案): kept under names, in a person's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.domain import stored_schemes
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.print_scheme import PrintScheme
from gkdesk.errors import NoSchemeName, SchemeNameTaken, UnknownScheme
from gkdesk.services.session import Session
from gkdesk.store import changes, records
from gkdesk.store import print_schemes as store


@dataclass(frozen=True, slots=True)
class StoredScheme:
    """A scheme under its name."""

    id: int
    name: str
    scheme: PrintScheme
    place: int


def schemes(session: Session) -> list[StoredScheme]:
    """The schemes that stand, in their order."""
    return [
        StoredScheme(row.id, row.name, stored_schemes.read(row.name, row.scheme), row.place)
        for row in store.standing(session.ledger)
    ]


def scheme(session: Session, scheme_id: int) -> StoredScheme:
    """One scheme. Raises UnknownScheme."""
    found = next((each for each in schemes(session) if each.id == scheme_id), None)
    if found is None:
        raise UnknownScheme(str(scheme_id))
    return found


def named(session: Session, name: str) -> StoredScheme:
    """The scheme of that name. Raises UnknownScheme."""
    wanted = _plain(name)
    found = next((each for each in schemes(session) if each.name == wanted), None)
    if found is None:
        raise UnknownScheme(name)
    return found


def save(session: Session, name: str, wanted: PrintScheme) -> StoredScheme:
    """A new scheme, the last of all. Raises NoSchemeName and SchemeNameTaken."""
    known = schemes(session)
    record = {
        "name": _free(name, known),
        "scheme": _text(wanted),
        "place": 1 + max((each.place for each in known), default=0),
    }
    with session.ledger.transaction():
        ids, fields = records.add(session.ledger, "print_scheme", [record])
        _apply(session, fields)
    return scheme(session, ids[0])


def replace_scheme(session: Session, scheme_id: int, wanted: PrintScheme) -> StoredScheme:
    """The same name for another scheme. Raises UnknownScheme."""
    former = {row.id: row.scheme for row in store.standing(session.ledger)}
    if scheme_id not in former:
        raise UnknownScheme(str(scheme_id))
    fields = {"scheme": former[scheme_id]}, {"scheme": _text(wanted)}
    _apply(session, differing("print_scheme", scheme_id, *fields))
    return scheme(session, scheme_id)


def rename(session: Session, scheme_id: int, name: str) -> StoredScheme:
    """Another name. Raises UnknownScheme, NoSchemeName and SchemeNameTaken."""
    former = scheme(session, scheme_id)
    others = [each for each in schemes(session) if each.id != scheme_id]
    wanted = {"name": _free(name, others)}
    _apply(session, differing("print_scheme", scheme_id, {"name": former.name}, wanted))
    return scheme(session, scheme_id)


def remove(session: Session, scheme_id: int) -> None:
    """Take a scheme out. Raises UnknownScheme."""
    scheme(session, scheme_id)
    _apply(session, records.removal("print_scheme", [scheme_id]))


def reorder(session: Session, scheme_ids: Sequence[int]) -> None:
    """The schemes in another order; those not named follow in theirs. One change."""
    known = {each.id: each for each in schemes(session)}
    order = [number for number in dict.fromkeys(scheme_ids) if number in known]
    order += [number for number in known if number not in order]
    fields: tuple[FieldChange, ...] = ()
    for place, number in enumerate(order, 1):
        former = {"place": known[number].place}
        fields += differing("print_scheme", number, former, {"place": place})
    _apply(session, fields)


def _text(wanted: PrintScheme) -> str:
    return storable(stored_schemes.written(wanted))


def _plain(name: str) -> str:
    return " ".join(storable(name).split())


def _free(name: str, others: Sequence[StoredScheme]) -> str:
    wanted = _plain(name)
    if not wanted:
        raise NoSchemeName
    if any(each.name == wanted for each in others):
        raise SchemeNameTaken(wanted)
    return wanted


def _apply(session: Session, fields: tuple[FieldChange, ...]) -> None:
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.DESIGN, fields), session.hand)
