"""Responsibility clauses: who leads, who answers for, who supports a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced

_BODY = "(?:责任)?(?:单位|部门|科室|处室|机构)"
_ROLE = (
    rf"(?P<lead>牵头{_BODY}|牵头)"
    rf"|(?P<supporting>(?:配合|协办|参与|参加|会办|协同|协助){_BODY})"
    rf"|(?P<responsible>(?:责任|主责|承办|主办|主管|落实|分工){_BODY})"
    r"|(?P<limit>(?:完成|办理|落实|工作)?(?:时限|时间)(?:要求)?|完成期限)"
)
_ROLE_BEFORE_COLON = re.compile(rf"(?:{_ROLE})\s{{0,3}}$")
_COLON = re.compile("[:：]")
_LONGEST_ROLE = 12
_CLAUSE_LINE = re.compile(rf"\s{{0,8}}(?:[（(〔\[【]\s{{0,3}})?(?:{_ROLE})\s{{0,3}}[:：]")
_CLAUSE_START = re.compile(rf"[（(〔\[【]\s{{0,3}}(?:{_ROLE})\s{{0,3}}[:：]")
_OPENING = "（(〔[【"
_CLOSING = "）)〕]】"

# 等, 等有关部门, 等区直各部门单位: the list goes on without names.
_AND_OTHERS = re.compile(
    r"等(?:[省市区县镇乡]|[省市区县]?(?:委|政府))?(?:直属|直|有关|相关|各|其他|职能|成员|责任)*"
    r"(?:部门|单位|机构|企业|[、和及])*$"
)
# A bare noun of kind goes on with the collective before it: 区政府各部门、单位.
_BARE_KIND = re.compile(
    r"^(?:有关|直属|派出)?(?:部门|单位|机构|企业|企事业单位|街道|园区|功能区)+$"
)
_TOKEN = re.compile(
    r"(?:[^、，,；;。\n（(〈<〔\[【]++|[（(〈<〔\[【][^（(〈<〔\[【\n）)〉>〕\]】]{0,60}+[）)〉>〕\]】]|[（(〈<〔\[【])++"
)
_TRIM = " \u3000\t\n；;，,。、"


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A bracket of responsibility found in an item; offsets are into the item's text.

    ``limits`` holds printed time limits of the same bracket; ``odd`` tells what a person
    should look at, in Chinese, or is empty.
    """

    start: int
    end: int
    units: tuple[UnitClause, ...]
    limits: tuple[Traced, ...]
    odd: str


def find_clauses(item: Traced) -> list[FoundClause]:
    """The responsibility clauses of an item, in printed order."""
    found = []
    position = 0
    while match := _CLAUSE_START.search(item.text, position):
        start = match.start()
        end, closed = _bracket_end(item.text, start)
        inner = item.cut(start + 1, end - 1 if closed else end)
        units, limits = _parts(inner)
        position = end
        if not (units or limits):
            continue
        found.append(
            FoundClause(start, end, units, limits, _oddity(item.text, start, end, closed))
        )
    return found


def is_clause_line(text: str) -> bool:
    """Whether a line begins as a responsibility clause or a stated limit does: 责任单位：…"""
    return _CLAUSE_LINE.match(text) is not None


def read_clause(text: str) -> tuple[UnitClause, ...]:
    """The units of one printed clause, brackets optional: ``牵头单位：甲；责任单位：乙``.

    A list without a role word is responsible.
    """
    whole = Traced.of(text, 0, len(text)).stripped(_TRIM + _OPENING + _CLOSING)
    units, _ = _parts(whole)
    if units or not whole.text:
        return units
    return (_unit_clause(Role.RESPONSIBLE, whole, whole),)


def split_names(text: str) -> tuple[str, ...]:
    """The names of a typed or printed list: ``区财政局、区税务局``."""
    return tuple(text[start:end] for start, end in _name_spans(text))


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


def _parts(inner: Traced) -> tuple[tuple[UnitClause, ...], tuple[Traced, ...]]:
    units: list[UnitClause] = []
    limits: list[Traced] = []
    words = list(_role_words(inner.text))
    for word, following in zip_longest(words, words[1:]):
        end = following.start() if following else len(inner.text)
        names = inner.cut(word.end() + 1, end).stripped(_TRIM)
        if word.lastgroup == "limit":
            limits.append(names)
        else:
            raw = inner.cut(word.start(), end).stripped(_TRIM)
            units.append(_unit_clause(Role(str(word.lastgroup)), raw, names))
    return tuple(units), tuple(limits)


def _role_words(text: str) -> Iterator[re.Match[str]]:
    """The role words that a colon follows; each match ends before its colon."""
    for colon in _COLON.finditer(text):
        start = max(0, colon.start() - _LONGEST_ROLE)
        if match := _ROLE_BEFORE_COLON.search(text, start, colon.start()):
            yield match


def _unit_clause(role: Role, raw: Traced, names: Traced) -> UnitClause:
    spans = list(_name_spans(names.text))
    return UnitClause(
        role=role,
        raw=raw.text,
        names=tuple(names.text[start:end] for start, end in spans),
        and_others=any(_AND_OTHERS.search(token) for token in _TOKEN.findall(names.text)),
        spans=tuple(span for start, end in spans for span in names.spans(start, end)),
    )


def _name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the names, 等… dropped, collectives kept whole."""
    pending: tuple[int, int] | None = None
    for start, end in _tokens(text):
        if pending and text[pending[1] : start] == "、" and _BARE_KIND.match(text[start:end]):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets between separators that stand outside nested brackets, 等… dropped."""
    for match in _TOKEN.finditer(text):
        token = match[0]
        start = match.start() + len(token) - len(token.lstrip())
        token = token.strip()
        if "等" in token:
            token = _AND_OTHERS.sub("", token)
        if token:
            yield start, start + len(token)
