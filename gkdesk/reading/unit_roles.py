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
_BLANK_PART = re.compile(r"\s+")
_TIME = re.compile(
    r"\d{1,4}\s*[年月日]|月底|年底|季度|上半年|下半年|年内|[一二三四五六七八九十]月|每[年月周]|工作日|\d[./-]\d"
    r"|^(?:长期|全年|常年|持续|常态化|立即|即时|实时)"
)
_LONGEST_LIMIT = 40


@dataclass(slots=True)
class Parts:
    """What a clause says. ``odd`` are words that are neither names nor a limit, ``empty``
    fields without a value; ``said`` tells that a role, a person or a limit is named before
    a colon."""

    units: list[UnitClause] = field(default_factory=list)
    limits: list[Traced] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    odd: list[Traced] = field(default_factory=list)
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
        parts.people += [Person(role, name) for name in _persons(names.text)]
    elif kind == "other":
        parts.odd.append(inner.cut(word.start(), end).stripped(TRIM))
    else:
        parts.roles += 1
        raw = inner.cut(word.start(), end).stripped(TRIM)
        _take_plain(parts, names, Role(kind), raw)
        if "人" in word[0]:
            _part_persons(parts)


def _persons(text: str) -> list[str]:
    names = (re.sub(r"\s", "", name) for name in re.split(r"[、，,；;\n]", text))
    return [name for name in names if name]


def _part_persons(parts: Parts) -> None:
    """责任单位及责任人：市财政局 张三: what is no unit's name is a person."""
    unit = parts.units.pop()
    offices = [looks_like_unit(name) for name in unit.names]
    others = (name for name, office in zip(unit.names, offices, strict=True) if not office)
    parts.people += [Person("责任人", name) for name in others]
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
    for start, end in _chunks(words.text):
        chunk = words.text[start:end]
        role = role_behind(chunk, with_work=raw is None)
        if role and role.start() and _are_names(chunk[: role.start()]):
            parts.roles += 1
            names = [*waiting, (start, start + role.start())]
            units += units_of(words, names, role_of(role), (names[0][0], end))
            waiting = []
        elif REMARK_ONLY.fullmatch(chunk):
            continue
        elif _is_limit(chunk):
            parts.limits.append(words.cut(start, end))
        elif raw is not None or _are_names(chunk):
            waiting.append((start, start + without_manner(chunk)))
        else:
            parts.odd.append(words.cut(start, end))
    if raw is not None and not waiting and not units:
        units.append(UnitClause(usual, raw.text, (), confidence=WEAK))
    if waiting:
        place = (waiting[0][0], waiting[-1][1])
        units += units_of(words, waiting, usual, place, None if units else raw)
    parts.units += units


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
