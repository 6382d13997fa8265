"""Responsibility clauses in an item: who leads, who answers for, who supports a task.

A clause stands in a bracket (with or without role words), on a line of its own, at a
line's end, or is a sentence (由甲牵头，乙配合). What a clause is made of is read in
``unit_roles``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.draft import Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.unit_names import (
    looks_like_unit,
    name_spans,
    surely_unit,
)
from gkdesk.reading.unit_roles import ROLE_COLON, TRIM, Parts, parts_of, unit_clause

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
_BRACKET = re.compile(r"[（(〔\[【]")
_LINE_START = re.compile(rf"\s{{0,8}}(?:[（(〔\[【]\s{{0,3}})?(?:{ROLE_COLON.pattern})")
_SECTION_LINE = re.compile(
    r"[（(〔\[【]?\s{0,3}(?:以上|上述|本(?:部分|节|章|项))[^，。；：]{0,10}由"
)
_ROLE_AFTER_STOP = re.compile(
    rf"(?:(?<=[。！？；\n])|(?<=[。！？；\n]\s)|^)\s{{0,8}}(?={ROLE_COLON.pattern})"
)
_STOPS = "。！？；…”"
_DEEDS = re.compile(r"牵头|负责|承办|主办|配合|协办|参与|参加")
_FIRST_LEADS = re.compile(
    r"(?:列|排|位)(?:在|于)?(?:第一|首)位?的?(?:责任)?(?:单位|部门|科室)?(?:的)?(?:为|是|作为|即为)\s*(?:该项)?(?:工作|任务)?(?:的)?牵头"
    r"|第一个?(?:责任)?(?:单位|部门)(?:为|是|作为)牵头"
)


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A responsibility clause found in an item; offsets are into the item's text.

    ``limits`` holds printed time limits of the same clause; ``odd`` tells what a person
    should look at, in Chinese, or is empty. ``kept`` clauses say other work too, so their
    words stay in the text; ``section`` ones speak for all items of the section.
    """

    start: int
    end: int
    units: tuple[UnitClause, ...]
    limits: tuple[Traced, ...] = ()
    people: tuple[Person, ...] = ()
    odd: str = ""
    kept: bool = False
    section: bool = False


def find_clauses(item: Traced) -> list[FoundClause]:
    """The responsibility clauses of an item, in printed order, none overlapping another."""
    if not _worth_a_look(item.text):
        return []
    found = [*_lines(item)]
    found += [each for each in _brackets(item) if not _overlaps(each, found)]
    found += [each for each in _sentences(item) if not _overlaps(each, found)]
    return sorted(found, key=lambda clause: clause.start)


def is_clause_line(text: str) -> bool:
    """Whether a line begins as a responsibility clause or a stated limit does: 责任单位：…"""
    return _LINE_START.match(text) is not None or (
        _SECTION_LINE.match(text) is not None and _DEEDS.search(text) is not None
    )


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
    return (
        () if parts.limits or parts.people else (unit_clause(Role.RESPONSIBLE, whole, whole),)
    )


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
        and_others=False if len(first.names) > 1 else first.and_others,
    )
    rest = replace(
        first, names=first.names[1:], spans=first.spans[1:], restored=first.restored[1:]
    )
    return (lead, rest, *others) if rest.names else (lead, *others)


def forced_clause(item: Traced, start: int, end: int, role: str) -> FoundClause:
    """The clause a person said these words are; ``role`` is "" for the one they say."""
    words = item.cut(start, end).stripped(TRIM)
    inner = _unwrapped(words)
    usual = Role(role) if role else Role.RESPONSIBLE
    parts = parts_of(inner, usual)
    units = (
        tuple(parts.units)
        if parts.units and not parts.odd
        else (unit_clause(usual, inner, inner),)
    )
    sure = tuple(replace(unit, confidence=1.0) for unit in units)
    return FoundClause(start, end, sure, tuple(parts.limits), tuple(parts.people))


