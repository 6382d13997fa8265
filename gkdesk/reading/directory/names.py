"""Names as cells hold them: with their short or former name, a note, the years they held."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gkdesk.domain.directory_reading import FormerName
from gkdesk.reading.directory.words import is_unit, plain

_NOTE = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_SHORT = re.compile(r"^(?:以下)?简称[:：为]?[“\"]?(.+?)[”\"]?$")
_FORMER = re.compile(r"^(?:原名?称?|曾用名|前身|原为)[:：为]?[“\"]?(.+?)[”\"]?$")
_ALIAS = re.compile(r"^(?:加挂|挂|又称|又名)[:：]?[“\"]?(.+?)[”\"]?(?:牌子|的牌子)?$")
_BETWEEN = re.compile(r"[、,;；\n/|]+")
_DAY = re.compile(
    r"((?:19|20)\d\d)(?:[年.\-/](1[0-2]|0?[1-9])(?!\d)(?:[月.\-/]\d{0,2}日?)?)?年?"
)
_DAYS_FIRST = re.compile(r"^([12]\d{3}[\d年月.\-—–~至到/]*前?)[:,]?(?=[\u4e00-\u9fff])")
_SPAN = re.compile(r"[-—–~至到]+")
_AFTER = re.compile(r"后|起|以来|设立|成立")


class NameCell(NamedTuple):
    """The name alone, and what its notes said."""

    name: str
    short: str = ""
    former: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""


def name_cell(words: str) -> NameCell:
    """A cell of a name, its contacts already taken out."""
    text = plain(words)
    short, former, aliases, notes = "", [], [], []
    for note in _NOTE.findall(text):
        if found := _SHORT.match(note):
            short = found[1]
        elif found := _FORMER.match(note):
            former += former_names(found[1])
        elif found := _ALIAS.match(note):
            aliases += other_names(found[1])
        elif note:
            notes.append(note)
    name = _NOTE.sub("", text).strip("、,;:*.")
    return NameCell(name, short, tuple(former), tuple(aliases), "；".join(notes))


def other_names(words: str) -> list[str]:
    """The names of a cell, without notes."""
    parts = _BETWEEN.split(unicodedata.normalize("NFKC", words))
    names = (_NOTE.sub("", plain(part)) for part in parts)
    return [name for name in dict.fromkeys(names) if len(name) > 1]


def former_names(words: str) -> list[FormerName]:
    """The former names of a cell, each with the years its note says."""
    found = []
    for part in _parts(unicodedata.normalize("NFKC", words)):
        notes = [*_DAYS_FIRST.findall(part), *_NOTE.findall(part)]
        name = re.sub(r"^原(?=.{3})", "", _NOTE.sub("", _DAYS_FIRST.sub("", part)))
        if len(name) > 1 and name not in ("无", "暂无"):
            found.append(FormerName(name, *_years("".join(notes))))
    return found


def _parts(text: str) -> list[str]:
    """The names of a cell with their notes; signs inside a note part nothing."""
    kept = _NOTE.sub(lambda note: _BETWEEN.sub("至", note[0]), text)
    parts = [plain(part) for part in _BETWEEN.split(kept)]
    joined: list[str] = []
    for part in parts:
        if joined and part and not is_unit(_NOTE.sub("", joined[-1])):
            joined[-1] += f"、{part}"
        elif part:
            joined.append(part)
    return joined


def _years(note: str) -> tuple[str | None, str | None]:
    """From when until when a name held, as ISO months or years."""
    found = [*_DAY.finditer(note)]
    days = [_iso(each) for each in found]
    if len(days) > 1:
        return days[0], days[1]
    if not days:
        return None, None
    if _SPAN.match(note, found[0].end()) or _AFTER.search(note):
        return days[0], None
    return None, days[0]


def _iso(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}" if found[2] else found[1]
