"""The words of one responsibility clause -> who leads, answers for, supports, by when.

A role may be said before its names (责任单位：甲、乙) or behind them (甲牵头，乙配合); words
without a role are responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import compress, zip_longest

from gkdesk.domain.draft import Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.unit_clauses import LONGEST_NAME, MAYBE, TRIM, WEAK, role_of, units_of
from gkdesk.reading.unit_kinds import looks_like_unit
from gkdesk.reading.unit_marks import OPENING, Brackets
from gkdesk.reading.unit_names import name_spans
from gkdesk.reading.unit_persons import is_person, parted, persons_named
from gkdesk.reading.unit_prefixes import restored
from gkdesk.reading.unit_vocabulary import (
    LEAD_IN,
    REMARK_ONLY,
    role_behind,
    roles_before,
    without_manner,
)

_AFTER_ROLE = ":： \u3000\xa0\t\r\n为是"
_SEPARATOR = re.compile(r"[，,；;。\n]|[（(〔\[【［]")
_BLANKS = " \u3000\xa0\t\r\n"
_TIME = re.compile(
    r"\d{1,4}\s*[年月日]|月底|年底|季度|上半年|下半年|年内|[一二三四五六七八九十]月|每[年月周]|工作日|\d[./-]\d"
    r"|^(?:长期|全年|常年|持续|常态化|立即|即时|实时)"
)
_LONGEST_LIMIT = 40


@dataclass(slots=True)
class Parts:
    """What a clause says. ``odd`` are words that are neither names nor a limit, ``notes``
    sentences behind it that speak for other items, ``empty`` fields without a value;
    ``said`` tells that a role, a person or a limit is named before a colon."""

    units: list[UnitClause] = field(default_factory=list)
    limits: list[Traced] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    odd: list[Traced] = field(default_factory=list)
    notes: list[Traced] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    roles: int = 0
    said: bool = False

    @property
    def names(self) -> list[str]:
        return [name for unit in self.units for name in unit.names]

    @property
    def sure(self) -> float:
        """The share of its names that look like units."""
        names = self.names
        return sum(map(looks_like_unit, names)) / len(names) if names else 0.0


def parts_of(inner: Traced, usual: Role = Role.RESPONSIBLE) -> Parts:
    """The parts of a clause's words; ``usual`` is the role of names that say none."""
    parts = Parts()
    words = list(roles_before(inner.text))
    first = words[0].start() if words else len(inner.text)
    _take_plain(parts, inner.cut(0, first), usual)
    for word, following in zip_longest(words, words[1:]):
        parts.said = True
        _take_said(parts, inner, word, following.start() if following else len(inner.text))
    _restore(parts)
    return parts


def _restore(parts: Parts) -> None:
    """Prefixes run on through all names of a clause, whatever their role."""
    names = restored(parts.names)
    position = 0
    for number, unit in enumerate(parts.units):
        own = names[position : position + len(unit.names)]
        position += len(unit.names)
        if own != unit.names:
            parts.units[number] = replace(unit, restored=own)


def _take_said(parts: Parts, inner: Traced, word: re.Match[str], end: int) -> None:
    """The words behind a role, a person's or a limit's name."""
    begin = word.end()
    while begin < end and inner.text[begin] in _AFTER_ROLE:
        begin += 1
    names = inner.cut(begin, end).stripped(TRIM)
    kind = next(kind for kind, said in word.groupdict().items() if said)
    if not names.text and kind in ("limit", "person"):
        parts.empty.append(word[0].strip(TRIM + ":："))
    elif kind == "limit":
        parts.limits.append(names)
    elif kind == "person":
        role = re.sub(r"\s", "", word[0]).strip(":：")
        parts.people += persons_named(role, names.text)
    elif kind == "other":
        parts.odd.append(inner.cut(word.start(), end).stripped(TRIM))
    else:
        parts.roles += 1
        raw = inner.cut(word.start(), end).stripped(TRIM)
        _take_plain(parts, names, Role(kind), raw)
        if "人" in word[0]:
            _part_persons(parts)


def _part_persons(parts: Parts) -> None:
    unit = parts.units.pop()
    offices, people = parted(unit.names)
    parts.people += people
    parts.units.append(
        replace(
            unit,
            names=tuple(compress(unit.names, offices)),
            spans=tuple(compress(unit.spans, offices)),
            confidence=min(unit.confidence, MAYBE),
        )
    )


