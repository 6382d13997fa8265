"""Responsibility clauses in an item: who leads, who answers for, who supports a task.

A clause stands in a bracket (with or without role words), on a line of its own, at a
line's end, before the text, or is a sentence (由甲牵头，乙配合). What a clause is made of is
read in ``roles``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.units.brackets import bracket_clauses
from gkdesk.reading.units.clauses import TRIM, unit_clause
from gkdesk.reading.units.found import FoundClause
from gkdesk.reading.units.fronts import front_clause
from gkdesk.reading.units.lines import line_clauses
from gkdesk.reading.units.marks import CLAUSE_OPENING, Brackets
from gkdesk.reading.units.names import name_spans
from gkdesk.reading.units.roles import parts_of
from gkdesk.reading.units.sentences import sentence_clauses

_WORTH = re.compile(r"[（(〔\[【［:：]|牵头|负责|承办|主办|配合|协办|参与|参加|责任单位")
_ORDER = r"(?:列|排|位|排名|排序|排列)(?:在|于|名)?(?:第一|首|最前)位?"
_FIRST_LEADS = re.compile(
    rf"{_ORDER}(?:的|者)?(?:责任|工作)?(?:单位|部门|科室)?(?:的)?(?:均|即|一律)?(?:为|是|作为|系|即为)"
    r"\s{0,2}(?:该项|本项|此项)?(?:工作|任务)?(?:的)?(?:总)?牵头"
    r"|第一个?(?:责任)?(?:单位|部门|名称)(?:均|即)?(?:为|是|作为)牵头|牵头(?:单位|部门)(?:排|列)(?:在|于)?(?:第一|首|前|最前)"
    r"|首位(?:单位|部门)?(?:为|是)牵头"
)


def find_clauses(item: Traced) -> list[FoundClause]:
    """The responsibility clauses of an item, in printed order, none overlapping another."""
    if not _WORTH.search(item.text):
        return []
    brackets = Brackets(item.text)
    found = list(line_clauses(item, brackets))
    found = _with(found, bracket_clauses(item, brackets))
    found = _with(found, sentence_clauses(item))
    if not found or found[0].start > 0:
        front = front_clause(item)
        found = _with(found, [front] if front else [])
    return found


def _with(found: list[FoundClause], more: Iterable[FoundClause]) -> list[FoundClause]:
    """Both in printed order, without those of ``more`` that overlap one already found."""
    merged = sorted(
        [*((each, False) for each in found), *((each, True) for each in more)],
        key=lambda pair: (pair[0].start, pair[1]),
    )
    kept: list[tuple[FoundClause, bool]] = []
    for clause, new in merged:
        if not kept or kept[-1][0].end <= clause.start:
            kept.append((clause, new))
        elif not new:
            while kept and kept[-1][1] and kept[-1][0].end > clause.start:
                kept.pop()
            kept.append((clause, new))
    return [clause for clause, _ in kept]


def read_clause(text: str) -> tuple[UnitClause, ...]:
    """The units of one printed clause, brackets optional: ``牵头单位：甲；责任单位：乙``.

    A list without a role word is responsible.
    """
    whole = _unwrapped(Traced.of(text, 0, len(text)).stripped(TRIM))
    if not whole.text:
        return ()
    parts = parts_of(whole)
    if parts.units and not (parts.odd and not parts.roles):
        return tuple(parts.units)
    if parts.limits or parts.people:
        return ()
    return (unit_clause(Role.RESPONSIBLE, whole, whole),)


def split_names(text: str) -> tuple[str, ...]:
    """The names of a typed or printed list: ``区财政局、区税务局``."""
    return tuple(text[start:end] for start, end in name_spans(text))


def says_first_leads(text: str) -> bool:
    """Whether the document says that the first unit of a list leads (列第一位的为牵头单位)."""
    return _FIRST_LEADS.search(text) is not None


def first_leading(units: Sequence[UnitClause]) -> tuple[UnitClause, ...]:
    """The clause's units with the first of the list leading, where none is said to lead."""
    if not units or any(unit.role is Role.LEAD for unit in units):
        return tuple(units)
    first, *others = units
    if first.role is not Role.RESPONSIBLE or not first.names:
        return tuple(units)
    lead = replace(
        first,
        role=Role.LEAD,
        names=first.names[:1],
        spans=first.spans[:1],
        restored=(),
        and_others=first.and_others and len(first.names) == 1,
    )
    rest = replace(
        first, names=first.names[1:], spans=first.spans[1:], restored=first.restored[1:]
    )
    return (lead, rest, *others) if rest.names else (lead, *others)


def forced_clause(item: Traced, start: int, end: int, role: str) -> FoundClause:
    """The clause a person said these words are; ``role`` is "" for the one they say."""
    inner = _unwrapped(item.cut(start, end).stripped(TRIM))
    usual = Role(role) if role else Role.RESPONSIBLE
    parts = parts_of(inner, usual)
    units = parts.units if parts.units and not parts.odd else [unit_clause(usual, inner, inner)]
    sure = tuple(replace(unit, confidence=1.0) for unit in units)
    return FoundClause(start, end, sure, tuple(parts.limits), tuple(parts.people))


def _unwrapped(words: Traced) -> Traced:
    """Without the brackets round the whole of it."""
    text = words.text
    while text[:1] and text[0] in CLAUSE_OPENING and Brackets(text).end_of.get(0) == len(text):
        words = words.cut(1, len(text) - 1).stripped(TRIM)
        text = words.text
    return words
