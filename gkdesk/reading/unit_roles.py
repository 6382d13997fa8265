"""The words of one responsibility clause -> who leads, answers for, supports, by when.

A role may be said before its names (责任单位：甲、乙) or behind them (甲牵头，乙配合); words
without a role are responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from gkdesk.domain.draft import Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.traced import Traced
from gkdesk.reading.unit_names import (
    goes_on_with_others,
    looks_like_unit,
    name_spans,
    restored,
)

_BODY = r"(?:责任)?(?:单位|部门|科室|处室|股室|机构|企业)"
_GAP = r"\s{0,3}"


def _spaced(word: str) -> str:
    """The word with blanks allowed between its characters (责 任 单 位)."""
    return _GAP.join(word)


_ROLE = (
    rf"(?P<lead>牵{_GAP}头(?:{_BODY}|（主办）{_BODY})?|主要责任单位)"
    rf"|(?P<supporting>(?:配合|协办|参与|参加|会办|协同|协助|协作|支持){_BODY}|配合|协办)"
    rf"|(?P<responsible>(?:责{_GAP}任|主责|承办|主办|主管|落实|分工|负责|实施|具体责任|完成|职责|公开|发布){_GAP}{_spaced('单位')}"
    rf"|(?:责任|主责|承办|主办|主管|落实|分工|负责|实施|具体责任|第一责任){_BODY}|责任分工|任务分工|责任主体|主办|承办|负责)"
    r"|(?P<person>(?:分管|责任|牵头|包抓|包保|包联|主管|主抓|联系|挂点|督办)(?:县|区|市|局|镇|校|院)?(?:级)?(?:领导|负责人|责任人|负责同志)"
    r"|责任人|负责人|具体责任人|直接责任人|第一责任人|经办人)"
    rf"|(?P<limit>(?:完成|办理|落实|工作|推进|进度|公开|办结|整改|实施|任务|目标完成)?{_spaced('时限')}(?:要求)?"
    r"|(?:完成|办理|落实|推进|办结|工作|实施|公开|整改)时间(?:要求|节点)?|时间(?:要求|节点|安排|进度)|完成期限|期限|完成节点|进度(?:要求|安排))"
)
ROLE_COLON = re.compile(rf"(?:{_ROLE}){_GAP}[:：]")
_ROLE_BEFORE_COLON = re.compile(rf"(?:{_ROLE}){_GAP}$")
_ROLE_BLANK = re.compile(rf"(?:{_ROLE})(?:\s+|[为是])(?=\S)")
_COLON = re.compile("[:：]")
_LONGEST_ROLE = 14
_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
TRIM = " \u3000\xa0\t\n；;，,。、"
_LEAD_IN = re.compile(
    r"^(?:并|同时|具体|其中|以上|上述|本(?:部分|节|项|章|条)|(?:该|此|本)项?)?(?:工作|任务|内容|各项)*(?:统一|具体|均|分别)?由"
)
_MANNER = r"(?:按照?(?:各自|部门|有关)?职责(?:任务)?(?:分工)?|依职责(?:分工)?|根据(?:各自)?职责(?:分工)?|结合职责|分别|共同|具体|统一|分工|总体|按分工|按要求|全程|积极|协同)"
_DEED = r"(?:负责|落实|办理|组织|实施|推进|协调|抓好|抓|完成|做好|统筹)"
_ROLE_BEHIND = re.compile(
    rf"{_MANNER}*(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助|协同配合|协作|参与|参加|会办|支持)"
    rf"|(?P<responsible>负总责|负责|承办|主办|主责|落实|组织实施|实施|分工))(?:{_DEED}|工作)*$"
)
_MANNER_ONLY = re.compile(rf"{_MANNER}+$")
_CHUNK = re.compile(
    r"(?:[^，,；;。\n（(〔\[【]++|[（(〔\[【][^（(〔\[【）)〕\]】\n]{0,60}+[）)〕\]】]|[（(〔\[【])++"
)
_TIME = re.compile(
    r"\d{1,4}\s*[年月日]|月底|年底|季度|上半年|下半年|年内|[一二三四五六七八九十]月|每[年月周]|工作日"
    r"|^(?:长期|全年|常年|持续|常态化|立即|即时|实时)"
)


@dataclass(slots=True)
class Parts:
    """What a clause says. ``sure`` is the share of its names that look like units; ``odd``
    are words that are neither names nor a limit."""

    units: list[UnitClause] = field(default_factory=list)
    limits: list[Traced] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    odd: list[Traced] = field(default_factory=list)
    roles: int = 0

    @property
    def names(self) -> list[str]:
        return [name for unit in self.units for name in unit.names]

    @property
    def sure(self) -> float:
        names = self.names
        return sum(map(looks_like_unit, names)) / len(names) if names else 0.0

    def __bool__(self) -> bool:
        return bool(self.units or self.limits or self.people)


def parts_of(inner: Traced, usual: Role = Role.RESPONSIBLE) -> Parts:
    """The parts of a clause's words; ``usual`` is the role of names that say none."""
    parts = Parts()
    words = list(_roles_before(inner.text))
    first = words[0].start() if words else len(inner.text)
    _take_unprefixed(parts, inner.cut(0, first), usual)
    for word, following in zip_longest(words, words[1:]):
        end = following.start() if following else len(inner.text)
        _take_prefixed(parts, inner, word, end)
    _restore(parts)
    return parts


