"""One row of a list of units, as its columns say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdesk.domain.directory import UnitKind
from gkdesk.domain.directory_reading import FormerName
from gkdesk.reading.directory.contacts import Contacts, contacts_of, split_name
from gkdesk.reading.directory.grid import Row
from gkdesk.reading.directory.heads import Field, Half
from gkdesk.reading.directory.names import NameCell, former_names, name_cell, other_names
from gkdesk.reading.directory.words import is_person, kind_said, plain, unnumbered

_LETTERS = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")
_NOTHING = {"无", "暂无", "/", "-", "—", "——"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says of a unit. ``name`` is empty where the row names none; ``continued``
    where the name is merged from a row above. ``in_name`` are the words of contacts that
    stood in the cell of the name, ``odd_kind`` those of a kind nobody knows."""

    name: NameCell
    continued: bool
    contacts: Contacts
    kind: UnitKind | None = None
    short: str = ""
    prefix: str = ""
    former: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""
    in_name: str = ""
    odd_kind: str = ""


def entry_of(row: Row, half: Half, banner: UnitKind | None) -> Entry | None:
    """The entry of a row under these columns; None where they say nothing of a unit.
    ``banner`` is the kind the rows above say."""
    (column, *_) = half.of(Field.NAME)
    named = row.get(column)
    words, called, in_name = split_name(named.words if named else "")
    name = name_cell(unnumbered(words))
    if not _LETTERS.search(name.name):
        name = NameCell("")
    said = _first(row, half, Field.KIND)
    kind = kind_said(said) if said else banner
    entry = Entry(
        name=name,
        continued=named is not None and not named.own,
        contacts=called.and_(_contacts(row, half)),
        kind=kind,
        short=_first(row, half, Field.SHORT) or name.short,
        prefix=_first(row, half, Field.PREFIX),
        former=(*name.former, *former_names(_joined(row, half, Field.FORMER))),
        aliases=(*name.aliases, *other_names(_joined(row, half, Field.ALIAS))),
        note="；".join(filter(None, (name.note, _first(row, half, Field.NOTE)))),
        in_name=in_name,
        odd_kind=said if said and kind is None else "",
    )
    tells = entry.name.name or entry.contacts.persons or entry.contacts.phones or entry.short
    return entry if tells else None


def _contacts(row: Row, half: Half) -> Contacts:
    """Whom to call: of several columns of persons the first (a contact before a chief), with
    the telephones beside it."""
    persons = half.of(Field.PERSON) or half.of(Field.CHIEF)
    others = half.of(Field.PERSON, Field.CHIEF)
    after = [column for column in others if persons and column > persons[0]]
    phones = half.of(Field.PHONE)
    beside = [
        each
        for each in phones
        if persons and each > persons[0] and (not after or each < after[0])
    ]
    found = Contacts()
    for column in persons[:1] + half.of(Field.CONTACT):
        found = found.and_(_in_cell(row, column))
    for column in beside or phones:
        called = _in_cell(row, column)
        told = tuple(each for each in called.persons if is_person(each))
        found = found.and_(Contacts(told, called.phones))
    return found


def _in_cell(row: Row, column: int) -> Contacts:
    cell = row.get(column)
    return contacts_of(cell.words) if cell else Contacts()


def _first(row: Row, half: Half, field: Field) -> str:
    words = (plain(row[column].words) for column in half.of(field) if column in row)
    return next((each for each in words if each not in _NOTHING), "")


def _joined(row: Row, half: Half, field: Field) -> str:
    return "、".join(row[column].words for column in half.of(field) if column in row)