def _worth_a_look(text: str) -> bool:
    return (
        _BRACKET.search(text) is not None
        or _DEEDS.search(text) is not None
        or (ROLE_COLON.search(text) is not None)
    )


def _overlaps(clause: FoundClause, others: Sequence[FoundClause]) -> bool:
    return any(clause.start < other.end and other.start < clause.end for other in others)


def _unwrapped(words: Traced) -> Traced:
    """Without the brackets round the whole of it."""
    text = words.text
    if len(text) > 1 and text[0] in _OPENING and _bracket_end(text, 0) == (len(text), True):
        return words.cut(1, len(text) - 1).stripped(TRIM)
    return words


# --- lines of their own -----------------------------------------------------------------


def _lines(item: Traced) -> Iterator[FoundClause]:
    """Clauses that run from a line's start, or from behind a stop, to the line's end."""
    text = item.text
    position = 0
    for match in _ROLE_AFTER_STOP.finditer(text):
        if match.start() < position or _inside_bracket(text, match.end()):
            continue
        end = _line_end(text, match.end())
        parts = parts_of(item.cut(match.end(), end).stripped(TRIM))
        position = end
        if parts:
            start = match.start() - (match.start() > 0 and text[match.start() - 1] == "\n")
            yield _found(start, end, parts)


def _inside_bracket(text: str, offset: int) -> bool:
    """Whether a bracket of the same line is open at the offset."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return sum(map(line.count, _OPENING)) > sum(map(line.count, _CLOSING))


def _line_end(text: str, start: int) -> int:
    """The end of the line; a list of names may go on over line ends."""
    end = text.find("\n", start)
    while end > 0 and text[end - 1] in "、，," and end + 1 < len(text):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end


def _found(start: int, end: int, parts: Parts, odd: str = "") -> FoundClause:
    return FoundClause(
        start, end, tuple(parts.units), tuple(parts.limits), tuple(parts.people), odd
    )


# --- brackets -----------------------------------------------------------------------------


def _brackets(item: Traced) -> Iterator[FoundClause]:
    text = item.text
    position = 0
    while match := _BRACKET.search(text, position):
        start = match.start()
        end, closed = _bracket_end(text, start)
        inner = item.cut(start + 1, end - 1 if closed else end)
        said = ROLE_COLON.match(inner.text.lstrip()) is not None
        if not said and not closed:
            position = start + 1
            continue
        parts = parts_of(inner.stripped(TRIM))
        clause = _of_bracket(text, start, end, parts, said=said)
        if clause is None:
            position = start + 1 if not closed else end
            continue
        position = end
        odd = clause.odd or _oddity(text, start, end, closed)
        section = _SECTION_LINE.match(text, start) is not None and _alone(text, start, end)
        yield replace(clause, odd=odd, section=section)


def _of_bracket(
    text: str, start: int, end: int, parts: Parts, *, said: bool
) -> FoundClause | None:
    """The clause of a bracket, None where it is an ordinary one."""
    if said:
        return _found(start, end, parts) if parts else None
    if not parts.units or parts.odd or parts.sure < 0.5:
        return None
    behind_stop = start == 0 or text[start - 1] in _STOPS + "\n" or _behind_clause(text, start)
    before_stop = end >= len(text) or text[end] in "。；！？\n" or text[end] in _OPENING
    if not (behind_stop or before_stop):
        return None
    if parts.roles or behind_stop or _several(parts):
        return _found(start, end, parts) if parts.sure >= 0.5 else None
    alone = all(surely_unit(name) for name in parts.names)
    apposition = looks_like_unit(
        re.split(r"[，。；、\s]", text[max(0, start - 14) : start])[-1]
    )
    return _found(start, end, parts) if alone and not apposition else None


def _several(parts: Parts) -> bool:
    return len(parts.names) > 1 and parts.sure > 0.7


def _behind_clause(text: str, start: int) -> bool:
    """Whether the bracket stands directly behind another one."""
    return text[start - 1] in _CLOSING


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the stretch fills a line."""
    return (start == 0 or text[start - 1] == "\n") and (
        text[end : end + 2].strip("。") in ("", "\n") or text[end] == "\n"
    )