def unit_clause(role: Role, raw: Traced, names: Traced) -> UnitClause:
    """One role's names; ``raw`` are its words with the role word."""
    spans = list(name_spans(names.text))
    found = tuple(names.text[start:end] for start, end in spans)
    likely = sum(map(looks_like_unit, found)) / len(found) if found else 0.0
    return UnitClause(
        role=role,
        raw=raw.text,
        names=found,
        and_others=goes_on_with_others(names.text),
        spans=tuple(span for start, end in spans for span in names.spans(start, end)),
        confidence=0.6 + 0.4 * likely,
    )


def _restore(parts: Parts) -> None:
    """Prefixes run on through all names of a clause, whatever their role."""
    names = restored(parts.names)
    position = 0
    for number, unit in enumerate(parts.units):
        own = names[position : position + len(unit.names)]
        position += len(unit.names)
        if own and own != unit.names:
            parts.units[number] = UnitClause(
                unit.role, unit.raw, unit.names, unit.and_others, unit.spans, own,
                unit.confidence,
            )  # fmt: skip


def _roles_before(text: str) -> Iterator[re.Match[str]]:
    """The role words that a colon or a blank follows; each match ends with its name."""
    found: list[re.Match[str]] = []
    for colon in _COLON.finditer(text):
        start = max(0, colon.start() - _LONGEST_ROLE)
        if match := _ROLE_BEFORE_COLON.search(text, start, colon.start()):
            found.append(match)
    if not found and (match := _ROLE_BLANK.match(text)):
        found.append(match)
    return iter(found)


def _take_prefixed(parts: Parts, inner: Traced, word: re.Match[str], end: int) -> None:
    begin = word.end()
    while begin < end and inner.text[begin] in ":： \u3000\t为是":
        begin += 1
    names = inner.cut(begin, end).stripped(TRIM)
    kind = str(word.lastgroup)
    if kind == "limit":
        parts.limits.append(names)
    elif kind == "person":
        role = re.sub(r"\s", "", word[0])
        parts.people += [Person(role, name) for name in _persons(names.text)]
    else:
        parts.roles += 1
        raw = inner.cut(word.start(), end).stripped(TRIM)
        _take_named(parts, Role(kind), raw, names)


def _persons(text: str) -> list[str]:
    return [re.sub(r"\s", "", name) for name in re.split(r"[、，,；;]", text) if name.strip()]


def _take_named(parts: Parts, role: Role, raw: Traced, names: Traced) -> None:
    """Names behind a role word; roles said among them win (责任单位：甲牵头，乙配合)."""
    inside = Parts()
    _take_unprefixed(inside, names, role)
    if inside.roles and not inside.odd:
        parts.units += inside.units
        parts.limits += inside.limits
        return
    end = _MANNER_END.search(names.text)
    parts.units.append(unit_clause(role, raw, names.cut(0, end.start()) if end else names))


_MANNER_END = re.compile(rf"{_MANNER}+(?:负责|落实|{_DEED})*$")


def _take_unprefixed(parts: Parts, words: Traced, usual: Role) -> None:
    """Names with the role behind them, or none."""
    waiting: list[Traced] = []
    for match in _CHUNK.finditer(words.text):
        chunk = words.cut(*match.span()).stripped(TRIM)
        if not chunk.text:
            continue
        lead_in = _LEAD_IN.match(chunk.text)
        if lead_in:
            chunk = chunk.cut(lead_in.end(), len(chunk))
        role = _ROLE_BEHIND.search(chunk.text)
        if role and role.start():
            parts.roles += 1
            first = waiting[0] if waiting else chunk
            waiting.append(chunk.cut(0, role.start()).stripped(TRIM))
            raw = _through(words, first, chunk)
            names = _list(waiting)
            parts.units.append(unit_clause(Role(str(role.lastgroup)), raw, names))
            waiting = []
        elif _is_limit(chunk.text):
            parts.limits.append(chunk)
        elif _are_names(chunk.text):
            waiting.append(chunk)
        else:
            parts.odd.append(chunk)
    if waiting:
        raw = _through(words, waiting[0], waiting[-1])
        parts.units.append(unit_clause(usual, raw, _list(waiting)))


def _list(waiting: list[Traced]) -> Traced:
    return waiting[0] if len(waiting) == 1 else Traced.joined(waiting, "，")


def _through(words: Traced, first: Traced, last: Traced) -> Traced:
    """The stretch of ``words`` from the first of its cuts to the end of the last."""
    start = words.text.find(first.text)
    end = words.text.find(last.text, max(start, 0)) + len(last.text)
    return words.cut(max(start, 0), end)


def _is_limit(text: str) -> bool:
    return len(text) <= 40 and _TIME.search(text) is not None and not looks_like_unit(text)


def _are_names(text: str) -> bool:
    """Whether at least half of the words between 、 look like units and the rest might."""
    names = [text[start:end] for start, end in name_spans(text)]
    likely = sum(map(looks_like_unit, names))
    return bool(names) and 2 * likely >= len(names) and all(len(name) <= 24 for name in names)
