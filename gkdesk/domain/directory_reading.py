"""What a workbook says of units (单位名录, 通讯录), before the directory takes any of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.directory import UnitKind


class Amiss(StrEnum):
    """What a person should look at in a directory workbook. Same unit: a row names one that
    an earlier row named. No name: a row tells of nobody. Phone in name: a person or telephone
    stood in the cell of the name, and was taken out of it. Two contacts: several persons,
    kept side by side. Unknown kind: its words are none of the four. No units: in the file."""

    SAME_UNIT = "same_unit"
    NO_NAME = "no_name"
    PHONE_IN_NAME = "phone_in_name"
    TWO_CONTACTS = "two_contacts"
    UNKNOWN_KIND = "unknown_kind"
    NO_UNITS = "no_units"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a unit bore once; the bounds are ISO months or years."""

    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class SheetUnit:
    """A unit as a row says it, what it does not say is empty; ``row`` counts from 1 as the
    spreadsheet shows it. ``kind`` only where a column, a banner or the sheet's name says it.
    ``kind_words`` are those of a kind nobody knows, ``aliases`` names it bears beside its own
    (加挂)."""

    sheet: str
    row: int
    name: str
    short: str = ""
    kind: UnitKind | None = None
    prefix: str = ""
    person: str = ""
    phone: str = ""
    note: str = ""
    former: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    kind_words: str = ""


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something amiss in a row, or with row 0 in the file; ``about`` are its words."""

    sheet: str
    row: int
    what: Amiss
    about: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryReading:
    """The units of a workbook, each once, in its order, and what is amiss."""

    rows: tuple[SheetUnit, ...]
    problems: tuple[SheetProblem, ...] = ()
