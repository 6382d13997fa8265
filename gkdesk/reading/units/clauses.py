"""One role's names in a clause -> UnitClause, with the names' places and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.units.kinds import looks_like_unit
from gkdesk.reading.units.marks import CLOSING, NOTE, OPENING
from gkdesk.reading.units.names import goes_on_with_others, name_spans
from gkdesk.reading.units.vocabulary import NOTE_ROLE

TRIM = " \u3000\xa0\t\r\n；;，,。、"
LONGEST_NAME = 24
_ODD_NAME = re.compile(r"[\d%％]{2,}|[要应须请将为使对把被]|\s|负责|完成|开展|制定|报送|落实")
_SURE, MAYBE, WEAK = 1.0, 0.85, 0.5


def unit_clause(role: Role, raw: Traced, names: Traced) -> UnitClause:
    """One role's names; ``raw`` are its words with the role word."""
    return _clause(role, raw.text, names, list(name_spans(names.text)))


def _clause(
    role: Role, raw: str, names: Traced, places: list[tuple[int, int]], end: int | None = None
) -> UnitClause:
    text = names.text
    found = [Span(start, _without_remark(text, start, stop)) for start, stop in places]
    return UnitClause(
        role=role,
        raw=raw,
        names=tuple(text[span.start : span.end] for span in found),
        and_others=goes_on_with_others(text if end is None else text[places[0][0] : end]),
        spans=tuple(place for span in found for place in names.spans(*span)[:1]),
        confidence=min((_likeness(text[span.start : span.end]) for span in found), default=0.0),
    )


def _without_remark(text: str, start: int, end: int) -> int:
    """The name's end before a bracket that says its role or how to read the list."""
    if text[end - 1] not in CLOSING:
        return end
    opening = max(text.rfind(mark, start + 1, end) for mark in OPENING)
    if opening < 0:
        return end
    note = text[opening:end]
    said = NOTE_ROLE.fullmatch(note) or (
        NOTE.fullmatch(note) and ("下同" in note or "牵头" in note or "排名" in note)
    )
    return opening if said else end


def _likeness(name: str) -> float:
    if looks_like_unit(name):
        return _SURE
    return WEAK if len(name) > LONGEST_NAME or _ODD_NAME.search(name) else MAYBE


def role_of(match: re.Match[str]) -> Role:
    """The role that a match of the vocabulary names."""
    return next(role for role in Role if match.groupdict().get(role.value))


def units_of(
    words: Traced,
    places: list[tuple[int, int]],
    role: Role,
    whole: tuple[int, int],
    raw: Traced | None = None,
) -> Iterator[UnitClause]:
    """One clause, or several where brackets behind the names tell their roles (甲（牵头）、
    乙)."""
    cuts = [words.cut(*place).stripped(TRIM) for place in places]
    names = cuts[0] if len(cuts) == 1 else Traced.joined(cuts, "，")
    spans = list(name_spans(names.text))
    roles = [_said_behind(names.text[start:end]) for start, end in spans]
    printed = (raw or words.cut(*whole).stripped(TRIM)).text
    if not any(roles):
        yield _clause(role, printed, names, spans)
        return
    rest = Role.RESPONSIBLE if role is Role.LEAD and Role.LEAD in roles else role
    ends = [*(start for start, _ in spans[1:]), len(names)]
    triples = zip((said or rest for said in roles), spans, ends, strict=True)
    for own, group in groupby(triples, key=lambda triple: triple[0]):
        members = list(group)
        stretch = names.text[members[0][1][0] : members[-1][1][1]]
        yield _clause(own, stretch, names, [each[1] for each in members], members[-1][2])


def _said_behind(name: str) -> Role | None:
    match = NOTE_ROLE.search(name)
    return role_of(match) if match and match.start() else None