def _bracket_end(text: str, start: int) -> tuple[int, bool]:
    """Offset behind the bracket opened at ``start``; half-width may close full-width."""
    depth = 0
    for position in range(start, len(text)):
        char = text[position]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
            if depth == 0:
                return position + 1, True
    return len(text), False


def _oddity(text: str, start: int, end: int, closed: bool) -> str:
    if not closed:
        return "责任单位的括号没有收尾，后面的文字可能不全。"
    if _OPENING.index(text[start]) != _CLOSING.index(text[end - 1]):
        return f"责任单位的括号前后不一致：以“{text[start]}”开头，以“{text[end - 1]}”收尾。"
    return ""


# --- sentences ----------------------------------------------------------------------------

_PART = re.compile(r"(?:[^，,；;。！？\n（(]++|[（(][^（(）)\n]{0,60}+[）)]|[（(])++")
_BY = re.compile(
    r"由(?P<names>[^，。；：\n]{2,80}?)(?P<manner>按照?(?:各自)?职责(?:分工)?|分别|共同|具体|统一)?"
    r"(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助)|(?P<responsible>负总责|负责(?![人任制]|同志|解释)|承办|主办|组织实施|统筹))"
    r"(?P<rest>.*)$"
)
_FOLLOWING = re.compile(
    r"(?P<names>[^，。；：\n]{2,80}?)(?:按照?(?:各自|部门)?职责(?:分工)?|分别|共同|具体|积极|协同|统一)*"
    r"(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助|参与|参加|支持)|(?P<responsible>负总责|负责|承办|主办|落实|组织实施))"
    r"(?P<rest>(?:负责|落实|办理|实施|推进|组织|完成|工作)*)$"
)
_MOST_SUBJECT = 14
_DEED_WORDS = re.compile(r"(?:落实|办理|实施|推进|组织|负责|工作)*")


def _sentences(item: Traced) -> Iterator[FoundClause]:
    """Sentences, or parts of one, that say who does the work."""
    text = item.text
    if not _DEEDS.search(text):
        return
    for sentence in sentences(text):
        if _DEEDS.search(text, *sentence):
            clause = _of_sentence(item, sentence.start, sentence.end)
            if clause is not None:
                yield clause


def _of_sentence(item: Traced, start: int, end: int) -> FoundClause | None:
    text = item.text
    parts = [match.span() for match in _PART.finditer(text, start, end)]
    units: list[UnitClause] = []
    only = True
    for first, last in parts:
        words = item.cut(first, last).stripped()
        unit, whole = _unit_in(words, following=bool(units))
        if unit is not None:
            units.append(unit)
        only = only and unit is not None and whole
    said = "由" in text[start:end] or only
    if not units or not said:
        return None
    if not only:
        return FoundClause(start, end, tuple(units), kept=True)
    alone = _alone(text, start, end)
    section = alone and _SECTION_LINE.match(text, start) is not None
    begin = start - (start > 0 and text[start - 1] == "\n")
    return FoundClause(begin, end, tuple(units), section=section)


def _unit_in(words: Traced, *, following: bool) -> tuple[UnitClause | None, bool]:
    """The unit a part of a sentence puts to work, and whether it says nothing else."""
    match = _BY.search(words.text)
    whole = False
    if match:
        whole = match.start() <= _MOST_SUBJECT and bool(_DEED_WORDS.fullmatch(match["rest"]))
    else:
        match = _FOLLOWING.fullmatch(words.text)
        whole = True
    if match is None:
        return None, False
    names = words.cut(*match.span("names"))
    found = [names.text[first:last] for first, last in name_spans(names.text)]
    if not found or not all(map(looks_like_unit, found)):
        return None, False
    role = next(role for role in Role if match.groupdict().get(role.value))
    raw = words.cut(match.start(), match.end() - len(match["rest"]))
    return unit_clause(role, raw, names), whole
