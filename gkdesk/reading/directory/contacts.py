"""Persons and telephones as cells hold them, one or several, in one cell or in two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from gkdesk.reading.directory.words import is_person, is_unit, plain

PHONE = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?"
    r"(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|(?:\(0\d{2,3}\)|0\d{2,3})[- ]?\d{7,8}"
    r"|\d{3,4}-\d{7,8}|\d{5,8})(?:[-转]\d{1,5})?(?!\d)"
)
"""Numbers of mobile phones, of lines with or without their area, with an extension."""
_BETWEEN = re.compile(r"[、,;；\n/|]+")
_SHORT_NUMBER = re.compile(r"\d[\d-]*")
_NOBODY = {"无", "暂无", "空缺", "待定"}
_LABEL = re.compile(
    r"(?:联系人|联络员|负责人|联系电话|联系方式|办公电话|电话|手机|座机|tel)[:：.]?", re.I
)


class Contacts(NamedTuple):
    """Whom to call, each once, in their order."""

    persons: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    def and_(self, other: Contacts) -> Contacts:
        """Those of both."""
        return Contacts(
            tuple(dict.fromkeys(self.persons + other.persons)),
            tuple(dict.fromkeys(self.phones + other.phones)),
        )


def contacts_of(words: str) -> Contacts:
    """The persons and telephones of a cell, whichever it holds."""
    text = _LABEL.sub(" ", unicodedata.normalize("NFKC", words))
    phones: list[str] = []

    def take(found: re.Match[str]) -> str:
        phones.append(found[0])
        return "\n"

    rest = PHONE.sub(take, text)
    persons: list[str] = []
    for part in _BETWEEN.split(rest):
        for name in _persons(part):
            (phones if _SHORT_NUMBER.fullmatch(name) else persons).append(name)
    return Contacts(tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(phones)))


def _persons(part: str) -> Iterable[str]:
    """Blanks part persons, but also the characters of a short name (张 三)."""
    words = part.strip("()（）:：-. ").split()
    if len(words) > 1 and all(len(word) > 1 for word in words):
        return words
    whole = plain("".join(words))
    return [whole] if re.search(r"\w", whole) and whole not in _NOBODY else []


def split_name(words: str) -> tuple[str, Contacts, str]:
    """The cell of a name as the name, the contacts in it, and the words that were taken for
    them; blanks within the name are its typist's."""
    text = unicodedata.normalize("NFKC", words)
    if not PHONE.search(text):
        return plain(text), Contacts(), ""
    bracket = next((m for m in re.finditer(r"\(([^()]*(?:\(\d+\))?[^()]*)\)", text)
                    if PHONE.search(m[1])), None)  # fmt: skip
    if bracket and plain(text[: bracket.start()]):
        rest = text[: bracket.start()] + text[bracket.end() :]
        name, more, _ = split_name(rest)
        return name, contacts_of(bracket[1]).and_(more), " ".join(bracket[1].split())
    found = PHONE.search(text)
    assert found is not None
    before, said = _person_last(text[: found.start()])
    said = f"{said} {text[found.start() :]}"
    return plain(before).rstrip(":,、;"), contacts_of(said), " ".join(said.split())


def _person_last(words: str) -> tuple[str, str]:
    """A person at the end of a name, parted from it by a blank, a line end or a sign."""
    parts = re.split(r"[\s:,、;]+", words.strip())
    if len(parts) > 1 and is_person(parts[-1]) and is_unit("".join(parts[:-1])):
        at = words.rindex(parts[-1])
        return words[:at], parts[-1]
    return words, ""
