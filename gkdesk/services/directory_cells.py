"""What a cell of a directory workbook says: names, telephones, persons, kinds, former names.

Pure: words in, values out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gkdesk.domain.directory import UnitKind

_PHONE = re.compile(
    r"(?<!\d)(?:1\d{10}|(?:0\d{2,3}[-－ ]?)?\d{7,8}(?:[-转]\d{1,5})?|\d{5,6})(?!\d)"
)
_BLANK = re.compile(r"\s+")
_NOTE = re.compile(r"[（(][^（()）]*[）)]")
_AND = re.compile(r"[、，,；;/／\n]+|\s{2,}")
_BETWEEN_PHONES = re.compile(r"[、，,；;/／\s]+")
_DAY = re.compile(r"(\d{4})(?:[年./-](\d{1,2})(?:月|(?![\d]))?)?")
_OPEN = re.compile(r"[（(]([^（()）]*)[）)]")

_KINDS = (
    (UnitKind.TOWN, re.compile(r"镇|乡|街")),
    (UnitKind.PARK, re.compile(r"园区|开发区|功能区|度假区")),
    (UnitKind.INSTITUTION, re.compile(r"企|事业|学校|医院|公司|国资")),
    (UnitKind.DEPARTMENT, re.compile(r"部门|机关|行政|党政|直单位|^委办局|^局|党群|派出")),
)


class Named(NamedTuple):
    """A name cell in its parts; the last two are empty in nearly all."""

    name: str
    person: str = ""
    phone: str = ""


class FormerName(NamedTuple):
    """A former name, its bounds as ISO months or years where the cell says them."""

    name: str
    since: str | None = None
    until: str | None = None


def half_width(words: str) -> str:
    """Full-width letters and figures as ordinary ones; line ends stay."""
    return unicodedata.normalize("NFKC", words).strip()


def named(cell: str) -> Named:
    """The name in a cell, without blanks and notes, and a person and telephone that were
    written beside it."""
    words = half_width(cell)
    phones = _PHONE.findall(words)
    if not phones:
        bare = _NOTE.sub("", words)
        return Named(_BLANK.sub("", bare or words))
    rest = _PHONE.sub(" ", words)
    parts = [part for part in re.split(r"[（()）\s,，:：;；、]+", rest) if part]
    parts = [part for part in parts if part not in ("电话", "联系电话", "联系人", "手机")]
    name, *others = parts or [""]
    return Named(name, "、".join(others), "、".join(phones))


def people(cell: str) -> list[str]:
    """The persons of a cell."""
    words = (_BLANK.sub("", part) for part in _AND.split(half_width(cell)))
    return [part for part in words if part]


def phones(cell: str) -> list[str]:
    """The telephone numbers of a cell; words that are none stay as they are."""
    words = re.sub(r"(?<=\d)\.0$", "", half_width(cell))
    found: list[str] = _PHONE.findall(words)
    if found:
        return found
    return [part for part in _BETWEEN_PHONES.split(words) if part]


def kind(cell: str) -> UnitKind | None:
    """The kind a cell or a banner names."""
    words = _BLANK.sub("", half_width(cell))
    return next((kind for kind, said in _KINDS if said.search(words)), None)


def former(cell: str) -> Iterator[FormerName]:
    """The former names of a cell, each with the years in brackets behind it."""
    for part in re.split(r"[、，,；;/／\n]+(?![^（(]*[）)])", half_width(cell)):
        said = _OPEN.search(part)
        name = _BLANK.sub("", _NOTE.sub("", part))
        if name:
            since, until = _bounds(said[1]) if said else (None, None)
            yield FormerName(name.removeprefix("原"), since, until)


def _bounds(words: str) -> tuple[str | None, str | None]:
    days = [f"{year}-{int(month):02}" if month else year for year, month in _DAY.findall(words)]
    if len(days) > 1:
        return days[0], days[-1]
    return None, days[0] if days else None


def joined(parts: Iterable[str]) -> str:
    """Several values of one field, each once."""
    return "、".join(dict.fromkeys(part for part in parts if part))
