"""Under which names rows stand: as they are printed, or as the directory knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from gkdesk.domain.breakdown import Layout
from gkdesk.domain.directory import Match
from gkdesk.domain.table_design import TableDesign, UnitsShown
from gkdesk.services import known_units
from gkdesk.services.session import Session
from gkdesk.store import units as store_units

Names = Callable[[Iterable[str]], tuple[str, ...]]


class UnitWords:
    """What a table says of printed names. ``cells`` are the names a cell shows, ``sheets``
    those a row's sheets bear, where each unit has one."""

    def __init__(self, session: Session | None, design: TableDesign) -> None:
        parted = design.layout is Layout.UNITS
        expanded = design.units is UnitsShown.EXPANDED
        known = (
            session is not None
            and (parted or expanded)
            and store_units.any_stands(session.ledger)
        )
        self.order: tuple[str, ...] = ()
        self.cells: Names = as_printed
        self.sheets: Names = as_printed
        if known and session is not None:
            self.order = tuple(unit.name for unit in known_units.units(session))
            self.sheets = _each(_borne(session))
            if expanded:
                self.cells = _each(_spelled_out(session))


def as_printed(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once."""
    return tuple(dict.fromkeys(names))


def _each(meaning: Callable[[str], tuple[str, ...]]) -> Names:
    def of(names: Iterable[str]) -> tuple[str, ...]:
        return as_printed(own for name in names for own in meaning(name))

    return of


def _spelled_out(session: Session) -> Callable[[str], tuple[str, ...]]:
    """A collective name's members by their names in the directory; any other as printed."""
    known = known_units.matcher(session)

    @cache
    def names(name: str) -> tuple[str, ...]:
        found = known.match(name)
        if found.how is not Match.COLLECTIVE:
            return (name,)
        return tuple(known.units[each].name for each in known.members(found)) or (name,)

    return names


def _borne(session: Session) -> Callable[[str], tuple[str, ...]]:
    """The units a name means by their names in the directory: a former name, a short one and
    the full one lead to one sheet. A name nobody knows bears its own."""
    known = known_units.matcher(session)

    @cache
    def names(name: str) -> tuple[str, ...]:
        meant = known_units.meaning(known, name)
        return tuple(known.units[each].name for each in meant) or (name,)

    return names
