"""Taking the directory in from a workbook: read, shown first, then taken as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from gkdesk import documents
from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.directory import Match, NameWay, Unit
from gkdesk.domain.directory_reading import Amiss, DirectoryReading, SheetProblem, SheetUnit
from gkdesk.reading.directory import read_directory
from gkdesk.services.directory_edits import altered, guessed, new_units, write
from gkdesk.services.known_units import matcher
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import form, plain
from gkdesk.store import records

__all__ = [
    "Amiss",
    "Becomes",
    "DirectoryReading",
    "Planned",
    "SheetProblem",
    "SheetUnit",
    "new_unit",
    "preview",
    "read",
    "take",
]


class Becomes(StrEnum):
    """What taking a row would do. Ambiguous: several units of the directory bear the name;
    it is never taken."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Planned:
    """``key`` is the row's number among those read, ``unit_id`` the unit it is, None for a
    new one; ``fields`` are the columns that would change, ``former`` the further names it
    gets."""

    key: int
    row: SheetUnit
    becomes: Becomes
    unit_id: int | None = None
    fields: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


def read(path: Path) -> DirectoryReading:
    """The units of a workbook (xlsx, xls, ods, csv) or of a list of names, nothing taken yet.

    Raises what ``documents.read`` raises.
    """
    return read_directory(documents.read(path), lambda name: form(plain(name)))


def preview(session: Session, reading: DirectoryReading) -> list[Planned]:
    """What taking each row would do to the directory as it stands."""
    planned = (_planned(session, key, row) for key, row in enumerate(reading.rows))
    return list(_each_once(planned))


def _each_once(planned: Iterable[Planned]) -> Iterator[Planned]:
    """A unit comes or changes by its first row; a further one, under another of its names
    or with another part of its place (财政局, 台儿庄区财政局), brings nothing."""
    known: set[int] = set()
    places: dict[str, list[str]] = defaultdict(list)
    for each in planned:
        again = each.unit_id in known
        if each.becomes is Becomes.NEW:
            place, core = form(plain(each.row.name))
            again = any(_one_place(place, other) for other in places[core])
            places[core] += [] if again else [place]
        elif each.unit_id is not None:
            known.add(each.unit_id)
        yield replace(each, becomes=Becomes.SAME, fields=(), former=()) if again else each


def _one_place(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _planned(session: Session, key: int, row: SheetUnit) -> Planned:
    found = _unit_of(session, row)
    if isinstance(found, Match):
        becomes = Becomes.AMBIGUOUS if found is Match.AMBIGUOUS else Becomes.NEW
        return Planned(key, row, becomes, former=tuple(name for name, *_ in _names(row)))
    fields = tuple(
        name for name, value in _said_of(found, row).items() if getattr(found, name) != value
    )
    borne = {plain(each) for each in (found.name, found.short, *(o.name for o in found.names))}
    former = tuple(name for name, *_ in _names(row) if plain(name) not in borne)
    becomes = Becomes.CHANGED if fields or former else Becomes.SAME
    return Planned(key, row, becomes, found.id, fields, former)


def _unit_of(session: Session, row: SheetUnit) -> Unit | Match:
    """The unit a row is, or why it is none: by its name, else by its short name where a unit
    of the directory is called so in full, as it was collected from a plan."""
    known = matcher(session)
    found = known.match(row.name)
    if found.how is Match.UNKNOWN and row.short:
        short = known.match(row.short)
        if short.how is Match.FULL and len(short.units) == 1:
            return known.units[short.units[0]]
    if len(found.units) != 1 or not found.settled:
        return found.how
    return known.units[found.units[0]]


def _names(row: SheetUnit) -> list[tuple[str, NameWay, str | None, str | None]]:
    """The further names of a row: what it was called once, and what it is called as well."""
    former = [(each.name, NameWay.FORMER, each.since, each.until) for each in row.former]
    return [*former, *((name, NameWay.ALIAS, None, None) for name in row.aliases)]


def _said_of(unit: Unit, row: SheetUnit) -> dict[str, Value]:
    """What a row says of a known unit; of its name, where the directory has but the short."""
    shortened = row.short and plain(unit.name) == plain(row.short) != plain(row.name)
    said = {**({"name": row.name} if shortened else {}), **_columns(row)}
    if said.get("short") == said.get("name", unit.name):
        said.pop("short", None)
    return said


def _columns(row: SheetUnit) -> dict[str, Value]:
    """What a row says of a unit but its name; blank cells say nothing."""
    said: dict[str, Value] = {
        "short": row.short,
        "kind": row.kind.value if row.kind else None,
        "prefix": row.prefix,
        "person": row.person,
        "phone": row.phone,
        "note": row.note,
    }
    return {name: value for name, value in said.items() if value}


def new_unit(row: SheetUnit) -> dict[str, Value]:
    """The columns of a unit that comes by a row: what the row leaves open of its kind is
    guessed from its name, but not against words nobody knows."""
    columns = guessed(row.name) | _columns(row)
    return {**columns, "kind": None} if row.kind_words and not row.kind else columns


def take(session: Session, reading: DirectoryReading, chosen: Sequence[int]) -> int:
    """Take the rows with these numbers as one change: new units behind the others, blanks of
    known ones filled and other values written over, former names added. How many units that
    wrote."""
    planned = preview(session, reading)
    wanted = [planned[key] for key in dict.fromkeys(chosen) if 0 <= key < len(planned)]
    new = [each for each in wanted if each.becomes is Becomes.NEW]
    changed = [each for each in wanted if each.becomes is Becomes.CHANGED]
    with session.ledger.transaction():
        known = matcher(session).units
        columns = [new_unit(each.row) for each in new]
        ids, fields = new_units(session, columns)
        for each in changed:
            unit = known[each.unit_id or 0]
            fields += altered(unit, _columns_of(unit, each))
        fields += _former(session, ids, new, changed)
        write(session, fields)
    return len(new) + len(changed)


def _columns_of(unit: Unit, planned: Planned) -> dict[str, Value]:
    said = _said_of(unit, planned.row)
    return {name: said[name] for name in planned.fields}


def _former(
    session: Session, ids: Sequence[int], new: Sequence[Planned], changed: Sequence[Planned]
) -> tuple[FieldChange, ...]:
    owners = [*zip(ids, new, strict=True), *((each.unit_id, each) for each in changed)]
    rows = [
        {"unit_id": unit_id, "name": name, "way": way.value, "since": since, "until": until}
        for unit_id, each in owners
        for name, way, since, until in _names(each.row)
        if name in each.former
    ]
    return records.add(session.ledger, "unit_name", rows)[1]
