"""Two or more units are one: with all their tasks, as one change."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.directory import NameWay, Unit
from gkdesk.services.directory_edits import columns_of, write
from gkdesk.services.known_units import matcher, printed_names, unit
from gkdesk.services.session import Session
from gkdesk.store import records, unit_rows
from gkdesk.store import units as store_units

_KEEP = ("short", "person", "phone", "kind", "prefix", "note")


def merge(session: Session, kept_id: int, gone_ids: Sequence[int], *, rewrite: bool) -> int:
    """Make units part of another: their names become names of that one, their places in
    groups its own, and what it does not say yet of itself (telephone, kind) it takes from
    them. With ``rewrite`` the rows name the kept unit, each role once; how many rows that
    touched. Raises UnknownUnit."""
    kept = unit(session, kept_id)
    gone = [unit(session, each) for each in dict.fromkeys(gone_ids) if each != kept_id]
    if not gone:
        return 0
    with session.ledger.transaction():
        fields = _filled_in(kept, gone) + _names(session, kept, gone)
        fields += _members(session, kept, gone)
        fields += records.removal("unit", [each.id for each in gone])
        rows: tuple[FieldChange, ...] = ()
        count = 0
        if rewrite:
            rows, count = unit_rows.renamed(session.ledger, _renamed(session, kept, gone))
        write(session, fields + rows)
    return count


def _renamed(session: Session, kept: Unit, gone: Sequence[Unit]) -> dict[str, str]:
    """The printed names of the units that go, each with the kept unit's."""
    known, ids = matcher(session), {each.id for each in gone}
    return {
        name: kept.name
        for name in printed_names(session)
        if len(found := known.match(name).units) == 1
        and found[0] in ids
        and known.match(name).settled
        and not known.match(name).without
    }


def _filled_in(kept: Unit, gone: Sequence[Unit]) -> tuple[FieldChange, ...]:
    own = columns_of(kept)
    fields = []
    for name in _KEEP:
        if own[name]:
            continue
        value = next((v for each in gone if (v := columns_of(each)[name])), None)
        if value and not (name == "short" and value == kept.name):
            fields.append(FieldChange("unit", kept.id, name, own[name], value))
    return tuple(fields)


def _names(session: Session, kept: Unit, gone: Sequence[Unit]) -> tuple[FieldChange, ...]:
    """Their names lead to the kept unit; further names move over as they are."""
    borne = {kept.name, kept.short, *(each.name for each in kept.names)}
    new, moved, dropped = [], [], []
    for each in gone:
        for other in each.names:
            if other.name in borne:
                dropped.append(other.id)
            else:
                moved.append(FieldChange("unit_name", other.id, "unit_id", each.id, kept.id))
            borne.add(other.name)
        for name in (each.name, each.short):
            if name and name not in borne:
                new.append({"unit_id": kept.id, "name": name, "way": NameWay.ALIAS.value})
                borne.add(name)
    _, stands = records.add(session.ledger, "unit_name", new)
    return (*moved, *records.removal("unit_name", dropped), *stands)


def _members(session: Session, kept: Unit, gone: Sequence[Unit]) -> tuple[FieldChange, ...]:
    """The kept unit stands in their groups, and a kept group has their members."""
    ids = {each.id for each in gone}
    pairs = store_units.memberships(session.ledger)
    standing = {(group, member) for group, member, _ in pairs}
    wanted: dict[tuple[int, int], None] = {}
    old = []
    for group, member, row in pairs:
        if group in ids or member in ids:
            old.append(row)
            place = (kept.id if group in ids else group, kept.id if member in ids else member)
            if place[0] != place[1] and place not in standing:
                wanted[place] = None
    rows = [{"group_id": group, "unit_id": member} for group, member in wanted]
    _, stands = records.add(session.ledger, "unit_member", rows)
    return records.removal("unit_member", old) + stands
