"""Taking the directory in from a workbook: read, shown first, then taken as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gkdesk import documents
from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.directory import Match, NameWay, Unit
from gkdesk.domain.document import Document, Table
from gkdesk.services.directory_edits import altered, guessed, new_units, write
from gkdesk.services.directory_sheet import Amiss, SheetProblem, SheetReader, SheetUnit
from gkdesk.services.known_units import matcher
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import Form, plain
from gkdesk.store import records

__all__ = [
    "Amiss",
    "Becomes",
    "DirectoryReading",
    "Planned",
    "SheetProblem",
    "SheetUnit",
    "preview",
    "read",
    "take",
]


@dataclass(frozen=True, slots=True)
class DirectoryReading:
    """What a workbook holds: units in its order, and what is amiss."""

    rows: tuple[SheetUnit, ...]
    problems: tuple[SheetProblem, ...]


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
    new one; ``fields`` are the columns that would change, ``former`` the names it gets."""

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
    document = documents.read(path)
    known: dict[Form, SheetUnit] = {}
    rows: list[SheetUnit] = []
    problems: list[SheetProblem] = []
    for reader in _sheets(document):
        reader.read(known)
        rows += reader.units
        problems += reader.problems
    if not rows:
        problems.append(SheetProblem("", 0, Amiss.NO_UNITS))
    return DirectoryReading(tuple(rows), tuple(problems))


def _sheets(document: Document) -> list[SheetReader]:
    if document.tables:
        return [_sheet(document.text, table) for table in document.tables]
    lines = enumerate(document.text.splitlines())
    return [SheetReader("", {(row, 0): line.strip() for row, line in lines}, set())]


def _sheet(text: str, table: Table) -> SheetReader:
    """Merged cells say their words in every row they cover."""
    grid: dict[tuple[int, int], str] = {}
    merged: set[tuple[int, int]] = set()
    for cell in table.cells:
        words = text[cell.span.start : cell.span.end].strip()
        grid[cell.row, cell.column] = words
        for row in range(cell.row + 1, cell.row + cell.rows):
            grid[row, cell.column] = words
            merged.add((row, cell.column))
    return SheetReader(table.title, grid, merged)


def preview(session: Session, reading: DirectoryReading) -> list[Planned]:
    """What taking each row would do to the directory as it stands."""
    return [_planned(session, key, row) for key, row in enumerate(reading.rows)]


def _planned(session: Session, key: int, row: SheetUnit) -> Planned:
    known = matcher(session)
    found = known.match(row.name)
    if found.how is Match.AMBIGUOUS:
        return Planned(key, row, Becomes.AMBIGUOUS)
    if len(found.units) != 1 or not found.settled:
        return Planned(key, row, Becomes.NEW, former=tuple(each.name for each in row.former))
    unit = known.units[found.units[0]]
    fields = tuple(name for name, value in _columns(row).items() if _differs(unit, name, value))
    borne = {plain(each) for each in (unit.name, unit.short, *(o.name for o in unit.names))}
    former = tuple(each.name for each in row.former if plain(each.name) not in borne)
    becomes = Becomes.CHANGED if fields or former else Becomes.SAME
    return Planned(key, row, becomes, unit.id, fields, former)


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


def _differs(unit: Unit, name: str, value: Value) -> bool:
    return getattr(unit, name) != value and not (name == "short" and value == unit.name)


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
        columns = [{**guessed(each.row.name), **_columns(each.row)} for each in new]
        ids, fields = new_units(session, columns)
        for each in changed:
            fields += altered(known[each.unit_id or 0], _columns_of(each))
        fields += _former(session, ids, new, changed)
        write(session, fields)
    return len(new) + len(changed)


def _columns_of(planned: Planned) -> dict[str, Value]:
    said = _columns(planned.row)
    return {name: said[name] for name in planned.fields}


def _former(
    session: Session, ids: Sequence[int], new: Sequence[Planned], changed: Sequence[Planned]
) -> tuple[FieldChange, ...]:
    owners = [*zip(ids, new, strict=True), *((each.unit_id, each) for each in changed)]
    rows = [
        {
            "unit_id": unit_id,
            "name": name.name,
            "way": NameWay.FORMER.value,
            "since": name.since,
            "until": name.until,
        }
        for unit_id, each in owners
        for name in each.row.former
        if name.name in each.former
    ]
    return records.add(session.ledger, "unit_name", rows)[1]
