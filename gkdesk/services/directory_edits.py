"""Edits of the directory by hand, each one change that is undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.directory import Unit
from gkdesk.errors import NoUnitName, UnitKnown
from gkdesk.services.known_units import matcher, unit, units
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import guessed_kind, looks_collective, plain
from gkdesk.store import changes, records
from gkdesk.store import units as store_units

_Fields = tuple[FieldChange, ...]


def line(words: object) -> str:
    """What was typed, on one line."""
    return " ".join(storable(str(words or "")).split())


def taken(values: dict[str, object]) -> dict[str, Value]:
    """Fields of a unit as columns. Raises NoUnitName for an empty name."""
    columns: dict[str, Value] = {}
    for name, value in values.items():
        if name not in store_units.UNIT:
            raise ValueError(f"{name} is no field of a unit")
        if name == "place":
            columns[name] = int(str(value))
        elif name == "collective":
            columns[name] = int(bool(value))
        elif name == "kind":
            columns[name] = line(value) or None
        else:
            columns[name] = line(value)
    if columns.get("name") == "":
        raise NoUnitName
    return columns


def write(session: Session, fields: _Fields) -> None:
    """Apply field changes as one change of the directory; nothing for none."""
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.DIRECTORY, fields), session.hand)


def new_units(
    session: Session, wanted: Sequence[dict[str, Value]]
) -> tuple[list[int], _Fields]:
    """Rows for new units behind those that stand, and what makes them stand. A name that was
    set aside is no longer. Inside a transaction."""
    last = max((each.place for each in units(session)), default=0)
    rows = [{**_BLANK, "place": last + at} for at in range(1, len(wanted) + 1)]
    ids, stood = records.add(session.ledger, "unit", rows)
    # The history says a unit as it came, so that what it came with is part of the change.
    fields = tuple(
        field
        for stands, row, each in zip(stood, rows, wanted, strict=True)
        for field in (stands, *differing("unit", stands.target, row, each))
    )
    names = {plain(str(each["name"])) for each in wanted}
    aside = [
        each.id for each in store_units.names_aside(session.ledger) if plain(each.name) in names
    ]
    return ids, fields + records.removal("unit_name", aside)


_BLANK: dict[str, Value] = {
    **dict.fromkeys(("name", "short", "prefix", "person", "phone", "note"), ""),
    "kind": None,
    "collective": 0,
}


def guessed(name: str) -> dict[str, Value]:
    """The columns of a unit of which only its name is known."""
    if looks_collective(name):
        return {"name": name, "collective": 1}
    kind = guessed_kind(name)
    return {"name": name, "kind": kind.value if kind else None}


def add(session: Session, **fields: object) -> Unit:
    """A new unit with these fields; what is not said of kind and collective is guessed from
    its name. Raises NoUnitName, and UnitKnown where a unit has that full name."""
    columns = taken({"name": "", **fields})
    _refuse_double(session, str(columns["name"]), None)
    said = guessed(str(columns["name"]))
    if columns.get("collective"):
        said.pop("kind", None)
    with session.ledger.transaction():
        (number,), stands = new_units(session, [{**said, **columns}])
        write(session, stands)
    return unit(session, number)


def edit(session: Session, unit_id: int, **fields: object) -> Unit:
    """Other values for some fields of a unit; what stands already leaves no line in the
    history. Raises UnknownUnit, NoUnitName, UnitKnown."""
    wanted = taken(fields)
    known = unit(session, unit_id)
    if "name" in wanted:
        _refuse_double(session, str(wanted["name"]), unit_id)
    write(session, altered(known, wanted))
    return unit(session, unit_id)


def altered(known: Unit, wanted: dict[str, Value]) -> tuple[FieldChange, ...]:
    """The field changes of an edit, and the words the history names the unit with as they
    stand then."""
    before = columns_of(known)
    fields = differing("unit", known.id, before, wanted)
    touched = {each.field for each in fields}
    said = (each for each in ("name", "person", "phone") if each not in touched)
    if not fields:
        return ()
    return fields + tuple(
        FieldChange("unit", known.id, each, before[each], before[each]) for each in said
    )


def columns_of(known: Unit) -> dict[str, Value]:
    """A unit as the columns of its row."""
    return {
        "name": known.name,
        "short": known.short,
        "kind": known.kind.value if known.kind else None,
        "prefix": known.prefix,
        "person": known.person,
        "phone": known.phone,
        "place": known.place,
        "collective": int(known.collective),
        "note": known.note,
    }


def _refuse_double(session: Session, name: str, but: int | None) -> None:
    """Raises UnitKnown where another unit has that full name."""
    words = plain(name)
    if any(plain(each.name) == words and each.id != but for each in units(session)):
        raise UnitKnown(name)


def remove(session: Session, ids: Iterable[int]) -> None:
    """Take units out, with their further names and their places in groups; the rows of the
    plans keep their words. Raises UnknownUnit."""
    gone = [unit(session, each) for each in dict.fromkeys(ids)]
    names = [other.id for each in gone for other in each.names]
    fields = records.removal("unit_member", store_units.member_rows(session.ledger, gone))
    fields += records.removal("unit_name", names)
    write(session, fields + records.removal("unit", [each.id for each in gone]))


def reorder(session: Session, ids: Sequence[int]) -> None:
    """The office's order: these first, the others behind them as they stood."""
    known = {each.id: each for each in units(session)}
    order = [known[each] for each in dict.fromkeys([*ids, *known]) if each in known]
    write(
        session,
        tuple(
            FieldChange("unit", each.id, "place", each.place, place)
            for place, each in enumerate(order, 1)
            if each.place != place
        ),
    )


def set_members(session: Session, group_id: int, unit_ids: Sequence[int]) -> Unit:
    """The members of a collective name, all of them. Raises UnknownUnit."""
    group = unit(session, group_id)
    wanted = [unit(session, each).id for each in dict.fromkeys(unit_ids) if each != group_id]
    standing = store_units.members_of(session.ledger, group_id)
    with session.ledger.transaction():
        fields = records.removal(
            "unit_member", [row for each, row in standing.items() if each not in wanted]
        )
        rows = [
            {"group_id": group_id, "unit_id": each} for each in wanted if each not in standing
        ]
        if wanted and not group.collective:
            fields += (FieldChange("unit", group_id, "collective", 0, 1),)
        write(session, fields + records.add(session.ledger, "unit_member", rows)[1])
    return unit(session, group_id)


def collect(session: Session, names: Iterable[str]) -> list[Unit]:
    """Add a unit for each printed name that is nobody's yet, as one change; the kind is
    guessed, a collective name becomes a group."""
    known = matcher(session)
    wanted: dict[str, str] = {}
    for name in map(line, names):
        if name and (not known.match(name).units):
            wanted.setdefault(plain(name), name)
    with session.ledger.transaction():
        ids, stands = new_units(session, [guessed(name) for name in wanted.values()])
        write(session, stands)
    return [unit(session, each) for each in ids]
