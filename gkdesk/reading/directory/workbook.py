"""The units of all sheets, each once, with what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from gkdesk.domain.directory_reading import Amiss, DirectoryReading, SheetProblem, SheetUnit
from gkdesk.domain.document import Document
from gkdesk.reading.directory.contacts import Contacts
from gkdesk.reading.directory.grid import grid_of, grid_of_lines
from gkdesk.reading.directory.lists import entries
from gkdesk.reading.directory.rows import Entry

SameName = Callable[[str], Hashable]
"""What two ways to write one name have in common."""


def read_directory(document: Document, same: SameName = str) -> DirectoryReading:
    """The units of a document's tables, or of its lines where it has none. A unit that
    several rows name is read once: what the first leaves blank, the others fill in."""
    grids = [grid_of(document, table) for table in document.tables]
    grids = grids or [grid_of_lines(document.text)]
    taken = _Taken(same)
    for grid in grids:
        for at, entry in entries(grid):
            taken.take(grid.title, at + 1, entry)
    return taken.reading()


class _Taken:
    """The units read so far. One is found again by its names."""

    def __init__(self, same: SameName) -> None:
        self._same = same
        self._units: list[SheetUnit] = []
        self._contacts: list[Contacts] = []
        self._problems: list[SheetProblem] = []
        self._known: dict[Hashable, int] = {}

    def take(self, sheet: str, number: int, entry: Entry) -> None:
        """Take what one row of a sheet says."""
        unit = _unit(sheet, number, entry)
        at = self._find(unit)
        if not unit.name:
            about = _words(entry.contacts) or entry.short
            self._problems.append(SheetProblem(sheet, number, Amiss.NO_NAME, about))
        elif at is None:
            self._add(unit, entry)
        elif entry.continued:
            self._join(at, entry.contacts)
        else:
            self._tell(unit, Amiss.SAME_UNIT, unit.name)
            self._fill(at, unit, entry.contacts)

    def reading(self) -> DirectoryReading:
        """All that was taken."""
        for unit, called in zip(self._units, self._contacts, strict=True):
            if len(called.persons) > 1:
                self._tell(unit, Amiss.TWO_CONTACTS, unit.person)
        if not self._units:
            self._problems.append(SheetProblem("", 0, Amiss.NO_UNITS))
        return DirectoryReading(tuple(self._units), tuple(self._problems))

    def _find(self, unit: SheetUnit) -> int | None:
        names = (self._same(name) for name in (unit.name, unit.short) if name)
        return next((self._known[name] for name in names if name in self._known), None)

    def _add(self, unit: SheetUnit, entry: Entry) -> None:
        self._units.append(unit)
        self._contacts.append(entry.contacts)
        self._know(len(self._units) - 1)
        if entry.in_name:
            self._tell(unit, Amiss.PHONE_IN_NAME, entry.in_name)
        if entry.odd_kind:
            self._tell(unit, Amiss.UNKNOWN_KIND, entry.odd_kind)

    def _know(self, at: int) -> None:
        unit = self._units[at]
        for name in filter(None, (unit.name, unit.short)):
            self._known.setdefault(self._same(name), at)

    def _join(self, at: int, more: Contacts) -> None:
        """Another contact under the merged name."""
        self._call(at, self._contacts[at].and_(more))

    def _call(self, at: int, called: Contacts) -> None:
        self._contacts[at] = called
        self._units[at] = replace(
            self._units[at], person="、".join(called.persons), phone="、".join(called.phones)
        )

    def _fill(self, at: int, later: SheetUnit, called: Contacts) -> None:
        """What the first row leaves blank; of a full and a short name the full one stays."""
        first = self._units[at]
        name, short = first.name, first.short or later.short
        if later.short == first.name:
            name, short = later.name, first.name
        self._units[at] = replace(
            first,
            name=name,
            short="" if short == name else short,
            kind=first.kind or later.kind,
            note=first.note or later.note,
            former=first.former or later.former,
            aliases=first.aliases or later.aliases,
        )
        if not (first.person or first.phone):
            self._call(at, called)
        self._know(at)

    def _tell(self, unit: SheetUnit, what: Amiss, about: str) -> None:
        self._problems.append(SheetProblem(unit.sheet, unit.row, what, about))


def _unit(sheet: str, number: int, entry: Entry) -> SheetUnit:
    name = entry.name.name
    return SheetUnit(
        sheet=sheet,
        row=number,
        name=name,
        short="" if entry.short == name else entry.short,
        kind=entry.kind,
        prefix=entry.prefix,
        person="、".join(entry.contacts.persons),
        phone="、".join(entry.contacts.phones),
        note=entry.note,
        former=entry.former,
        aliases=entry.aliases,
        kind_words=entry.odd_kind,
    )


def _words(contacts: Contacts) -> str:
    return " ".join(filter(None, ("、".join(contacts.persons), "、".join(contacts.phones))))
