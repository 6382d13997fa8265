"""The directory of units (单位名录): who a printed name is, and whom a collective one means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is: 镇街, 部门, 园区, 企事业单位."""

    TOWN = "town"
    DEPARTMENT = "department"
    PARK = "park"
    INSTITUTION = "institution"


class NameWay(StrEnum):
    """Why a name leads to a unit it does not bear: it bore it once (机构改革), or a person
    said so. Aside: the name is no unit at all."""

    FORMER = "former"
    ALIAS = "alias"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class OtherName:
    """A further name. ``unit_id`` is None for one that was set aside; ``since`` and ``until``
    are ISO days, months (2019-03) or years, None where that is not known."""

    id: int
    unit_id: int | None
    name: str
    way: NameWay
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the directory. ``prefix`` is the place before its name that a list may say
    only once (区, 台儿庄区); ``place`` its number in the office's own order. A ``collective``
    one (各镇街) stands for its ``members``."""

    id: int
    name: str
    short: str = ""
    kind: UnitKind | None = None
    prefix: str = ""
    person: str = ""
    phone: str = ""
    place: int = 0
    collective: bool = False
    note: str = ""
    names: tuple[OtherName, ...] = ()
    members: tuple[int, ...] = ()


class Match(StrEnum):
    """How a printed name was matched. Prefix: one of both leaves the place out
    (财政局, 区财政局). Collective: it names a collective unit. Aside: a person said that it
    is no unit. Ambiguous: several could be meant. Unknown: none is known."""

    FULL = "full"
    SHORT = "short"
    PREFIX = "prefix"
    FORMER = "former"
    ALIAS = "alias"
    COLLECTIVE = "collective"
    ASIDE = "aside"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MatchedName:
    """A printed name and the unit it is. ``units`` holds that one's id, of an ambiguous name
    those that could be meant, else nothing; ``without`` the members that 除…外 leaves out."""

    name: str
    how: Match
    units: tuple[int, ...] = ()
    without: tuple[int, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nobody has to be asked about the name."""
        return self.how not in (Match.AMBIGUOUS, Match.UNKNOWN)
