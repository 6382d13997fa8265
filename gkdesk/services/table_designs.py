"""Designs of the breakdown table (模板): kept under names, in a person's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.domain import stored_designs
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.table_design import TableDesign
from gkdesk.errors import DesignNameTaken, NoDesignName, UnknownDesign
from gkdesk.services.session import Session
from gkdesk.store import changes, records
from gkdesk.store import table_designs as store


@dataclass(frozen=True, slots=True)
class StoredDesign:
    """A design under its name. ``own`` tells that an office's own workbook belongs to it."""

    id: int
    name: str
    design: TableDesign
    place: int
    own: bool = False


def designs(session: Session) -> list[StoredDesign]:
    """The designs that stand, in their order."""
    return [
        StoredDesign(
            row.id, row.name, stored_designs.read(row.name, row.design), row.place, row.own
        )
        for row in store.standing(session.ledger)
    ]


def design(session: Session, design_id: int) -> StoredDesign:
    """One design. Raises UnknownDesign."""
    found = next((each for each in designs(session) if each.id == design_id), None)
    if found is None:
        raise UnknownDesign(str(design_id))
    return found


def named(session: Session, name: str) -> StoredDesign:
    """The design of that name. Raises UnknownDesign."""
    wanted = _plain(name)
    found = next((each for each in designs(session) if each.name == wanted), None)
    if found is None:
        raise UnknownDesign(name)
    return found


def workbook(session: Session, design_id: int) -> bytes | None:
    """The office's own workbook of a design, None where it has none."""
    return store.workbook(session.ledger, design_id)


def save(
    session: Session, name: str, wanted: TableDesign, *, workbook: bytes | None = None
) -> StoredDesign:
    """A new design, the last of all; ``workbook`` is an office's own whose styles it keeps.
    Raises NoDesignName and DesignNameTaken."""
    known = designs(session)
    record = {
        "name": _free(name, known),
        "design": _text(wanted),
        "workbook": workbook,
        "place": 1 + max((each.place for each in known), default=0),
    }
    with session.ledger.transaction():
        ids, fields = records.add(session.ledger, "table_design", [record])
        _apply(session, fields)
    return design(session, ids[0])


def replace_design(session: Session, design_id: int, wanted: TableDesign) -> StoredDesign:
    """The same name for another design. Raises UnknownDesign."""
    former = {row.id: row.design for row in store.standing(session.ledger)}
    if design_id not in former:
        raise UnknownDesign(str(design_id))
    fields = {"design": former[design_id]}, {"design": _text(wanted)}
    _apply(session, differing("table_design", design_id, *fields))
    return design(session, design_id)


def rename(session: Session, design_id: int, name: str) -> StoredDesign:
    """Another name. Raises UnknownDesign, NoDesignName and DesignNameTaken."""
    former = design(session, design_id)
    others = [each for each in designs(session) if each.id != design_id]
    wanted = {"name": _free(name, others)}
    _apply(session, differing("table_design", design_id, {"name": former.name}, wanted))
    return design(session, design_id)


def remove(session: Session, design_id: int) -> None:
    """Take a design out. Raises UnknownDesign."""
    design(session, design_id)
    _apply(session, records.removal("table_design", [design_id]))


def reorder(session: Session, design_ids: Sequence[int]) -> None:
    """The designs in another order; those not named follow in theirs. One change."""
    known = {each.id: each for each in designs(session)}
    order = [number for number in dict.fromkeys(design_ids) if number in known]
    order += [number for number in known if number not in order]
    fields: tuple[FieldChange, ...] = ()
    for place, number in enumerate(order, 1):
        former = {"place": known[number].place}
        fields += differing("table_design", number, former, {"place": place})
    _apply(session, fields)


def _text(wanted: TableDesign) -> str:
    return storable(stored_designs.written(wanted))


def _plain(name: str) -> str:
    return " ".join(storable(name).split())


def _free(name: str, others: Sequence[StoredDesign]) -> str:
    wanted = _plain(name)
    if not wanted:
        raise NoDesignName
    if any(each.name == wanted for each in others):
        raise DesignNameTaken(wanted)
    return wanted


def _apply(session: Session, fields: tuple[FieldChange, ...]) -> None:
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.DESIGN, fields), session.hand)