def _take_plain(parts: Parts, words: Traced, usual: Role, raw: Traced | None = None) -> None:
    """Names with the role behind them, or none; ``raw`` where a role was said before, then
    whatever stands there is a name unless it is a limit."""
    waiting: list[tuple[int, int]] = []
    units: list[UnitClause] = []
    for start, end in _without_note(parts, words):
        chunk = words.text[start:end]
        role = role_behind(chunk, with_work=raw is None)
        if role and role.start() and _are_names(chunk[: role.start()]):
            parts.roles += 1
            names = [*waiting, *_units_only(parts, words.text, start, start + role.start())]
            units += units_of(words, names, role_of(role), (names[0][0], end))
            waiting = []
        elif raw is None and role and _take_persons(parts, chunk, role):
            continue
        elif not _take_other(parts, words, start, end):
            if raw is None and not _are_names(chunk):
                parts.odd.append(words.cut(start, end))
            else:
                waiting.append((start, start + without_manner(chunk)))
    if raw is not None and not waiting and not units:
        units.append(UnitClause(usual, raw.text, (), confidence=WEAK))
    if waiting:
        place = (waiting[0][0], waiting[-1][1])
        units += units_of(words, waiting, usual, place, None if units else raw)
    parts.units += units


def _take_persons(parts: Parts, chunk: str, role: re.Match[str]) -> bool:
    """分管副省长、副秘书长负责"""
    names = chunk[: role.start()]
    if not all(map(is_person, names.split("、"))):
        return False
    parts.people += persons_named(chunk[role.start() :], names)
    return True


def _units_only(parts: Parts, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the units where persons stand among them: 副省长李明、省财政厅负责."""
    names = [(start + first, start + last) for first, last in name_spans(text[start:end])]
    people = [place for place in names if is_person(text[slice(*place)])]
    if not people:
        return [(start, end)]
    parts.people += [Person("负责", text[slice(*place)]) for place in people]
    return [place for place in names if place not in people]


def _take_other(parts: Parts, words: Traced, start: int, end: int) -> bool:
    """What is neither a unit nor a person: 下同, or a limit."""
    chunk = words.text[start:end]
    if REMARK_ONLY.fullmatch(chunk):
        return True
    if _is_limit(chunk):
        parts.limits.append(words.cut(start, end))
        return True
    return False


def _without_note(parts: Parts, words: Traced) -> Iterator[tuple[int, int]]:
    """The chunks before a sentence of its own that names nobody: 。以下各项均需各镇落实."""
    text = words.text
    for start, end in _chunks(text):
        chunk = text[start:end]
        if start and "。" in text[:start] and text[:start].rstrip(_BLANKS)[-1:] == "。":
            if not _says_who_or_when(chunk):
                parts.notes.append(words.cut(start, len(text)))
                return
        yield start, end


def _says_who_or_when(chunk: str) -> bool:
    role = role_behind(chunk, with_work=True)
    return (
        _are_names(chunk[: role.start()] if role else chunk)
        or REMARK_ONLY.fullmatch(chunk) is not None
        or _is_limit(chunk)
    )


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Offsets between ，；。 outside brackets, blanks and 由 outside."""
    closing = Brackets(text).end_of
    start = position = 0
    while match := _SEPARATOR.search(text, position):
        position = closing.get(match.start(), match.end())
        if match[0] not in OPENING:
            yield from _trimmed(text, start, match.start())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(TRIM))
    end = start + len(words.strip(TRIM))
    if lead_in := LEAD_IN.match(text, start, end):
        start = lead_in.end()
    if start < end:
        yield start, end


def _is_limit(text: str) -> bool:
    return (
        len(text) <= _LONGEST_LIMIT
        and _TIME.search(text) is not None
        and not looks_like_unit(text)
    )


def _are_names(text: str) -> bool:
    """Whether at least half of the words between 、 look like units and the rest might."""
    names = [text[start:end] for start, end in name_spans(text)]
    likely = sum(map(looks_like_unit, names))
    return (
        bool(names)
        and 2 * likely >= len(names)
        and all(len(name) <= LONGEST_NAME for name in names)
    )
