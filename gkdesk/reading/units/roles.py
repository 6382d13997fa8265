"""The words of one responsibility clause -> who leads, answers for, supports, by when.

A role may be said before its names (责任单位：甲、乙) or behind them (甲牵头，乙配合); words
without a role are responsible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import compress, zip_longest

from gkdesk.domain.draft import Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.units.chunks import Chunk, are_names, is_limit, is_remark, without_note
from gkdesk.reading.units.clauses import MAYBE, TRIM, WEAK, role_of, units_of
from gkdesk.reading.units.kinds import looks_like_unit
from gkdesk.reading.units.names import name_spans
from gkdesk.reading.units.persons import is_person, may_be_person, parted, persons_named
from gkdesk.reading.units.prefixes import restored
from gkdesk.reading.units.vocabulary import role_behind, roles_before, without_manner

_AFTER_ROLE = ":： \u3000\xa0\t\r\n为是"


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
    if not names:
        return
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
    taking = _Plain(parts, words, usual, raw)
    chunks, note = without_note(words.text)
    for chunk in chunks:
        taking.take(chunk)
    if note is not None:
        parts.notes.append(words.cut(note, len(words)))
    parts.units += taking.units_at_the_end()


class _Plain:
    """The chunks of one stretch of words, taken one after another. ``waiting`` are names
    whose role may follow; ``first`` and ``last`` bound the words of the units at hand."""

    def __init__(self, parts: Parts, words: Traced, usual: Role, raw: Traced | None) -> None:
        self.parts, self.words, self.usual, self.raw = parts, words, usual, raw
        self.units: list[UnitClause] = []
        self.waiting: list[tuple[int, int]] = []
        self.first = self.last = 0

    def take(self, chunk: Chunk) -> None:
        """One chunk: names with or without a role, persons, a limit, a remark."""
        words = self.words.text[chunk.start : chunk.end]
        role = role_behind(words, with_work=self.raw is None)
        if role and role.start() and are_names(words[: role.start()]):
            self._take_role(chunk, role)
        elif is_remark(words):
            self._take_remark(chunk.end)
        elif is_limit(words):
            self.parts.limits.append(self.words.cut(chunk.start, chunk.end))
        elif self.raw is not None or are_names(words):
            self._wait(chunk, without_manner(words))
        elif role is None or not self._take_persons(words, role.start()):
            self.parts.odd.append(self.words.cut(chunk.start, chunk.end))

    def _wait(self, chunk: Chunk, length: int) -> None:
        self.first = self.first if self.waiting else chunk.begin
        self.last = chunk.end
        self.waiting.append((chunk.start, chunk.start + length))

    def _take_role(self, chunk: Chunk, role: re.Match[str]) -> None:
        self.parts.roles += 1
        lists = any(
            len(name_spans(self.words.text[slice(*place)])) > 1 for place in self.waiting
        )
        if lists and role_of(role) is Role.SUPPORTING:
            # 甲、乙，丙配合: who supports is named anew behind those who do the work
            self.units += units_of(
                self.words, self.waiting, self.usual, (self.first, self.last)
            )
            self.waiting = []
        self.first = self.first if self.waiting else chunk.begin
        self.last = chunk.end
        names = [*self.waiting, *self._units_only(chunk.start, chunk.start + role.start())]
        self.units += units_of(self.words, names, role_of(role), (self.first, self.last))
        self.waiting = []

    def _units_only(self, start: int, end: int) -> list[tuple[int, int]]:
        """The places of the units where persons stand among them: 副省长李明、省财政厅负责."""
        text = self.words.text
        if not may_be_person(text[start:end]):
            return [(start, end)]
        names = [(start + first, start + last) for first, last in name_spans(text[start:end])]
        people = [place for place in names if is_person(text[slice(*place)])]
        self.parts.people += [Person("负责", text[slice(*place)]) for place in people]
        return [place for place in names if place not in people] if people else [(start, end)]

    def _take_persons(self, words: str, end: int) -> bool:
        """分管副省长、协管副秘书长负责."""
        if not all(map(is_person, words[:end].split("、"))):
            return False
        self.parts.people += persons_named(words[end:], words[:end])
        return True

    def _take_remark(self, end: int) -> None:
        """下同: a word of the units before it."""
        if not self.waiting and self.units:
            more = self.words.text[self.last : end]
            self.units[-1] = replace(self.units[-1], raw=self.units[-1].raw + more)
        self.last = end

    def units_at_the_end(self) -> list[UnitClause]:
        """All units, those still waiting with the usual role."""
        if self.waiting:
            place = (self.first, self.last)
            raw = None if self.units else self.raw
            self.units += units_of(self.words, self.waiting, self.usual, place, raw)
        elif self.raw is not None and not self.units:
            self.units.append(UnitClause(self.usual, self.raw.text, (), confidence=WEAK))
        if self.raw is not None and self.units:
            self._put_label(self.raw.text)
        return self.units

    def _put_label(self, raw: str) -> None:
        """责任单位：甲牵头: the field's name stands in ``raw`` too."""
        label = raw[: len(raw) - len(self.words)]
        if not self.units[0].raw.startswith(label):
            self.units[0] = replace(self.units[0], raw=label + self.units[0].raw)
